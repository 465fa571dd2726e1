// What the platform library asks of the org below it: queries, DML, users, limits, async work, mail. The org layer implements `PlatformRuntime` per transaction.
import type { ApexList } from "./values/collections.ts";
import type { ApexFrame, ApexRuntime, ApexValue } from "../apex/runtime.ts";
import type { EmittedClassInfo } from "../apex/checked.ts";
import type { AccessMode } from "../apex/ast.ts";
import type { FormulaEnvironment } from "../formula/index.ts";
import type { Schema } from "../metadata/schema.ts";

/** The runtime as library functions see it: the emitted code's runtime plus the org's ports. */
export interface PlatformRuntime extends ApexRuntime {
  readonly schema: Schema;
  readonly ports: OrgPorts;
  /** raises an Apex exception of that type (`System.NullPointerException`, `System.QueryException`, …) */
  raise(exceptionType: string, message: string): never;
  classInfo(name: string): EmittedClassInfo | undefined;
  /** an instance of a project class by name with its no-argument constructor (Type.newInstance, async jobs, JSON) */
  newInstance(className: string): ApexValue;
  /** a static method of a project class by name */
  callStatic(className: string, methodName: string, args: readonly ApexValue[]): ApexValue;
  /** apiVersion of the class whose code is running */
  currentApiVersion(): number;
  currentClass(): string;
  stackTrace(): string;
  /** the Apex frames of a JavaScript stack text, innermost first: what an exception's line number and stack trace are read from */
  apexFrames?(javascriptStack: string): readonly ApexFrame[];
}

export interface RunningUser {
  readonly id: string;
  readonly username: string;
  readonly firstName: string | null;
  readonly lastName: string;
  readonly name: string;
  readonly email: string;
  readonly profileId: string;
  readonly profileName: string;
  readonly userRoleId: string | null;
  readonly userType: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  readonly currency: string;
  readonly accountId: string | null;
  readonly contactId: string | null;
}

export interface DmlOptions {
  readonly access: AccessMode;
  readonly allOrNone: boolean;
  readonly externalIdField?: string;
  /** records of big objects, at once */ readonly immediate?: boolean;
  /** Database.DMLOptions */ readonly settings?: Readonly<Record<string, unknown>>;
}
export interface DmlError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}
export interface DmlResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly DmlError[];
}
export type DmlOperation = "insert" | "update" | "upsert" | "delete" | "undelete";

/** Records found, and read when they are asked for. */
export interface LocatedRows {
  readonly text: string;
  readonly size: number;
  /** Without those that were deleted since. */
  page(from: number, to: number): ApexList;
  /** What reads them again in another process; those without an Id have none. */
  readonly stored?: {
    readonly text: string;
    readonly binds: Readonly<Record<string, unknown>>;
    readonly access: AccessMode;
    readonly apiVersion?: number;
    readonly sharing: "with" | "without";
    readonly ids: readonly string[];
  };
}

export interface OrgPorts {
  // data. `records` are SObject values (platform/values/sobject.ts); Ids and defaults are written back to them.
  query(
    text: string,
    binds: Readonly<Record<string, ApexValue>>,
    access: AccessMode,
  ): ApexValue /* ApexList of SObject or AggregateResult */;
  /** The rows of a query locator or cursor, which count against `limit`. */
  locate(
    text: string,
    binds: Readonly<Record<string, ApexValue>>,
    access: AccessMode,
    limit: "QueryLocatorRows" | "ApexCursorRows",
  ): LocatedRows;
  /** Those located before, perhaps in another transaction: what a job's cursor holds. */
  relocate(stored: NonNullable<LocatedRows["stored"]>): LocatedRows;
  /** Works the formula fields of a record in memory out anew. */
  recalculateFormulas(record: ApexValue): void;
  countQuery(text: string, binds: Readonly<Record<string, ApexValue>>, access: AccessMode): number;
  search(text: string, binds: Readonly<Record<string, ApexValue>>, access: AccessMode): ApexValue;
  /** Throws a DmlException value when allOrNone and something failed; else one result per record. */
  dml(operation: DmlOperation, records: readonly ApexValue[], options: DmlOptions): DmlResult[];
  merge(master: ApexValue, duplicates: readonly ApexValue[], options: DmlOptions): DmlResult[];
  convertLead(conversions: readonly ApexValue[], options: DmlOptions): ApexValue[];
  setSavepoint(): string;
  rollback(savepoint: string): void;
  releaseSavepoint(savepoint: string): void;
  emptyRecycleBin(ids: readonly string[]): DmlResult[];
  /** Approval.lock and unlock; throws a DmlException value when allOrNone and something failed */
  lockRecords(ids: readonly string[], isLocked: boolean, allOrNone: boolean): DmlResult[];
  lockedAmong(ids: readonly string[]): ReadonlySet<string>;

