// The type checker: syntax trees in, checked trees, symbols and diagnostics out; pure.
import type { CompilationUnit } from "../ast.ts";
import type { CheckedUnit } from "../checked.ts";
import type { ApexDiagnostic, ApexEnvironment } from "../environment.ts";
import type { ClassSymbol } from "../types.ts";
import { checkAllInheritance, checkDeclaration } from "./classes.ts";
import { declareProgram, isTrigger } from "./declare.ts";
import { catalog } from "../diagnostics.ts";
import { syntaxCatalog } from "../parse/catalog.ts";
import { isStackOverflow } from "../parse/depth.ts";
import { createProgram, reportAt } from "./program.ts";
import { checkTrigger } from "./triggers.ts";

const tooLong = { ...syntaxCatalog.expressionTooLong, severity: "error" } as const;

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
  const triggers = new Set<string>();
  const checkUnit = ({ declaration, file }: CompilationUnit): CheckedUnit | undefined => {
    if (!isTrigger(declaration)) {
      const found = checkDeclaration(program, declarations, declaration);
      return found === undefined ? undefined : { kind: "class", class: found, file };
    }
    const { name } = declaration;
    if (triggers.has(name.text.toLowerCase()))
      reportAt(program, file, catalog.duplicateType, name.span, { name: name.text });
    triggers.add(name.text.toLowerCase());
    return {
      kind: "trigger",
      trigger: checkTrigger(program, declaration, file, versionOf(file)),
      file,
    };
  };
  for (const unit of units) {
    try {
      checked.push(...[checkUnit(unit)].filter((found) => found !== undefined));
    } catch (error) {
      if (!isStackOverflow(error)) throw error;
      reportAt(program, unit.file, tooLong, unit.declaration.name.span);
    }
  }
  const diagnostics = [...program.diagnostics.list].sort((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : left.start - right.start,
  );
  return { checked, symbols: program.classes, diagnostics, orphans: program.orphans };
}
