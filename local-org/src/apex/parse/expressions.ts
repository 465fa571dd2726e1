// Expressions: the grammar's tree, put right where its precedence differs from the platform's.
import type {
  ApexToken,
  ExpressionContext,
  ExpressionListContext,
  LiteralContext,
  MethodCallContext,
  PrimaryContext,
} from "@apexdevtools/apex-parser";
import type { AssignmentOperator, BinaryOperator, Expression, TypeReference } from "../ast.ts";
import { readCreator } from "./creators.ts";
import { integerFits, longFits, numberLiteral, stringLiteral, unquoteString } from "./literals.ts";
import { readQuery } from "./queries.ts";
import { firstTerminal, identifier, isTerminal, maybe, terminalText, tokenText } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { readType } from "./types.ts";

export function readExpressions(
  node: ExpressionListContext | undefined,
  reader: Reader,
): Expression[] {
  return node === undefined
    ? []
    : node.expression_list().map((expression) => readExpression(expression, reader));
}

export function readExpression(node: ExpressionContext, reader: Reader): Expression {
  const { grammar } = reader;
  if (node instanceof grammar.PrimaryExpressionContext) return readPrimary(node.primary(), reader);
  if (node instanceof grammar.DotExpressionContext) return readDot(node, reader);
  if (node instanceof grammar.MethodCallExpressionContext)
    return readCall(node.methodCall(), reader);
  if (node instanceof grammar.NewExpressionContext) return readCreator(node, reader);
  if (node instanceof grammar.SubExpressionContext)
    return readExpression(node.expression(), reader);
  return readUnary(node, reader) ?? readOperators(node, reader);
}

function readUnary(node: ExpressionContext, reader: Reader): Expression | undefined {
  const { grammar } = reader;
  const span = reader.spanOf(node);
  if (node instanceof grammar.CastExpressionContext)
    return {
      kind: "cast",
      type: readType(node.typeRef(), reader),
      operand: readExpression(node.expression(), reader),
      span,
    };
  if (node instanceof grammar.ArrayExpressionContext)
    return {
      kind: "index",
      target: readExpression(node.expression(0), reader),
      index: readExpression(node.expression(1), reader),
      span,
    };
  if (node instanceof grammar.PostOpExpressionContext)
    return {
      kind: "increment",
      operator: maybe(node.INC()) ? "++" : "--",
      prefix: false,
      operand: readExpression(node.expression(), reader),
      span,
    };
  if (node instanceof grammar.NegExpressionContext)
    return {
      kind: "unary",
      operator: maybe(node.BANG()) ? "!" : "~",
      operand: readExpression(node.expression(), reader),
      span,
    };
  if (node instanceof grammar.PreOpExpressionContext) {
    const operand = readExpression(node.expression(), reader);
    const sign = maybe(node.ADD()) ? "+" : maybe(node.SUB()) ? "-" : undefined;
    if (sign !== undefined) return { kind: "unary", operator: sign, operand, span };
    return {
      kind: "increment",
      operator: maybe(node.INC()) ? "++" : "--",
      prefix: true,
      operand,
      span,
    };
  }
  return undefined;
}

function readOperators(node: ExpressionContext, reader: Reader): Expression {
  const { grammar } = reader;
  const span = reader.spanOf(node);
  if (
    node instanceof grammar.CmpExpressionContext ||
    node instanceof grammar.EqualityExpressionContext
  )
    return readComparisons(node, reader);
  if (node instanceof grammar.InstanceOfExpressionContext) {
    const operand = node.expression();
    if (isComparison(operand, reader) || operand instanceof grammar.InstanceOfExpressionContext)
      reportInstanceOf(firstTerminal(node), reader);
    return {
      kind: "instanceOf",
      operand: readExpression(operand, reader),
      type: readType(node.typeRef(), reader),
      span,
    };
  }
  if (node instanceof grammar.CondExpressionContext) {
    const [condition, then, otherwise] = [
      readExpression(node.expression(0), reader),
      readExpression(node.expression(1), reader),
      readExpression(node.expression(2), reader),
    ];
    return { kind: "ternary", condition, then, otherwise, span };
  }
  const { expression_list: operands } = node as { expression_list?: () => ExpressionContext[] };
  const [left, right] = operands?.call(node) ?? [];
  if (left === undefined || right === undefined)
    throw new Error(
      `the grammar gave an expression the reader does not know: ${node.constructor.name}`,
    );
  const values = { left: readExpression(left, reader), right: readExpression(right, reader) };
  const operator = terminalText(node);
  if (node instanceof grammar.AssignExpressionContext)
    return {
      kind: "assign",
      operator: operator as AssignmentOperator,
      target: values.left,
      value: values.right,
      span,
    };
  return { kind: "binary", operator: operator as BinaryOperator, ...values, span };
}

