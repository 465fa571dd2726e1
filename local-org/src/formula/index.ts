// Formulas: text in, a checked and compiled expression out. Used by formula fields, validation rules, default values and filters.

export { compileFormula } from "./compile.ts";
export { formulaToSql } from "./to-sql.ts";
export { checkFormulas } from "./check-schema.ts";
export { FormulaError } from "./types.ts";
export type {
  CompiledFormula,
  FieldPath,
  FormulaContext,
  FormulaDiagnostic,
  FormulaEnvironment,
  FormulaRecord,
  GlobalReference,
} from "./types.ts";
