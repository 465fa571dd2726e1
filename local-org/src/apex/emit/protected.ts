// try/catch/finally and System.runAs.
import type { Escape, MethodContext } from "./context.ts";
import { emitExpression } from "./expressions.ts";
import { typeText } from "./names.ts";
import { countLine, emitBody, emitLine } from "./statements.ts";
import type { Statement } from "./statements.ts";

export function emitTry(node: Statement<"try">, method: MethodContext): void {
  const { writer } = method;
  countLine(node, method);
  writer.line("try {", node.span.line);
  emitBody(node.body, method);
  if (node.catches.length > 0) emitCatches(node.catches, method);
  if (node.finallyBody !== undefined) {
    writer.line("} finally {");
    emitBody(node.finallyBody, method);
  }
  writer.line("}");
}

/** `rt.caught` gives the Apex value, or rethrows what Apex may not catch. What no clause takes goes on as it came. */
function emitCatches(catches: Statement<"try">["catches"], method: MethodContext): void {
  const { writer } = method;
  const error = method.unique("$e"),
    value = method.unique("$x");
  writer.line(`} catch (${error}) {`);
  writer.line(`const ${value} = $rt.caught(${error});`);
  let keyword = "if";
  let open = true;
  for (const clause of catches) {
    const takesAll = clause.type.kind === "library" && clause.type.name === "System.Exception";
    writer.line(
      takesAll
        ? `${keyword === "if" ? "" : "} else "}{`
        : `${keyword} ($rt.instanceOf(${value}, ${typeText(clause.type)})) {`,
      clause.span.line,
    );
    writer.line(`let ${clause.name} = ${value};`);
    emitBody(clause.body, method);
    keyword = "} else if";
    if (takesAll) {
      open = false;
      break;
    }
  }
  writer.line(open ? `} else throw ${error};` : "}");
}

/** The block is a function for the runtime, so leaving it by return, break or continue is signalled and done again outside. */
export function emitRunAs(node: Statement<"runAs">, method: MethodContext): void {
  const { writer } = method;
  const escape: Escape = {
    variable: method.unique("$r"),
    loops: 0,
    usesReturn: false,
    usesBreak: false,
    usesContinue: false,
  };
  const slot = writer.reserve();
  emitLine(node, method, () => `$rt.runAs(${emitExpression(node.subject, method)}, () => {`);
  method.escapes.push(escape);
  emitBody(node.body, method);
  method.escapes.pop();
  writer.line("});");
  if (escape.usesReturn || escape.usesBreak || escape.usesContinue)
    writer.fill(slot, `let ${escape.variable} = 0, ${escape.variable}v;`);
  const outer = method.escapes.at(-1);
  if (escape.usesReturn) {
    if (outer !== undefined) outer.usesReturn = true;
    writer.line(
      outer === undefined
        ? `if (${escape.variable} === 1) return ${escape.variable}v;`
        : `if (${escape.variable} === 1) { ${outer.variable}v = ${escape.variable}v; ${outer.variable} = 1; return; }`,
    );
  }
  if (escape.usesBreak) passOn("break", 2, escape, method);
  if (escape.usesContinue) passOn("continue", 3, escape, method);
}

function passOn(
  jump: "break" | "continue",
  signal: 2 | 3,
  escape: Escape,
  method: MethodContext,
): void {
  const outer = method.escapes.at(-1);
  const crosses = outer !== undefined && outer.loops === 0;
  if (crosses) outer[jump === "break" ? "usesBreak" : "usesContinue"] = true;
  method.writer.line(
    `if (${escape.variable} === ${signal}) ${crosses ? `{ ${outer.variable} = ${signal}; return; }` : `${jump};`}`,
  );
}
