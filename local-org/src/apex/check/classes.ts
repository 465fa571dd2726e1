// Checks the bodies of a class: initialisers in textual order, properties, methods, constructors with their delegation.
import type {
  AccessMode,
  Accessor,
  Block,
  ClassDeclaration,
  ConstructorDeclaration,
  Expression,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration,
  Statement,
  TypeDeclaration,
} from "../ast.ts";
import type {
  CheckedClass,
  CheckedConstructor,
  CheckedExpression,
  CheckedInitializer,
  CheckedMethod,
} from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType, ClassSymbol, FieldSymbol, MethodSymbol } from "../types.ts";
import { showType, voidType } from "../types.ts";
import { checkAnnotations, checkClassAnnotations, checkFieldAnnotations } from "./annotations.ts";
import { assignTo } from "./convert.ts";
import { chooseConstructor } from "./creation.ts";
import { placeOf } from "./declare.ts";
import type { Declarations } from "./declare.ts";
import { checkExpression } from "./expressions.ts";
import { completes } from "./flow.ts";
import { checkInheritance } from "./inheritance.ts";
import { libraryConstructors } from "./library-members.ts";
import { checkMethodAnnotations } from "./method-annotations.ts";
import {
  checkConstructorModifiers,
  checkFieldModifiers,
  checkMethodModifiers,
  checkTypeModifiers,
} from "./modifiers.ts";
import { chooseOverload, convertArguments } from "./overloads.ts";
import { isException, librarySuperclass, reportAt, showTypes, symbolOf } from "./program.ts";
import type { Program } from "./program.ts";
import { declareHidden, declareLocal, openScope, report } from "./scope.ts";
import type { Body, Scope } from "./scope.ts";
import { checkBlock, checkStatements } from "./statements.ts";

/** From 67.0 on, classes read and write as the user unless they say otherwise. */
const defaultAccess = (apiVersion: number): AccessMode => (apiVersion >= 67 ? "user" : "system");

function bodyOf(
  program: Program,
  symbol: ClassSymbol,
  kind: Body["kind"],
  isStatic: boolean,
  returnType?: ApexType,
): Body {
  return {
    place: placeOf(program, symbol),
    class: symbol,
    kind,
    isStatic,
    apiVersion: symbol.apiVersion,
    access: defaultAccess(symbol.apiVersion),
    usedNames: new Set(),
    ...(returnType === undefined ? {} : { returnType }),
  };
}

export function checkDeclaration(
  program: Program,
  declarations: Declarations,
  declaration: TypeDeclaration,
): CheckedClass | undefined {
  const symbol = declarations.classes.get(declaration);
  if (symbol === undefined) return undefined;
  checkTypeModifiers(program, declaration, symbol);
  checkClassAnnotations(program, declaration, symbol);
  const empty: CheckedClass = {
    symbol,
    inner: [],
    staticInitializers: [],
    instanceInitializers: [],
    properties: [],
    methods: [],
    constructors: [],
  };
  if (declaration.kind === "enum") return empty;
  if (declaration.kind === "interface")
    return {
      ...empty,
      methods: declaration.methods
        .map((method) => checkMethod(program, declarations, method))
        .filter((method) => method !== undefined),
    };
  return checkClass(program, declarations, declaration, symbol);
}

function checkClass(
  program: Program,
  declarations: Declarations,
  declaration: ClassDeclaration,
  symbol: ClassSymbol,
): CheckedClass {
  const inner: CheckedClass[] = [];
  const staticInitializers: CheckedInitializer[] = [];
  const instanceInitializers: CheckedInitializer[] = [];
  const properties: CheckedClass["properties"][number][] = [];
  const methods: CheckedMethod[] = [];
  const constructors: CheckedConstructor[] = [];
  const bodies = {
    static: bodyOf(program, symbol, "initializer", true),
    instance: bodyOf(program, symbol, "initializer", false),
  };
  for (const member of declaration.members) {
    switch (member.kind) {
      case "class":
      case "interface":
      case "enum": {
        const checked = checkDeclaration(program, declarations, member);
        if (checked !== undefined) inner.push(checked);
        break;
      }
      case "field":
        checkFieldModifiers(program, member, symbol);
        for (const declarator of member.declarators) {
          const field = declarations.fields.get(declarator);
          if (field === undefined) continue;
          checkFieldAnnotations(program, member.modifiers, field);
          if (declarator.initializer !== undefined)
            (field.isStatic ? staticInitializers : instanceInitializers).push({
              kind: "field",
              field,
              value: checkInitializer(declarator.initializer, field, bodies),
              span: declarator.span,
            });
        }
        break;
      case "property": {
        const checked = checkProperty(program, declarations, member, symbol);
        if (checked !== undefined) properties.push(checked);
        break;
      }
      case "method": {
        const checked = checkMethod(program, declarations, member);
        if (checked !== undefined) methods.push(checked);
        break;
      }
      case "constructor": {
        const checked = checkConstructor(program, declarations, member, symbol);
        if (checked !== undefined) constructors.push(checked);
        break;
      }
      case "initializer":
        if (member.isStatic && symbol.outer !== undefined)
          reportAt(program, symbol.file, catalog.innerStaticBlock, member.span);
        (member.isStatic ? staticInitializers : instanceInitializers).push({
          kind: "block",
          body: checkBlock(
            member.body,
            openScope({ ...(member.isStatic ? bodies.static : bodies.instance) }),
          ),
        });
        break;
    }
  }
  if (constructors.length === 0) checkImplicitSuper(program, symbol, declaration.name.span);
  return {
    symbol,
    inner,
    staticInitializers,
    instanceInitializers,
    properties,
    methods,
    constructors,
  };
}

