// Turns what the Org answers into values, and its failures into HTTP errors in the platform's shapes.
import type { ApexError, ApexOutcome, ApiRecord, SaveResult } from "../org/contract.ts";
import { HttpError, apiError } from "./http.ts";
import type { Viewer } from "./model/field-view.ts";

/** One record saves or not as a whole either way; this way its errors come back as data. */
export const oneRecord = { partial: true } as const;

export function queryOrThrow(
  { org, userId }: Viewer,
  soql: string,
): { totalSize: number; records: ApiRecord[] } {
  return valueOrThrow(org.query(userId, soql));
}

export function valueOrThrow<T>(outcome: ApexOutcome<T>): T {
  if (outcome.ok) {
    return outcome.value;
  }
  throw new HttpError(
    400,
    saveErrorsOf(outcome.error) ?? apiError(errorCodeOf(outcome.error), outcome.error.message),
  );
}

/** What a failed save complains about, record by record and field by field; undefined for other failures. */
function saveErrorsOf({
  pageErrors = [],
  fieldErrors = {},
}: ApexError):
  readonly { errorCode: string; message: string; fields: readonly string[] }[] | undefined {
  const atFields = Object.entries(fieldErrors).flatMap(([field, errors]) =>
    errors.map(({ statusCode, message }) => ({ errorCode: statusCode, message, fields: [field] })),
  );
  const all = [
    ...pageErrors.map(({ statusCode, message }) => ({
      errorCode: statusCode,
      message,
      fields: [],
    })),
    ...atFields,
  ];
  return all.length > 0 ? all : undefined;
}

/** `System.QueryException` with the REST API's error code (REST API Developer Guide, "Status Codes and Error Responses"). */
export function errorCodeOf(error: ApexError): string {
  const code = /^([A-Z][A-Z_]+[A-Z])\b/.exec(error.message)?.[1];
  if (code !== undefined) {
    return code;
  }
  switch (error.exceptionType.replace(/^System\./, "")) {
    case "QueryException":
      return /sObject type|is not supported/i.test(error.message)
        ? "INVALID_TYPE"
        : /No such column/i.test(error.message)
          ? "INVALID_FIELD"
          : "MALFORMED_QUERY";
    case "SObjectException":
      return /No such column/i.test(error.message) ? "INVALID_FIELD" : "UNKNOWN_EXCEPTION";
    case "JSONException":
      return "JSON_PARSER_ERROR";
    case "StringException":
      return /Invalid id/i.test(error.message) ? "MALFORMED_ID" : "UNKNOWN_EXCEPTION";
    case "SecurityException":
    case "NoAccessException":
      return "INSUFFICIENT_ACCESS_OR_READONLY";
    case "LimitException":
      return "REQUEST_LIMIT_EXCEEDED";
    default:
      return "UNKNOWN_EXCEPTION";
  }
}

/** The one result of saving one record; a failure is a 400 with the errors at their fields. */
export function savedIdOrThrow(results: readonly SaveResult[]): string {
  const [result] = results;
  if (result?.success && result.id !== null) {
    return result.id;
  }
  const errors = result?.errors ?? [];
  throw new HttpError(
    errors.some((error) => error.statusCode.startsWith("INSUFFICIENT_ACCESS")) ? 403 : 400,
    errors.map((error) => ({
      message: error.message,
      errorCode: error.statusCode,
      fields: error.fields,
    })),
  );
}
