// Types at run time: reading their text, `instanceof`, casts and the TypeException that a wrong cast gives.
import type { EmittedClassInfo } from "../../apex/checked.ts";
import type { Library, LibraryClass } from "../../apex/library.ts";
import type { RuntimeType } from "../../apex/runtime.ts";
import { ApexBlob } from "./blob.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { Decimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { emittedInfo } from "./emitted.ts";
import { isNumeric, toDecimal, toDouble } from "./equality.ts";
import { apexError } from "./exception.ts";
import { toRecordId } from "./field-values.ts";
import { isIdForm } from "./id.ts";
import type { RecordShapes } from "./record-shape.ts";
import { SObject } from "./sobject.ts";
import { ApexTime } from "./time.ts";
import { typeNameOf } from "./type-name.ts";

export interface TypeNode {
  readonly text: RuntimeType;
  readonly kind: "list" | "set" | "map" | "name";
  /** lower-cased, without arguments and without the `System.`/`Schema.` that may be left out */
  readonly key: string;
  readonly arguments: readonly TypeNode[];
}
export interface TypeContext {
  readonly library: Library;
  readonly shapes: RecordShapes;
  classInfo(name: string): EmittedClassInfo | undefined;
}

export class RuntimeTypes {
  private readonly context: TypeContext;
  private readonly parsed = new Map<string, TypeNode>();
  private readonly ancestors = new Map<string, ReadonlySet<string>>();

  constructor(context: TypeContext) {
    this.context = context;
  }

  parse(text: RuntimeType): TypeNode {
    let node = this.parsed.get(text);
    if (node === undefined) this.parsed.set(text, (node = this.read(text)));
    return node;
  }
  private read(text: string): TypeNode {
    const trimmed = text.trim();
    if (trimmed.endsWith("[]"))
      return { text, kind: "list", key: "list", arguments: [this.parse(trimmed.slice(0, -2))] };
    const open = trimmed.indexOf("<");
    const name = open < 0 ? trimmed : trimmed.slice(0, open);
    const inner =
      open < 0
        ? []
        : splitArguments(trimmed.slice(open + 1, trimmed.lastIndexOf(">"))).map((part) =>
            this.parse(part),
          );
    const key = plainName(name);
    const kind = key === "list" || key === "set" || key === "map" ? key : "name";
    return { text, kind: inner.length > 0 ? kind : "name", key, arguments: inner };
  }

  instanceOf(value: unknown, type: RuntimeType): boolean {
    if (value === null || value === undefined) return false;
    const node = this.parse(type);
    // A List<SObject> is an instance of every list of records, though it cannot be cast to one (ipavlic/apex-fp, SObjectCollectionTest.testListTyping).
    if (
      value instanceof ApexList &&
      value.elementType === "SObject" &&
      node.kind === "list" &&
      this.context.shapes.of(this.first(node).key) !== undefined
    )
      return true;
    if (value instanceof ApexList)
      return (
        (node.kind === "list" && this.isSubtype(this.parse(value.elementType), this.first(node))) ||
        node.key === "object" ||
        node.key === "iterable"
      );
    if (value instanceof ApexSet)
      return (
        (node.kind === "set" &&
          this.parse(value.elementType).text.toLowerCase() ===
            this.first(node).text.toLowerCase()) ||
        node.key === "object" ||
        node.key === "iterable"
      );
    if (value instanceof ApexMap)
      return (node.kind === "map" && this.isMapOf(value, node)) || node.key === "object";
    return this.isInstance(value, node.key);
  }
  private first(node: TypeNode): TypeNode {
    return node.arguments[0] ?? this.parse("Object");
  }
  private isMapOf(value: ApexMap, node: TypeNode): boolean {
    const wanted = node.arguments[1] ?? this.parse("Object");
    return (
      this.isSubtype(this.parse(value.keyType), this.first(node)) &&
      this.isSubtype(this.parse(value.valueType), wanted)
    );
  }
  private isInstance(value: unknown, key: string): boolean {
    if (key === "object") return true;
    switch (typeof value) {
      case "string":
        return key === "string" || (key === "id" && isIdForm(value));
      case "boolean":
        return key === "boolean";
      // An Integer is an instance of every wider number type, a Long of Double and Decimal.
      case "number":
        return key === "integer" || key === "long" || key === "double" || key === "decimal";
      case "bigint":
        return key === "long" || key === "double" || key === "decimal";
      default:
    }
    if (value instanceof Decimal || value instanceof ApexDouble)
      return key === "decimal" || key === "double";
    if (value instanceof SObject)
      return (
        key === "sobject" ||
        key === value.typeName.toLowerCase() ||
        this.context.shapes.of(key)?.name === value.typeName
      );
    if (value instanceof ApexDate) return key === "date" || key === "datetime";
    if (value instanceof ApexDatetime) return key === "datetime";
    if (value instanceof ApexTime) return key === "time";
    if (value instanceof ApexBlob) return key === "blob";
    const own = plainName(typeNameOf(value));
    return own === key || this.ancestorsOf(own).has(key);
  }

