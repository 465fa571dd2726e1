// Statements and blocks.
import type {
  BlockContext,
  CatchClauseContext,
  ForControlContext,
  LocalVariableDeclarationContext,
  StatementContext,
  SwitchStatementContext,
  VariableDeclaratorsContext,
  WhenControlContext,
  WhenLiteralContext,
} from "@apexdevtools/apex-parser";
import type { AccessMode, Block, Declarator, Expression, Statement, SwitchCase } from "../ast.ts";
import { readExpression, readExpressions, readInteger } from "./expressions.ts";
import { stringLiteral, unquoteString } from "./literals.ts";
import { identifier, maybe, tokenText } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { readModifiers, readQualifiedType, readType } from "./types.ts";

type Of<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;

export function readBlock(node: BlockContext, reader: Reader): Block {
  return {
    kind: "block",
    statements: node.statement_list().map((statement) => readStatement(statement, reader)),
    span: reader.spanOf(node),
  };
}

export function readStatement(node: StatementContext, reader: Reader): Statement {
  const inner = node.children?.[0];
  const { grammar } = reader;
  if (inner instanceof grammar.ExpressionStatementContext)
    return {
      kind: "expression",
      expression: readExpression(inner.expression(), reader),
      span: reader.spanOf(inner),
    };
  if (inner instanceof grammar.LocalVariableDeclarationStatementContext)
    return readLocal(inner.localVariableDeclaration(), reader);
  if (inner instanceof grammar.BlockContext) return readBlock(inner, reader);
  if (inner instanceof grammar.ReturnStatementContext)
    return withValue("return", maybe(inner.expression()), inner, reader);
  if (inner instanceof grammar.ThrowStatementContext)
    return {
      kind: "throw",
      value: readExpression(inner.expression(), reader),
      span: reader.spanOf(inner),
    };
  if (inner instanceof grammar.BreakStatementContext)
    return { kind: "break", span: reader.spanOf(inner) };
  if (inner instanceof grammar.ContinueStatementContext)
    return { kind: "continue", span: reader.spanOf(inner) };
  if (inner instanceof grammar.SwitchStatementContext) return readSwitch(inner, reader);
  if (inner instanceof grammar.TryStatementContext) return readTry(inner, reader);
  if (inner instanceof grammar.RunAsStatementContext) return readRunAs(inner, reader);
  return readControl(inner, reader) ?? readDml(inner, reader);
}

type Node = NonNullable<StatementContext["children"]>[number] | undefined;

function withValue(
  kind: "return",
  value: Parameters<typeof readExpression>[0] | undefined,
  node: Parameters<Reader["spanOf"]>[0],
  reader: Reader,
): Statement {
  const span = reader.spanOf(node);
  return value === undefined
    ? { kind, span }
    : { kind, value: readExpression(value, reader), span };
}

function readControl(node: Node, reader: Reader): Statement | undefined {
  const { grammar } = reader;
  if (node instanceof grammar.IfStatementContext) {
    const [then, otherwise] = node
      .statement_list()
      .map((statement) => readStatement(statement, reader));
    const base = {
      kind: "if" as const,
      condition: readExpression(node.parExpression().expression(), reader),
      then: then ?? emptyBlock(node, reader),
      span: reader.spanOf(node),
    };
    return otherwise === undefined ? base : { ...base, otherwise };
  }
  if (node instanceof grammar.ForStatementContext)
    return readFor(node.forControl(), body(node, reader), reader.spanOf(node), reader);
  if (node instanceof grammar.WhileStatementContext)
    return {
      kind: "while",
      condition: readExpression(node.parExpression().expression(), reader),
      ...body(node, reader),
      span: reader.spanOf(node),
    };
  if (node instanceof grammar.DoWhileStatementContext)
    return {
      kind: "doWhile",
      condition: readExpression(node.parExpression().expression(), reader),
      body: readBlock(node.block(), reader),
      span: reader.spanOf(node),
    };
  return undefined;
}

