// Declares a program's types: first every name, then what each extends, then its members with their types.
import type {
  ClassDeclaration,
  CompilationUnit,
  ConstructorDeclaration,
  Declarator,
  FieldDeclaration,
  MethodDeclaration,
  Modifiers,
  Parameter,
  PropertyDeclaration,
  TriggerDeclaration,
  TypeDeclaration,
} from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import type {
  AnnotationSymbol,
  ApexType,
  ClassSymbol,
  FieldSymbol,
  MethodSymbol,
  Visibility,
} from "../types.ts";
import { methodJsName, showType, voidType } from "../types.ts";
import { checkEnumValue, checkIdentifier, checkMethodName, checkTypeName } from "./identifiers.ts";
import { reportAt, showMethodSymbol, simpleName, topLevelOf } from "./program.ts";
import type { Program } from "./program.ts";
import { resolveType } from "./type-references.ts";
import type { TypePlace } from "./type-references.ts";

/** The symbols that declarations gave rise to. */
export interface Declarations {
  readonly classes: Map<TypeDeclaration, ClassSymbol>;
  readonly methods: Map<MethodDeclaration | ConstructorDeclaration, MethodSymbol>;
  readonly fields: Map<Declarator | PropertyDeclaration, FieldSymbol>;
}

export const isTrigger = (
  declaration: CompilationUnit["declaration"],
): declaration is TriggerDeclaration => declaration.kind === "trigger";
export const placeOf = (program: Program, symbol: ClassSymbol): TypePlace => ({
  program,
  file: symbol.file,
  class: symbol,
  isTest: topLevelOf(symbol).isTest,
});

export function declareProgram(
  program: Program,
  units: readonly CompilationUnit[],
  versionOf: (file: string) => number,
): Declarations {
  const declarations: Declarations = { classes: new Map(), methods: new Map(), fields: new Map() };
  for (const unit of units)
    if (!isTrigger(unit.declaration))
      declareName(
        program,
        declarations,
        unit.declaration,
        unit.file,
        versionOf(unit.file),
        undefined,
      );
  for (const [declaration, symbol] of declarations.classes)
    declareSupertypes(program, declaration, symbol);
  breakCycles(program, declarations);
  for (const [declaration, symbol] of declarations.classes)
    declareMembers(program, declarations, declaration, symbol);
  return declarations;
}

function annotationsOf(modifiers: Modifiers): AnnotationSymbol[] {
  return modifiers.annotations.map((annotation) => ({
    name: annotation.name.toLowerCase(),
    parameters: annotation.parameters,
  }));
}
/** `static testMethod` is the older way to write `@IsTest static`. */
function methodAnnotations(modifiers: Modifiers): AnnotationSymbol[] {
  const written = annotationsOf(modifiers);
  return modifiers.keywords.has("testmethod") && !hasAnnotation(modifiers, "istest")
    ? [...written, { name: "istest", parameters: {} }]
    : written;
}
const hasAnnotation = (modifiers: Modifiers, name: string): boolean =>
  modifiers.annotations.some((annotation) => annotation.name.toLowerCase() === name);
export function writtenVisibility(modifiers: Modifiers): Visibility | undefined {
  const { keywords } = modifiers;
  return keywords.has("global") || keywords.has("webservice")
    ? "global"
    : keywords.has("public")
      ? "public"
      : keywords.has("protected")
        ? "protected"
        : keywords.has("private")
          ? "private"
          : undefined;
}

