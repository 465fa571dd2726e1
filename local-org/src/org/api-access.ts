// Writes that come in through the REST API and the UI API: what those refuse before they save, worded differently than in Apex.
import { qualifiedName, resolveField } from "../metadata/schema.ts";
import type { ObjectDefinition } from "../metadata/schema.ts";
import type { DmlOperation, DmlResult } from "../platform/ports.ts";
import { apexError, dmlError } from "../platform/values/exception.ts";
import type { SObject } from "../platform/values/sobject.ts";
import type { ApiRecord, SaveResult } from "./contract.ts";
import type { WriteKind } from "./dml/access.ts";
import { performDml } from "./dml/index.ts";
import { permissionsOf } from "./sharing/record-access.ts";
import type { OrgState } from "./state.ts";
import type { Transaction } from "./transaction.ts";

export type ApiRefusal = SaveResult["errors"][number];

/**
 * Why this user may not write this record, or undefined. A field the user may not see does not exist for them, which fails
 * the whole call (REST API Developer Guide, "Status Codes and Error Responses").
 */
export function apiRefusal(
  state: OrgState,
  userId: string,
  object: ObjectDefinition,
  kind: WriteKind,
  record: ApiRecord = {},
): ApiRefusal | undefined {
  const permissions = permissionsOf(state, userId);
  if (!permissions.object(object)[kind]) return objectRefusal(object, kind);
  const denied: string[] = [];
  for (const name of Object.keys(record)) {
    const field = resolveField(state.schema, object, name);
    if (!field || field.type === "Id") continue;
    const access = permissions.field(object, field);
    const apiName = qualifiedName(state.schema, field.name);
    if (!access.read)
      throw apexError(
        "System.SObjectException",
        `No such column '${apiName}' on sobject of type ${qualifiedName(state.schema, object.name)}`,
      );
    if (!access.edit || !(kind === "create" ? field.createable : field.updateable))
      denied.push(apiName);
  }
  return denied.length === 0
    ? undefined
    : {
        statusCode: "INVALID_FIELD_FOR_INSERT_UPDATE",
        message: `Unable to create/update fields: ${denied.join(", ")}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        fields: denied,
      };
}

function objectRefusal(object: ObjectDefinition, kind: WriteKind): ApiRefusal {
  return kind === "create"
    ? {
        statusCode: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        message: `entity type cannot be inserted: ${object.label}`,
        fields: [],
      }
    : {
        statusCode: "INSUFFICIENT_ACCESS_OR_READONLY",
        message: "insufficient access rights on object id",
        fields: [],
      };
}

/** Saves what the API lets through; in a partial save what it refuses gets its error in place, else it fails the whole call. */
export function saveAllowed(
  tx: Transaction,
  operation: DmlOperation,
  given: readonly { readonly record: SObject; readonly refusal: ApiRefusal | undefined }[],
  options?: { readonly partial?: boolean },
): SaveResult[] {
  const allOrNone = options?.partial !== true;
  const failures = given.flatMap(({ refusal }, index) =>
    refusal === undefined ? [] : [{ ...refusal, index, id: null }],
  );
  const [first] = failures;
  if (first && allOrNone) throw dmlError(first.message, failures);
  const saved = saveResults(
    performDml(
      tx,
      operation,
      given.flatMap(({ record, refusal }) => (refusal === undefined ? [record] : [])),
      { access: "user", allOrNone },
    ),
  );
  return given.map(
    ({ refusal }) =>
      (refusal === undefined ? saved.shift() : undefined) ?? {
        id: null,
        success: false,
        errors: refusal === undefined ? [] : [refusal],
      },
  );
}

function saveResults(results: readonly DmlResult[]): SaveResult[] {
  return results.map(({ id, success, errors }) => ({
    id,
    success,
    errors: errors.map((error) => ({ ...error, fields: [...error.fields] })),
  }));
}
