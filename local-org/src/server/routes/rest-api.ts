// The REST API that scripts and tools use: query, records one by one and in collections, describe, limits.
import {
  qualifiedName,
  resolveField,
  resolveObject,
  type ObjectDefinition,
} from "../../metadata/schema.ts";
import type { ApexOutcome, ApiRecord, SaveResult } from "../../org/contract.ts";
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
import { canRead, objectOfId, type Viewer } from "../model/field-view.ts";
import { objectInfo } from "../model/object-info.ts";
import { quote } from "../model/soql.ts";
import { oneRecord, queryOrThrow, savedIdOrThrow, valueOrThrow } from "../outcomes.ts";
import { route, type Parameters } from "../router.ts";
import { viewerOf } from "./ui.ts";

const base = "/services/data/:version";

export const restRoutes = [
  route<RequestContext>("GET", "/services/data", (context) => json(versions(context))),
  route<RequestContext>("GET", "/services/data/", (context) => json(versions(context))),
  route<RequestContext>("GET", base, resources),
  route<RequestContext>("GET", `${base}/`, resources),
  route<RequestContext>("GET", `${base}/query`, query),
  route<RequestContext>("GET", `${base}/query/`, query),
  route<RequestContext>("GET", `${base}/limits`, limits),
  route<RequestContext>("GET", `${base}/sobjects`, (context) =>
    json({
      encoding: "UTF-8",
      maxBatchSize: 200,
      sobjects: readableObjects(viewerOf(context)).map((object) =>
        summary(viewerOf(context), object),
      ),
    }),
  ),
  route<RequestContext>("GET", `${base}/sobjects/:object`, (context, { object = "" }) =>
    json({
      objectDescribe: summary(viewerOf(context), objectNamed(context, object)),
      recentItems: [],
    }),
  ),
  route<RequestContext>("GET", `${base}/sobjects/:object/describe`, describe),
  route<RequestContext>("POST", `${base}/sobjects/:object`, create),
  route<RequestContext>("POST", `${base}/sobjects/:object/`, create),
  route<RequestContext>("GET", `${base}/sobjects/:object/:id`, read),
  route<RequestContext>("PATCH", `${base}/sobjects/:object/:id`, update),
  route<RequestContext>("DELETE", `${base}/sobjects/:object/:id`, remove),
  route<RequestContext>("PATCH", `${base}/sobjects/:object/:field/:value`, upsert),
  route<RequestContext>("POST", `${base}/composite/sobjects`, createMany),
  route<RequestContext>("PATCH", `${base}/composite/sobjects`, updateMany),
  route<RequestContext>("DELETE", `${base}/composite/sobjects`, removeMany),
];

function versionOf({ org }: RequestContext): string {
  return `${org.schema.sourceApiVersion}.0`.replace(/\.0\.0$/, ".0");
}

function versions(context: RequestContext) {
  return [
    {
      label: "Local org",
      url: `/services/data/v${versionOf(context)}`,
      version: versionOf(context),
    },
  ];
}

function resources(context: RequestContext, { version = "" }: Parameters): Answer {
  viewerOf(context);
  const root = `/services/data/${version}`;
  return json(
    Object.fromEntries(
      ["query", "sobjects", "limits", "actions"].map((name) => [name, `${root}/${name}`]),
    ),
  );
}

function query(context: RequestContext): Answer {
  const viewer = viewerOf(context);
  const soql = context.request.url.searchParams.get("q");
  if (!soql) {
    throw new HttpError(
      400,
      apiError("MALFORMED_QUERY", "The parameter q with the query is missing."),
    );
  }
  const { totalSize, records } = queryOrThrow(viewer, soql);
  return json({ totalSize, done: true, records });
}

function limits(context: RequestContext): Answer {
  viewerOf(context);
  const unlimited = { Max: 100_000, Remaining: 100_000 };
  return json({
    DailyApiRequests: unlimited,
    DailyAsyncApexExecutions: unlimited,
    SingleEmail: unlimited,
    DataStorageMB: { Max: 5, Remaining: 5 },
  });
}

