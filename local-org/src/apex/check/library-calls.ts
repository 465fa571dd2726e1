// Calls of the platform library: static or on a value, with the signature the emitted code binds to.
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import type { Call } from "./calls.ts";
import { isPrimitive, sameType } from "./conversions.ts";
import { libraryMethods, mayBeProjectClass, universalMethod } from "./library-members.ts";
import type { LibraryCandidate } from "./library-members.ts";
import { chooseOverload, convertArguments } from "./overloads.ts";
import { showMethod, showTypes } from "./program.ts";
import { errorExpression, fail, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { bindsInScope } from "./scope-binds.ts";

/** Undefined when no overload fits; `quiet` leaves an ambiguity to a second attempt. */
export function callLibraryMethod(
  type: ApexType,
  receiver: CheckedExpression | null,
  call: Call,
  scope: Scope,
  quiet: boolean,
): CheckedExpression | undefined {
  const program = programOf(scope);
  const all = libraryMethods(program, type, call.name, scope.body.apiVersion).filter((candidate) =>
    acceptsElements(type, candidate, call),
  );
  const wantsStatic = receiver === null;
  const fitting = all.filter((candidate) => candidate.member.isStatic === wantsStatic);
  const choice = chooseOverload(program, fitting, call.arguments);
  const { span, name } = call.node;
  if (choice.kind === "unknown") return errorExpression(span);
  if (choice.kind === "ambiguous")
    return quiet
      ? undefined
      : fail(scope, catalog.ambiguousMethod, name.span, {
          name: call.name,
          types: showTypes(call.arguments.map((argument) => argument.type)),
        });
  if (choice.kind === "one") return emitLibraryCall(choice.candidate, type, receiver, call, scope);
  const other = chooseOverload(program, all, call.arguments);
  if (other.kind === "one") {
    const method = showMethod(
      {
        name: other.candidate.member.name,
        returnType: other.candidate.type,
        parameters: other.candidate.parameters,
      },
      other.candidate.member.owner.replace(/^System\./, ""),
    );
    return fail(scope, wantsStatic ? catalog.nonStaticMethod : catalog.staticMethod, name.span, {
      method,
    });
  }
  const universal =
    receiver === null ? undefined : universalMethod(call.name, call.arguments.length);
  return universal === undefined || receiver === null
    ? undefined
    : {
        kind: "dynamicCall",
        name: call.name,
        target: receiver,
        arguments: call.arguments,
        safe: call.safe,
        type: universal,
        span,
      };
}

function emitLibraryCall(
  candidate: LibraryCandidate,
  type: ApexType,
  receiver: CheckedExpression | null,
  call: Call,
  scope: Scope,
): CheckedExpression {
  const program = programOf(scope);
  const { member } = candidate;
  const shared = {
    arguments: convertArguments(program, candidate, call.arguments),
    safe: call.safe,
    type: resultType(candidate, type),
    span: call.node.span,
  };
  const isOpen =
    receiver !== null &&
    (mayBeProjectClass(program, member.owner) ||
      (type.kind === "library" && mayBeProjectClass(program, type.name)));
  if (takesQuery(candidate) && !isListQuery(call.arguments[0]))
    return fail(scope, catalog.inlineQuery, call.node.span);
  if (isOpen) return { kind: "dynamicCall", name: member.name, target: receiver, ...shared };
  return {
    kind: "libraryCall",
    class: member.owner,
    signature: member.signature,
    target: receiver,
    ...shared,
    ...(takesQueryText(member.owner, member.name)
      ? { binds: bindsInScope(scope, call.node.span) }
      : {}),
  };
}
/** Methods whose query text may name variables of the code around them (Apex Developer Guide, "Dynamic SOQL"). */
const textQueries = new Set(["query", "countquery", "getquerylocator", "getcursor"]);
const takesQueryText = (owner: string, name: string): boolean =>
  (owner === "System.Database" && textQueries.has(name.toLowerCase())) ||
  (owner === "System.Search" && name.toLowerCase() === "query");

/** `Database.getQueryLocator(List<SObject>)` takes a query in brackets and no list of records. */
const takesQuery = ({ member }: LibraryCandidate): boolean =>
  member.owner === "System.Database" && member.signature.includes(" getQueryLocator(List<SObject>");
const isListQuery = (given: CheckedExpression | undefined): boolean =>
  given?.type.kind === "error" || (given?.kind === "query" && given.result === "list");

/** A record's clone is a record of the same object. */
function resultType(candidate: LibraryCandidate, receiver: ApexType): ApexType {
  return receiver.kind === "sobject" && candidate.member.name.toLowerCase() === "clone"
    ? receiver
    : candidate.type;
}

/** A set takes in collections of exactly its element type where String and Id differ, although both convert. */
function acceptsElements(type: ApexType, candidate: LibraryCandidate, call: Call): boolean {
  if (type.kind !== "set") return true;
  return candidate.parameters.every((parameter, index) => {
    const given = call.arguments[index]?.type;
    if (
      given === undefined ||
      (parameter.type.kind !== "list" && parameter.type.kind !== "set") ||
      (given.kind !== "list" && given.kind !== "set")
    )
      return true;
    return (
      !isPrimitive(parameter.type.element, "Id", "String") ||
      sameType(parameter.type.element, given.element)
    );
  });
}
