// System.Type.
import { defineClass } from "../../../apex/library.ts";
import { ApexList, ApexMap, ApexSet } from "../../values/collections.ts";
import { apexError } from "../../values/exception.ts";
import { SObject } from "../../values/sobject.ts";
import { TypeToken } from "../../values/tokens.ts";
import { plainName } from "../../values/runtime-type.ts";
import type { TypeNode } from "../../values/runtime-type.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

const primitives = new Set([
  "string",
  "integer",
  "long",
  "double",
  "decimal",
  "boolean",
  "id",
  "date",
  "datetime",
  "time",
  "blob",
  "object",
]);

/** The declared spelling of a type that exists, else null. */
function resolve(rt: Runtime, node: TypeNode): string | null {
  if (node.kind !== "name") {
    const inner = node.arguments.map((argument) => resolve(rt, argument));
    if (inner.some((name) => name === null)) return null;
    return `${node.kind === "list" ? "List" : node.kind === "set" ? "Set" : "Map"}<${inner.join(",")}>`;
  }
  const name = withoutProjectNamespace(rt, node.text.trim());
  const info = rt.classInfo(name);
  if (info !== undefined) return info.name;
  const shape = rt.shapes.of(name.replace(/^schema\./i, ""));
  if (shape !== undefined) return shape.name;
  const library = rt.types.libraryClass(name);
  if (library !== undefined) return library.name.replace(/^System\./, "");
  return primitives.has(node.key) || node.key === "sobject" ? node.text.trim() : null;
}
function withoutProjectNamespace(rt: Runtime, name: string): string {
  const prefix = `${rt.schema.namespace}.`.toLowerCase();
  return rt.schema.namespace !== "" && name.toLowerCase().startsWith(prefix)
    ? name.slice(prefix.length)
    : name;
}
/** `System.IllegalArgumentException`, as getTypeName of such an exception says (jongpie/NebulaLogger, CallableLogger_Tests). */
function isLibraryException(rt: Runtime, name: string): boolean {
  const library = rt.types.libraryClass(name);
  return library !== undefined && /Exception$/.test(library.name) && library.kind === "class";
}
/**
 * A class of a project with a namespace is named with it, by which packages find their own namespace out
 * (SalesforceFoundation/PMM, Util.getNamespace; jongpie/NebulaLogger, Logger.getNamespacePrefix).
 */
function qualifiedTypeName(rt: Runtime, name: string): string {
  const { namespace } = rt.schema;
  if (rt.classInfo(name) === undefined && isLibraryException(rt, name))
    return name.includes(".") ? name : `System.${name}`;
  if (namespace === "") return name;
  if (rt.classInfo(name) !== undefined) return `${namespace}.${name}`;
  return rt.shapes.of(name)?.qualifiedName ?? name;
}
/** An unknown name gives null (Apex Reference, Type.forName). */
function forName(rt: Runtime, name: string | null): TypeToken | null {
  if (name === null || name.trim() === "") return null;
  const resolved = resolve(rt, rt.types.parse(name));
  return resolved === null ? null : new TypeToken(resolved);
}

export function newInstanceOf(rt: Runtime, token: TypeToken): unknown {
  const node = rt.types.parse(token.name);
  const [first = "Object", second = "Object"] = node.arguments.map((argument) => argument.text);
  if (node.kind === "list") return new ApexList(first);
  if (node.kind === "set") return new ApexSet(first);
  if (node.kind === "map") return new ApexMap(first, second);
  if (rt.classInfo(token.name) !== undefined) return rt.newInstance(token.name);
  const shape = rt.shapes.of(token.name);
  if (shape !== undefined) return new SObject(shape);
  const library = rt.types.libraryClass(token.name);
  const create = library?.members[`${library.name.slice(library.name.lastIndexOf(".") + 1)}()`];
  if (create === undefined)
    throw apexError("System.TypeException", `Type cannot be constructed: ${token.name}`);
  return create(rt);
}

export const typeClass = defineClass({
  name: "System.Type",
  kind: "class",
  members: {
    "static System.Type forName(String name)": forName,
    "static System.Type forName(String namespace, String name)": (
      rt: Runtime,
      namespace: string | null,
      name: string | null,
    ) => {
      const known =
        namespace === null ||
        namespace === "" ||
        plainName(namespace) === rt.schema.namespace.toLowerCase();
      return known ? forName(rt, name) : name === null ? null : forName(rt, `${namespace}.${name}`);
    },
    "String getName()": (rt: Runtime, self: TypeToken) => qualifiedTypeName(rt, self.name),
    "Object newInstance()": newInstanceOf,
    "Boolean isAssignableFrom(System.Type other)": (
      rt: Runtime,
      self: TypeToken,
      other: TypeToken,
    ) => rt.types.isSubtype(rt.types.parse(need(other).name), rt.types.parse(self.name)),
    "Boolean equals(Object other)": (_rt: Runtime, self: TypeToken, other: unknown) =>
      self.equalTo(other),
    "Integer hashCode()": (_rt: Runtime, self: TypeToken) => self.hash(),
    "String toString()": (_rt: Runtime, self: TypeToken) => self.name,
  },
});
