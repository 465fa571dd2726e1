// What one open org consists of; every part of this layer gets it, so that two orgs can live in one process.
import type { Database, RecordStore } from "../database/index.ts";
import type { ObjectDefinition, Schema } from "../metadata/schema.ts";
import type { Library } from "../apex/library.ts";
import type { QueryCompiler } from "../soql/compile.ts";
import type { Callouts } from "./callouts.ts";
import type { Outbox } from "./outbox.ts";
import type { Clock } from "./clock.ts";
import type { EndedTransaction, Host, OpenOptions } from "./contract.ts";
import type { Program } from "./program.ts";
import type { JobTable } from "./async/job-table.ts";
import type { Session } from "./session.ts";
import type { RecordLocks } from "./record-locks.ts";
import type { SettingsStore } from "./settings-store.ts";

export interface OrgState {
  readonly schema: Schema;
  readonly database: Database;
  readonly records: RecordStore;
  readonly library: Library;
  readonly program: Program;
  readonly host: Host;
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly locks: RecordLocks;
  readonly setup: SetupCache;
  readonly jobs: JobTable;
  readonly outbox: Outbox;
  readonly callouts: Callouts;
  readonly queries: QueryCompiler;
  readonly session: Session;
  /** platform cache partitions, in memory */
  readonly platformCache: Map<string, { readonly value: unknown; readonly expires: number }>;
  readonly organizationId: string;
  /** whether Apex tests run here: test context, no mail counted against the day, jobs run at stopTest */
  readonly isTest: boolean;
  readonly onTransaction: ((ended: EndedTransaction) => void) | undefined;
  readonly onQuery: OpenOptions["onQuery"] | undefined;
}

/** Answers worked out from setup records (users, roles, groups, permissions): kept until one of those is written or a rollback may have undone one. */
export class SetupCache {
  private readonly answers = new Map<string, unknown>();
  private dataVersion: unknown;

  get<T>(key: string, compute: () => T): T {
    if (this.answers.has(key)) return this.answers.get(key) as T;
    const answer = compute();
    this.answers.set(key, answer);
    return answer;
  }
  clear(): void {
    this.answers.clear();
  }
  /** Another process may have written to the store since (`data import` while the org is served); true when one has. */
  noticeOthers(database: Database): boolean {
    const version = database.get("PRAGMA data_version")?.["data_version"];
    const changed = version !== this.dataVersion;
    if (changed) this.clear();
    this.dataVersion = version;
    return changed;
  }
}

const SETUP_OBJECTS = new Set([
  "User",
  "UserRole",
  "Group",
  "GroupMember",
  "QueueSobject",
  "PermissionSet",
  "PermissionSetAssignment",
  "PermissionSetGroup",
  "PermissionSetGroupComponent",
  "ObjectPermissions",
  "FieldPermissions",
  "SetupEntityAccess",
  "CustomPermission",
  "Organization",
  "PermissionSetLicenseAssign",
  "Profile",
]);
/** Objects whose records decide what users may do or see. */
export function isSetupObject(name: string): boolean {
  return SETUP_OBJECTS.has(name);
}

// Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations".
const NOT_TOGETHER = new Set([
  "FieldPermissions",
  "Group",
  "GroupMember",
  "ObjectPermissions",
  "PermissionSet",
  "PermissionSetAssignment",
  "PermissionSetGroup",
  "PermissionSetGroupComponent",
  "QueueSobject",
  "SetupEntityAccess",
  "User",
  "UserRole",
]);
/** Whether DML on this object may not share a transaction with DML on ordinary objects. */
export function isMixedDmlObject(name: string): boolean {
  return NOT_TOGETHER.has(name);
}

/** The object an Id belongs to, by its first three characters. */
export function objectOfId(
  state: { readonly schema: Schema; readonly setup: SetupCache },
  id: string,
): ObjectDefinition | undefined {
  const byPrefix = state.setup.get("objects by key prefix", () => {
    const map = new Map<string, ObjectDefinition>();
    for (const object of state.schema.objects.values())
      if (object.keyPrefix !== "" && !map.has(object.keyPrefix)) map.set(object.keyPrefix, object);
    return map;
  });
  return byPrefix.get(id.slice(0, 3));
}
