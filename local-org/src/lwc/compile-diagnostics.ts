// Puts what the LWC compiler, Babel and the bundler complain about into the local org's own Diagnostic form.
import type { Diagnostic } from "../org/contract.ts";

interface Located {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly location?: { readonly line?: number; readonly column?: number };
  readonly loc?: { readonly line?: number; readonly column?: number };
}

export function diagnosticOf(error: unknown, file: string): Diagnostic {
  const located = (
    typeof error === "object" && error !== null ? error : { message: String(error) }
  ) as Located;
  const place = located.location ?? located.loc;
  return {
    code: typeof located.code === "number" ? `LWC${located.code}` : "LWC1000",
    severity: "error",
    message: tidy(String(located.message ?? "The component could not be compiled."), file),
    file,
    line: place?.line ?? 1,
    column: Math.max(1, (place?.column ?? 0) + (located.loc ? 1 : 0)),
  };
}

export function lwcProblem(
  message: string,
  file: string,
  line: number,
  column: number,
  unsupported: boolean,
): Diagnostic {
  return {
    code: unsupported ? "LWC9001" : "LWC9000",
    severity: "error",
    message,
    file,
    line,
    column,
    ...(unsupported ? { unsupported } : {}),
  };
}

// Babel puts the path in front and a code frame behind; the Diagnostic carries both as data.
function tidy(message: string, file: string): string {
  const withoutPath = message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message;
  return (withoutPath.split("\n")[0] ?? withoutPath)
    .replace(/\s*\(\d+:\d+\)$/, "")
    .replace(/^LWC\d+: /, "")
    .trim();
}
