// `switch on`: over integers, longs, strings and enums by value, over records by type.
import type { Expression, Span, Statement, SwitchCase } from "../ast.ts";
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { showType } from "../types.ts";
import { convertTo } from "./convert.ts";
import { isAssignable, isGenericRecord, isPrimitive } from "./conversions.ts";
import { checkExpression } from "./expressions.ts";
import { symbolOf } from "./program.ts";
import { childScope, declareLocal, errorExpression, fail, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { checkBlock } from "./statements.ts";
import { resolveType } from "./type-references.ts";

export function checkSwitch(
  statement: Extract<Statement, { kind: "switch" }>,
  scope: Scope,
): CheckedStatement {
  const subject = checkExpression(statement.subject, scope);
  if (!isSwitchable(subject.type, scope))
    report(scope, catalog.switchType, statement.subject.span, { type: showType(subject.type) });
  const seen = new Set<string>();
  const cases = statement.cases.map((each) => checkCase(each, subject.type, seen, scope));
  return {
    kind: "switch",
    subject,
    cases,
    ...(statement.otherwise === undefined
      ? {}
      : { otherwise: checkBlock(statement.otherwise, scope) }),
    span: statement.span,
  };
}

function isSwitchable(type: ApexType, scope: Scope): boolean {
  if (type.kind === "error" || type.kind === "sobject") return true;
  return isPrimitive(type, "Integer", "Long", "String") || isEnum(type, scope);
}
function isEnum(type: ApexType, scope: Scope): boolean {
  return (
    symbolOf(programOf(scope), type)?.kind === "enum" ||
    (type.kind === "library" && programOf(scope).library.get(type.name)?.definition.kind === "enum")
  );
}

type CheckedCase = Extract<CheckedStatement, { kind: "switch" }>["cases"][number];
function checkCase(
  each: SwitchCase,
  subject: ApexType,
  seen: Set<string>,
  parent: Scope,
): CheckedCase {
  const scope = childScope(parent);
  if (each.binding !== undefined) {
    const type = resolveType(scope.body.place, each.binding.type);
    checkBinding(type, subject, each.binding.type.span, seen, scope);
    const local = declareLocal(scope, each.binding.name, type);
    return {
      binding: { type, name: local.jsName },
      body: checkBlock(each.body, scope),
      span: each.span,
    };
  }
  const values = (each.values ?? []).map((value) => checkWhen(value, subject, scope));
  for (const value of values) noteDuplicate(keyOf(value), value.span, seen, scope);
  return { values, body: checkBlock(each.body, scope), span: each.span };
}

function checkBinding(
  type: ApexType,
  subject: ApexType,
  span: Span,
  seen: Set<string>,
  scope: Scope,
): void {
  if (type.kind === "error" || subject.kind === "error") return;
  const fits =
    type.kind === "sobject" &&
    !isGenericRecord(type) &&
    subject.kind === "sobject" &&
    (isGenericRecord(subject) || isAssignable(programOf(scope), type, subject));
  if (!fits) report(scope, catalog.whenBinding, span, { type: showType(type) });
  noteDuplicate(showType(type), span, seen, scope);
}

function noteDuplicate(key: string | undefined, span: Span, seen: Set<string>, scope: Scope): void {
  if (key === undefined) return;
  if (seen.has(key)) report(scope, catalog.whenDuplicate, span, { value: key });
  seen.add(key);
}

function keyOf(value: CheckedExpression): string | undefined {
  if (value.type.kind === "error") return undefined;
  if (value.kind === "literal")
    return value.value === null
      ? "null"
      : typeof value.value === "string"
        ? `'${value.value}'`
        : String(value.value);
  return value.kind === "enumValue" ? value.value : undefined;
}

/** Enum values stand by their bare name; others are literals or constants. */
function checkWhen(node: Expression, subject: ApexType, scope: Scope): CheckedExpression {
  if (node.kind === "name" && isEnum(subject, scope))
    return enumValue(node.name, subject, node.span, scope);
  if (node.kind === "name" && subject.kind === "error") return errorExpression(node.span);
  const value = checkExpression(node, scope);
  if (value.type.kind === "error" || subject.kind === "error") return value;
  if (value.kind === "enumValue" && isEnum(subject, scope))
    return fail(scope, catalog.whenQualified, node.span);
  if (value.type.kind === "null") return value;
  if (subject.kind === "sobject") return fail(scope, catalog.whenRecord, node.span);
  if (!isConstant(value)) return fail(scope, catalog.whenLiteral, node.span);
  const isWider =
    isPrimitive(value.type, "Id") ||
    (isPrimitive(subject, "Integer") && !isPrimitive(value.type, "Integer"));
  const converted = isWider ? undefined : convertTo(programOf(scope), value, subject);
  return (
    converted ??
    fail(scope, catalog.whenType, node.span, {
      found: showType(value.type),
      expected: showType(subject),
    })
  );
}

function isConstant(value: CheckedExpression): boolean {
  if (value.kind === "field") return value.field.isStatic && value.field.isFinal;
  return value.kind === "literal" || value.kind === "enumValue";
}

function enumValue(name: string, type: ApexType, span: Span, scope: Scope): CheckedExpression {
  const symbol = symbolOf(programOf(scope), type);
  const values =
    symbol?.enumValues ??
    (type.kind === "library"
      ? programOf(scope).library.get(type.name)?.definition.enumValues
      : undefined) ??
    [];
  const found = values.find((each) => each.toLowerCase() === name.toLowerCase());
  if (found === undefined) return fail(scope, catalog.whenEnum, span);
  return {
    kind: "enumValue",
    enum: symbol ?? (type.kind === "library" ? type.name : ""),
    value: found,
    type,
    span,
  };
}
