// A small Org for the server's tests: a few records in memory, everything allowed unless told, no Apex.
import { resolveField, resolveObject, type Schema } from "../../metadata/schema.ts";
import type {
  ApexOutcome,
  ApiRecord,
  LimitsUsed,
  Org,
  OutboxMessage,
  SaveResult,
  UserSummary,
} from "../../org/contract.ts";

export interface FakeOrgOptions {
  readonly schema: Schema;
  readonly users?: readonly Partial<UserSummary>[];
  readonly records?: Readonly<Record<string, readonly ApiRecord[]>>;
  readonly outbox?: readonly OutboxMessage[];
  /** `Class.method` -> what it returns, or an error message it throws */
  readonly apex?: Readonly<Record<string, (parameters: Record<string, unknown>) => unknown>>;
  readonly hiddenFields?: readonly string[];
  readonly readOnly?: boolean;
  /** says no to a save */
  readonly refuse?: (record: ApiRecord) => SaveResult["errors"];
}

const limits: LimitsUsed = {
  queries: 0,
  queryRows: 0,
  dmlStatements: 0,
  dmlRows: 0,
  cpuMs: 0,
  emails: 0,
  queueables: 0,
};

export const adminId = "005000000000001AAA";
const partnerId = "005000000000002AAA";

function unavailable(name: string): never {
  throw new Error(`The fake org has no ${name}.`);
}

function ok<T>(value: T): ApexOutcome<T> {
  return { ok: true, value, limits };
}

export function fakeOrg(options: FakeOrgOptions): Org {
  const { schema } = options;
  const users = (
    options.users ?? [
      { id: adminId, name: "Ada Admin", username: "ada@example.com" },
      {
        id: partnerId,
        name: "Pia Partner",
        username: "pia@partner.example",
        isPortalUser: true,
        profile: "Partner Community User",
      },
    ]
  ).map(fullUser);
  const tables = new Map(
    Object.entries(options.records ?? {}).map(([name, records]) => [
      name.toLowerCase(),
      [...records],
    ]),
  );
  let offset = 0;
  let sequence = 100;

  function rowsOf(objectName: string): ApiRecord[] {
    const key = (resolveObject(schema, objectName)?.name ?? objectName).toLowerCase();
    const rows = tables.get(key) ?? [];
    tables.set(key, rows);
    return rows;
  }

  function query(soql: string): ApexOutcome<{ totalSize: number; records: ApiRecord[] }> {
    const parts =
      /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY .*?)?(?: LIMIT (\d+))?(?: OFFSET (\d+))?$/is.exec(
        soql,
      );
    if (!parts) {
      return failed("System.QueryException", `unexpected token: ${soql}`);
    }
    const [, select = "", object = "", where, limit, skip] = parts;
    if (!resolveObject(schema, object)) {
      return failed("System.QueryException", `sObject type '${object}' is not supported.`);
    }
    const equals = /^(\w+) = '([^']*)'$/.exec(where ?? "");
    const rows = rowsOf(object).filter(
      (row) =>
        !equals || String(row[equals[1] ?? ""]).slice(0, 15) === (equals[2] ?? "").slice(0, 15),
    );
    if (/^COUNT\(\)$/i.test(select)) {
      return ok({ totalSize: rows.length, records: [] });
    }
    return ok({
      totalSize: rows.length,
      records: rows.slice(Number(skip ?? 0), Number(skip ?? 0) + Number(limit ?? rows.length)),
    });
  }

  function save(
    records: readonly ApiRecord[],
    apply: (record: ApiRecord) => string,
  ): ApexOutcome<SaveResult[]> {
    return ok(
      records.map((record) => {
        const errors = options.refuse?.(record) ?? [];
        return errors.length > 0
          ? { id: null, success: false, errors }
          : { id: apply(record), success: true, errors: [] };
      }),
    );
  }

  return {
    schema,
    get database() {
      return unavailable("database");
    },
    diagnostics: [],
    servedAt() {},
    users: () => users,
    user: (wanted) => users.find((user) => user.id === wanted || user.username === wanted),
    callAura(_userId, className, methodName, parameters) {
      const method = options.apex?.[`${className}.${methodName}`];
      try {
        return ok(method?.(parameters) ?? null);
      } catch (error) {
        return failed(
          "System.AuraHandledException",
          error instanceof Error ? error.message : String(error),
        );
      }
    },
    actions: () => [],
    invokeAction: () => unavailable("actions"),
    callRest: () => undefined,
    auraMethod: (className, methodName) =>
      options.apex?.[`${className}.${methodName}`]
        ? { cacheable: false, parameters: [], returnType: "Object" }
        : undefined,
    executeAnonymous: () => unavailable("Apex"),
    query: (_userId, soql) => query(soql),
    insert: (_userId, object, records) =>
      save(records, (record) => {
        const id = `${resolveObject(schema, object)?.keyPrefix ?? "000"}${String(++sequence).padStart(12, "0")}AAA`;
        rowsOf(object).push({ ...record, Id: id });
        return id;
      }),
    update: (_userId, object, records) =>
      save(records, (record) => {
        Object.assign(rowsOf(object).find((row) => row.Id === record.Id) ?? {}, record);
        return String(record.Id);
      }),
    delete: (_userId, ids) => {
      tables.forEach((rows, name) =>
        tables.set(
          name,
          rows.filter((row) => !ids.includes(String(row.Id))),
        ),
      );
      return ok(ids.map((id) => ({ id, success: true, errors: [] })));
    },
    objectAccess: () => ({
      read: true,
      create: !options.readOnly,
      edit: !options.readOnly,
      delete: !options.readOnly,
      viewAll: true,
      modifyAll: true,
    }),
    fieldAccess: (_userId, object, field) => {
      const found = resolveObject(schema, object);
      const isHidden = options.hiddenFields?.includes(`${object}.${field}`) ?? false;
      return {
        read: !isHidden && found !== undefined && resolveField(schema, found, field) !== undefined,
        edit: !isHidden && !options.readOnly,
      };
    },
    recordAccess: (_userId, ids) =>
      new Map(
        ids.map((id) => [
          id,
          {
            read: true,
            edit: !options.readOnly,
            delete: !options.readOnly,
            all: !options.readOnly,
          },
        ]),
      ),
    hasCustomPermission: () => true,
    outbox: () => [...(options.outbox ?? [])],
    now: () => new Date(Date.UTC(2026, 10, 22, 12) + offset),
    advanceClock(milliseconds) {
      offset += milliseconds;
      return { ranJobs: 1 };
    },
    setClock() {
      offset = 0;
      return { ranJobs: 0 };
    },
    runJobs: () => ({ ran: 0, failed: [] }),
    nextJobIn: () => 3_600_000,
    close() {},
  };
}

function failed<T>(exceptionType: string, message: string): ApexOutcome<T> {
  return {
    ok: false,
    error: { exceptionType, message, stackTrace: "Class.Secret: line 1, column 1" },
    limits,
  };
}

function fullUser(user: Partial<UserSummary>): UserSummary {
  return {
    id: adminId,
    username: "ada@example.com",
    name: "Ada Admin",
    email: "ada@example.com",
    profile: "System Administrator",
    isPortalUser: false,
    accountId: null,
    contactId: null,
    timeZone: "Europe/Berlin",
    locale: "en_US",
    language: "en_US",
    permissionSets: [],
    isActive: true,
    ...user,
  };
}