  /** Whether a value declared as `from` is always a `to`: what makes List<Account> a List<SObject>. */
  isSubtype(from: TypeNode, to: TypeNode): boolean {
    if (
      from.text === to.text ||
      to.key === "object" ||
      (from.key === to.key && from.kind === "name")
    )
      return true;
    if (from.kind !== "name" || to.kind !== "name")
      return (
        from.kind === to.kind &&
        from.arguments.length === to.arguments.length &&
        from.arguments.every((argument, index) =>
          this.isSubtype(argument, to.arguments[index] ?? to),
        )
      );
    if (to.key === "sobject") return this.context.shapes.of(from.key) !== undefined;
    if ((from.key === "id" && to.key === "string") || (from.key === "string" && to.key === "id"))
      return true;
    const fromShape = this.context.shapes.of(from.key),
      toShape = this.context.shapes.of(to.key);
    if (fromShape !== undefined && fromShape === toShape) return true;
    return this.ancestorsOf(from.key).has(to.key);
  }

  /** Everything a class extends or implements, of the project and of the library. */
  ancestorsOf(key: string): ReadonlySet<string> {
    const known = this.ancestors.get(key);
    if (known !== undefined) return known;
    const result = new Set<string>();
    const info = this.context.classInfo(key);
    const library = this.libraryClass(key);
    const parents =
      info === undefined
        ? [library?.superclass, ...(library?.interfaces ?? [])]
        : [info.superclass, ...info.interfaces];
    for (const parent of parents) {
      if (parent === undefined) continue;
      const plain = plainName(parent);
      result.add(plain);
      for (const further of this.ancestorsOf(plain)) result.add(further);
    }
    if (info !== undefined || library !== undefined) this.ancestors.set(key, result);
    return result;
  }
  libraryClass(name: string): LibraryClass | undefined {
    const key = plainName(name);
    const { classes } = this.context.library;
    return classes.get(key) ?? classes.get(`system.${key}`) ?? classes.get(`schema.${key}`);
  }

  cast(value: unknown, type: RuntimeType): unknown {
    if (value === null) return null;
    const node = this.parse(type);
    const number = isNumeric(value) ? castNumber(value, node.key) : undefined;
    if (number !== undefined) return number;
    if (typeof value === "string" && node.key === "id") return toRecordId(value);
    if (value instanceof ApexDate && node.key === "datetime")
      return new ApexDatetime(value.milliseconds);
    const generic =
      value instanceof ApexList &&
      value.elementType === "SObject" &&
      node.kind === "list" &&
      !["sobject", "object"].includes(this.first(node).key);
    if ((!generic && this.instanceOf(value, type)) || this.isEmptyGenericList(value, node))
      return value;
    throw apexError(
      "System.TypeException",
      `Invalid conversion from runtime type ${this.inMessage(typeNameOf(value))} to ${this.inMessage(type)}`,
    );
  }
  /** A class of a project with a namespace is named with it (beyond-the-cloud-dev/async-lib, QueueableJob.getFullClassName). */
  private inMessage(type: string): string {
    const { namespace } = this.context.shapes.schema;
    return namespace !== "" && this.context.classInfo(type) !== undefined
      ? `${namespace}.${type}`
      : showForMessage(type);
  }
  /** Sets and maps are cast by what their declared types allow: Set<Id> and Set<String>, Map<Id,Account> and Map<Id,SObject>. */
  private isEmptyGenericList(value: unknown, node: TypeNode): boolean {
    return (
      value instanceof ApexSet &&
      node.kind === "set" &&
      this.isSubtype(this.parse(value.elementType), this.first(node))
    );
  }
  forget(): void {
    this.ancestors.clear();
  }
  isException(value: unknown): boolean {
    return (
      this.instanceOf(value, "Exception") ||
      emittedInfo(value)?.superclass?.endsWith("Exception") === true
    );
  }
}

function castNumber(value: Parameters<typeof toDecimal>[0], key: string): unknown {
  switch (key) {
    case "decimal":
      return toDecimal(value);
    case "double":
      return value instanceof ApexDouble ? value : new ApexDouble(toDouble(value));
    case "long":
      return typeof value === "number"
        ? BigInt(value)
        : typeof value === "bigint"
          ? value
          : undefined;
    case "integer":
      return typeof value === "number" ? value : undefined;
    default:
      return undefined;
  }
}

/** `System.List<T>` -> `list`; `Schema.SObjectType` -> `sobjecttype`. */
export function plainName(name: string): string {
  const open = name.indexOf("<");
  const bare = (open < 0 ? name : name.slice(0, open)).trim().toLowerCase();
  return bare.startsWith("system.") || bare.startsWith("schema.") ? bare.slice(7) : bare;
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0,
    start = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === "<") depth++;
    else if (letter === ">") depth--;
    else if (letter === "," && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

// The platform calls Object inside a type ANY: "Invalid conversion from runtime type List<ANY> to List<String>".
function showForMessage(type: string): string {
  return type.replace(/([<,]\s*)Object(?=[>,])/g, "$1ANY");
}