const isComparison = (
  node: ExpressionContext,
  reader: Reader,
): node is
  | InstanceType<Reader["grammar"]["CmpExpressionContext"]>
  | InstanceType<Reader["grammar"]["EqualityExpressionContext"]> =>
  node instanceof reader.grammar.CmpExpressionContext ||
  node instanceof reader.grammar.EqualityExpressionContext;

/** In Apex `==`, `!=`, `<`, `>`, `<=` and `>=` share one level, left-associative; the grammar binds the relational ones tighter. So the chain is laid flat and folded again. */
function readComparisons(node: ExpressionContext, reader: Reader): Expression {
  const operands: ExpressionContext[] = [];
  const operators: ApexToken[][] = [];
  const flatten = (part: ExpressionContext): void => {
    if (!isComparison(part, reader)) {
      operands.push(part);
      return;
    }
    flatten(part.expression(0));
    operators.push((part.children ?? []).filter(isTerminal).map((child) => child.symbol));
    flatten(part.expression(1));
  };
  flatten(node);
  operands.forEach((operand, index) => {
    if (operand instanceof reader.grammar.InstanceOfExpressionContext)
      reportInstanceOf(operators[index]?.[0] ?? firstTerminal(operand), reader);
  });
  const values = operands.map((operand) => readExpression(operand, reader));
  return values.reduce((left, right, index) => ({
    kind: "binary",
    operator: comparisonOperator(operators[index - 1] ?? []),
    left,
    right,
    span: { ...left.span, end: right.span.end },
  }));
}

function comparisonOperator(tokens: readonly ApexToken[]): BinaryOperator {
  const text = tokens.map((token) => token.text).join("");
  return text === "<>" ? "!=" : (text as BinaryOperator);
}

/** `a instanceof B == c` and `a == b instanceof C` are syntax errors on the platform. */
function reportInstanceOf(token: ApexToken, reader: Reader): void {
  reader.report("expectedToken", reader.spanOfToken(token), { expected: ";", token: token.text });
}

function readDot(
  node: InstanceType<Reader["grammar"]["DotExpressionContext"]>,
  reader: Reader,
): Expression {
  const target = readExpression(node.expression(), reader);
  const safe = maybe(node.QUESTIONDOT()) !== undefined;
  const span = reader.spanOf(node);
  const call = maybe(node.dotMethodCall());
  if (call === undefined)
    return { kind: "member", target, name: identifier(node.anyId(), reader), safe, span };
  return {
    kind: "call",
    target,
    name: identifier(call.anyId(), reader),
    arguments: readExpressions(maybe(call.expressionList()), reader),
    safe,
    span,
  };
}

function readCall(node: MethodCallContext, reader: Reader): Expression {
  const name = {
    text: maybe(node.id()) === undefined ? node.start.text.toLowerCase() : node.start.text,
    span: reader.spanOfToken(node.start),
  };
  return {
    kind: "call",
    name,
    arguments: readExpressions(maybe(node.expressionList()), reader),
    safe: false,
    span: reader.spanOf(node),
  };
}

function readPrimary(node: PrimaryContext, reader: Reader): Expression {
  const { grammar } = reader;
  const span = reader.spanOf(node);
  if (node instanceof grammar.IdPrimaryContext)
    return { kind: "name", name: tokenText(node), span };
  if (node instanceof grammar.LiteralPrimaryContext) return readLiteral(node.literal(), reader);
  if (node instanceof grammar.ThisPrimaryContext) return { kind: "this", span };
  if (node instanceof grammar.SuperPrimaryContext) return { kind: "super", span };
  if (node instanceof grammar.TypeRefPrimaryContext)
    return { kind: "classLiteral", type: readType(node.typeRef(), reader), span };
  if (node instanceof grammar.SoqlPrimaryContext || node instanceof grammar.SoslPrimaryContext)
    return readQuery(node, reader);
  const voidType: TypeReference = {
    parts: [{ name: "void", arguments: [] }],
    arrayDepth: 0,
    span: reader.spanOfToken(node.start),
  };
  return { kind: "classLiteral", type: voidType, span };
}

function readLiteral(node: LiteralContext, reader: Reader): Expression {
  const text = tokenText(node);
  const span = reader.spanOf(node);
  if (maybe(node.StringLiteral()) ?? maybe(node.MultilineStringLiteral()))
    return stringLiteral(unquoteString(text), span);
  if (maybe(node.NumberLiteral())) return numberLiteral(text, span);
  if (maybe(node.BooleanLiteral()))
    return { kind: "literal", literal: "boolean", text: text.toLowerCase(), span };
  if (maybe(node.NULL())) return { kind: "literal", literal: "null", text: "null", span };
  return readInteger(text, reader, span);
}

export function readInteger(text: string, reader: Reader, span: Expression["span"]): Expression {
  const isLong = /l$/i.test(text);
  const digits = isLong ? text.slice(0, -1) : text;
  if (isLong && !longFits(digits)) reader.report("illegalLong", span);
  if (!isLong && !integerFits(digits)) reader.report("illegalInteger", span);
  return { kind: "literal", literal: isLong ? "long" : "integer", text: digits, span };
}
