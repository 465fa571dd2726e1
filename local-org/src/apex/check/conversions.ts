// Which Apex types convert to which: implicit assignment, argument passing with its cost, explicit casts and common types.
import type { ApexType, PrimitiveName } from "../types.ts";
import { showType } from "../types.ts";
import {
  allInterfaces,
  ancestry,
  isIncomplete,
  isSubclass,
  librarySuperclass,
  symbolOf,
} from "./program.ts";
import type { Program } from "./program.ts";
import { bindingsOf, libraryClassOf, substitute } from "./library-index.ts";

export const isPrimitive = (type: ApexType, ...names: PrimitiveName[]): boolean =>
  type.kind === "primitive" && (names.length === 0 || names.includes(type.name));
export const isNumeric = (type: ApexType): boolean =>
  isPrimitive(type, "Integer", "Long", "Double", "Decimal");
export const isText = (type: ApexType): boolean => isPrimitive(type, "String", "Id");
export const isObject = (type: ApexType): boolean => isPrimitive(type, "Object");
export const isGenericRecord = (type: ApexType): boolean =>
  type.kind === "sobject" && type.name === "SObject";

export function sameType(left: ApexType, right: ApexType): boolean {
  return (
    left === right ||
    (left.kind === right.kind && showType(left).toLowerCase() === showType(right).toLowerCase())
  );
}

/** Implicit conversions between primitives, with what overload resolution charges for them. */
const widening: Readonly<Record<string, number>> = {
  "Integer>Long": 1,
  "Integer>Double": 2,
  "Integer>Decimal": 3,
  "Long>Double": 1,
  "Long>Decimal": 2,
  "Double>Decimal": 1,
  "Decimal>Double": 1,
  "Id>String": 1,
  "String>Id": 3,
  "Date>Datetime": 1,
};
const noConversion = -1;
const toObject = 40;

/** The cost of an implicit conversion; 0 is the same type, negative none. */
export function conversionCost(program: Program, from: ApexType, to: ApexType): number {
  if (from.kind === "error" || to.kind === "error") return 0;
  if (from.kind === "void" || to.kind === "void") return noConversion;
  if (from.kind === "null") return isObject(to) ? 2 : 0;
  if (sameType(from, to)) return 0;
  if (isObject(to)) return toObject;
  if (from.kind === "primitive" && to.kind === "primitive")
    return widening[`${from.name}>${to.name}`] ?? noConversion;
  if (from.kind === "sobject" && to.kind === "sobject")
    return isGenericRecord(to) ? 5 : noConversion;
  if (from.kind === "list" && to.kind === "list")
    return elementCost(program, from.element, to.element);
  if (from.kind === "map" && to.kind === "map") return mapCost(program, from, to);
  if (from.kind === "class") return classCost(program, from, to);
  if (to.kind === "library") return libraryCost(program, from, to);
  return noConversion;
}
export const isAssignable = (program: Program, from: ApexType, to: ApexType): boolean =>
  conversionCost(program, from, to) >= 0;

/** Lists are covariant, and a list of the generic sObject may stand for a list of any object. */
function elementCost(program: Program, from: ApexType, to: ApexType): number {
  if (sameType(from, to)) return 1;
  if (isGenericRecord(from) && to.kind === "sobject") return 6;
  if (isNumeric(from) && isNumeric(to)) return noConversion;
  if (isPrimitive(from, "Date") && isPrimitive(to, "Datetime")) return noConversion;
  // a list of anything is nearer to `List<Object>` than to `Object` (jongpie/NebulaLogger, LogEntryEventBuilder.setDatabaseDetails)
  if (isObject(to)) return toObject / 2;
  const cost = conversionCost(program, from, to);
  return cost < 0 ? noConversion : cost + 1;
}
function mapCost(
  program: Program,
  from: Extract<ApexType, { kind: "map" }>,
  to: Extract<ApexType, { kind: "map" }>,
): number {
  if (
    (isNumeric(from.key) && !sameType(from.key, to.key)) ||
    (isNumeric(from.value) && isNumeric(to.value) && !sameType(from.value, to.value))
  )
    return noConversion;
  const key = conversionCost(program, from.key, to.key);
  const value = conversionCost(program, from.value, to.value);
  return key < 0 || value < 0 ? noConversion : key + value + 1;
}

function classCost(
  program: Program,
  from: Extract<ApexType, { kind: "class" }>,
  to: ApexType,
): number {
  const symbol = symbolOf(program, from);
  if (symbol === undefined) return noConversion;
  let distance = 0;
  for (const ancestor of ancestry(program, symbol)) {
    if (to.kind === "class" && ancestor.name === to.name) return distance;
    distance++;
  }
  const index = allInterfaces(program, symbol).findIndex(
    (type) =>
      sameType(type, to) ||
      (to.kind === "library" &&
        type.kind === "library" &&
        isLibraryArgumentMatch(program, type, to)),
  );
  if (index >= 0) return distance + index;
  const base = librarySuperclass(program, symbol);
  const cost = base === undefined ? noConversion : conversionCost(program, base, to);
  if (cost >= 0) return distance + cost;
  return (to.kind === "class" || to.kind === "library") && isIncomplete(program, from)
    ? toObject
    : noConversion;
}

