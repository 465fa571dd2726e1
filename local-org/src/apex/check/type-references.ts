// Resolves type names as written to Apex types: inner classes, project classes, library classes, sObjects, with or without namespace.
import { resolveObject } from "../../metadata/schema.ts";
import type { Span, TypeReference } from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import { nearest } from "./diagnostic-sink.ts";
import type { ApexType, ClassSymbol } from "../types.ts";
import { errorType, listOf, showType, voidType } from "../types.ts";
import { builtInType } from "./library-index.ts";
import { ancestry, classNamed, reportAt, topLevelOf, typeOfClass } from "./program.ts";
import type { Program } from "./program.ts";

/** From where a name is looked up. */
export interface TypePlace {
  readonly program: Program;
  readonly file: string;
  readonly class?: ClassSymbol;
  readonly isTest: boolean;
}

const genericArity: Readonly<Record<string, number>> = { list: 1, set: 1, map: 2 };

export function resolveType(place: TypePlace, reference: TypeReference): ApexType {
  const last = reference.parts.at(-1);
  const early = reference.parts.slice(0, -1).find((part) => part.arguments.length > 0);
  if (early !== undefined) {
    reportAt(place.program, place.file, catalog.needlessTypeArguments, reference.span, {
      type: early.name,
    });
    return errorType;
  }
  const typeArguments = (last?.arguments ?? []).map((argument) => resolveType(place, argument));
  if (typeArguments.some((argument) => argument.kind === "error")) return errorType;
  const base = resolveNamed(place, reference, typeArguments);
  let type = base;
  for (let depth = 0; depth < reference.arrayDepth && type.kind !== "error"; depth++)
    type = listOf(type);
  const depth = depthOf(type);
  if (depth > 8) {
    reportAt(place.program, place.file, catalog.typeDepth, reference.span, {
      type: showType(type),
      depth: String(depth),
    });
    return errorType;
  }
  return type;
}

/** Collections in collections: eight levels at most. */
function depthOf(type: ApexType): number {
  switch (type.kind) {
    case "list":
    case "set":
      return 1 + depthOf(type.element);
    case "map":
      return 1 + Math.max(depthOf(type.key), depthOf(type.value));
    default:
      return 0;
  }
}

function resolveNamed(
  place: TypePlace,
  reference: TypeReference,
  typeArguments: readonly ApexType[],
): ApexType {
  const names = reference.parts.map((part) => part.name);
  const written = names.join(".");
  const report = (
    entry: Parameters<typeof reportAt>[2],
    values: Record<string, string>,
    hint?: string,
  ): ApexType => {
    reportAt(place.program, place.file, entry, reference.span, values, hint);
    return errorType;
  };
  if (written.toLowerCase() === "void") return voidType;
  const generic = genericArity[written.toLowerCase().replace(/^system\./, "")];
  const shadow = generic === undefined ? undefined : lookUpClass(place, names);
  if (generic !== undefined && shadow === undefined) {
    if (typeArguments.length === 0) return report(catalog.missingTypeArguments, { type: written });
    if (typeArguments.length !== generic)
      return report(catalog.typeArgumentCount, {
        type: written,
        expected: String(generic),
        found: String(typeArguments.length),
      });
    return builtInType(written, typeArguments) ?? errorType;
  }
  const found = recordRatherThanStatics(place.program, names, lookUpType(place, names));
  if (found === undefined) return reportUnknown(place, reference.span, written);
  if (found.kind === "class") {
    if (typeArguments.length > 0)
      return report(catalog.needlessTypeArguments, { type: showType(found) });
    checkTypeVisible(place, found.name, reference.span);
    return found;
  }
  if (found.kind !== "library")
    return typeArguments.length > 0
      ? report(catalog.needlessTypeArguments, { type: showType(found) })
      : found;
  const expected = place.program.library.get(found.name)?.definition.typeParameters?.length ?? 0;
  if (typeArguments.length === expected) return { ...found, arguments: typeArguments };
  if (expected === 0) return report(catalog.needlessTypeArguments, { type: showType(found) });
  if (typeArguments.length === 0)
    return report(catalog.missingTypeArguments, { type: showType(found) });
  return report(catalog.typeArgumentCount, {
    type: showType(found),
    expected: String(expected),
    found: String(typeArguments.length),
  });
}

/** `BusinessHours hours` declares a record: the class of that name in System has static methods only. */
function recordRatherThanStatics(
  program: Program,
  names: readonly string[],
  found: ApexType | undefined,
): ApexType | undefined {
  if (found?.kind !== "library" || names.length > 1) return found;
  const symbol = program.library.get(found.name);
  const isStatic = [...(symbol?.methods.values() ?? [])].flat().every((one) => one.isStatic);
  return isStatic && symbol?.constructors.length === 0
    ? (lookUpObject(program, names) ?? found)
    : found;
}

