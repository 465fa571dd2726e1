// Loops. Every turn costs one unit of fuel, so that the CPU limit is noticed; a local counter pays for 256 turns at once, which is four times faster.
import type { CheckedStatement } from "../checked.ts";
import { emitQueryLoop } from "./collections.ts";
import type { MethodContext } from "./context.ts";
import { emitExpression, emitNonNull } from "./expressions.ts";
import { emitBody, emitLine, emitUnused, lineText } from "./statements.ts";
import type { Statement } from "./statements.ts";

const burnFuel = "if (++$f > 255) { $f = 0; if (($rt.fuel -= 256) < 0) $rt.refuel(); }";

function loopBody(body: CheckedStatement | undefined, line: number, method: MethodContext): void {
  method.countsTurns = true;
  method.writer.line(burnFuel, line);
  const escape = method.escapes.at(-1);
  if (escape !== undefined) escape.loops += 1;
  emitBody(body, method);
  if (escape !== undefined) escape.loops -= 1;
}

export function emitFor(node: Statement<"for">, method: MethodContext): void {
  emitLine(node, method, () => {
    const condition = node.condition === undefined ? "" : emitNonNull(node.condition, method);
    return `for (${forInitializers(node, method)}; ${condition}; ${node.updates.map((update) => emitUnused(update, method)).join(", ")}) {`;
  });
  loopBody(node.body, node.span.line, method);
  method.writer.line("}");
}

function forInitializers(node: Statement<"for">, method: MethodContext): string {
  const initializers = node.initializers.flatMap((initializer) =>
    initializer.kind === "block" ? initializer.statements : [initializer],
  );
  if (initializers.every((initializer) => initializer.kind === "local")) {
    if (initializers.length === 0) return "";
    return `let ${initializers.map((local) => `${local.name} = ${local.value === undefined ? "null" : emitExpression(local.value, method)}`).join(", ")}`;
  }
  return initializers
    .map((initializer) =>
      initializer.kind === "expression" ? emitUnused(initializer.expression, method) : "",
    )
    .join(", ");
}

export function emitWhile(node: Statement<"while">, method: MethodContext): void {
  emitLine(node, method, () => `while (${emitNonNull(node.condition, method)}) {`);
  loopBody(node.body, node.span.line, method);
  method.writer.line("}");
}

export function emitDoWhile(node: Statement<"doWhile">, method: MethodContext): void {
  emitLine(node, method, () => "do {");
  loopBody(node.body, node.span.line, method);
  const line = node.condition.span.line;
  method.writer.line(
    lineText(line, method, () => `} while (${emitNonNull(node.condition, method)});`),
    line,
  );
}

export function emitForEach(node: Statement<"forEach">, method: MethodContext): void {
  emitLine(node, method, () => {
    const over =
      node.over === "query" && node.iterable.kind === "query"
        ? emitQueryLoop(node.iterable, node.chunk === true, method)
        : `$rt.iterate(${emitNonNull(node.iterable, method)})`;
    return `for (let ${node.name} of ${over}) {`;
  });
  loopBody(node.body, node.span.line, method);
  method.writer.line("}");
}