function checkInitializer(
  initializer: Expression,
  field: FieldSymbol,
  bodies: { readonly static: Body; readonly instance: Body },
): CheckedExpression {
  const scope = openScope(field.isStatic ? bodies.static : bodies.instance);
  return assignTo(scope, checkExpression(initializer, scope, field.type), field.type);
}

function checkProperty(
  program: Program,
  declarations: Declarations,
  member: PropertyDeclaration,
  owner: ClassSymbol,
): CheckedClass["properties"][number] | undefined {
  const field = declarations.fields.get(member);
  if (field === undefined) return undefined;
  checkFieldModifiers(program, member, owner);
  checkFieldAnnotations(program, member.modifiers, field);
  const getter =
    member.getter?.body === undefined
      ? {}
      : {
          getter: checkAccessor(program, field, member.getter, member.getter.body, field.type).body,
        };
  const setter =
    member.setter?.body === undefined
      ? {}
      : { setter: checkAccessor(program, field, member.setter, member.setter.body, voidType) };
  return { field, ...getter, ...setter };
}

function checkAccessor(
  program: Program,
  field: FieldSymbol,
  accessor: Accessor,
  block: Block,
  returnType: ApexType,
): { valueLocal: string; body: ReturnType<typeof checkBlock> } {
  const scope = openScope({
    ...bodyOf(program, field.owner, "accessor", field.isStatic, returnType),
    accessorOf: field,
  });
  const valueLocal =
    returnType.kind === "void" ? declareHidden(scope, "value", field.type).jsName : "";
  if (returnType.kind !== "void" && completes(block, { throwEnds: true }))
    report(scope, catalog.missingReturn, accessor.span, { type: showType(returnType) });
  return { valueLocal, body: checkBlock(block, scope) };
}

function declareParameters(
  parameters: readonly Parameter[],
  symbol: MethodSymbol,
  scope: Scope,
): string[] {
  return parameters.map(
    (parameter, index) =>
      declareLocal(scope, parameter.name, symbol.parameters[index]?.type ?? voidType).jsName,
  );
}

function checkMethod(
  program: Program,
  declarations: Declarations,
  member: MethodDeclaration,
): CheckedMethod | undefined {
  const symbol = declarations.methods.get(member);
  if (symbol === undefined) return undefined;
  checkMethodModifiers(program, member, symbol.owner);
  checkMethodAnnotations(program, member, symbol);
  const scope = openScope(
    bodyOf(program, symbol.owner, "method", symbol.isStatic, symbol.returnType),
  );
  const parameters = declareParameters(member.parameters, symbol, scope);
  if (member.body === undefined) return { symbol, parameters };
  const body = {
    kind: "block" as const,
    statements: checkStatements(member.body.statements, scope),
    span: member.body.span,
  };
  const isOpen =
    symbol.returnType.kind !== "void" &&
    symbol.returnType.kind !== "error" &&
    completes(member.body, { throwEnds: true });
  if (isOpen)
    report(scope, catalog.missingReturn, member.name.span, { type: showType(symbol.returnType) });
  return { symbol, parameters, body };
}

