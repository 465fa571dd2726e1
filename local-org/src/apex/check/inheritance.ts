// Checks what a class extends and implements: legal supertypes, abstract and interface methods present, overrides in order.
import type { TypeDeclaration, TypeReference } from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType, ClassSymbol, MethodSymbol, Visibility } from "../types.ts";
import { showType } from "../types.ts";
import { addBridge, addGap, takesWhatIsAsked } from "./bridges.ts";
import { isAssignable, isPrimitive, isText, sameType } from "./conversions.ts";
import { libraryLineage, universalMethod } from "./library-members.ts";
import type { LibraryMember } from "./library-index.ts";
import { substitute } from "./library-index.ts";
import {
  allInterfaces,
  ancestry,
  isException,
  isIncomplete,
  librarySuperclass,
  methodsOf,
  reportAt,
  showMethod,
  showMethodSymbol,
  simpleName,
  symbolOf,
  topLevelOf,
} from "./program.ts";
import type { Program } from "./program.ts";

export function checkInheritance(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  if (declaration.kind === "enum") return;
  if (declaration.kind === "class") {
    checkSuperclass(program, symbol, declaration.superclass);
    checkExceptionName(program, declaration, symbol);
  }
  checkInterfaces(program, symbol, declaration.interfaces);
  if (symbol.kind !== "class") return;
  for (const methods of symbol.methods.values())
    for (const method of methods) checkOverride(program, method);
  if (!symbol.isAbstract) {
    checkAbstractMethods(program, declaration, symbol);
    checkInterfaceMethods(program, declaration, symbol);
  }
}

function checkSuperclass(
  program: Program,
  symbol: ClassSymbol,
  reference: TypeReference | undefined,
): void {
  const { superclass } = symbol;
  if (superclass === undefined || reference === undefined) return;
  const report = (entry: Parameters<typeof reportAt>[2]): void => {
    reportAt(program, symbol.file, entry, reference.span, { type: showType(superclass) });
    delete symbol.superclass;
    program.orphans.add(symbol);
  };
  const parent = symbolOf(program, superclass);
  if (parent !== undefined) {
    if (parent.kind !== "class") report(catalog.superType);
    else if (!parent.isVirtual && !parent.isAbstract) report(catalog.notExtendable);
    return;
  }
  const definition =
    superclass.kind === "library" ? program.library.get(superclass.name)?.definition : undefined;
  if (definition === undefined || definition.kind !== "class") report(catalog.superType);
  else if (
    definition.isVirtual !== true &&
    definition.isAbstract !== true &&
    definition.name !== "System.Exception"
  )
    report(catalog.notExtendable);
}

function checkExceptionName(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  const isNamed = simpleName(symbol).toLowerCase().endsWith("exception");
  const type: ApexType = { kind: "class", name: symbol.name };
  if (isIncomplete(program, type)) return;
  const extendsException = isException(program, type);
  if (extendsException && !isNamed)
    reportAt(program, symbol.file, catalog.exceptionName, declaration.name.span, {
      type: symbol.name,
    });
  if (!extendsException && isNamed)
    reportAt(program, symbol.file, catalog.exceptionSuper, declaration.name.span, {
      type: symbol.name,
    });
}

function checkInterfaces(
  program: Program,
  symbol: ClassSymbol,
  references: readonly TypeReference[],
): void {
  const seen = new Set<string>();
  symbol.interfaces = symbol.interfaces.filter((type, index) => {
    const reference = references[index];
    if (reference === undefined) return true;
    const kind =
      type.kind === "class"
        ? symbolOf(program, type)?.kind
        : type.kind === "library"
          ? program.library.get(type.name)?.definition.kind
          : undefined;
    if (kind !== "interface") {
      reportAt(program, symbol.file, catalog.notInterface, reference.span, {
        type: showType(type),
      });
      return false;
    }
    const key = showType(type).toLowerCase();
    if (seen.has(key))
      reportAt(program, symbol.file, catalog.interfaceTwice, reference.span, {
        type: showType(type),
      });
    seen.add(key);
    return true;
  });
}

function baseMethod(program: Program, method: MethodSymbol): MethodSymbol | undefined {
  for (const ancestor of ancestry(program, method.owner)) {
    if (ancestor === method.owner) continue;
    const found = ancestor.methods
      .get(method.name.toLowerCase())
      ?.find((each) => each.jsName === method.jsName);
    const isReachable =
      found !== undefined &&
      (found.visibility !== "private" ||
        topLevelOf(found.owner) === topLevelOf(method.owner) ||
        (found.isTestVisible && topLevelOf(method.owner).isTest));
    if (isReachable) return found;
  }
  return undefined;
}

