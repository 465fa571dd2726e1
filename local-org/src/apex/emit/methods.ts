// Bodies of methods, constructors, accessors and triggers: parameters, temporaries, fuel, sharing.
import type { CheckedStatement } from "../checked.ts";
import type { ClassSymbol, FieldSymbol } from "../types.ts";
import { MethodContext } from "./context.ts";
import type { ModuleContext } from "./context.ts";
import { nonNullLocals } from "./nullness.ts";
import { emitBody } from "./statements.ts";
import { someNode } from "./walk.ts";

/** Calls inside calls that the platform allows; "Maximum stack depth reached: 1001" beyond. */
const STACK_DEPTH = 1000;

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

/** What may recurse pays for the call, and counts how deep it is: the CPU limit and the depth of the stack end what does not end itself. */
const counted = {
  first: `if (--$rt.fuel < 0) $rt.refuel(); const $n = $rt.depth; if ($n >= ${STACK_DEPTH}) $rt.tooDeep(); $rt.depth = $n + 1;`,
  last: "$rt.depth = $n;",
};

/** Writes `header {`, what `write` emits with its temporaries declared in front, and `}`. */
export function emitFunction(
  header: string,
  module: ModuleContext,
  options: BodyOptions,
  code: readonly CheckedStatement[],
  write: (method: MethodContext) => void,
): void {
  const { writer } = module;
  writer.frame(options.frame);
  const slot = writer.reserve(options.line);
  const nonNull = new Set(code.flatMap((statement) => [...nonNullLocals(statement)]));
  const method = new MethodContext(
    module,
    options.className,
    options.symbol,
    nonNull,
    options.accessorOf ?? null,
  );
  const reaches = code.map((statement) => reach(statement));
  const around = [
    ...(reaches.some(({ code: calls }) => calls) ? [counted] : []),
    ...(options.sharing !== undefined && reaches.some(({ data }) => data)
      ? [{ first: `const $p = $rt.enter("${options.sharing}");`, last: "$rt.leave($p);" }]
      : []),
  ];
  if (around.length > 0)
    writer.line(`${around.map(({ first }) => first).join(" ")} try {`, options.line);
  write(method);
  if (around.length > 0) writer.line(`} finally { ${around.map(({ last }) => last).join(" ")} }`);
  const variables = [...(method.countsTurns ? ["$f = 0"] : []), ...method.temporaries];
  writer.fill(slot, `${header} {${variables.length > 0 ? ` let ${variables.join(", ")};` : ""}`);
  writer.line("}");
}

/** What a body gets at: other code of the project, which may recurse; data, by itself or through that code. */
function reach(statement: CheckedStatement): { readonly code: boolean; readonly data: boolean } {
  let data = false;
  const code = someNode(statement, (node) => {
    data ||= readsData.has(node.kind) || (node.kind === "libraryCall" && !computes.has(node.class));
    return (
      node.kind === "call" ||
      (node.kind === "newClass" && node.libraryConstructor === undefined) ||
      (node.kind === "field" && node.raw !== true && hasAccessor(node.field)) ||
      (node.kind === "forEach" && node.over === "iterable")
    );
  });
  return { code, data: code || data };
}
const readsData: ReadonlySet<string> = new Set(["query", "dml", "runAs", "dynamicCall"]);
const hasAccessor = ({ property }: FieldSymbol): boolean =>
  property !== undefined && (property.getterBody || property.setterBody);
/** Library classes that neither read data nor run code of the project other than comparisons. */
const computes: ReadonlySet<string> = new Set(
  [
    "List",
    "Set",
    "Map",
    "String",
    "Math",
    "Integer",
    "Long",
    "Decimal",
    "Double",
    "Date",
    "Datetime",
    "Time",
    "Boolean",
    "Blob",
    "Id",
    "Object",
    "System",
    "Limits",
    "JSON",
    "UserInfo",
    "URL",
    "EncodingUtil",
    "Crypto",
    "Pattern",
    "Matcher",
    "Assert",
  ].map((name) => `System.${name}`),
);

export function emitMethodBody(
  header: string,
  module: ModuleContext,
  options: BodyOptions,
  body: CheckedStatement,
): void {
  emitFunction(header, module, options, [body], (method) => emitBody(body, method));
}
