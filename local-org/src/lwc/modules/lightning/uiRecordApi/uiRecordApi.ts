// `lightning/uiRecordApi`: reads and writes records through the server's UI API.
import { call } from "local/http";
import type { FetchError } from "local/http";
import { deepFreeze, refreshRecords, wireAdapter } from "local/wire";

export type FieldReference =
  string | { readonly objectApiName: string; readonly fieldApiName: string };

export interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
}
export interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly lastModifiedDate: string | null;
  readonly recordTypeId: string | null;
}
export interface RecordInput {
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface GetRecordConfig {
  readonly recordId?: string | null;
  readonly fields?: FieldReference | readonly FieldReference[];
  readonly optionalFields?: FieldReference | readonly FieldReference[];
  readonly layoutTypes?: string | readonly string[];
  readonly modes?: string | readonly string[];
}

function names(fields: FieldReference | readonly FieldReference[] | undefined): string[] {
  const list =
    fields === undefined
      ? []
      : Array.isArray(fields)
        ? (fields as readonly FieldReference[])
        : [fields as FieldReference];
  return list.map((field) =>
    typeof field === "string" ? field : `${field.objectApiName}.${field.fieldApiName}`,
  );
}

function recordPath(
  recordId: string,
  { fields, optionalFields, layoutTypes }: GetRecordConfig,
): string {
  const query = new URLSearchParams();
  if (names(fields).length > 0) {
    query.set("fields", names(fields).join());
  }
  if (names(optionalFields).length > 0) {
    query.set("optionalFields", names(optionalFields).join());
  }
  if (layoutTypes !== undefined) {
    query.set("layoutTypes", String(layoutTypes));
  }
  return `/ui-api/records/${encodeURIComponent(recordId)}?${query.toString()}`;
}

export const getRecord = Object.assign(
  (config: GetRecordConfig) =>
    call<RecordRepresentation>("GET", recordPath(config.recordId ?? "", config)),
  {
    adapter: wireAdapter((config: GetRecordConfig) => {
      const { recordId } = config;
      if (
        !recordId ||
        (config.fields === undefined &&
          config.optionalFields === undefined &&
          config.layoutTypes === undefined)
      ) {
        return undefined;
      }
      const path = recordPath(recordId, config);
      return { key: path, load: () => call("GET", path), recordIds: [recordId] };
    }),
  },
);

interface GetRecordsConfig {
  readonly records?: readonly {
    readonly recordIds: readonly string[];
    readonly fields?: readonly FieldReference[];
    readonly optionalFields?: readonly FieldReference[];
  }[];
}

export const getRecords = {
  adapter: wireAdapter(({ records }: GetRecordsConfig) => {
    if (!records) {
      return undefined;
    }
    const paths = records.flatMap((request) =>
      request.recordIds.map((id) => recordPath(id, request)),
    );
    const load = async () => ({
      results: await Promise.all(
        paths.map((path) =>
          call("GET", path).then(
            (result) => ({ statusCode: 200, result }),
            (error: unknown) => {
              const { status, body } = error as FetchError;
              return { statusCode: status, result: body };
            },
          ),
        ),
      ),
    });
    return {
      key: `records:${paths.join("|")}`,
      load,
      recordIds: records.flatMap((request) => request.recordIds),
    };
  }),
};

/** The value of a field of a record that getRecord provisioned; `Account.Name` walks into the parent. */
export function getFieldValue(
  record: RecordRepresentation | null | undefined,
  field: FieldReference,
): unknown {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(
  record: RecordRepresentation | null | undefined,
  field: FieldReference,
): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

function fieldOf(
  record: RecordRepresentation | null | undefined,
  field: FieldReference,
): FieldValue | undefined {
  const [name = ""] = names(field);
  const path = name.split(".").slice(1);
  let fields: RecordRepresentation["fields"] | undefined = record?.fields;
  let found: FieldValue | undefined;
  for (const step of path) {
    found = fields?.[step];
    fields = (found?.value as RecordRepresentation | null | undefined)?.fields;
  }
  return found;
}

export async function createRecord(input: RecordInput): Promise<RecordRepresentation> {
  const record = await call<RecordRepresentation>("POST", "/ui-api/records", input);
  return deepFreeze(record);
}

export async function updateRecord(
  input: RecordInput,
  _clientOptions?: object,
): Promise<RecordRepresentation> {
  const { Id: recordId, ...fields } = input.fields;
  const record = await call<RecordRepresentation>(
    "PATCH",
    `/ui-api/records/${encodeURIComponent(String(recordId))}`,
    { fields },
  );
  await refreshRecords([String(recordId)]);
  return deepFreeze(record);
}

export async function deleteRecord(recordId: string): Promise<void> {
  await call("DELETE", `/ui-api/records/${encodeURIComponent(recordId)}`);
}

/** Tells the wires that these records changed behind their back. */
export function notifyRecordUpdateAvailable(
  records: readonly { readonly recordId: string }[],
): Promise<void> {
  return refreshRecords(records.map(({ recordId }) => recordId));
}

/** The name before Winter 23. @alias */
export const getRecordNotifyChange = notifyRecordUpdateAvailable;

interface ObjectInfoLike {
  readonly apiName: string;
  readonly fields: Readonly<
    Record<string, { readonly createable: boolean; readonly updateable: boolean }>
  >;
}

export function generateRecordInputForCreate(
  record: RecordRepresentation,
  objectInfo?: ObjectInfoLike,
): RecordInput {
  return {
    apiName: record.apiName,
    fields: writable(record, (name) => objectInfo?.fields[name]?.createable ?? true),
  };
}

export function generateRecordInputForUpdate(
  record: RecordRepresentation,
  objectInfo?: ObjectInfoLike,
): RecordInput {
  return {
    fields: {
      ...writable(record, (name) => objectInfo?.fields[name]?.updateable ?? true),
      Id: record.id,
    },
  };
}

export function createRecordInputFilteredByEditedFields(
  input: RecordInput,
  original: RecordRepresentation,
): RecordInput {
  const edited = Object.entries(input.fields).filter(
    ([name, value]) => name === "Id" || original.fields[name]?.value !== value,
  );
  return { ...input, fields: Object.fromEntries(edited) };
}

function writable(
  record: RecordRepresentation,
  allows: (name: string) => boolean,
): Record<string, unknown> {
  const scalar = Object.entries(record.fields).filter(
    ([name, field]) => allows(name) && (typeof field.value !== "object" || field.value === null),
  );
  return Object.fromEntries(scalar.map(([name, field]) => [name, field.value]));
}