function declareName(
  program: Program,
  declarations: Declarations,
  declaration: TypeDeclaration,
  file: string,
  apiVersion: number,
  outer: ClassSymbol | undefined,
): void {
  const { modifiers, name } = declaration;
  const qualified = outer === undefined ? name.text : `${outer.name}.${name.text}`;
  checkTypeName(program, file, name, outer !== undefined);
  const symbol: ClassSymbol = {
    name: qualified,
    kind: declaration.kind,
    ...(outer === undefined ? {} : { outer }),
    file,
    apiVersion,
    visibility: writtenVisibility(modifiers) ?? "private",
    isAbstract: modifiers.keywords.has("abstract") || declaration.kind === "interface",
    isVirtual: modifiers.keywords.has("virtual") || declaration.kind === "interface",
    isTest: hasAnnotation(modifiers, "istest"),
    ...(modifiers.sharing === undefined ? {} : { sharing: modifiers.sharing }),
    annotations: annotationsOf(modifiers),
    interfaces: [],
    fields: new Map(),
    methods: new Map(),
    constructors: [],
    inner: new Map(),
    ...(declaration.kind === "enum"
      ? { enumValues: declaration.values.map((value) => value.text) }
      : {}),
    span: declaration.span,
  };
  const isTaken =
    program.classes.has(qualified.toLowerCase()) ||
    (outer !== undefined && simpleName(outer).toLowerCase() === name.text.toLowerCase());
  if (isTaken) reportAt(program, file, catalog.duplicateType, name.span, { name: name.text });
  if (outer === undefined) checkFileName(program, file, declaration);
  if (!program.classes.has(qualified.toLowerCase()))
    program.classes.set(qualified.toLowerCase(), symbol);
  declarations.classes.set(declaration, symbol);
  if (outer !== undefined && !outer.inner.has(name.text.toLowerCase()))
    outer.inner.set(name.text.toLowerCase(), symbol);
  if (declaration.kind === "enum") {
    for (const value of declaration.values) checkEnumValue(program, file, value);
    return;
  }
  if (declaration.kind === "class") declareInner(program, declarations, declaration, symbol);
}

function declareInner(
  program: Program,
  declarations: Declarations,
  declaration: ClassDeclaration,
  symbol: ClassSymbol,
): void {
  for (const member of declaration.members) {
    if (member.kind !== "class" && member.kind !== "interface" && member.kind !== "enum") continue;
    if (symbol.outer !== undefined)
      reportAt(program, symbol.file, catalog.innerInInner, member.name.span);
    declareName(program, declarations, member, symbol.file, symbol.apiVersion, symbol);
  }
}

function checkFileName(program: Program, file: string, declaration: TypeDeclaration): void {
  const base = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  const dot = base.lastIndexOf(".");
  const stem = dot < 0 ? base : base.slice(0, dot);
  if (stem !== declaration.name.text && dot >= 0)
    reportAt(program, file, catalog.fileName, declaration.name.span, {
      name: declaration.name.text,
      file: base,
    });
}

function declareSupertypes(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  if (declaration.kind === "enum") return;
  // Looked up from outside the class, so that what it extends is not sought among what it inherits.
  const place: TypePlace = {
    ...placeOf(program, symbol),
    ...(symbol.outer === undefined ? {} : { class: symbol.outer }),
  };
  const from =
    symbol.outer === undefined
      ? { program, file: symbol.file, isTest: place.isTest, class: symbol }
      : place;
  if (declaration.kind === "class" && declaration.superclass !== undefined) {
    const type = resolveType(from, declaration.superclass);
    if (type.kind === "error") {
      program.incomplete.add(symbol);
      program.orphans.add(symbol);
    } else symbol.superclass = type;
  }
  const interfaces = declaration.interfaces.map((reference) => resolveType(from, reference));
  if (interfaces.some((type) => type.kind === "error")) program.incomplete.add(symbol);
  symbol.interfaces = interfaces.filter((type) => type.kind !== "error");
}