function readableObjects({ org, userId }: Viewer): ObjectDefinition[] {
  return [...org.schema.objects.values()].filter(
    (object) => org.objectAccess(userId, object.name).read,
  );
}

function objectNamed(context: RequestContext, name: string): ObjectDefinition {
  const { org, userId } = viewerOf(context);
  const object = resolveObject(org.schema, name);
  if (!object || !org.objectAccess(userId, object.name).read) {
    throw missingResource();
  }
  return object;
}

function missingResource(): HttpError {
  return new HttpError(404, apiError("NOT_FOUND", "The requested resource does not exist"));
}

function summary({ org, userId }: Viewer, object: ObjectDefinition) {
  const access = org.objectAccess(userId, object.name);
  return {
    name: qualifiedName(org.schema, object.name),
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix,
    custom: object.kind !== "standard",
    queryable: object.queryable,
    createable: object.createable && access.create,
    updateable: object.updateable && access.edit,
    deletable: object.deletable && access.delete,
  };
}

function describe(context: RequestContext, { object: name = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  const object = objectNamed(context, name);
  const info = objectInfo(viewer, object);
  const fields = [...object.fields.values()].filter((field) => canRead(viewer, object, field));
  const infos = info["fields"] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return json({
    ...summary(viewer, object),
    fields: fields.map((field) => {
      const apiName = qualifiedName(context.org.schema, field.name);
      return {
        ...infos[apiName],
        name: apiName,
        type: String(infos[apiName]?.["dataType"]).toLowerCase(),
        nillable: !field.required,
        referenceTo: (field.reference?.to ?? []).map((target) =>
          qualifiedName(context.org.schema, target),
        ),
        picklistValues: (field.picklist?.values ?? []).map((choice) => ({
          active: choice.isActive,
          defaultValue: choice.isDefault,
          label: choice.label,
          value: choice.value,
        })),
      };
    }),
    childRelationships: (
      info["childRelationships"] as readonly Readonly<Record<string, unknown>>[]
    ).map((child) => ({
      childSObject: child["childObjectApiName"],
      field: child["fieldName"],
      relationshipName: child["relationshipName"],
    })),
  });
}

function read(context: RequestContext, { object: name = "", id = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  const object = objectNamed(context, name);
  const wanted = context.request.url.searchParams.get("fields")?.split(",");
  const names =
    wanted ??
    [...object.fields.values()]
      .filter(
        (field) => canRead(viewer, object, field) && !["Address", "Location"].includes(field.type),
      )
      .map((field) => qualifiedName(context.org.schema, field.name));
  const { records } = queryOrThrow(
    viewer,
    `SELECT ${[...new Set(["Id", ...names])].join(", ")} FROM ${qualifiedName(context.org.schema, object.name)} WHERE Id = ${quote(id)}`,
  );
  if (!records[0]) {
    throw missingResource();
  }
  return json(records[0]);
}

async function create(
  context: RequestContext,
  { object: name = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const object = objectNamed(context, name);
  const id = savedIdOrThrow(
    valueOrThrow(
      context.org.insert(
        viewerOf(context).userId,
        object.name,
        [fieldsOf(await request.json())],
        oneRecord,
      ),
    ),
  );
  return json({ id, success: true, errors: [] }, 201);
}

async function update(
  context: RequestContext,
  { object: name = "", id = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const object = objectNamed(context, name);
  savedIdOrThrow(
    valueOrThrow(
      context.org.update(
        viewerOf(context).userId,
        object.name,
        [{ ...fieldsOf(await request.json()), Id: id }],
        oneRecord,
      ),
    ),
  );
  return noContent();
}

function remove(context: RequestContext, { object: name = "", id = "" }: Parameters): Answer {
  objectNamed(context, name);
  savedIdOrThrow(valueOrThrow(context.org.delete(viewerOf(context).userId, [id], oneRecord)));
  return noContent();
}

async function upsert(
  context: RequestContext,
  { object: name = "", field: fieldName = "", value = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const viewer = viewerOf(context);
  const object = objectNamed(context, name);
  const field = resolveField(context.org.schema, object, fieldName);
  if (!field?.externalId) {
    throw new HttpError(
      404,
      apiError(
        "NOT_FOUND",
        `Provided external ID field does not exist or is not accessible: ${fieldName}`,
      ),
    );
  }
  const key = qualifiedName(context.org.schema, field.name);
  const { records } = queryOrThrow(
    viewer,
    `SELECT Id FROM ${qualifiedName(context.org.schema, object.name)} WHERE ${key} = ${quote(value)}`,
  );
  const fields = fieldsOf(await request.json());
  const id = records[0]?.Id;
  if (id !== undefined) {
    savedIdOrThrow(
      valueOrThrow(
        context.org.update(viewer.userId, object.name, [{ ...fields, Id: id }], oneRecord),
      ),
    );
    return json({ id, success: true, errors: [], created: false });
  }
  const created = savedIdOrThrow(
    valueOrThrow(
      context.org.insert(viewer.userId, object.name, [{ ...fields, [key]: value }], oneRecord),
    ),
  );
  return json({ id: created, success: true, errors: [], created: true }, 201);
}

function fieldsOf(body: unknown): ApiRecord {
  return Object.fromEntries(
    Object.entries(objectOf(body, "The record")).filter(([name]) => name !== "attributes"),
  );
}

interface Collection {
  readonly object: ObjectDefinition;
  readonly records: readonly ApiRecord[];
  readonly partial: boolean;
}

async function collectionOf(context: RequestContext, request: Request): Promise<Collection> {
  const body = objectOf(await request.json(), "The collection");
  const records = Array.isArray(body["records"]) ? (body["records"] as readonly unknown[]) : [];
  const [first] = records;
  const attributes = objectOf(objectOf(first, "Each record")["attributes"], "attributes");
  if (records.length > 200) {
    throw new HttpError(
      400,
      apiError("INVALID_INPUT", "The collection has more than 200 records."),
    );
  }
  return {
    object: objectNamed(context, String(attributes["type"])),
    records: records.map((record) => lowerIdOf(fieldsOf(record))),
    partial: body["allOrNone"] !== true,
  };
}

// Collections name the Id in lower case.
function lowerIdOf({ id, ...fields }: ApiRecord & { readonly id?: unknown }): ApiRecord {
  return typeof id === "string" ? { ...fields, Id: id } : fields;
}

async function createMany(
  context: RequestContext,
  _parameters: Parameters,
  request: Request,
): Promise<Answer> {
  const { object, records, partial } = await collectionOf(context, request);
  return json(
    collectionResults(
      context.org.insert(viewerOf(context).userId, object.name, records, { partial }),
    ),
  );
}

async function updateMany(
  context: RequestContext,
  _parameters: Parameters,
  request: Request,
): Promise<Answer> {
  const { object, records, partial } = await collectionOf(context, request);
  return json(
    collectionResults(
      context.org.update(viewerOf(context).userId, object.name, records, { partial }),
    ),
  );
}

function removeMany(context: RequestContext): Answer {
  const parameters = context.request.url.searchParams;
  const ids = (parameters.get("ids") ?? "").split(",").filter((id) => id !== "");
  ids.forEach((id) => objectNamed(context, objectOfId(context.org.schema, id)?.name ?? ""));
  return json(
    collectionResults(
      context.org.delete(viewerOf(context).userId, ids, {
        partial: parameters.get("allOrNone") !== "true",
      }),
    ),
  );
}

function collectionResults(outcome: ApexOutcome<SaveResult[]>) {
  return valueOrThrow(outcome).map(({ id, success, errors }) => ({
    ...(id === null ? {} : { id }),
    success,
    errors,
  }));
}