const emptyBlock = (node: Parameters<Reader["spanOf"]>[0], reader: Reader): Block => ({
  kind: "block",
  statements: [],
  span: reader.spanOf(node),
});

function body(node: { statement(): StatementContext }, reader: Reader): { body?: Statement } {
  const statement = maybe(node.statement());
  return statement === undefined ? {} : { body: readStatement(statement, reader) };
}

function readFor(
  control: ForControlContext,
  loop: { body?: Statement },
  span: Statement["span"],
  reader: Reader,
): Statement {
  const each = maybe(control.enhancedForControl());
  if (each !== undefined)
    return {
      kind: "forEach",
      type: readType(each.typeRef(), reader),
      name: identifier(each.id(), reader),
      iterable: readExpression(each.expression(), reader),
      ...loop,
      span,
    };
  const init = maybe(control.forInit());
  const local = init === undefined ? undefined : maybe(init.localVariableDeclaration());
  const expressions = readExpressions(maybe(init?.expressionList()), reader);
  const initializers: Statement[] =
    local === undefined
      ? expressions.map((expression) => ({ kind: "expression", expression, span: expression.span }))
      : [readLocal(local, reader)];
  const condition = maybe(control.expression());
  const updates = readExpressions(maybe(maybe(control.forUpdate())?.expressionList()), reader);
  return {
    kind: "for",
    initializers,
    ...(condition === undefined ? {} : { condition: readExpression(condition, reader) }),
    updates,
    ...loop,
    span,
  };
}

function readLocal(node: LocalVariableDeclarationContext, reader: Reader): Of<"local"> {
  const modifiers = readModifiers(node.modifier_list(), reader);
  return {
    kind: "local",
    isFinal: modifiers.keywords.has("final"),
    type: readType(node.typeRef(), reader),
    declarators: readDeclarators(node.variableDeclarators(), reader),
    span: reader.spanOf(node),
  };
}

export function readDeclarators(node: VariableDeclaratorsContext, reader: Reader): Declarator[] {
  return node.variableDeclarator_list().map((declarator) => {
    const name = identifier(declarator.id(), reader);
    const initializer = maybe(declarator.expression());
    const span = reader.spanOf(declarator);
    return initializer === undefined
      ? { name, span }
      : { name, initializer: readExpression(initializer, reader), span };
  });
}

function readSwitch(node: SwitchStatementContext, reader: Reader): Statement {
  const cases: SwitchCase[] = [];
  let otherwise: Block | undefined;
  for (const when of node.whenControl_list()) {
    if (otherwise !== undefined) reader.report("elseNotLast", otherwise.span);
    if (maybe(when.whenValue().ELSE()) !== undefined) otherwise = readBlock(when.block(), reader);
    else cases.push(readCase(when, reader));
  }
  const base = {
    kind: "switch" as const,
    subject: readExpression(node.expression(), reader),
    cases,
    span: reader.spanOf(node),
  };
  return otherwise === undefined ? base : { ...base, otherwise };
}

function readCase(node: WhenControlContext, reader: Reader): SwitchCase {
  const value = node.whenValue();
  const type = maybe(value.typeRef());
  const rest = { body: readBlock(node.block(), reader), span: reader.spanOf(node) };
  if (type !== undefined)
    return {
      binding: { type: readType(type, reader), name: identifier(value.id(), reader) },
      ...rest,
    };
  return {
    values: value.whenLiteral_list().map((literal) => readWhenLiteral(literal, reader)),
    ...rest,
  };
}