const rank: Readonly<Record<Visibility, number>> = {
  private: 0,
  protected: 1,
  public: 2,
  global: 2,
};
function checkOverride(program: Program, method: MethodSymbol): void {
  if (method.isStatic) return;
  const base = baseMethod(program, method);
  const span = method.span;
  const file = method.owner.file;
  const shown = showMethodSymbol(method);
  if (base === undefined) {
    if (
      method.isOverride &&
      !isIncomplete(program, { kind: "class", name: method.owner.name }) &&
      !overridesLibrary(program, method)
    )
      reportAt(program, file, catalog.overrideNothing, span, { method: shown });
    return;
  }
  if (base.isStatic) {
    if (method.isOverride)
      reportAt(program, file, catalog.overrideStatic, span, {
        base: showMethodSymbol(base),
        method: shown,
      });
    return;
  }
  if (!base.isVirtual && !base.isAbstract && !base.isOverride) {
    reportAt(program, file, catalog.overrideNonVirtual, span, { method: shown });
    return;
  }
  if (!method.isOverride && !base.isAbstract)
    reportAt(program, file, catalog.overrideRequired, span, { method: shown });
  if (rank[method.visibility] < rank[base.visibility])
    reportAt(program, file, catalog.overrideVisibility, span, { method: shown });
  if (
    !sameType(method.returnType, base.returnType) &&
    method.returnType.kind !== "error" &&
    base.returnType.kind !== "error"
  )
    reportAt(program, file, catalog.overrideReturn, span, {
      base: showMethodSymbol(base),
      method: shown,
      type: method.owner.name,
    });
}

/** toString and its like, methods of a library superclass, and interface methods that an abstract ancestor left open. */
function overridesLibrary(program: Program, method: MethodSymbol): boolean {
  if (universalMethod(method.name, method.parameters.length) !== undefined) return true;
  const base = librarySuperclass(program, method.owner);
  const inherited = symbolOf(program, method.owner.superclass);
  const holders = [
    ...(base === undefined ? [] : [base]),
    ...(inherited === undefined ? [] : allInterfaces(program, inherited)),
  ];
  return holders.some((holder) => {
    const symbol = symbolOf(program, holder);
    if (symbol !== undefined)
      return methodsOf(program, symbol, method.name).some((each) => each.jsName === method.jsName);
    for (const { library } of libraryLineage(program, holder))
      if (
        library.methods
          .get(method.name.toLowerCase())
          ?.some((each) => each.parameters.length === method.parameters.length) === true
      )
        return true;
    return false;
  });
}

function checkAbstractMethods(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  const done = new Set<string>();
  for (const ancestor of ancestry(program, symbol)) {
    for (const methods of ancestor.methods.values())
      for (const method of methods) {
        if (method.isStatic || done.has(method.jsName)) continue;
        done.add(method.jsName);
        if (method.isAbstract && ancestor !== symbol)
          reportAt(program, symbol.file, catalog.missingAbstractMethod, declaration.name.span, {
            type: symbol.name,
            method: showMethodSymbol(method),
          });
      }
  }
  const base = librarySuperclass(program, symbol);
  if (base !== undefined)
    checkLibraryMethods(program, declaration, symbol, base, catalog.missingAbstractMethod);
}

function checkInterfaceMethods(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  for (const type of allInterfaces(program, symbol)) {
    const contract = symbolOf(program, type);
    if (contract === undefined) {
      checkLibraryMethods(program, declaration, symbol, type, catalog.missingInterfaceMethod);
      continue;
    }
    for (const methods of contract.methods.values())
      for (const method of methods) {
        const found =
          implementation(
            program,
            symbol,
            method.name,
            (each) => each.jsName === method.jsName && implementsMethod(program, each, method),
          ) ??
          implementation(program, symbol, method.name, (each) =>
            implementsMethod(program, each, method),
          );
        const isInherited = universalMethod(method.name, method.parameters.length) !== undefined;
        if (found === undefined && isInherited) continue;
        if (found === undefined) reportMissing(program, declaration, symbol, method);
        else {
          addBridge(symbol, method, found);
          checkImplementationVisible(program, symbol, found);
        }
      }
  }
}

function reportMissing(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
  method: MethodSymbol,
): void {
  const shown = showMethodSymbol(method);
  const values = { type: symbol.name, method: shown };
  reportAt(program, symbol.file, catalog.missingInterfaceMethod, declaration.name.span, values);
  const { line, column } = declaration.name.span;
  addGap(
    symbol,
    method,
    `Class ${symbol.name} must implement the method: ${shown} (${symbol.file}:${line}:${column})`,
  );
}