function checkConstructor(
  program: Program,
  declarations: Declarations,
  member: ConstructorDeclaration,
  owner: ClassSymbol,
): CheckedConstructor | undefined {
  const symbol = declarations.methods.get(member);
  if (symbol === undefined) return undefined;
  checkConstructorModifiers(program, member, owner);
  checkAnnotations(program, owner.file, member.modifiers, "constructors");
  checkBuiltInConstructor(program, symbol, member.name.span);
  const scope = openScope(bodyOf(program, owner, "constructor", false, voidType));
  const parameters = declareParameters(member.parameters, symbol, scope);
  const [first, ...rest] = member.body.statements;
  const call = first === undefined ? undefined : delegateCall(first);
  if (call === undefined) checkImplicitSuper(program, owner, member.name.span);
  const delegate = call === undefined ? undefined : checkDelegate(call, owner, scope);
  const statements = checkStatements(call === undefined ? member.body.statements : rest, scope);
  return {
    symbol,
    parameters,
    ...(delegate === undefined ? {} : { delegate }),
    body: { kind: "block", statements, span: member.body.span },
  };
}

/** Exceptions come with their constructors; declaring one of those again is an error. */
function checkBuiltInConstructor(
  program: Program,
  symbol: MethodSymbol,
  span: ConstructorDeclaration["span"],
): void {
  const base = librarySuperclass(program, symbol.owner);
  if (base === undefined || !isException(program, base)) return;
  const types = showTypes(symbol.parameters.map((each) => each.type));
  const isBuiltIn = libraryConstructors(program, base, symbol.owner.apiVersion).some(
    (each) => showTypes(each.parameters.map((parameter) => parameter.type)) === types,
  );
  if (isBuiltIn)
    reportAt(program, symbol.owner.file, catalog.exceptionConstructor, span, {
      constructor: `[${symbol.owner.name}].<Constructor>(${types})`,
    });
}

type Delegate = NonNullable<CheckedConstructor["delegate"]>;
type CallExpression = Extract<Expression, { kind: "call" }>;
function delegateCall(statement: Statement): CallExpression | undefined {
  if (
    statement.kind !== "expression" ||
    statement.expression.kind !== "call" ||
    statement.expression.target !== undefined
  )
    return undefined;
  const name = statement.expression.name.text.toLowerCase();
  return name === "this" || name === "super" ? statement.expression : undefined;
}

function checkDelegate(
  call: CallExpression,
  owner: ClassSymbol,
  outer: Scope,
): Delegate | undefined {
  const scope: Scope = { ...outer, isDelegating: true };
  const given = call.arguments.map((argument) => checkExpression(argument, scope));
  const to = call.name.text.toLowerCase() === "this" ? "this" : "super";
  const target = to === "this" ? owner : symbolOf(scope.body.place.program, owner.superclass);
  if (target !== undefined) {
    const chosen = chooseConstructor(target, given, call, scope);
    return chosen === undefined ? undefined : { to, ...chosen, span: call.span };
  }
  const { program } = scope.body.place;
  if (owner.superclass === undefined) {
    if (given.length > 0)
      report(scope, catalog.unknownConstructor, call.span, {
        type: "Object",
        types: showTypes(given.map((each) => each.type)),
      });
    return undefined;
  }
  if (isException(program, owner.superclass) && given.length > 0) {
    report(scope, catalog.methodNotVisible, call.span, {
      method: `void System.ApexBaseException.<init>(${showTypes(given.map((each) => each.type))})`,
    });
    return undefined;
  }
  const choice = chooseOverload(
    program,
    libraryConstructors(program, owner.superclass, owner.apiVersion),
    given,
  );
  if (choice.kind === "one")
    return {
      to,
      constructor: null,
      libraryConstructor: choice.candidate.member.signature,
      arguments: convertArguments(program, choice.candidate, given),
      span: call.span,
    };
  if (given.length > 0)
    report(scope, catalog.unknownConstructor, call.span, {
      type: showType(owner.superclass),
      types: showTypes(given.map((each) => each.type)),
    });
  return undefined;
}

/** Without super(…) the superclass needs a constructor that takes nothing; exceptions never lose theirs. */
function checkImplicitSuper(
  program: Program,
  owner: ClassSymbol,
  span: ConstructorDeclaration["span"],
): void {
  const parent = symbolOf(program, owner.superclass);
  if (parent === undefined || parent.constructors.length === 0) return;
  if (isException(program, { kind: "class", name: parent.name })) return;
  if (!parent.constructors.some((each) => each.parameters.length === 0))
    reportAt(program, owner.file, catalog.noDefaultConstructor, span, { type: parent.name });
}

/** Supertypes, overrides and interfaces of every class; after all members are declared. */
export function checkAllInheritance(program: Program, declarations: Declarations): void {
  for (const [declaration, symbol] of declarations.classes)
    checkInheritance(program, declaration, symbol);
}
