// How Apex names are spelt in emitted JavaScript.
import { methodJsName, showType } from "../types.ts";
import type { ApexType, ClassSymbol, FieldSymbol, MethodSymbol } from "../types.ts";

export const classJsName = (name: string): string => `C$${name.replaceAll(".", "$")}`;
export const indexJsName = (name: string): string => `i$${name.replaceAll(".", "$")}`;
/** A class that extends another of the project marks its fields, because a private one there may have the same name. */
const ownerMark = (field: FieldSymbol): string =>
  field.isStatic || field.owner.superclass?.kind !== "class"
    ? ""
    : `$${field.owner.name.replaceAll(".", "$")}`;
/** Storage of a field or of an automatic property: on the object, or in the record of statics. */
export const storageName = (field: FieldSymbol): string =>
  `_${field.name.toLowerCase()}${ownerMark(field)}`;
const accessorName = (field: FieldSymbol): string =>
  `${field.name.toLowerCase()}${field.isVirtual === true ? "" : ownerMark(field)}`;
export const getterName = (field: FieldSymbol): string => `get$$${accessorName(field)}`;
export const setterName = (field: FieldSymbol): string => `set$$${accessorName(field)}`;

const parameterTypes = (method: MethodSymbol): ApexType[] =>
  method.parameters.map((parameter) => parameter.type);
/** Static factory that platform and org call too: `new$`, `new$integer$string`. */
export const factoryName = (constructor: MethodSymbol | null): string =>
  constructor === null || constructor.parameters.length === 0
    ? "new$"
    : methodJsName("new", parameterTypes(constructor));
/** The constructor's work on an object that exists already; carries the class's name because subclasses call it on themselves. */
export const initName = (owner: ClassSymbol, constructor: MethodSymbol | null): string =>
  `$$init$${owner.name.replaceAll(".", "$")}$${methodJsName("", constructor === null ? [] : parameterTypes(constructor))}`;
export const fieldInitName = (owner: ClassSymbol): string =>
  `$$fields$${owner.name.replaceAll(".", "$")}`;
/** Runs the initialisers of the superclass, then those of the class. */
export const fieldsInit = "$$fields";
/** The inherited constructors of a library superclass: signature and arguments are passed on. */
export const libraryInitName = (owner: ClassSymbol): string =>
  `$$library$${owner.name.replaceAll(".", "$")}`;
export const libraryFactory = "new$library";
export const staticsFactory = "$$statics";
export const staticsInit = "$$initStatics";

/** Reads go through an accessor method when a body computes them, or when a subclass may bring one. */
export const readsThroughAccessor = (field: FieldSymbol): boolean =>
  field.property !== undefined && (field.property.getterBody || field.isVirtual === true);
export const writesThroughAccessor = (field: FieldSymbol): boolean =>
  field.property !== undefined && (field.property.setterBody || field.isVirtual === true);

/** Texts as JavaScript literals. */
export const quote = (text: string): string => JSON.stringify(text);
export const typeText = (type: ApexType): string => quote(showType(type));
