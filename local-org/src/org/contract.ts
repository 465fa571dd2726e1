// What the rest of the local org (server, testing, cli, benches) may ask of an Org. `openOrg` in ./index.ts returns one.
import type { Schema } from "../metadata/schema.ts";
import type { Database } from "../database/database.ts";
import type { CompiledQuery } from "../soql/compile.ts";
import type { QueryContext } from "../soql/context.ts";

/** Time, randomness and Ids come from here, never from globals, so that runs can be repeated. */
export interface Host {
  now(): number;
  random(): number;
  /** milliseconds for CPU limits and timings */
  cpu(): number;
  /** one line for System.debug and job traces */
  debug(line: string): void;
}

export interface OpenOptions {
  readonly schema: Schema;
  /** a file path, or ":memory:" */
  readonly store: string;
  readonly host: Host;
  /** folder for emitted JavaScript keyed by content hash; none: compile in memory */
  readonly cacheDirectory?: string;
  readonly coverage?: boolean;
  /** told of every transaction that ends: how benches measure what jobs use */
  readonly onTransaction?: (ended: EndedTransaction) => void;
  /** told of every SOQL query before it runs: how benches judge its plan */
  readonly onQuery?: (query: CompiledQuery, context: QueryContext) => void;
}

export interface ApexError {
  readonly exceptionType: string;
  readonly message: string;
  readonly stackTrace: string;
  readonly pageErrors?: readonly { statusCode: string; message: string }[];
  readonly fieldErrors?: Readonly<
    Record<string, readonly { statusCode: string; message: string }[]>
  >;
}
export type ApexOutcome<T> =
  | { readonly ok: true; readonly value: T; readonly limits: LimitsUsed }
  | { readonly ok: false; readonly error: ApexError; readonly limits: LimitsUsed };
export interface LimitsUsed {
  readonly queries: number;
  readonly queryRows: number;
  readonly dmlStatements: number;
  readonly dmlRows: number;
  readonly cpuMs: number;
  readonly emails: number;
  readonly queueables: number;
  /** statement text -> times run, for benches */ readonly statements?: Readonly<
    Record<string, number>
  >;
  /** every counted limit by its name in `Limits` (Queries, DmlRows, ...), with what this kind of transaction may use */
  readonly counts?: Readonly<Record<string, { readonly used: number; readonly limit: number }>>;
  /** Apex statements of the project that were executed; counted with coverage only */
  readonly apexStatements?: number;
}

/** One transaction that has ended, jobs' own included. */
export interface EndedTransaction {
  /** as Request.getQuiddity says it: ANONYMOUS, BATCH_APEX, QUEUEABLE, ... */
  readonly quiddity: string;
  /** the part of a job that ran, `ExpireBatch.execute`; null for what is no job */
  readonly codeUnit: string | null;
  /** how many records a batch's scope had */
  readonly records: number | null;
  readonly committed: boolean;
  readonly limits: LimitsUsed;
}

export interface Diagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
  readonly hint?: string;
  readonly unsupported?: boolean;
}

export interface UserSummary {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly profile: string;
  readonly isPortalUser: boolean;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  readonly permissionSets: readonly string[];
  readonly isActive: boolean;
}

export interface OutboxMessage {
  readonly id: string;
  readonly kind: "email" | "bell" | "callout";
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
  readonly relatedId: string | null;
  readonly recipientUserId: string | null;
}

/** A record as the API gives it: field API names (namespaced) to JSON values. */
export type ApiRecord = Record<string, unknown> & { Id?: string };
export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

/** One value an action takes or gives. */
export interface ActionInput {
  readonly name: string;
  /** as Apex writes it */
  readonly type: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
}
/** A class with an @InvocableMethod. */
export interface ActionDescribe {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly category: string;
  readonly inputs: readonly ActionInput[];
  readonly outputs: readonly ActionInput[];
}
export interface ApexRestRequest {
  readonly method: string;
  /** behind /services/apexrest and the namespace */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface ApexRestAnswer {
  /** what the code set in RestContext.response */
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** what the method returned */
  readonly json?: unknown;
}

export interface Org {
  readonly schema: Schema;
  readonly database: Database;
  /** Compile diagnostics of the project's Apex and metadata. An org with errors opens, but runs nothing that depends on them. */
  readonly diagnostics: readonly Diagnostic[];

  /** Where a browser finds the org from now on: what links in mails begin with, also those of jobs run from elsewhere. */
  servedAt(url: string): void;

  users(): UserSummary[];
  user(usernameOrId: string): UserSummary | undefined;

  /** Run one transaction of an @AuraEnabled method as that user; parameters by name as JSON; the value comes back as JSON. */
  callAura(
    userId: string,
    className: string,
    methodName: string,
    parameters: Record<string, unknown>,
  ): ApexOutcome<unknown>;
  /** True when the method exists and is @AuraEnabled(cacheable=true); undefined when there is no such method. */
  auraMethod(
    className: string,
    methodName: string,
  ):
    | {
        cacheable: boolean;
        parameters: readonly { name: string; type: string }[];
        returnType: string;
      }
    | undefined;
  /** The @InvocableMethod classes that the user may run. */
  actions(userId: string): ActionDescribe[];
  /** One call with all inputs; output values for each, null where there are none. */
  invokeAction(
    userId: string,
    name: string,
    inputs: readonly Readonly<Record<string, unknown>>[],
  ): ApexOutcome<(Readonly<Record<string, unknown>> | null)[]>;
  /** The @RestResource class at that address; undefined when there is none, `allowed` when it answers other methods only. */
  callRest(
    userId: string,
    request: ApexRestRequest,
  ): ApexOutcome<ApexRestAnswer> | { readonly allowed: readonly string[] } | undefined;
  executeAnonymous(userId: string, source: string): ApexOutcome<null>;
  /** SOQL in user mode as that user (sharing, object and field permissions enforced); records as the REST API gives them. */
  query(userId: string, soql: string): ApexOutcome<{ totalSize: number; records: ApiRecord[] }>;
  /** DML in user mode; all or nothing unless `partial`. */
  insert(
    userId: string,
    object: string,
    records: readonly ApiRecord[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]>;
  update(
    userId: string,
    object: string,
    records: readonly ApiRecord[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]>;
  delete(
    userId: string,
    ids: readonly string[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]>;

  objectAccess(
    userId: string,
    object: string,
  ): {
    read: boolean;
    create: boolean;
    edit: boolean;
    delete: boolean;
    viewAll: boolean;
    modifyAll: boolean;
  };
  fieldAccess(userId: string, object: string, field: string): { read: boolean; edit: boolean };
  recordAccess(
    userId: string,
    recordIds: readonly string[],
  ): ReadonlyMap<string, { read: boolean; edit: boolean; delete: boolean; all: boolean }>;
  hasCustomPermission(userId: string, name: string): boolean;

  outbox(options?: { userId?: string; limit?: number }): OutboxMessage[];
  /** The clock: now in this org (real time plus the offset), and moving it forward. Jobs that fell due run in order. */
  now(): Date;
  advanceClock(milliseconds: number): { ranJobs: number };
  setClock(iso: string | null): { ranJobs: number };
  /** Run queueable, future, batch and scheduled work that is due. */
  runJobs(): { ran: number; failed: readonly ApexError[] };
  /** Milliseconds until the next job is due, or undefined. */
  nextJobIn(): number | undefined;

  close(): void;
}
