// Turns the platform library's tables into symbols: classes by any-case name, members parsed once on first use.
import type { Schema } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { Library, LibraryClass } from "../library.ts";
import { errorType, primitive, voidType } from "../types.ts";
import type { ApexType, PrimitiveName } from "../types.ts";
import { parseSignature, parseSignatureType } from "./signature.ts";
import type { SignatureType } from "./signature.ts";

export interface LibraryMember {
  readonly kind: "method" | "property" | "constructor";
  readonly name: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly parameters: readonly { readonly name: string; readonly type: ApexType }[];
  readonly type: ApexType;
  /** the key in the table, as `rt.library` wants it */
  readonly signature: string;
  readonly hasSetter: boolean;
  readonly since?: number;
  readonly until?: number;
  readonly owner: string;
}
export interface LibraryType {
  readonly name: string;
  readonly definition: LibraryClass;
  readonly superclass?: ApexType;
  readonly interfaces: readonly ApexType[];
  readonly methods: ReadonlyMap<string, readonly LibraryMember[]>;
  readonly properties: ReadonlyMap<string, LibraryMember>;
  readonly constructors: readonly LibraryMember[];
  /** lower-cased member name -> what to use instead */
  readonly unsupported: ReadonlyMap<string, string>;
}
export interface LibraryIndex {
  /** by qualified name, any case */
  get(name: string): LibraryType | undefined;
  /** a name as written in Apex: qualified, or bare when it lives in System or Schema */
  resolve(name: string): LibraryType | undefined;
  unsupported(name: string): string | undefined;
  isNamespace(name: string): boolean;
  typeNames(): Iterable<string>;
  /** signatures that do not parse or name unknown types: a fault of a table */
  problems(): string[];
}

const primitiveNames: Readonly<Record<string, PrimitiveName>> = {
  boolean: "Boolean",
  integer: "Integer",
  long: "Long",
  double: "Double",
  decimal: "Decimal",
  string: "String",
  id: "Id",
  date: "Date",
  datetime: "Datetime",
  time: "Time",
  blob: "Blob",
  object: "Object",
};
function primitiveNamed(name: string): ApexType | undefined {
  const found = primitiveNames[name.toLowerCase().replace(/^system\./, "")];
  return found === undefined ? undefined : primitive(found);
}

export function createLibraryIndex(library: Library, schema: Schema): LibraryIndex {
  const types = new Map<string, LibraryType>();
  const problems: string[] = [];
  const namespaces = new Set(["system", "schema"]);
  for (const name of [...library.classes.keys(), ...library.unsupported.keys()])
    if (name.includes(".")) namespaces.add(name.slice(0, name.indexOf(".")).toLowerCase());

  const get = (name: string): LibraryType | undefined => {
    const key = name.toLowerCase();
    const known = types.get(key);
    if (known !== undefined) return known;
    const definition = library.classes.get(key);
    if (definition === undefined) return undefined;
    const built = buildType(definition, (type, where) => toApexType(type, definition, where));
    types.set(key, built);
    return built;
  };
  const resolve = (name: string): LibraryType | undefined =>
    get(name) ??
    (name.includes(".") ? undefined : (get(`System.${name}`) ?? get(`Schema.${name}`)));

  function toApexType(type: SignatureType, definition: LibraryClass, where: string): ApexType {
    const arguments_ = type.arguments.map((argument) => toApexType(argument, definition, where));
    const parameter = definition.typeParameters?.find(
      (name) => name.toLowerCase() === type.name.toLowerCase(),
    );
    if (parameter !== undefined) return { kind: "parameter", name: parameter };
    const built = builtInType(type.name, arguments_);
    if (built !== undefined) return built;
    const namespace = definition.name.slice(0, definition.name.lastIndexOf("."));
    const found =
      library.classes.get(`${namespace}.${type.name}`.toLowerCase()) ??
      library.classes.get(`${definition.name}.${type.name}`.toLowerCase()) ??
      library.classes.get(type.name.toLowerCase()) ??
      library.classes.get(`system.${type.name.toLowerCase()}`) ??
      library.classes.get(`schema.${type.name.toLowerCase()}`);
    if (found !== undefined) return { kind: "library", name: found.name, arguments: arguments_ };
    const object = resolveObject(schema, type.name.replace(/^schema\./i, ""));
    if (object !== undefined) return { kind: "sobject", name: object.name };
    problems.push(`${where}: unknown type ${type.name}`);
    return errorType;
  }

  function buildType(
    definition: LibraryClass,
    convert: (type: SignatureType, where: string) => ApexType,
  ): LibraryType {
    const methods = new Map<string, LibraryMember[]>();
    const properties = new Map<string, LibraryMember>();
    const constructors: LibraryMember[] = [];
    const add = (signature: string, isAbstract: boolean): void => {
      const parsed = parseSignature(signature);
      const where = `${definition.name} "${signature}"`;
      if (parsed === undefined) {
        problems.push(`${where}: not a signature`);
        return;
      }
      const parameters = parsed.parameters.map((parameter) => ({
        name: parameter.name,
        type: convert(parameter.type, where),
      }));
      const type = parsed.type === undefined ? voidType : convert(parsed.type, where);
      const setter = parsed.hasSetter || Object.keys(definition.setters ?? {}).includes(signature);
      const member: LibraryMember = {
        kind: parsed.kind,
        name: parsed.name,
        isStatic: parsed.isStatic,
        isAbstract,
        parameters,
        type,
        signature,
        hasSetter: setter,
        owner: definition.name,
        ...(parsed.since === undefined ? {} : { since: parsed.since }),
        ...(parsed.until === undefined ? {} : { until: parsed.until }),
      };
      if (member.kind === "constructor") constructors.push(member);
      else if (member.kind === "property") properties.set(member.name.toLowerCase(), member);
      else
        methods.set(member.name.toLowerCase(), [
          ...(methods.get(member.name.toLowerCase()) ?? []),
          member,
        ]);
    };
    for (const signature of Object.keys(definition.members)) add(signature, false);
    for (const signature of definition.abstractMembers ?? []) add(signature, true);
    const reference = (text: string): ApexType => {
      const parsed = parseSignatureType(text);
      return parsed === undefined ? errorType : convert(parsed, definition.name);
    };
    const unsupported = new Map<string, string>();
    for (const [member, instead] of Object.entries(definition.unsupported ?? {}))
      unsupported.set((parseSignature(member)?.name ?? member).toLowerCase(), instead);
    return {
      name: definition.name,
      definition,
      ...(definition.superclass === undefined
        ? {}
        : { superclass: reference(definition.superclass) }),
      interfaces: (definition.interfaces ?? []).map(reference),
      methods,
      properties,
      constructors,
      unsupported,
    };
  }

  return {
    get,
    resolve,
    unsupported: (name) =>
      library.unsupported.get(name.toLowerCase()) ??
      library.unsupported.get(`system.${name.toLowerCase()}`) ??
      library.unsupported.get(`schema.${name.toLowerCase()}`),
    isNamespace: (name) => namespaces.has(name.toLowerCase()),
    *typeNames() {
      for (const definition of library.classes.values())
        yield definition.name.replace(/^(System|Schema)\./, "");
    },
    problems() {
      for (const name of library.classes.keys()) get(name);
      return problems;
    },
  };
}

