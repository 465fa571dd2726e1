// Classes, interfaces, enums and their members; triggers; anonymous blocks.
import type {
  AnonymousBlockMemberContext,
  BlockContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  FieldDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  PropertyDeclarationContext,
  TriggerBlockMemberContext,
  TriggerCaseContext,
  TriggerUnitContext,
  TypeDeclarationContext,
} from "@apexdevtools/apex-parser";
import type {
  Accessor,
  ClassDeclaration,
  FieldDeclaration,
  Identifier,
  InterfaceDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  Parameter,
  PropertyDeclaration,
  Span,
  Statement,
  TriggerDeclaration,
  TypeDeclaration,
} from "../ast.ts";
import { identifier, maybe } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { readBlock, readDeclarators, readStatement } from "./statements.ts";
import { readModifiers, readQualifiedName, readType, readTypeList } from "./types.ts";

interface Header {
  readonly modifiers: Modifiers;
  readonly span: Span;
}

export function readTypeDeclaration(
  node: TypeDeclarationContext,
  reader: Reader,
): TypeDeclaration | undefined {
  return readTypeLike(
    node,
    { modifiers: readModifiers(node.modifier_list(), reader), span: reader.spanOf(node) },
    reader,
  );
}

type TypeLike = Pick<
  TypeDeclarationContext,
  "classDeclaration" | "enumDeclaration" | "interfaceDeclaration"
>;
function readTypeLike(node: TypeLike, header: Header, reader: Reader): TypeDeclaration | undefined {
  const declared = maybe(node.classDeclaration());
  if (declared !== undefined) return readClass(declared, header, reader);
  const enumeration = maybe(node.enumDeclaration());
  if (enumeration !== undefined) return readEnum(enumeration, header, reader);
  const contract = maybe(node.interfaceDeclaration());
  return contract === undefined ? undefined : readInterface(contract, header, reader);
}

function readClass(
  node: ClassDeclarationContext,
  header: Header,
  reader: Reader,
): ClassDeclaration {
  const superclass = maybe(node.typeRef());
  const base = {
    kind: "class" as const,
    name: identifier(node.id(), reader),
    ...header,
    interfaces: readTypeList(maybe(node.typeList()), reader),
    members: node
      .classBody()
      .classBodyDeclaration_list()
      .flatMap((member) => readMember(member, reader)),
  };
  return superclass === undefined ? base : { ...base, superclass: readType(superclass, reader) };
}

function readEnum(node: EnumDeclarationContext, header: Header, reader: Reader): TypeDeclaration {
  return {
    kind: "enum",
    name: identifier(node.id(), reader),
    ...header,
    values: (maybe(node.enumConstants())?.id_list() ?? []).map((value) =>
      identifier(value, reader),
    ),
  };
}

function readInterface(
  node: InterfaceDeclarationContext,
  header: Header,
  reader: Reader,
): InterfaceDeclaration {
  const methods = node
    .interfaceBody()
    .interfaceMethodDeclaration_list()
    .map((method) =>
      readMethod(
        method,
        { modifiers: readModifiers(method.modifier_list(), reader), span: reader.spanOf(method) },
        reader,
      ),
    );
  return {
    kind: "interface",
    name: identifier(node.id(), reader),
    ...header,
    interfaces: readTypeList(maybe(node.typeList()), reader),
    methods,
  };
}

function readMember(node: ClassBodyDeclarationContext, reader: Reader): Member[] {
  const span = reader.spanOf(node);
  const block = maybe(node.block());
  if (block !== undefined)
    return [
      {
        kind: "initializer",
        isStatic: maybe(node.STATIC()) !== undefined,
        body: readBlock(block, reader),
        span,
      },
    ];
  const member = maybe(node.memberDeclaration());
  if (member === undefined) {
    reader.report("extraToken", span, { expected: "}", token: ";" });
    return [];
  }
  const header = { modifiers: readModifiers(node.modifier_list(), reader), span };
  const constructor = maybe(member.constructorDeclaration());
  if (constructor === undefined) return readPlainMember(member, header, reader);
  return [
    {
      kind: "constructor",
      ...header,
      name: readQualifiedName(constructor.qualifiedName(), reader),
      parameters: readParameters(constructor.formalParameters(), reader),
      body: readBlock(constructor.block(), reader),
    },
  ];
}

type PlainMember = Pick<
  MemberDeclarationContext,
  "methodDeclaration" | "fieldDeclaration" | "propertyDeclaration" | keyof TypeLike
>;
function readPlainMember(node: PlainMember, header: Header, reader: Reader): Member[] {
  const method = maybe(node.methodDeclaration());
  if (method !== undefined) return [readMethod(method, header, reader)];
  const field = maybe(node.fieldDeclaration());
  if (field !== undefined) return [readField(field, header, reader)];
  const property = maybe(node.propertyDeclaration());
  if (property !== undefined) return [readProperty(property, header, reader)];
  const type = readTypeLike(node, header, reader);
  return type === undefined ? [] : [type];
}