function reportUnknown(place: TypePlace, span: Span, written: string): ApexType {
  const { program, file } = place;
  const instead = program.library.unsupported(written);
  if (instead !== undefined)
    reportAt(program, file, catalog.unsupportedType, span, { name: written, instead });
  else
    reportAt(
      program,
      file,
      catalog.unknownType,
      span,
      { name: written },
      didYouMean(nearest(written, knownTypeNames(place))),
    );
  return errorType;
}
export const didYouMean = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : `did you mean \`${name}\`?`;

function* knownTypeNames(place: TypePlace): Generator<string> {
  for (const symbol of place.program.classes.values())
    yield symbol.outer !== undefined &&
    place.class !== undefined &&
    topLevelOf(place.class) === symbol.outer
      ? symbol.name.slice(symbol.outer.name.length + 1)
      : symbol.name;
  yield* [
    "String",
    "Integer",
    "Long",
    "Double",
    "Decimal",
    "Boolean",
    "Date",
    "Datetime",
    "Time",
    "Blob",
    "Id",
    "Object",
    "SObject",
  ];
  yield* place.program.library.typeNames();
  for (const object of place.program.environment.schema.objects.values()) yield object.name;
}

/** A dotted name as a type, without its arguments; undefined when there is none. Reports nothing. */
export function lookUpType(place: TypePlace, names: readonly string[]): ApexType | undefined {
  const project = lookUpClass(place, names);
  if (project !== undefined) return typeOfClass(project);
  const written = names.join(".");
  const builtIn = builtInType(written, []);
  if (builtIn !== undefined) return builtIn;
  const library = place.program.library.resolve(
    /^flow\.interview\.\w+$/i.test(written) ? "Flow.Interview" : written,
  );
  if (library !== undefined) {
    if (library.name === "System.SObject") return { kind: "sobject", name: "SObject" };
    return { kind: "library", name: library.name, arguments: [] };
  }
  return lookUpObject(place.program, names);
}

export function lookUpObject(program: Program, names: readonly string[]): ApexType | undefined {
  const [first, second] = names;
  const bare =
    names.length === 1
      ? first
      : names.length === 2 && first?.toLowerCase() === "schema"
        ? second
        : undefined;
  if (bare === undefined) return undefined;
  const object = resolveObject(program.environment.schema, bare);
  if (object !== undefined) return { kind: "sobject", name: object.name };
  return bare.toLowerCase() === "name" ? { kind: "sobject", name: "Name" } : undefined;
}

function lookUpClass(place: TypePlace, names: readonly string[]): ClassSymbol | undefined {
  const [first, ...rest] = names;
  if (first === undefined) return undefined;
  const start = lookUpSimple(place, first);
  const found = start === undefined ? undefined : descend(place.program, start, rest);
  if (found !== undefined) return found;
  const isNamespace =
    place.program.namespace !== "" && first.toLowerCase() === place.program.namespace.toLowerCase();
  if (!isNamespace || rest.length === 0) return undefined;
  const [outer, ...inner] = rest;
  const top = outer === undefined ? undefined : classNamed(place.program, outer);
  return top === undefined ? undefined : descend(place.program, top, inner);
}

function lookUpSimple(place: TypePlace, name: string): ClassSymbol | undefined {
  const key = name.toLowerCase();
  for (let at = place.class; at !== undefined; at = at.outer) {
    for (const symbol of ancestry(place.program, at)) {
      const inner = symbol.inner.get(key);
      if (inner !== undefined) return inner;
    }
  }
  return classNamed(place.program, name);
}

function descend(
  program: Program,
  start: ClassSymbol,
  names: readonly string[],
): ClassSymbol | undefined {
  let at: ClassSymbol | undefined = start;
  for (const name of names) {
    let next: ClassSymbol | undefined;
    for (const symbol of ancestry(program, at)) {
      next ??= symbol.inner.get(name.toLowerCase());
    }
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

/** Inner types are private unless they say otherwise. */
export function checkTypeVisible(place: TypePlace, name: string, span: Span): void {
  const symbol = classNamed(place.program, name);
  if (
    symbol?.outer === undefined ||
    symbol.visibility === "public" ||
    symbol.visibility === "global"
  )
    return;
  if (place.class !== undefined && topLevelOf(place.class) === topLevelOf(symbol)) return;
  if (place.isTest && symbol.annotations.some((annotation) => annotation.name === "testvisible"))
    return;
  reportAt(place.program, place.file, catalog.typeNotVisible, span, { name: symbol.name });
}