/** List, Set, Map, SObject, void and the primitives; everything else is a class. */
export function builtInType(
  name: string,
  typeArguments: readonly ApexType[],
): ApexType | undefined {
  const lower = name.toLowerCase().replace(/^(system|schema)\./, "");
  const [first, second] = typeArguments;
  if (lower === "void") return voidType;
  if (lower === "list" && first !== undefined) return { kind: "list", element: first };
  if (lower === "set" && first !== undefined) return { kind: "set", element: first };
  if (lower === "map" && first !== undefined && second !== undefined)
    return { kind: "map", key: first, value: second };
  if (lower === "sobject") return { kind: "sobject", name: "SObject" };
  if (lower === "aggregateresult") return { kind: "sobject", name: "AggregateResult" };
  return typeArguments.length === 0 ? primitiveNamed(lower) : undefined;
}

/** T, K, V replaced by the arguments of the receiver's type. */
export function substitute(type: ApexType, bindings: ReadonlyMap<string, ApexType>): ApexType {
  switch (type.kind) {
    case "parameter":
      return bindings.get(type.name) ?? primitive("Object");
    case "list":
      return { kind: "list", element: substitute(type.element, bindings) };
    case "set":
      return { kind: "set", element: substitute(type.element, bindings) };
    case "map":
      return {
        kind: "map",
        key: substitute(type.key, bindings),
        value: substitute(type.value, bindings),
      };
    case "library":
      return type.arguments.length === 0
        ? type
        : { ...type, arguments: type.arguments.map((argument) => substitute(argument, bindings)) };
    default:
      return type;
  }
}

/** The library class that holds a type's members, and what its type parameters stand for. */
export function libraryClassOf(
  type: ApexType,
): { readonly name: string; readonly arguments: readonly ApexType[] } | undefined {
  switch (type.kind) {
    case "primitive":
      return { name: `System.${type.name}`, arguments: [] };
    case "list":
      return { name: "System.List", arguments: [type.element] };
    case "set":
      return { name: "System.Set", arguments: [type.element] };
    case "map":
      return { name: "System.Map", arguments: [type.key, type.value] };
    case "sobject":
      return {
        name: type.name === "AggregateResult" ? "System.AggregateResult" : "System.SObject",
        arguments: [],
      };
    case "library":
      return { name: type.name, arguments: type.arguments };
    default:
      return undefined;
  }
}
export function bindingsOf(
  library: LibraryType,
  typeArguments: readonly ApexType[],
): ReadonlyMap<string, ApexType> {
  const bindings = new Map<string, ApexType>();
  (library.definition.typeParameters ?? []).forEach((name, index) =>
    bindings.set(name, typeArguments[index] ?? primitive("Object")),
  );
  return bindings;
}
