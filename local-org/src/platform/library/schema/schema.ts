// System.Schema: the global describe.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { qualifiedName, resolveObject } from "../../../metadata/schema.ts";
import type { ApexList } from "../../values/collections.ts";
import { apexError } from "../../values/exception.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, listOf, need } from "../helpers.ts";
import { DescribeMap } from "./describe-map.ts";
import { DescribeSObject } from "./describe-sobject.ts";

function globalDescribe(rt: Runtime): DescribeMap {
  const known = rt.libraryState.get("schema.globalDescribe");
  if (known instanceof DescribeMap) return known;
  const entries = [...rt.schema.objects.values()].map(
    (object) =>
      [qualifiedName(rt.schema, object.name).toLowerCase(), rt.sobjectType(object.name)] as const,
  );
  const map = new DescribeMap("String", "Schema.SObjectType", entries, (name) =>
    qualifiedName(rt.schema, name).toLowerCase(),
  );
  rt.libraryState.set("schema.globalDescribe", map);
  return map;
}
function describeAll(rt: Runtime, names: ApexList): unknown {
  return listOf(
    "Schema.DescribeSObjectResult",
    need(names).items.map((name) => {
      const shape =
        resolveObject(rt.schema, String(name)) === undefined
          ? undefined
          : rt.shapes.of(String(name));
      if (shape === undefined)
        throw apexError(
          "System.InvalidParameterValueException",
          `sObject type '${String(name)}' is not supported.`,
        );
      return new DescribeSObject(shape);
    }),
  );
}

export const schemaClasses: readonly LibraryClass[] = [
  defineEnum("Schema.SObjectDescribeOptions", ["FULL", "DEFERRED", "DEFAULT"]),
  defineClass({
    name: "System.Schema",
    kind: "class",
    members: {
      "static Map<String,Schema.SObjectType> getGlobalDescribe()": globalDescribe,
      "static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)": describeAll,
      "static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions options)":
        describeAll,
    },
    unsupported: {
      describeTabs: "Tabs are read by the app shell from the project's metadata.",
      describeDataCategoryGroups: "Data categories are not part of the local org.",
      describeDataCategoryGroupStructures: "Data categories are not part of the local org.",
      getAppDescribe: "Apps are read by the app shell from the project's metadata.",
      getModuleDescribe: "Use Schema.getGlobalDescribe().",
    },
  }),
];
