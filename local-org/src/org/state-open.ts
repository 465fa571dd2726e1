// Opens a store and builds the state of an org around it: tables, program, session, seed.
import { createTables, openDatabase, openRecords } from "../database/index.ts";
import type { Database, MigrationProblem, RecordStore } from "../database/index.ts";
import type { CompileCache } from "../apex/compile.ts";
import type { Library } from "../apex/library.ts";
import type { Schema } from "../metadata/schema.ts";
import { createLibrary } from "../platform/library/index.ts";
import { queryCompiler } from "../soql/compile.ts";
import type { QueryCompiler } from "../soql/compile.ts";
import { makeId } from "../soql/id-form.ts";
import { JobTable } from "./async/job-table.ts";
import { Callouts } from "./callouts.ts";
import { Clock } from "./clock.ts";
import type { EndedTransaction, Host, OpenOptions } from "./contract.ts";
import { Outbox } from "./outbox.ts";
import { compileProject, Program } from "./program.ts";
import { seedOrg } from "./seed/seed.ts";
import { syncMetadataRecords } from "./seed/sync-metadata.ts";
import { Session } from "./session.ts";
import { RecordLocks } from "./record-locks.ts";
import { SettingsStore } from "./settings-store.ts";
import { SetupCache } from "./state.ts";
import type { OrgState } from "./state.ts";

export interface OpenStateOptions {
  readonly schema: Schema;
  readonly store: string;
  readonly host: Host;
  readonly cache?: CompileCache;
  readonly coverage?: boolean;
  readonly isTest: boolean;
  readonly onTransaction?: (ended: EndedTransaction) => void;
  readonly onQuery?: NonNullable<OpenOptions["onQuery"]>;
}
export interface OpenState {
  readonly state: OrgState;
  readonly migrationProblems: readonly MigrationProblem[];
}

/** Apex stacks are deep; V8 keeps ten frames unless told otherwise. */
const STACK_FRAMES = 120;

class OpenedState implements OrgState {
  readonly schema: Schema;
  readonly database: Database;
  readonly records: RecordStore;
  readonly library: Library = createLibrary();
  readonly queries: QueryCompiler;
  readonly program: Program;
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly locks: RecordLocks;
  readonly clock: Clock;
  readonly setup = new SetupCache();
  readonly jobs: JobTable;
  readonly outbox: Outbox;
  readonly callouts = new Callouts();
  readonly platformCache = new Map<string, { readonly value: unknown; readonly expires: number }>();
  readonly organizationId = makeId("00D", 1);
  readonly isTest: boolean;
  readonly onTransaction: ((ended: EndedTransaction) => void) | undefined;
  readonly onQuery: OpenOptions["onQuery"] | undefined;
  private opened: Session | undefined;

  constructor(options: OpenStateOptions, database: Database) {
    this.schema = options.schema;
    this.database = database;
    this.records = openRecords(database, options.schema);
    this.queries = queryCompiler(options.schema);
    const project = compileProject(
      options.schema,
      { coverage: options.coverage ?? false, ...(options.cache ? { cache: options.cache } : {}) },
      this,
    );
    this.program = new Program(options.schema, project);
    this.host = options.host;
    this.settings = new SettingsStore(database);
    this.locks = new RecordLocks(database);
    this.clock = new Clock(options.host, this.settings);
    this.jobs = new JobTable(database);
    this.outbox = new Outbox(database);
    this.isTest = options.isTest;
    this.onTransaction = options.onTransaction;
    this.onQuery = options.onQuery;
  }
  /** The session and the state know each other. */
  get session(): Session {
    return (this.opened ??= new Session(this));
  }
}

export function openState(options: OpenStateOptions): OpenState {
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, STACK_FRAMES);
  const database = openDatabase(options.store);
  try {
    const { problems } = createTables(database, options.schema);
    const state = new OpenedState(options, database);
    state.program.load(state.session.rt);
    database.savepoint("open");
    seedOrg(state);
    syncMetadataRecords(state);
    database.release("open");
    return { state, migrationProblems: problems };
  } catch (error) {
    database.close();
    throw error;
  }
}