/** A class that extends itself by way of others is reported once and cut loose, so that later steps end. */
function breakCycles(program: Program, declarations: Declarations): void {
  for (const [declaration, symbol] of declarations.classes) {
    if (reaches(program, symbol)) {
      reportAt(program, symbol.file, catalog.circularDefinition, declaration.name.span, {
        type: symbol.name,
      });
      program.orphans.add(symbol);
      delete symbol.superclass;
      symbol.interfaces = [];
    }
  }
}
function reaches(program: Program, start: ClassSymbol): boolean {
  const seen = new Set<ClassSymbol>();
  const queue: (ApexType | undefined)[] = [start.superclass, ...start.interfaces];
  for (let type = queue.shift(); queue.length > 0 || type !== undefined; type = queue.shift()) {
    const symbol =
      type?.kind === "class" ? program.classes.get(type.name.toLowerCase()) : undefined;
    if (symbol === start) return true;
    if (symbol === undefined || seen.has(symbol)) continue;
    seen.add(symbol);
    queue.push(symbol.superclass, ...symbol.interfaces);
  }
  return false;
}

function declareMembers(
  program: Program,
  declarations: Declarations,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  if (declaration.kind === "enum") return;
  const members = declaration.kind === "class" ? declaration.members : declaration.methods;
  for (const member of members) {
    switch (member.kind) {
      case "field":
        declareFields(program, declarations, member, symbol);
        break;
      case "property":
        declareProperty(program, declarations, member, symbol);
        break;
      case "method":
        declareMethod(program, declarations, member, symbol);
        break;
      case "constructor":
        declareConstructor(program, declarations, member, symbol);
        break;
      default:
        break;
    }
  }
}

function addField(
  program: Program,
  field: FieldSymbol,
  name: { text: string; span: FieldSymbol["span"] },
): void {
  checkIdentifier(program, field.owner.file, name);
  const key = field.name.toLowerCase();
  if (field.owner.fields.has(key))
    reportAt(program, field.owner.file, catalog.duplicateField, name.span, { name: field.name });
  else field.owner.fields.set(key, field);
}

function declareFields(
  program: Program,
  declarations: Declarations,
  member: FieldDeclaration,
  owner: ClassSymbol,
): void {
  const { keywords } = member.modifiers;
  const type = resolveType(placeOf(program, owner), member.type);
  for (const declarator of member.declarators) {
    const field: FieldSymbol = {
      name: declarator.name.text,
      owner,
      type,
      isStatic: keywords.has("static"),
      isFinal: keywords.has("final"),
      isTransient: keywords.has("transient"),
      visibility: writtenVisibility(member.modifiers) ?? "private",
      isTestVisible: hasAnnotation(member.modifiers, "testvisible"),
      annotations: annotationsOf(member.modifiers),
      span: declarator.span,
    };
    declarations.fields.set(declarator, field);
    if (field.isStatic && field.isFinal && declarator.initializer !== undefined)
      program.staticFinals.set(field, declarator);
    addField(program, field, declarator.name);
  }
}

function declareProperty(
  program: Program,
  declarations: Declarations,
  member: PropertyDeclaration,
  owner: ClassSymbol,
): void {
  const { keywords } = member.modifiers;
  const type = resolveType(placeOf(program, owner), member.type);
  const visibility = writtenVisibility(member.modifiers) ?? "private";
  const field: FieldSymbol = {
    name: member.name.text,
    owner,
    type,
    isStatic: keywords.has("static"),
    isFinal: keywords.has("final"),
    isTransient: keywords.has("transient"),
    isTestVisible: hasAnnotation(member.modifiers, "testvisible"),
    annotations: annotationsOf(member.modifiers),
    span: member.span,
    visibility:
      (member.getter === undefined ? undefined : writtenVisibility(member.getter.modifiers)) ??
      visibility,
    setterVisibility:
      (member.setter === undefined ? undefined : writtenVisibility(member.setter.modifiers)) ??
      visibility,
    isVirtual: keywords.has("virtual") || keywords.has("abstract") || keywords.has("override"),
    property: {
      hasGetter: member.getter !== undefined,
      hasSetter: member.setter !== undefined,
      getterBody: member.getter?.body !== undefined,
      setterBody: member.setter?.body !== undefined,
    },
  };
  declarations.fields.set(member, field);
  addField(program, field, member.name);
}

