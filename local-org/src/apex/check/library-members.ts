// Finds members of library classes for a receiver type: up the superclasses and interfaces, by API version, with type arguments put in.
import type { Span } from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { primitive } from "../types.ts";
import { bindingsOf, libraryClassOf, substitute } from "./library-index.ts";
import type { LibraryMember, LibraryType } from "./library-index.ts";
import type { Program } from "./program.ts";
import { programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";

export interface LibraryCandidate {
  readonly member: LibraryMember;
  readonly parameters: readonly { readonly name: string; readonly type: ApexType }[];
  readonly type: ApexType;
}

/** The class itself, then its superclasses and interfaces, each with what its type parameters stand for. */
export function* libraryLineage(
  program: Program,
  type: ApexType,
): Generator<{ library: LibraryType; bindings: ReadonlyMap<string, ApexType> }> {
  const queue: ApexType[] = [type];
  const seen = new Set<string>();
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const holder = libraryClassOf(at);
    const library = holder === undefined ? undefined : program.library.get(holder.name);
    if (library === undefined || holder === undefined || seen.has(library.name)) continue;
    seen.add(library.name);
    const bindings = bindingsOf(library, holder.arguments);
    yield { library, bindings };
    for (const parent of [
      ...(library.superclass === undefined ? [] : [library.superclass]),
      ...library.interfaces,
    ])
      queue.push(substitute(parent, bindings));
  }
}

const inVersion = (member: LibraryMember, apiVersion: number): boolean =>
  (member.since === undefined || apiVersion >= member.since) &&
  (member.until === undefined || apiVersion <= member.until);
/** A signature that names a type the library lacks is a fault of its table, not of the source. */
const isSound = (member: LibraryMember): boolean =>
  member.parameters.every((parameter) => parameter.type.kind !== "error");
const candidate = (
  member: LibraryMember,
  bindings: ReadonlyMap<string, ApexType>,
): LibraryCandidate => ({
  member,
  parameters: member.parameters.map((parameter) => ({
    name: parameter.name,
    type: substitute(parameter.type, bindings),
  })),
  type: substitute(member.type, bindings),
});

export function libraryMethods(
  program: Program,
  type: ApexType,
  name: string,
  apiVersion: number,
): LibraryCandidate[] {
  const key = name.toLowerCase();
  const found: LibraryCandidate[] = [];
  for (const { library, bindings } of libraryLineage(program, type)) {
    for (const member of library.methods.get(key) ?? [])
      if (inVersion(member, apiVersion) && isSound(member)) found.push(candidate(member, bindings));
  }
  return found;
}
export function libraryProperty(
  program: Program,
  type: ApexType,
  name: string,
  apiVersion: number,
): LibraryCandidate | undefined {
  for (const { library, bindings } of libraryLineage(program, type)) {
    const member = library.properties.get(name.toLowerCase());
    if (member !== undefined && inVersion(member, apiVersion)) return candidate(member, bindings);
  }
  return undefined;
}
export function libraryConstructors(
  program: Program,
  type: ApexType,
  apiVersion: number,
): LibraryCandidate[] {
  const holder = libraryClassOf(type);
  const library = holder === undefined ? undefined : program.library.get(holder.name);
  if (library === undefined || holder === undefined) return [];
  const bindings = bindingsOf(library, holder.arguments);
  return library.constructors
    .filter((member) => inVersion(member, apiVersion))
    .map((member) => candidate(member, bindings));
}

/** Reports a member that the platform has and we lack, or has in another API version; false when it is simply unknown. */
export function reportMissingMember(
  scope: Scope,
  type: ApexType,
  name: string,
  span: Span,
): boolean {
  const key = name.toLowerCase();
  for (const { library } of libraryLineage(programOf(scope), type)) {
    const shown = library.name.replace(/^System\./, "");
    const instead = library.unsupported.get(key);
    if (instead !== undefined) {
      report(scope, catalog.unsupportedMember, span, { type: shown, name, instead });
      return true;
    }
    const member =
      library.properties.get(key) ??
      library.methods.get(key)?.find((each) => !inVersion(each, scope.body.apiVersion));
    if (member === undefined || inVersion(member, scope.body.apiVersion)) continue;
    const isNewer = member.since !== undefined && scope.body.apiVersion < member.since;
    report(scope, isNewer ? catalog.addedIn : catalog.removedAfter, span, {
      name: `${shown}.${member.name}`,
      version: (isNewer ? member.since : member.until)?.toFixed(1) ?? "",
      type: shown,
    });
    return true;
  }
  return false;
}

/** Whether a value of this library type may be an instance of a project class, so that its methods are found at run time. */
export function mayBeProjectClass(program: Program, name: string): boolean {
  if (
    ["system.list", "system.set", "system.map", "system.sobject", "system.string"].includes(
      name.toLowerCase(),
    )
  )
    return false;
  const definition = program.library.get(name)?.definition;
  if (definition === undefined) return false;
  return (
    definition.kind === "interface" ||
    definition.isAbstract === true ||
    definition.isVirtual === true ||
    definition.name === "System.Exception"
  );
}

/** toString, equals and hashCode exist on every value, whatever its class says. */
export function universalMethod(name: string, count: number): ApexType | undefined {
  switch (`${name.toLowerCase()}/${count}`) {
    case "tostring/0":
      return primitive("String");
    case "hashcode/0":
      return primitive("Integer");
    case "equals/1":
      return primitive("Boolean");
    default:
      return undefined;
  }
}