/** What a method returns may be narrower than its interface says: `Account load()` for `SObject load()`. */
function implementsMethod(program: Program, method: MethodSymbol, wanted: MethodSymbol): boolean {
  const isUnknown = [...method.parameters, ...wanted.parameters].some(
    ({ type }) => type.kind === "error",
  );
  const takesSame = isUnknown
    ? method.parameters.length === wanted.parameters.length
    : method.jsName === wanted.jsName || takesWhatIsAsked(program, method, wanted);
  return (
    takesSame &&
    (sameType(method.returnType, wanted.returnType) ||
      method.returnType.kind === "error" ||
      (isPrimitive(wanted.returnType, "Object") && method.returnType.kind !== "void") ||
      (!isPrimitive(method.returnType) &&
        isAssignable(program, method.returnType, wanted.returnType)))
  );
}

function implementation(
  program: Program,
  symbol: ClassSymbol,
  name: string,
  fits: (method: MethodSymbol) => boolean,
): MethodSymbol | undefined {
  for (const ancestor of ancestry(program, symbol)) {
    const found = ancestor.methods
      .get(name.toLowerCase())
      ?.find((each) => !each.isAbstract && fits(each));
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkImplementationVisible(
  program: Program,
  symbol: ClassSymbol,
  method: MethodSymbol,
): void {
  if (method.visibility === "public" || method.visibility === "global") return;
  reportAt(
    program,
    symbol.file,
    catalog.interfaceVisibility,
    method.owner === symbol ? method.span : symbol.span,
    { type: symbol.name, method: showMethodSymbol(method) },
  );
}

/** Several abstract signatures with the same name and arity are alternatives (a batch's `start`). */
function checkLibraryMethods(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
  type: ApexType,
  entry: typeof catalog.missingInterfaceMethod,
): void {
  for (const { library, bindings } of libraryLineage(program, type)) {
    for (const members of library.methods.values()) {
      const open = members.filter((member) => member.isAbstract);
      for (const arity of new Set(open.map((member) => member.parameters.length))) {
        const alternatives = open.filter((member) => member.parameters.length === arity);
        const [first] = alternatives;
        if (first === undefined) continue;
        const found = implementation(program, symbol, first.name, (method) =>
          alternatives.some((member) => implementsMember(program, method, member, bindings)),
        );
        if (found !== undefined) {
          checkImplementationVisible(program, symbol, found);
          continue;
        }
        const shown = showMethod(
          {
            name: first.name,
            returnType: substitute(first.type, bindings),
            parameters: first.parameters.map((parameter) => ({
              type: substitute(parameter.type, bindings),
            })),
          },
          ownerName(library.name, type),
        );
        reportAt(program, symbol.file, entry, declaration.name.span, {
          type: symbol.name,
          method: shown,
        });
      }
    }
  }
}
const ownerName = (name: string, type: ApexType): string =>
  type.kind === "library" && type.name === name ? showType(type) : name.replace(/^System\./, "");

/** Parameters may differ where records are generic on one side: `execute(…, List<Account>)` of a batch of SObject. */
function implementsMember(
  program: Program,
  method: MethodSymbol,
  member: LibraryMember,
  bindings: ReadonlyMap<string, ApexType>,
): boolean {
  if (method.parameters.length !== member.parameters.length) return false;
  const fits = method.parameters.every((parameter, index) => {
    const wanted = member.parameters[index];
    if (wanted === undefined) return false;
    const type = substitute(wanted.type, bindings);
    return (
      parameter.type.kind === "error" ||
      sameType(parameter.type, type) ||
      (isRecords(parameter.type) && isRecords(type)) ||
      (parameter.type.kind === "list" && type.kind === "list")
    );
  });
  const returned = substitute(member.type, bindings);
  return (
    fits &&
    (sameType(method.returnType, returned) ||
      method.returnType.kind === "error" ||
      (isText(method.returnType) && isText(returned)) ||
      (returned.kind !== "void" &&
        method.returnType.kind !== "void" &&
        returned.kind !== "primitive" &&
        isAssignable(program, method.returnType, returned)) ||
      (returned.kind === "primitive" &&
        returned.name === "Object" &&
        method.returnType.kind !== "void"))
  );
}
const isRecords = (type: ApexType): boolean =>
  type.kind === "sobject" || (type.kind === "list" && type.element.kind === "sobject");
