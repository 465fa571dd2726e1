// The methods every enum has: values(), valueOf(text), name(), ordinal().
import type { CheckedExpression } from "../checked.ts";
import type { ApexType, ClassSymbol } from "../types.ts";
import { listOf, primitive } from "../types.ts";
import type { Call } from "./calls.ts";
import { convertTo } from "./convert.ts";
import { callLibraryMethod } from "./library-calls.ts";
import { universalMethod } from "./library-members.ts";
import { programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

export function callEnumStatic(
  enumeration: ClassSymbol | string,
  type: ApexType,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  const { span } = call.node;
  const method = call.name.toLowerCase();
  if (method === "values" && call.arguments.length === 0)
    return {
      kind: "enumCall",
      enum: enumeration,
      method: "values",
      target: null,
      arguments: [],
      safe: false,
      type: listOf(type),
      span,
    };
  const [first] = call.arguments;
  const text =
    method === "valueof" && call.arguments.length === 1 && first !== undefined
      ? convertTo(programOf(scope), first, primitive("String"))
      : undefined;
  return text === undefined
    ? undefined
    : {
        kind: "enumCall",
        enum: enumeration,
        method: "valueOf",
        target: null,
        arguments: [text],
        safe: false,
        type,
        span,
      };
}

export function callEnumValue(
  enumeration: ClassSymbol | string,
  receiver: CheckedExpression,
  call: Call,
  scope: Scope,
): CheckedExpression | undefined {
  const { span } = call.node;
  const method = call.name.toLowerCase();
  const shared = { target: receiver, safe: call.safe, span };
  if (method === "name" && call.arguments.length === 0)
    return {
      kind: "enumCall",
      enum: enumeration,
      method: "name",
      arguments: [],
      type: primitive("String"),
      ...shared,
    };
  if (method === "ordinal" && call.arguments.length === 0)
    return {
      kind: "enumCall",
      enum: enumeration,
      method: "ordinal",
      arguments: [],
      type: primitive("Integer"),
      ...shared,
    };
  const universal = universalMethod(call.name, call.arguments.length);
  if (universal !== undefined)
    return {
      kind: "dynamicCall",
      name: call.name,
      arguments: call.arguments,
      type: universal,
      ...shared,
    };
  return typeof enumeration === "string"
    ? callLibraryMethod(receiver.type, receiver, call, scope, false)
    : undefined;
}
