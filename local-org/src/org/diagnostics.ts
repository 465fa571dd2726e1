// Everything that is wrong in a project's source, in one form: Apex, metadata files, formulas.
import type { ApexDiagnostic } from "../apex/environment.ts";
import type { checkFormulas } from "../formula/index.ts";
import type { Schema } from "../metadata/schema.ts";
import type { Diagnostic } from "./contract.ts";

type FormulaProblem = ReturnType<typeof checkFormulas>[number];

export function* sourceDiagnostics(
  schema: Schema,
  apex: readonly ApexDiagnostic[],
  formulas: readonly FormulaProblem[],
): Generator<Diagnostic, void, undefined> {
  for (const problem of schema.problems)
    yield {
      code: problem.unsupported ? "META0002" : "META0001",
      severity: problem.unsupported ? "warning" : "error",
      message: problem.message,
      file: problem.file,
      line: problem.line,
      column: problem.column,
      ...(problem.unsupported ? { unsupported: true } : {}),
    };
  for (const one of formulas) yield formulaDiagnostic(one);
  for (const one of apex) yield apexDiagnostic(one);
}

function apexDiagnostic(one: ApexDiagnostic): Diagnostic {
  return {
    code: one.code,
    severity: one.severity,
    message: one.message,
    file: one.file,
    line: one.line,
    column: one.column,
    endColumn: one.column + Math.max(1, one.end - one.start),
    ...(one.hint === undefined ? {} : { hint: one.hint }),
    ...(one.unsupported === undefined ? {} : { unsupported: one.unsupported }),
  };
}

function formulaDiagnostic(one: FormulaProblem): Diagnostic {
  return {
    code: "FORM0001",
    severity: "error",
    message: one.message,
    file: one.file,
    line: one.line,
    column: one.column,
    ...(one.unsupported === undefined ? {} : { unsupported: one.unsupported }),
  };
}