  // who is running
  user(): RunningUser;
  hasPermission(name: string): boolean;
  objectAccess(object: string): {
    read: boolean;
    create: boolean;
    edit: boolean;
    delete: boolean;
    viewAll: boolean;
    modifyAll: boolean;
  };
  fieldAccess(object: string, field: string): { read: boolean; edit: boolean };
  organizationId(): string;
  setRunAsUser(user: ApexValue, body: () => void): void;

  // clock and chance
  now(): number;
  random(): number;
  newUuid(): string;

  // limits: name as in `Limits.getQueries()` without get, e.g. "Queries"; count adds and throws LimitException past the limit
  count(limit: string, amount: number): void;
  used(limit: string): number;
  limit(limit: string): number;
  startTest(): void;
  stopTest(): void;
  isTest(): boolean;

  // async, events, mail, callouts, settings, cache
  enqueue(
    job: ApexValue,
    options: { delayMinutes?: number; signature?: string; maximumDepth?: number },
  ): string;
  schedule(name: string, cron: string, job: ApexValue): string;
  scheduleBatch(job: ApexValue, name: string, minutes: number, scope: number): string;
  executeBatch(job: ApexValue, scope: number): string;
  abortJob(id: string): void;
  future(className: string, methodName: string, args: readonly ApexValue[], callout: boolean): void;
  asyncContext(): {
    readonly kind: "none" | "future" | "queueable" | "batch" | "scheduled";
    readonly jobId: string | null;
    readonly depth: number;
  };
  publish(events: readonly ApexValue[], access: AccessMode): DmlResult[];
  sendEmail(emails: readonly ApexValue[], allOrNone: boolean): DmlResult[];
  sendBell(notification: {
    typeId: string;
    title: string;
    body: string;
    targetId: string | null;
    pageRef: string | null;
    recipients: readonly string[];
  }): void;
  callout(request: {
    method: string;
    endpoint: string;
    headers: Readonly<Record<string, string>>;
    body: Uint8Array;
    timeoutMs: number;
  }): {
    status: number;
    statusText: string;
    headers: Readonly<Record<string, string>>;
    body: Uint8Array;
  };
  customSetting(object: string, owner: string | null): ApexValue;
  customMetadata(type: string): readonly ApexValue[];
  /** every row of a list custom setting */
  customSettingRows?(object: string): readonly ApexValue[];
  /** undefined where there is none */
  cacheGet(partition: string, key: string): ApexValue;
  cachePut(partition: string, key: string, value: ApexValue, ttlSeconds: number): void;
  cacheRemove(partition: string, key: string): boolean;
  cacheKeys?(partition: string): readonly string[];
  debug(level: string, text: string): void;
  trigger(): TriggerContext | null;
  request(): { readonly id: string; readonly quiddity: string };
  sharingMode(): "with" | "without";
  coverageOf?(className: string): readonly number[];
  /** System.attachFinalizer in a running queueable */
  attachFinalizer?(finalizer: ApexValue): void;
  /** Test.setCreatedDate */
  setCreatedDate?(recordId: string, milliseconds: number): void;
  /** Test.getStandardPricebookId */
  standardPricebookId?(): string;
  /** Test.getEventBus().deliver() */
  deliverEvents?(): void;
  /** Test.setFixedSearchResults */
  setFixedSearchResults?(ids: readonly string[]): void;
  /** the active or inactive BusinessHours of that Id; undefined when there are none */
  workingWeek?(businessHoursId: string): WorkingWeek | undefined;
  organizationName?(): string;
  /** the address people reach this org under */
  orgUrl?(): string;
  /** Id of the RecordType row of that developer name; null when there is none */
  recordTypeId?(object: string, developerName: string): string | null;
  /** SObjectType.newSObject(recordTypeId, true): default values by field name */
  defaultValues?(
    object: string,
    recordTypeId: string | null,
  ): Iterable<readonly [string, ApexValue]>;
  /** what formulas in Apex are evaluated in */
  formulaEnvironment?(): FormulaEnvironment;
  /** the running test is annotated SeeAllData=true */
  seesAllData?(): boolean;
  /** UserInfo.getSessionId */
  sessionId?(): string;
}

/** Opening hours as milliseconds of the day, Sunday first; null: closed. */
export interface WorkingWeek {
  readonly timeZone: string;
  readonly days: readonly ({ readonly start: number; readonly end: number } | null)[];
}

export interface TriggerContext {
  readonly object: string;
  readonly isInsert: boolean;
  readonly isUpdate: boolean;
  readonly isDelete: boolean;
  readonly isUndelete: boolean;
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  readonly newList: ApexValue;
  readonly oldList: ApexValue;
  readonly newMap: ApexValue;
  readonly oldMap: ApexValue;
  readonly size: number;
}