function readWhenLiteral(node: WhenLiteralContext, reader: Reader): Expression {
  const span = reader.spanOf(node);
  const nested = maybe(node.whenLiteral());
  if (nested !== undefined) return readWhenLiteral(nested, reader);
  const name = maybe(node.qualifiedName());
  if (name !== undefined) {
    const [first, ...rest] = name.id_list().map((part) => identifier(part, reader));
    const root: Expression = { kind: "name", name: first?.text ?? "", span: first?.span ?? span };
    return rest.reduce<Expression>(
      (target, part) => ({
        kind: "member",
        target,
        name: part,
        safe: false,
        span: { ...span, end: part.span.end },
      }),
      root,
    );
  }
  if (maybe(node.NULL()) !== undefined)
    return { kind: "literal", literal: "null", text: "null", span };
  const text = maybe(node.StringLiteral()) ?? maybe(node.MultilineStringLiteral());
  if (text !== undefined) return stringLiteral(unquoteString(text.symbol.text), span);
  const number = (maybe(node.IntegerLiteral()) ?? node.LongLiteral()).symbol;
  const operand = readInteger(number.text, reader, reader.spanOfToken(number));
  return node.SUB_list().length % 2 === 1
    ? { kind: "unary", operator: "-", operand, span }
    : operand;
}

function readTry(
  node: InstanceType<Reader["grammar"]["TryStatementContext"]>,
  reader: Reader,
): Statement {
  const last = maybe(node.finallyBlock());
  const base = {
    kind: "try" as const,
    body: readBlock(node.block(), reader),
    catches: node.catchClause_list().map((clause) => readCatch(clause, reader)),
    span: reader.spanOf(node),
  };
  return last === undefined ? base : { ...base, finallyBody: readBlock(last.block(), reader) };
}

function readCatch(node: CatchClauseContext, reader: Reader): Of<"try">["catches"][number] {
  return {
    type: readQualifiedType(node.qualifiedName(), reader),
    name: identifier(node.id(), reader),
    body: readBlock(node.block(), reader),
    span: reader.spanOf(node),
  };
}

function readRunAs(
  node: InstanceType<Reader["grammar"]["RunAsStatementContext"]>,
  reader: Reader,
): Statement {
  const [subject, second] = readExpressions(maybe(node.expressionList()), reader);
  if (subject === undefined)
    reader.report("unexpectedToken", reader.spanOfToken(node.RPAREN().symbol), { token: ")" });
  if (second !== undefined)
    reader.report("missingToken", second.span, { expected: ")", token: "," });
  const span = reader.spanOf(node);
  return {
    kind: "runAs",
    subject: subject ?? { kind: "literal", literal: "null", text: "null", span },
    body: readBlock(node.block(), reader),
    span,
  };
}

function readDml(node: Node, reader: Reader): Statement {
  const { grammar } = reader;
  if (node instanceof grammar.MergeStatementContext) {
    return {
      kind: "dml",
      operation: "merge",
      ...access(node),
      target: readExpression(node.expression(0), reader),
      others: readExpression(node.expression(1), reader),
      span: reader.spanOf(node),
    };
  }
  if (node instanceof grammar.UpsertStatementContext) {
    const key = maybe(node.qualifiedName());
    return {
      kind: "dml",
      operation: "upsert",
      ...access(node),
      target: readExpression(node.expression(), reader),
      ...(key === undefined ? {} : { key: readQualifiedType(key, reader) }),
      span: reader.spanOf(node),
    };
  }
  if (
    node instanceof grammar.InsertStatementContext ||
    node instanceof grammar.UpdateStatementContext ||
    node instanceof grammar.DeleteStatementContext ||
    node instanceof grammar.UndeleteStatementContext
  ) {
    return {
      kind: "dml",
      operation: operations[node.start.text.toLowerCase()] ?? "insert",
      ...access(node),
      target: readExpression(node.expression(), reader),
      span: reader.spanOf(node),
    };
  }
  throw new Error(
    `the grammar gave a statement the reader does not know: ${node?.constructor.name ?? "nothing"}`,
  );
}

const operations: Readonly<Record<string, "insert" | "update" | "delete" | "undelete">> = {
  insert: "insert",
  update: "update",
  delete: "delete",
  undelete: "undelete",
};

function access(node: { accessLevel(): Parameters<typeof tokenText>[0] }): { access?: AccessMode } {
  const level = maybe(node.accessLevel());
  if (level === undefined) return {};
  return { access: level.stop?.text.toLowerCase() === "user" ? "user" : "system" };
}
