// The run-time type of any value, in the spelling messages use: `Integer`, `List<Account>`, `Outer.Inner`, `Database.SaveResult`.
import { ApexBlob } from "./blob.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { emittedInfo } from "./emitted.ts";
import { ApexEnum } from "./enum.ts";
import { ApexException } from "./exception.ts";
import { PlatformObject } from "./platform-object.ts";
import { SObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";

/** Stubs of Test.createStub print as `Foo__sfdc_ApexStub:[]`, but their type is Foo. */
export const stubSuffix = "__sfdc_ApexStub";

export function typeNameOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return "String";
    case "number":
      return "Integer";
    case "bigint":
      return "Long";
    case "boolean":
      return "Boolean";
    case "object":
      return value === null ? "null" : objectTypeName(value);
    default:
      return "Object";
  }
}

function objectTypeName(value: object): string {
  const info = emittedInfo(value);
  if (info !== undefined)
    return info.name.endsWith(stubSuffix) ? info.name.slice(0, -stubSuffix.length) : info.name;
  if (value instanceof Decimal) return "Decimal";
  if (value instanceof ApexDouble) return "Double";
  if (value instanceof ApexDate) return "Date";
  if (value instanceof ApexDatetime) return "Datetime";
  if (value instanceof ApexTime) return "Time";
  if (value instanceof ApexBlob) return "Blob";
  if (value instanceof SObject) return value.typeName;
  if (value instanceof ApexList) return `List<${value.elementType}>`;
  if (value instanceof ApexSet) return `Set<${value.elementType}>`;
  if (value instanceof ApexMap) return `Map<${value.keyType},${value.valueType}>`;
  if (value instanceof ApexEnum) return value.enumType;
  if (value instanceof ApexException) return value.$type;
  if (value instanceof PlatformObject) return value.apexType;
  return "Object";
}
