// Opens a store and builds the state of an org around it: tables, program, session, seed.
import { openDatabase, createTables, openRecords } from "../database/index.ts";
import type { CompileCache } from "../apex/compile.ts";
import type { MigrationProblem } from "../database/index.ts";
import type { Schema } from "../metadata/schema.ts";
import { makeId } from "../soql/id-form.ts";
import { createLibrary } from "../platform/library/index.ts";
import { queryCompiler } from "../soql/compile.ts";
import { JobTable } from "./async/job-table.ts";
import { Callouts } from "./callouts.ts";
import { Clock } from "./clock.ts";
import type { Host } from "./contract.ts";
import { Outbox } from "./outbox.ts";
import { compileProject, Program } from "./program.ts";
import { seedOrg } from "./seed/seed.ts";
import { syncMetadataRecords } from "./seed/sync-metadata.ts";
import { Session } from "./session.ts";
import { SettingsStore } from "./settings-store.ts";
import { SetupCache } from "./state.ts";
import type { OrgState } from "./state.ts";

export interface OpenStateOptions { readonly schema: Schema; readonly store: string; readonly host: Host; readonly cache?: CompileCache; readonly coverage?: boolean; readonly isTest: boolean }
export interface OpenState { readonly state: OrgState; readonly migrationProblems: readonly MigrationProblem[] }

/** Apex stacks are deep; V8 keeps ten frames unless told otherwise. */
const STACK_FRAMES = 120;

export function openState(options: OpenStateOptions): OpenState {
  const { schema, host } = options;
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, STACK_FRAMES);
  const database = openDatabase(options.store);
  const { problems } = createTables(database, schema);
  const settings = new SettingsStore(database);
  const library = createLibrary();
  const queries = queryCompiler(schema);
  const project = compileProject(schema, { coverage: options.coverage ?? false, ...(options.cache ? { cache: options.cache } : {}) }, { library, queries });
  const clock = new Clock(host, settings);
  const parts = {
    schema, database, records: openRecords(database, schema), library, program: new Program(schema, project), host, clock, settings, setup: new SetupCache(), jobs: new JobTable(database), outbox: new Outbox(database), callouts: new Callouts(), queries,
    platformCache: new Map<string, { value: unknown; expires: number }>(), organizationId: makeId("00D", 1), isTest: options.isTest,
  };
  const late: { session?: Session } = {};
  const state: OrgState = Object.defineProperty(parts, "session", { get: () => late.session, enumerable: true }) as OrgState;
  late.session = new Session(state);
  state.program.load(state.session.rt);
  database.savepoint("open");
  seedOrg(state);
  syncMetadataRecords(state);
  database.release("open");
  return { state, migrationProblems: problems };
}
