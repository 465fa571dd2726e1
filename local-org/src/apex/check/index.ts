// The type checker: syntax trees in, checked trees, symbols and diagnostics out; pure.
import type { CompilationUnit } from "../ast.ts";
import type { CheckedUnit } from "../checked.ts";
import type { ApexDiagnostic, ApexEnvironment } from "../environment.ts";
import type { ClassSymbol } from "../types.ts";
import { checkAllInheritance, checkDeclaration } from "./classes.ts";
import { declareProgram, isTrigger } from "./declare.ts";
import { createProgram } from "./program.ts";
import { checkTrigger } from "./triggers.ts";

export interface CheckedProgram {
  readonly checked: readonly CheckedUnit[];
  /** by lower-cased `Outer` or `Outer.Inner` */
  readonly symbols: ReadonlyMap<string, ClassSymbol>;
  readonly diagnostics: readonly ApexDiagnostic[];
  /** classes whose superclass was reported wrong */
  readonly orphans: ReadonlySet<ClassSymbol>;
}

/** Checks all units of a project together; `meta` gives each file's API version (else the project's). */
export function checkProgram(
  units: readonly CompilationUnit[],
  meta: ReadonlyMap<string, { readonly apiVersion: number }>,
  environment: ApexEnvironment,
): CheckedProgram {
  const program = createProgram(environment);
  const versionOf = (file: string): number =>
    meta.get(file)?.apiVersion ?? environment.schema.sourceApiVersion;
  const declarations = declareProgram(program, units, versionOf);
  checkAllInheritance(program, declarations);
  const checked: CheckedUnit[] = [];
  for (const unit of units) {
    if (isTrigger(unit.declaration)) {
      checked.push({
        kind: "trigger",
        trigger: checkTrigger(program, unit.declaration, unit.file, versionOf(unit.file)),
        file: unit.file,
      });
      continue;
    }
    const found = checkDeclaration(program, declarations, unit.declaration);
    if (found !== undefined) checked.push({ kind: "class", class: found, file: unit.file });
  }
  const diagnostics = [...program.diagnostics.list].sort((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : left.start - right.start,
  );
  return { checked, symbols: program.classes, diagnostics, orphans: program.orphans };
}