function isLibraryArgumentMatch(
  program: Program,
  from: Extract<ApexType, { kind: "library" }>,
  to: Extract<ApexType, { kind: "library" }>,
): boolean {
  return (
    from.name === to.name &&
    from.arguments.length === to.arguments.length &&
    from.arguments.every((argument, index) => {
      const wanted = to.arguments[index];
      // an Iterable<Object> passes for an Iterable<String> (beyond-the-cloud-dev/soql-lib, SOQL.SoqlHavingFilter.isIn)
      return (
        wanted !== undefined &&
        (elementCost(program, argument, wanted) >= 0 ||
          (from.name === "System.Iterable" && elementCost(program, wanted, argument) >= 0))
      );
    })
  );
}

/** Collections and library classes up to a library class or interface: List to Iterable, DmlException to Exception. */
function libraryCost(
  program: Program,
  from: ApexType,
  to: Extract<ApexType, { kind: "library" }>,
): number {
  if (to.name === "System.Iterable" && (from.kind === "list" || from.kind === "set")) {
    const wanted = to.arguments[0];
    const cost = wanted === undefined ? 0 : elementCost(program, from.element, wanted);
    return cost < 0 ? noConversion : cost + 8;
  }
  const holder = libraryClassOf(from);
  if (holder === undefined) return noConversion;
  if (from.kind === "library" && isLibraryArgumentMatch(program, from, to)) return 1;
  const library = program.library.get(holder.name);
  if (library === undefined) return noConversion;
  if (
    from.kind === "library" &&
    from.name === "Database.QueryLocator" &&
    to.name === "System.Iterable"
  )
    return 4;
  const bindings = bindingsOf(library, holder.arguments);
  const parents = [
    ...(library.superclass === undefined ? [] : [library.superclass]),
    ...library.interfaces,
  ];
  for (const parent of parents) {
    const cost = conversionCost(program, substitute(parent, bindings), to);
    if (cost >= 0 && cost < toObject) return cost + 1;
  }
  return noConversion;
}

/** Whether a cast may succeed at run time; otherwise the platform rejects it when compiling. */
export function isCastable(program: Program, from: ApexType, to: ApexType): boolean {
  if (from.kind === "error" || to.kind === "error" || from.kind === "null") return true;
  if (from.kind === "void" || to.kind === "void") return false;
  if (isAssignable(program, from, to)) return true;
  if (isObject(from)) return true;
  if (isNumeric(from) && isNumeric(to)) return false;
  if (from.kind === "primitive" && to.kind === "primitive") return false;
  // what a lookup to several objects gives is a `Name` until it is cast: `(User) aCase.Owner`
  if (from.kind === "sobject" && to.kind === "sobject")
    return isGenericRecord(from) || from.name === "Name";
  if (from.kind === "list" && to.kind === "list")
    return isCastable(program, from.element, to.element);
  if (from.kind === "set" && to.kind === "set")
    return (
      isCastable(program, from.element, to.element) && !isPrimitive(to.element, "String", "Id")
    );
  if (from.kind === "map" && to.kind === "map")
    return isCastable(program, from.key, to.key) && isCastable(program, from.value, to.value);
  if (from.kind === "class" || to.kind === "class") return areClassesRelated(program, from, to);
  if (from.kind === "library")
    return (
      isAssignable(program, to, from) ||
      isLibraryInterface(program, from) ||
      (to.kind === "library" && isLibraryInterface(program, to))
    );
  return (
    to.kind === "library" &&
    isLibraryInterface(program, to) &&
    to.name === "System.Iterable" &&
    (from.kind === "list" || from.kind === "set")
  );
}

function isLibraryInterface(program: Program, type: ApexType): boolean {
  return type.kind === "library" && program.library.get(type.name)?.definition.kind === "interface";
}

function areClassesRelated(program: Program, from: ApexType, to: ApexType): boolean {
  if (isAssignable(program, to, from)) return true;
  const left = symbolOf(program, from);
  const right = symbolOf(program, to);
  if (left !== undefined && right !== undefined) {
    if (left.kind === "interface")
      return right.kind === "interface" || right.isVirtual || right.isAbstract;
    if (right.kind === "interface")
      return left.kind === "class" && (left.isVirtual || left.isAbstract);
    return isSubclass(program, left, right) || isSubclass(program, right, left);
  }
  const project = left ?? right;
  const other = left === undefined ? from : to;
  if (project === undefined || other.kind !== "library") return false;
  return (
    project.kind !== "enum" &&
    (isLibraryInterface(program, other)
      ? project.isVirtual || project.isAbstract || project.kind === "interface"
      : project.kind === "interface")
  );
}

/**
 * The type of `condition ? left : right`: that of the branch which takes the other's value; undefined when neither does, whatever
 * ancestor the two share. Text beside an Id: each takes the other, and the first decides.
 */
export function commonType(
  program: Program,
  left: ApexType,
  right: ApexType,
): ApexType | undefined {
  if (left.kind === "error" || right.kind === "null") return left;
  if (right.kind === "error" || left.kind === "null") return right;
  if (sameType(left, right)) return left;
  if (isNumeric(left) && isNumeric(right)) return widerNumber(left, right);
  if (left.kind === "list" && right.kind === "list" && isGenericRecord(left.element))
    return isAssignable(program, left, right) ? right : undefined;
  if (isAssignable(program, right, left)) return left;
  return isAssignable(program, left, right) ? right : undefined;
}

const numberOrder: readonly PrimitiveName[] = ["Integer", "Long", "Double", "Decimal"];
export function widerNumber(left: ApexType, right: ApexType): ApexType {
  if (left.kind !== "primitive" || right.kind !== "primitive") return left;
  return numberOrder.indexOf(left.name) >= numberOrder.indexOf(right.name) ? left : right;
}
