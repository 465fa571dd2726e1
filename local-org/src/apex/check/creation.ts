// `new`: project classes, exceptions, library classes, records with named fields and collections.
import { resolveObject } from "../../metadata/schema.ts";
import type { Expression } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import { nearest } from "./diagnostic-sink.ts";
import type { ApexType, ClassSymbol } from "../types.ts";
import { showType, primitive } from "../types.ts";
import { createCollection } from "./collections.ts";
import { assignTo } from "./convert.ts";
import { checkExpression } from "./expressions.ts";
import { libraryConstructors } from "./library-members.ts";
import { chooseOverload, convertArguments } from "./overloads.ts";
import { isException, librarySuperclass, showTypes, symbolOf, typeOfClass } from "./program.ts";
import { errorExpression, fail, isVisible, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { isWriteable, memberNames, recordMember } from "./sobject-members.ts";
import { didYouMean, resolveType } from "./type-references.ts";

export type NewNode = Extract<Expression, { kind: "new" }>;

export function checkNew(node: NewNode, scope: Scope): CheckedExpression {
  const script = scriptOf(node, scope);
  if (script !== undefined) return script;
  const type = resolveType(scope.body.place, node.type);
  if (type.kind === "error") {
    checkParts(node, scope);
    return errorExpression(node.span);
  }
  if (type.kind === "list" || type.kind === "set" || type.kind === "map")
    return createCollection(node, type, scope);
  if (node.creator.kind === "fields") return createRecord(node, node.creator.fields, type, scope);
  if (node.creator.kind !== "arguments") {
    checkParts(node, scope);
    return fail(scope, catalog.cannotConstruct, node.span, { type: showType(type) });
  }
  if (type.kind === "sobject") return createRecordWithout(node, type, scope);
  const given = node.creator.arguments.map((argument) => checkExpression(argument, scope));
  const symbol = symbolOf(programOf(scope), type);
  if (symbol !== undefined) return createInstance(symbol, given, node, scope);
  return type.kind === "library"
    ? createLibraryObject(type, given, node, scope)
    : fail(scope, catalog.cannotConstruct, node.span, { type: showType(type) });
}

/** `new DataWeaveScriptResource.toJson()`: each script of the project is a class by its name. */
function scriptOf(node: NewNode, scope: Scope): CheckedExpression | undefined {
  const [namespace, name, ...rest] = node.type.parts.map((part) => part.name);
  if (namespace?.toLowerCase() !== "dataweavescriptresource") return undefined;
  if (name === undefined || rest.length > 0) return undefined;
  const { span } = node;
  const { dataWeave } = programOf(scope).environment.schema.named;
  const found = dataWeave.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    return fail(scope, catalog.unknownType, span, { name: `${namespace}.${name}` });
  return {
    kind: "newLibrary",
    class: "DataWeave.Script",
    signature: "Script(String name)",
    arguments: [{ kind: "literal", value: found.name, type: primitive("String"), span }],
    type: { kind: "library", name: "DataWeave.Script", arguments: [] },
    span,
  };
}

/** What is inside a creation that is wrong already is still checked. */
function checkParts(node: NewNode, scope: Scope): void {
  const { creator } = node;
  switch (creator.kind) {
    case "arguments":
      for (const argument of creator.arguments) checkExpression(argument, scope);
      break;
    case "fields":
      for (const field of creator.fields) checkExpression(field.value, scope);
      break;
    case "elements":
      for (const element of creator.elements) checkExpression(element, scope);
      break;
    case "entries":
      for (const entry of creator.entries) {
        checkExpression(entry.key, scope);
        checkExpression(entry.value, scope);
      }
      break;
    case "size":
      checkExpression(creator.size, scope);
      break;
  }
}

function createInstance(
  symbol: ClassSymbol,
  given: readonly CheckedExpression[],
  node: NewNode,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  const type = typeOfClass(symbol);
  if (symbol.kind !== "class")
    return fail(scope, catalog.cannotConstruct, span, { type: symbol.name });
  if (symbol.isAbstract) return fail(scope, catalog.abstractCreation, span, { type: symbol.name });
  const chosen = chooseConstructor(symbol, given, node, scope);
  return chosen === undefined
    ? errorExpression(span)
    : { kind: "newClass", class: symbol, ...chosen, type, span };
}

export type ChosenConstructor = Pick<
  Extract<CheckedExpression, { kind: "newClass" }>,
  "constructor" | "libraryConstructor" | "arguments"
>;
type OfferedConstructor = {
  readonly parameters: readonly { readonly type: ApexType }[];
  readonly chosen: Omit<ChosenConstructor, "arguments">;
};

/** The constructor of a project class that takes these arguments; built-in ones of exceptions and the implicit one included. */
export function chooseConstructor(
  symbol: ClassSymbol,
  given: readonly CheckedExpression[],
  node: { readonly span: NewNode["span"] },
  scope: Scope,
): ChosenConstructor | undefined {
  const program = programOf(scope);
  const choice = chooseOverload(program, offeredConstructors(symbol, scope), given);
  if (choice.kind === "one") {
    const { candidate } = choice;
    return { ...candidate.chosen, arguments: convertArguments(program, candidate, given) };
  }
  if (choice.kind === "unknown" || given.some((each) => each.type.kind === "error"))
    return undefined;
  const types = showTypes(given.map((each) => each.type));
  if (choice.kind === "ambiguous")
    report(scope, catalog.ambiguousMethod, node.span, { name: symbol.name, types });
  else if (chooseOverload(program, symbol.constructors, given).kind === "one")
    report(scope, catalog.methodNotVisible, node.span, {
      method: `void ${symbol.name}.<init>(${types})`,
    });
  else report(scope, catalog.unknownConstructor, node.span, { type: symbol.name, types });
  return undefined;
}

/** Exceptions keep the built-in constructors beside their own; other classes have the implicit one until they declare one. */
function offeredConstructors(symbol: ClassSymbol, scope: Scope): OfferedConstructor[] {
  const program = programOf(scope);
  const own = symbol.constructors
    .filter((each) => isVisible(scope, each))
    .map((each) => ({ parameters: each.parameters, chosen: { constructor: each } }));
  const base = librarySuperclass(program, symbol);
  if (base !== undefined && isException(program, base)) {
    const builtIn = libraryConstructors(program, base, scope.body.apiVersion);
    return [
      ...own,
      ...builtIn.map(({ member, parameters }) => ({
        parameters,
        chosen: { constructor: null, libraryConstructor: member.signature },
      })),
    ];
  }
  return symbol.constructors.length === 0
    ? [{ parameters: [], chosen: { constructor: null } }]
    : own;
}

function createLibraryObject(
  type: Extract<ApexType, { kind: "library" }>,
  given: readonly CheckedExpression[],
  node: NewNode,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  const program = programOf(scope);
  const definition = program.library.get(type.name)?.definition;
  const advice = definition?.unsupported?.["<Constructor>"];
  if (advice !== undefined)
    return fail(scope, catalog.unsupportedMember, span, {
      type: showType(type),
      name: "<Constructor>",
      instead: advice,
    });
  if (definition === undefined || definition.kind !== "class")
    return fail(scope, catalog.cannotConstruct, span, { type: showType(type) });
  if (definition.isAbstract === true || definition.name === "System.Exception")
    return fail(
      scope,
      definition.name === "System.Exception" ? catalog.cannotConstruct : catalog.abstractCreation,
      span,
      { type: showType(type) },
    );
  const constructors = libraryConstructors(program, type, scope.body.apiVersion);
  const choice = chooseOverload(program, constructors, given);
  if (choice.kind === "one")
    return {
      kind: "newLibrary",
      class: definition.name,
      signature: choice.candidate.member.signature,
      arguments: convertArguments(program, choice.candidate, given),
      type,
      span,
    };
  if (choice.kind === "unknown" || given.some((each) => each.type.kind === "error"))
    return errorExpression(span);
  const types = showTypes(given.map((each) => each.type));
  if (choice.kind === "ambiguous")
    return fail(scope, catalog.ambiguousMethod, span, { name: showType(type), types });
  return constructors.length === 0
    ? fail(scope, catalog.cannotConstruct, span, { type: showType(type) })
    : fail(scope, catalog.unknownConstructor, span, { type: showType(type), types });
}

function createRecordWithout(
  node: NewNode,
  type: Extract<ApexType, { kind: "sobject" }>,
  scope: Scope,
): CheckedExpression {
  const given =
    node.creator.kind === "arguments"
      ? node.creator.arguments.map((argument) => checkExpression(argument, scope))
      : [];
  if (!isConstructable(type, scope))
    return fail(scope, catalog.sobjectCreation, node.span, { type: showType(type) });
  if (given.length > 0)
    return fail(scope, catalog.namedFieldsRequired, node.span, { type: showType(type) });
  return { kind: "newSObject", object: type.name, fields: [], type, span: node.span };
}
const isConstructable = (type: Extract<ApexType, { kind: "sobject" }>, scope: Scope): boolean =>
  type.name !== "SObject" &&
  resolveObject(programOf(scope).environment.schema, type.name) !== undefined;

type NamedField = Extract<NewNode["creator"], { kind: "fields" }>["fields"][number];
function createRecord(
  node: NewNode,
  given: readonly NamedField[],
  type: ApexType,
  scope: Scope,
): CheckedExpression {
  if (type.kind !== "sobject") {
    checkParts(node, scope);
    return fail(scope, catalog.namedFieldsOnClass, node.span, { type: showType(type) });
  }
  if (!isConstructable(type, scope)) {
    checkParts(node, scope);
    return fail(scope, catalog.sobjectCreation, node.span, { type: showType(type) });
  }
  const seen = new Set<string>();
  const fields = given
    .map((field) => checkNamedField(field, type, seen, scope))
    .filter((field) => field !== undefined);
  return { kind: "newSObject", object: type.name, fields, type, span: node.span };
}

function checkNamedField(
  field: NamedField,
  type: Extract<ApexType, { kind: "sobject" }>,
  seen: Set<string>,
  scope: Scope,
): { name: string; value: CheckedExpression } | undefined {
  const { schema } = programOf(scope).environment;
  const { name } = field;
  const member = recordMember(schema, type.name, name.text);
  const value = checkExpression(field.value, scope, member?.type);
  if (member === undefined) {
    report(
      scope,
      catalog.unknownField,
      name.span,
      { name: name.text, type: type.name },
      didYouMean(nearest(name.text, memberNames(schema, type.name))),
    );
    return undefined;
  }
  if (seen.has(member.name.toLowerCase()))
    report(scope, catalog.duplicateFieldInitializer, name.span, { name: member.name });
  seen.add(member.name.toLowerCase());
  if (!isWriteable(schema, member)) {
    report(scope, catalog.fieldNotWriteable, name.span, { type: type.name, name: member.name });
    return undefined;
  }
  return { name: member.name, value: assignTo(scope, value, member.type) };
}
