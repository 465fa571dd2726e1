// The operand that a resolved path makes.
import type { Schema } from "../metadata/schema.ts";
import type { Operand, ResolvedPath } from "./checked.ts";
import { valueStorage } from "./storage.ts";

export function fieldOperandOf(
  schema: Schema,
  path: ResolvedPath,
): Extract<Operand, { kind: "field" }> {
  return {
    kind: "field",
    path,
    storage: valueStorage(schema, path.field),
    text: path.text,
    span: path.span,
  };
}