function parametersOf(
  program: Program,
  owner: ClassSymbol,
  parameters: readonly Parameter[],
  span: MethodSymbol["span"],
): MethodSymbol["parameters"] {
  if (parameters.length > 32) reportAt(program, owner.file, catalog.parameterCount, span);
  return parameters.map((parameter) => {
    const type = resolveType(placeOf(program, owner), parameter.type);
    return { name: parameter.name.text, type };
  });
}

function declareMethod(
  program: Program,
  declarations: Declarations,
  member: MethodDeclaration,
  owner: ClassSymbol,
): void {
  const { keywords } = member.modifiers;
  checkMethodName(program, owner.file, member.name);
  const parameters = parametersOf(program, owner, member.parameters, member.name.span);
  const isInterface = owner.kind === "interface";
  const isAbstract = isInterface || keywords.has("abstract");
  const assumed: Visibility = isInterface
    ? owner.visibility === "global"
      ? "global"
      : "public"
    : keywords.has("override")
      ? "public"
      : keywords.has("abstract")
        ? "protected"
        : "private";
  const method: MethodSymbol = {
    name: member.name.text,
    owner,
    isStatic: keywords.has("static") || keywords.has("testmethod"),
    isAbstract,
    isVirtual: keywords.has("virtual") || isAbstract,
    isOverride: keywords.has("override") || hasAnnotation(member.modifiers, "override"),
    visibility: writtenVisibility(member.modifiers) ?? assumed,
    isTestVisible: hasAnnotation(member.modifiers, "testvisible"),
    parameters,
    returnType:
      member.returnType === undefined
        ? voidType
        : resolveType(placeOf(program, owner), member.returnType),
    annotations: methodAnnotations(member.modifiers),
    span: member.span,
    jsName: methodJsName(
      member.name.text,
      parameters.map((parameter) => parameter.type),
    ),
  };
  declarations.methods.set(member, method);
  const key = method.name.toLowerCase();
  const others = owner.methods.get(key) ?? [];
  const isKnown = parameters.every((parameter) => parameter.type.kind !== "error");
  if (isKnown && others.some((other) => other.jsName === method.jsName))
    reportAt(program, owner.file, catalog.duplicateMethod, member.name.span, {
      name: method.name,
      method: showMethodSymbol(method),
      type: owner.name,
    });
  else owner.methods.set(key, [...others, method]);
}

function declareConstructor(
  program: Program,
  declarations: Declarations,
  member: ConstructorDeclaration,
  owner: ClassSymbol,
): void {
  if (member.name.text.toLowerCase() !== simpleName(owner).toLowerCase())
    reportAt(program, owner.file, catalog.constructorName, member.name.span, {
      name: member.name.text,
    });
  const parameters = parametersOf(program, owner, member.parameters, member.name.span);
  const symbol: MethodSymbol = {
    name: simpleName(owner),
    owner,
    isStatic: false,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    visibility: writtenVisibility(member.modifiers) ?? "private",
    isTestVisible: hasAnnotation(member.modifiers, "testvisible"),
    parameters,
    returnType: voidType,
    annotations: annotationsOf(member.modifiers),
    span: member.span,
    jsName: methodJsName(
      "new",
      parameters.map((parameter) => parameter.type),
    ),
  };
  declarations.methods.set(member, symbol);
  const isKnown = parameters.every((parameter) => parameter.type.kind !== "error");
  if (isKnown && owner.constructors.some((other) => other.jsName === symbol.jsName))
    reportAt(program, owner.file, catalog.duplicateMethod, member.name.span, {
      name: "<Constructor>",
      method: `[${owner.name}].<Constructor>(${parameters
        .map((parameter) => parameter.type)
        .map((type) => showType(type))
        .join(", ")})`,
      type: owner.name,
    });
  else owner.constructors.push(symbol);
}