function readMethod(
  node: MethodDeclarationContext | InterfaceMethodDeclarationContext,
  header: Header,
  reader: Reader,
): MethodDeclaration {
  const returnType = maybe(node.typeRef());
  const body = "block" in node ? maybe(node.block()) : undefined;
  return {
    kind: "method",
    ...header,
    name: identifier(node.id(), reader),
    parameters: readParameters(node.formalParameters(), reader),
    ...(returnType === undefined ? {} : { returnType: readType(returnType, reader) }),
    ...(body === undefined ? {} : { body: readBlock(body, reader) }),
  };
}

function readParameters(node: FormalParametersContext, reader: Reader): Parameter[] {
  return (maybe(node.formalParameterList())?.formalParameter_list() ?? []).map((parameter) => ({
    type: readType(parameter.typeRef(), reader),
    name: identifier(parameter.id(), reader),
    isFinal: readModifiers(parameter.modifier_list(), reader).keywords.has("final"),
    span: reader.spanOf(parameter),
  }));
}

function readField(
  node: FieldDeclarationContext,
  header: Header,
  reader: Reader,
): FieldDeclaration {
  return {
    kind: "field",
    ...header,
    type: readType(node.typeRef(), reader),
    declarators: readDeclarators(node.variableDeclarators(), reader),
  };
}

function readProperty(
  node: PropertyDeclarationContext,
  header: Header,
  reader: Reader,
): PropertyDeclaration {
  let accessors: { getter?: Accessor; setter?: Accessor } = {};
  for (const part of node.propertyBlock_list()) {
    const modifiers = readModifiers(part.modifier_list(), reader);
    const getter = maybe(part.getter());
    const accessor = readAccessor(
      modifiers,
      maybe((getter ?? part.setter()).block()),
      reader.spanOf(part),
      reader,
    );
    accessors =
      getter === undefined
        ? { ...accessors, setter: accessor }
        : { ...accessors, getter: accessor };
  }
  return {
    kind: "property",
    ...header,
    type: readType(node.typeRef(), reader),
    name: identifier(node.id(), reader),
    ...accessors,
  };
}

function readAccessor(
  modifiers: Modifiers,
  block: BlockContext | undefined,
  span: Span,
  reader: Reader,
): Accessor {
  return block === undefined
    ? { modifiers, span }
    : { modifiers, body: readBlock(block, reader), span };
}

export function readTrigger(node: TriggerUnitContext, reader: Reader): TriggerDeclaration {
  const [name, object] = [identifier(node.id(0), reader), identifier(node.id(1), reader)];
  const block = node.triggerBlock();
  const { statements, members } = splitBody(block.triggerBlockMember_list(), reader);
  return {
    kind: "trigger",
    name,
    object,
    events: node.triggerCase_list().map(readEvent),
    body: { kind: "block", statements, span: reader.spanOf(block) },
    members,
    span: reader.spanOf(node),
  };
}

function readEvent(node: TriggerCaseContext): TriggerDeclaration["events"][number] {
  const operation = maybe(node.INSERT())
    ? "insert"
    : maybe(node.UPDATE())
      ? "update"
      : maybe(node.DELETE())
        ? "delete"
        : "undelete";
  return { timing: maybe(node.BEFORE()) ? "before" : "after", operation };
}

/** Statements and declarations may be mixed in triggers and anonymous blocks; what the grammar takes for a field there is a local variable. */
function splitBody(
  nodes: readonly (TriggerBlockMemberContext | AnonymousBlockMemberContext)[],
  reader: Reader,
): { statements: Statement[]; members: Member[] } {
  const statements: Statement[] = [];
  const members: Member[] = [];
  for (const node of nodes) {
    const statement = maybe(node.statement());
    if (statement !== undefined) {
      statements.push(readStatement(statement, reader));
      continue;
    }
    const header = {
      modifiers: readModifiers(node.modifier_list(), reader),
      span: reader.spanOf(node),
    };
    for (const member of readPlainMember(
      "triggerMemberDeclaration" in node
        ? node.triggerMemberDeclaration()
        : node.anonymousMemberDeclaration(),
      header,
      reader,
    )) {
      if (member.kind === "field")
        statements.push({
          kind: "local",
          isFinal: member.modifiers.keywords.has("final"),
          type: member.type,
          declarators: member.declarators,
          span: member.span,
        });
      else members.push(member);
    }
  }
  return { statements, members };
}

/** Anonymous Apex as a class: its declarations become members, its statements the method `anonymousMethod`. */
export function readAnonymous(
  nodes: readonly AnonymousBlockMemberContext[],
  name: string,
  span: Span,
  reader: Reader,
): ClassDeclaration {
  const { statements, members } = splitBody(nodes, reader);
  const at = (text: string): Identifier => ({ text, span: { ...span, end: span.start } });
  const modifiers: Modifiers = { keywords: new Set(["public"]), annotations: [] };
  const run: MethodDeclaration = {
    kind: "method",
    modifiers,
    name: at(anonymousMethod),
    parameters: [],
    body: { kind: "block", statements, span },
    span,
  };
  return {
    kind: "class",
    name: at(name),
    modifiers,
    interfaces: [],
    members: [...members, run],
    span,
  };
}

/** Not a legal Apex name, so it never meets a declared one. */
export const anonymousMethod = "$run";
