// The sentences in which failed DML speaks: DmlException, as the platform words it.
import { qualifiedName } from "../../metadata/schema.ts";
import type { Schema } from "../../metadata/schema.ts";
import type { DmlError } from "../../platform/ports.ts";
import type { ApexException, DmlFailure } from "../../platform/values/exception.ts";
import { dmlError } from "../../platform/values/exception.ts";

export interface FailedRow {
  readonly index: number;
  readonly id: string | null;
  readonly errors: readonly DmlError[];
}

const verbs: Readonly<Record<string, string>> = {
  insert: "Insert",
  update: "Update",
  upsert: "Upsert",
  delete: "Delete",
  undelete: "Undelete",
  merge: "Merge",
  lock: "Lock",
  unlock: "Unlock",
};

/** `Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]` */
export function dmlException(
  schema: Schema,
  operation: string,
  failed: readonly FailedRow[],
): ApexException {
  const failures: DmlFailure[] = failed.flatMap(({ index, id, errors }) =>
    errors.map((error) => ({
      index,
      id,
      statusCode: error.statusCode,
      message: error.message,
      fields: error.fields.map((name) => qualifiedName(schema, name)),
    })),
  );
  const first = failures[0];
  const where = first?.id ? ` with id ${first.id}` : "";
  const message =
    first === undefined
      ? `${verbs[operation] ?? operation} failed.`
      : `${verbs[operation] ?? operation} failed. First exception on row ${first.index}${where}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(", ")}]`;
  return dmlError(message, failures);
}
