// Checked statements as JavaScript, one emitted line per Apex statement.
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import { emitAssign, emitIncrement } from "./assignments.ts";
import type { MethodContext } from "./context.ts";
import { countText, coveredLines } from "./covered-lines.ts";
import { emitExpression, emitNonNull } from "./expressions.ts";
import { emitDoWhile, emitFor, emitForEach, emitWhile } from "./loops.ts";
import { quote, typeText } from "./names.ts";
import { emitRunAs, emitTry } from "./protected.ts";

export type Statement<K extends CheckedStatement["kind"]> = Extract<CheckedStatement, { kind: K }>;

function emitStatement(node: CheckedStatement, method: MethodContext): void {
  switch (node.kind) {
    case "block":
      return emitBlock(node, method);
    case "local":
      return emitLine(
        node,
        method,
        () =>
          `let ${node.name} = ${node.value === undefined ? "null" : emitExpression(node.value, method)};`,
      );
    case "expression":
      return emitLine(node, method, () => `${emitUnused(node.expression, method)};`);
    case "if":
      return emitIf(node, method);
    case "for":
      return emitFor(node, method);
    case "forEach":
      return emitForEach(node, method);
    case "while":
      return emitWhile(node, method);
    case "doWhile":
      return emitDoWhile(node, method);
    case "switch":
      return emitSwitch(node, method);
    case "try":
      return emitTry(node, method);
    case "throw":
      return emitLine(
        node,
        method,
        () => `throw $rt.throwApex(${emitExpression(node.value, method)});`,
      );
    case "broken":
      return emitLine(node, method, () => `$rt.broken(${quote(node.why)});`);
    case "return":
      return emitReturn(node, method);
    case "break":
    case "continue":
      return emitJump(node, method);
    case "dml":
      return emitDml(node, method);
    case "runAs":
      return emitRunAs(node, method);
  }
}

function emitStatements(nodes: readonly CheckedStatement[], method: MethodContext): void {
  for (const node of nodes) emitStatement(node, method);
}

/** The statements of a body without braces of its own. */
export function emitBody(node: CheckedStatement | undefined, method: MethodContext): void {
  if (node?.kind === "block") emitStatements(node.statements, method);
  else if (node !== undefined) emitStatement(node, method);
}

function emitBlock(node: Statement<"block">, method: MethodContext): void {
  method.writer.line("{");
  emitStatements(node.statements, method);
  method.writer.line("}");
}

/** Builds the text of a line while `currentLine` is its Apex line, counts it for coverage, writes it. */
export function emitLine(node: CheckedStatement, method: MethodContext, build: () => string): void {
  countLine(node, method);
  method.writer.line(lineText(node.span.line, method, build), node.span.line);
}

export function lineText(line: number, method: MethodContext, build: () => string): string {
  const outer = method.currentLine;
  method.currentLine = line;
  const text = build();
  method.currentLine = outer;
  return text;
}

export function countLine(node: CheckedStatement, method: MethodContext): void {
  for (const line of coveredLines(node)) {
    method.writer.cover(line);
    if (method.module.options.coverage) method.writer.line(countText(line), node.span.line);
  }
}

/** An expression whose value nobody wants. */
export function emitUnused(node: CheckedExpression, method: MethodContext): string {
  if (node.kind === "assign") return emitAssign(node, method, false);
  if (node.kind === "increment") return emitIncrement(node, method, false);
  return emitExpression(node, method);
}

function emitIf(node: Statement<"if">, method: MethodContext): void {
  emitLine(node, method, () => `if (${emitNonNull(node.condition, method)}) {`);
  emitBody(node.then, method);
  if (node.otherwise !== undefined) {
    method.writer.line("} else {");
    emitBody(node.otherwise, method);
  }
  method.writer.line("}");
}

function emitSwitch(node: Statement<"switch">, method: MethodContext): void {
  const subject = method.unique("$s");
  emitLine(node, method, () => `const ${subject} = ${emitExpression(node.subject, method)};`);
  let keyword = "if";
  for (const clause of node.cases) {
    // Strings are compared with case (Apex Developer Guide, "Switch Statements").
    const test =
      clause.binding === undefined
        ? (clause.values ?? [])
            .map((value) => `${subject} === ${emitExpression(value, method)}`)
            .join(" || ")
        : `$rt.instanceOf(${subject}, ${typeText(clause.binding.type)})`;
    method.writer.line(`${keyword} (${test}) {`, clause.span.line);
    if (clause.binding !== undefined)
      method.writer.line(`let ${clause.binding.name} = ${subject};`);
    emitBody(clause.body, method);
    keyword = "} else if";
  }
  if (node.otherwise !== undefined) {
    method.writer.line(node.cases.length > 0 ? "} else {" : "{");
    emitBody(node.otherwise, method);
  }
  if (node.cases.length > 0 || node.otherwise !== undefined) method.writer.line("}");
}

function emitReturn(node: Statement<"return">, method: MethodContext): void {
  const escape = method.escapes.at(-1);
  if (escape !== undefined) {
    escape.usesReturn = true;
    emitLine(node, method, () =>
      node.value === undefined
        ? `{ ${escape.variable} = 1; return; }`
        : `{ ${escape.variable}v = ${emitExpression(node.value, method)}; ${escape.variable} = 1; return; }`,
    );
    return;
  }
  // Parentheses, because an expression may go on on the next emitted line.
  emitLine(node, method, () =>
    node.value === undefined ? "return;" : parenthesised(emitExpression(node.value, method)),
  );
}

function parenthesised(text: string): string {
  return text.includes("\n") ? `return (${text});` : `return ${text};`;
}

function emitJump(node: Statement<"break"> | Statement<"continue">, method: MethodContext): void {
  const escape = method.escapes.at(-1);
  if (escape === undefined || escape.loops > 0)
    return emitLine(node, method, () => `${node.kind};`);
  if (node.kind === "break") escape.usesBreak = true;
  else escape.usesContinue = true;
  emitLine(
    node,
    method,
    () => `{ ${escape.variable} = ${node.kind === "break" ? 2 : 3}; return; }`,
  );
}

function emitDml(node: Statement<"dml">, method: MethodContext): void {
  emitLine(node, method, () => {
    const key =
      node.key === undefined
        ? "null"
        : `{object: ${quote(node.key.object)}, field: ${quote(node.key.field)}}`;
    const others = node.others === undefined ? "null" : emitExpression(node.others, method);
    return `$rt.dml(${quote(node.operation)}, ${quote(node.access)}, ${emitExpression(node.target, method)}, ${key}, ${others}, ${quote(method.className)});`;
  });
}
