// The part of the UI API that `lightning/uiRecordApi` and `lightning/uiObjectInfoApi` call.
import { resolveField, resolveObject, type ObjectDefinition } from "../../metadata/schema.ts";
import type { SaveResult } from "../../org/contract.ts";
import type { RequestContext } from "../context.ts";
import {
  HttpError,
  apiError,
  json,
  noContent,
  objectOf,
  type Answer,
  type Request,
} from "../http.ts";
import type { Viewer } from "../model/field-view.ts";
import { objectInfo, picklistValues } from "../model/object-info.ts";
import { objectOfRecord } from "../model/record-model.ts";
import { recordRepresentation } from "../model/record-representation.ts";
import { errorCodeOf, oneRecord } from "../outcomes.ts";
import { route, type Parameters } from "../router.ts";
import type { ApexOutcome } from "../../org/contract.ts";
import { viewerOf } from "./ui.ts";

export const uiApiRoutes = [
  route<RequestContext>("GET", "/ui-api/records/:id", readOne),
  route<RequestContext>("POST", "/ui-api/records", create),
  route<RequestContext>("PATCH", "/ui-api/records/:id", update),
  route<RequestContext>("DELETE", "/ui-api/records/:id", remove),
  route<RequestContext>("GET", "/ui-api/object-info/:object", (context, { object = "" }) =>
    json(objectInfo(viewerOf(context), readableObject(viewerOf(context), object))),
  ),
  route<RequestContext>(
    "GET",
    "/ui-api/object-info/:object/picklist-values/:recordType",
    allPicklists,
  ),
  route<RequestContext>(
    "GET",
    "/ui-api/object-info/:object/picklist-values/:recordType/:field",
    onePicklist,
  ),
];

function readOne(context: RequestContext, { id = "" }: Parameters): Answer {
  const query = context.request.url.searchParams;
  const names = (parameter: string): string[] =>
    (query.get(parameter) ?? "").split(",").filter((name) => name !== "");
  const request = {
    fields: names("fields"),
    optionalFields: names("optionalFields"),
    withLayout: query.has("layoutTypes"),
  };
  return json(recordRepresentation(viewerOf(context), id, request));
}

async function create(
  context: RequestContext,
  _parameters: Parameters,
  request: Request,
): Promise<Answer> {
  const viewer = viewerOf(context);
  const input = objectOf(await request.json(), "The record");
  const object = readableObject(
    viewer,
    typeof input["apiName"] === "string" ? input["apiName"] : "",
  );
  const fields = objectOf(input["fields"], "fields");
  const id = savedId(context.org.insert(viewer.userId, object.name, [fields], oneRecord));
  return json(
    recordRepresentation(viewer, id, {
      fields: [],
      optionalFields: Object.keys(fields).map((name) => `${object.name}.${name}`),
      withLayout: false,
    }),
    201,
  );
}

async function update(
  context: RequestContext,
  { id = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const viewer = viewerOf(context);
  const object = objectOfRecord(viewer, id);
  const fields = objectOf(objectOf(await request.json(), "The record")["fields"], "fields");
  savedId(context.org.update(viewer.userId, object.name, [{ ...fields, Id: id }], oneRecord));
  return json(
    recordRepresentation(viewer, id, {
      fields: [],
      optionalFields: Object.keys(fields).map((name) => `${object.name}.${name}`),
      withLayout: false,
    }),
  );
}

function remove(context: RequestContext, { id = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  objectOfRecord(viewer, id);
  savedId(context.org.delete(viewer.userId, [id], oneRecord));
  return noContent();
}

function allPicklists(context: RequestContext, { object: name = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  const object = readableObject(viewer, name);
  const fields = [...object.fields.values()].filter(
    (field) =>
      field.picklist && context.org.fieldAccess(viewer.userId, object.name, field.name).read,
  );
  return json({
    picklistFieldValues: Object.fromEntries(
      fields.map((field) => [field.name, picklistValues(viewer, object, field)]),
    ),
  });
}

function onePicklist(
  context: RequestContext,
  { object: name = "", field = "" }: Parameters,
): Answer {
  const viewer = viewerOf(context);
  const object = readableObject(viewer, name);
  return json(picklistValues(viewer, object, resolveField(context.org.schema, object, field)));
}

function readableObject({ org, userId }: Viewer, name: string): ObjectDefinition {
  const object = resolveObject(org.schema, name);
  if (!object || !org.objectAccess(userId, object.name).read) {
    throw new HttpError(
      403,
      apiError(
        "INSUFFICIENT_ACCESS",
        `Object ${name} does not exist, or you do not have access to it.`,
      ),
    );
  }
  return object;
}

/** The Id of the one record that was saved; what went wrong as the UI API words it, field by field. */
function savedId(outcome: ApexOutcome<SaveResult[]>): string {
  if (!outcome.ok) {
    const { error } = outcome;
    throw new HttpError(
      400,
      saveError(error.message, [
        { statusCode: errorCodeOf(error), message: error.message, fields: [] },
      ]),
    );
  }
  const [result] = outcome.value;
  if (result?.success && result.id !== null) {
    return result.id;
  }
  const errors = result?.errors ?? [];
  const isAccess = errors.some((error) => error.statusCode.startsWith("INSUFFICIENT_ACCESS"));
  throw new HttpError(
    isAccess ? 403 : 400,
    saveError("An error occurred while trying to update the record. Please try again.", errors),
  );
}

// `output.errors` are about the record, `output.fieldErrors` stand at their fields (LWC Developer Guide, "Handle Errors", uiRecordApi).
function saveError(message: string, errors: SaveResult["errors"]) {
  const fieldErrors: Record<
    string,
    { fieldApiName: string; errorCode: string; message: string; field: string }[]
  > = {};
  for (const error of errors) {
    for (const field of error.fields) {
      (fieldErrors[field] ??= []).push({
        fieldApiName: field,
        field,
        errorCode: error.statusCode,
        message: error.message,
      });
    }
  }
  const recordErrors = errors
    .filter((error) => error.fields.length === 0)
    .map((error) => ({ errorCode: error.statusCode, message: error.message }));
  return {
    message,
    statusCode: 400,
    errorCode: errors[0]?.statusCode ?? "UNKNOWN_EXCEPTION",
    output: { errors: recordErrors, fieldErrors },
  };
}
