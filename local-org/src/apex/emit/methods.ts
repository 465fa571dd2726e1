// Bodies of methods, constructors, accessors and triggers: parameters, temporaries, fuel, sharing.
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import type { ClassSymbol, FieldSymbol } from "../types.ts";
import { MethodContext } from "./context.ts";
import type { ModuleContext } from "./context.ts";
import { burnFuel } from "./loops.ts";
import { nonNullLocals } from "./nullness.ts";
import { emitBody } from "./statements.ts";
import { someNode } from "./walk.ts";

export interface BodyOptions {
  readonly className: string;
  readonly symbol: ClassSymbol | null;
  /** as stack traces name it */
  readonly frame: string;
  readonly line: number;
  /** sharing mode to enter when the body may reach data */
  readonly sharing?: "with" | "without" | undefined;
  readonly accessorOf?: FieldSymbol;
}

/** Writes `header {`, what `write` emits with its temporaries declared in front, and `}`. */
export function emitFunction(header: string, module: ModuleContext, options: BodyOptions, code: readonly CheckedStatement[], write: (method: MethodContext) => void): void {
  const { writer } = module;
  writer.frame(options.frame);
  writer.line(`${header} {`, options.line);
  const slot = writer.reserve();
  const nonNull = new Set(code.flatMap((statement) => [...nonNullLocals(statement)]));
  const method = new MethodContext(module, options.className, options.symbol, nonNull, options.accessorOf ?? null);
  const calls = code.some((statement) => someNode(statement, reachesCode));
  if (calls) writer.line(burnFuel, options.line);
  const enters = options.sharing !== undefined && calls;
  if (enters) writer.line(`const $p = rt.enter("${options.sharing}"); try {`);
  write(method);
  if (enters) writer.line("} finally { rt.leave($p); }");
  if (method.temporaries.length > 0) writer.fill(slot, `let ${method.temporaries.join(", ")};`);
  writer.line("}");
}

/** Code that calls on: it may recurse, and it may read or write data. */
function reachesCode(node: CheckedStatement | CheckedExpression): boolean {
  switch (node.kind) {
    case "call": case "dynamicCall": case "newClass": case "query": case "dml": case "runAs": return true;
    case "libraryCall": return !computes.has(node.class);
    case "field": return node.field.property !== undefined && (node.field.property.getterBody || node.field.property.setterBody);
    case "forEach": return node.over === "iterable";
    default: return false;
  }
}
/** Library classes that neither read data nor call back. */
const computes: ReadonlySet<string> = new Set(["System.String", "System.Math", "System.Integer", "System.Long", "System.Decimal", "System.Double", "System.Date", "System.Datetime", "System.Time", "System.Boolean", "System.Blob"]);

export function emitMethodBody(header: string, module: ModuleContext, options: BodyOptions, body: CheckedStatement): void {
  emitFunction(header, module, options, [body], (method) => emitBody(body, method));
}

