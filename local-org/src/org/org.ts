// One open org: what the server, the command line and the benches may ask of it.
import { compileAnonymous, anonymousMethod, loadModules } from "../apex/compile.ts";
import type { AuraSignature } from "../apex/compile.ts";
import type { Database, MigrationProblem } from "../database/index.ts";
import { resolveField, resolveObject, withoutNamespace } from "../metadata/schema.ts";
import type { Schema } from "../metadata/schema.ts";
import { apexError } from "../platform/values/exception.ts";
import { apiRefusal, saveAllowed } from "./api-access.ts";
import { BadValueError, fromJson, recordFromJson, toJson } from "./api-values.ts";
import { rewindJobs } from "./async/rewind.ts";
import { runDueJobs } from "./async/run.ts";
import { restTarget, runRest } from "./apex-rest.ts";
import { actionsOf, describeAction, runAction } from "./invocable.ts";
import type {
  ActionDescribe,
  ApexError,
  ApexOutcome,
  ApexRestRequest,
  ApiRecord,
  Diagnostic,
  Org,
  OutboxMessage,
  SaveResult,
  UserSummary,
} from "./contract.ts";
import { apexErrorOf, limitsUsed } from "./outcome.ts";
import { recordsOf, runQuery } from "./queries.ts";
import { permissionsOf, recordAccess } from "./sharing/record-access.ts";
import type { Session } from "./session.ts";
import type { OrgState } from "./state.ts";
import { objectOfId } from "./state.ts";
import { Transaction } from "./transaction.ts";
import type { TransactionOptions } from "./transaction.ts";
import { userSummaries } from "./users.ts";
import { recordShapes } from "../platform/values/record-shape.ts";
import { SObject } from "../platform/values/sobject.ts";

const NO_ACCESS = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

export class LocalOrg implements Org {
  readonly state: OrgState;
  readonly diagnostics: readonly Diagnostic[];

  constructor(state: OrgState, migrationProblems: readonly MigrationProblem[]) {
    this.state = state;
    this.diagnostics = [
      ...state.program.project.diagnostics,
      ...migrationProblems.map((problem) => storeDiagnostic(state.schema, problem)),
    ];
  }
  get schema(): Schema {
    return this.state.schema;
  }
  get database(): Database {
    return this.state.database;
  }

  users(): UserSummary[] {
    this.noticeOthers();
    return this.state.setup.get("user summaries", () => userSummaries(this.state));
  }
  user(usernameOrId: string): UserSummary | undefined {
    const wanted = usernameOrId.toLowerCase();
    return this.users().find(
      (user) => user.username.toLowerCase() === wanted || user.id === usernameOrId,
    );
  }

  private noticeOthers(): void {
    if (this.state.setup.noticeOthers(this.state.database)) this.state.clock.reload();
  }

  /** Runs `body` as one transaction and says how it went. */
  transact<T>(options: TransactionOptions, body: (tx: Transaction) => T): ApexOutcome<T> {
    this.noticeOthers();
    const tx = new Transaction(this.state, options);
    try {
      const value = this.state.session.run(tx, () => body(tx));
      return { ok: true, value, limits: limitsUsed(tx) };
    } catch (error) {
      return { ok: false, error: apexErrorOf(this.state, error), limits: limitsUsed(tx) };
    }
  }

  callAura(
    userId: string,
    className: string,
    methodName: string,
    parameters: Record<string, unknown>,
  ): ApexOutcome<unknown> {
    const { session } = this.state;
    return this.transact({ userId, quiddity: "AURA", sharing: "with" }, () => {
      const signature = this.signature(className, methodName);
      if (!signature)
        throw apexError(
          "System.NoAccessException",
          `Apex class or method '${className}.${methodName}' doesn't exist or isn't @AuraEnabled.`,
        );
      if (!permissionsOf(this.state, userId).mayCall(signature.className))
        throw noAccess(signature.className);
      const given = new Map(
        Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const args = signature.parameters.map(({ name, type }) =>
        argument(session, { name, type }, given.get(name.toLowerCase()) ?? null),
      );
      return toJson(
        session.values,
        this.schema,
        session.rt.callStatic(signature.className, signature.methodName, args),
      );
    });
  }
  auraMethod(
    className: string,
    methodName: string,
  ):
    | {
        cacheable: boolean;
        parameters: readonly { name: string; type: string }[];
        returnType: string;
      }
    | undefined {
    const found = this.signature(className, methodName);
    return (
      found && {
        cacheable: found.cacheable,
        parameters: found.parameters,
        returnType: found.returnType,
      }
    );
  }
  private signature(className: string, methodName: string): AuraSignature | undefined {
    const plain = withoutNamespaceOfClass(this.schema, className).toLowerCase();
    return this.state.program.compiled.auraSignatures.find(
      (one) =>
        one.isStatic &&
        one.className.toLowerCase() === plain &&
        one.methodName.toLowerCase() === methodName.toLowerCase(),
    );
  }

  servedAt(url: string): void {
    if (this.state.settings.get("url") !== url) this.state.settings.set("url", url);
  }
  actions(userId: string): ActionDescribe[] {
    this.noticeOthers();
    return actionsOf(this.state, userId).map((action) => describeAction(this.state, action));
  }
  invokeAction(
    userId: string,
    name: string,
    inputs: readonly Readonly<Record<string, unknown>>[],
  ): ReturnType<Org["invokeAction"]> {
    const action = actionsOf(this.state, userId).find(({ info }) => info.name === name);
    return this.transact(
      { userId, quiddity: "INVOCABLE_ACTION", sharing: entrySharing(action?.info.sharing) },
      () => {
        if (!action) throw noAccess(name);
        return runAction(this.state, action, inputs);
      },
    );
  }
  callRest(userId: string, request: ApexRestRequest): ReturnType<Org["callRest"]> {
    const target = restTarget(this.state, request.method, request.path);
    if (!target) return undefined;
    const { method, info } = target;
    if (!method) return { allowed: target.allowed };
    return this.transact({ userId, quiddity: "REST", sharing: entrySharing(info.sharing) }, () => {
      if (!permissionsOf(this.state, userId).mayCall(info.name)) throw noAccess(info.name);
      return runRest(this.state, target, method, request);
    });
  }

  executeAnonymous(userId: string, source: string): ApexOutcome<null> {
    const { program, session } = this.state;
    const { diagnostics, module } = compileAnonymous(source, program.project.declarations());
    const problem = diagnostics.find((one) => one.severity === "error");
    if (!module || problem) {
      const error: ApexError = {
        exceptionType: "CompileError",
        message: problem?.message ?? "The code doesn't compile.",
        stackTrace: `AnonymousBlock: line ${problem?.line ?? 1}, column ${problem?.column ?? 1}`,
      };
      return {
        ok: false,
        error,
        limits: {
          queries: 0,
          queryRows: 0,
          dmlStatements: 0,
          dmlRows: 0,
          cpuMs: 0,
          emails: 0,
          queueables: 0,
        },
      };
    }
    const loaded = loadModules([module], session.rt, program.loaded);
    return program.withLoaded(loaded, () =>
      this.transact({ userId, quiddity: "ANONYMOUS" }, () => {
        const block = [...loaded.classes.values()].find((one) => one.info.name === module.name);
        const method = block?.info.methods.find((one) => one.name === anonymousMethod);
        const create: unknown = block && Reflect.get(block.constructor, "new$");
        if (!block || !method || typeof create !== "function")
          throw new Error("Anonymous Apex compiled to no block. Please report this.");
        session.rt.dynamicCall(Reflect.apply(create, block.constructor, []), method.name, []);
        return null;
      }),
    );
  }

  query(userId: string, soql: string): ApexOutcome<{ totalSize: number; records: ApiRecord[] }> {
    return this.transact({ userId, quiddity: "REST", sharing: "with" }, (tx) => {
      const { compiled, result } = runQuery(tx, {
        text: soql,
        binds: {},
        access: "user",
        unboundedFields: true,
      });
      if (compiled.kind === "count") return { totalSize: result.size, records: [] };
      const records = toJson(
        this.state.session.values,
        this.schema,
        recordsOf(this.state, compiled, result),
      );
      return { totalSize: result.size, records: Array.isArray(records) ? records : [] };
    });
  }

  insert(
    userId: string,
    object: string,
    records: readonly ApiRecord[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]> {
    return this.write(userId, "insert", object, records, options);
  }
  update(
    userId: string,
    object: string,
    records: readonly ApiRecord[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]> {
    return this.write(userId, "update", object, records, options);
  }
  delete(
    userId: string,
    ids: readonly string[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]> {
    return this.transact({ userId, quiddity: "REST", sharing: "with" }, (tx) => {
      const doomed = ids.map((id) => {
        const object = objectOfId(this.state, id);
        const shape = recordShapes(this.schema).of(object?.name ?? "");
        if (!shape || !object) throw apexError("System.StringException", `Invalid id: ${id}`);
        const record = new SObject(shape);
        record.id = id;
        return { record, refusal: apiRefusal(this.state, userId, object, "delete") };
      });
      return saveAllowed(tx, "delete", doomed, options);
    });
  }
  private write(
    userId: string,
    operation: "insert" | "update",
    objectName: string,
    records: readonly ApiRecord[],
    options?: { partial?: boolean },
  ): ApexOutcome<SaveResult[]> {
    const kind = operation === "insert" ? "create" : "edit";
    return this.transact({ userId, quiddity: "REST", sharing: "with" }, (tx) => {
      const object = resolveObject(this.schema, objectName);
      const given = records.map((json) => {
        const record = recordFromJson(this.schema, objectName, json);
        const refusal = object && apiRefusal(this.state, userId, object, kind, json);
        return { record, refusal };
      });
      return saveAllowed(tx, operation, given, options);
    });
  }

  objectAccess(userId: string, name: string): ReturnType<Org["objectAccess"]> {
    const object = resolveObject(this.schema, name);
    return object ? permissionsOf(this.state, userId).object(object) : NO_ACCESS;
  }
  fieldAccess(
    userId: string,
    objectName: string,
    fieldName: string,
  ): { read: boolean; edit: boolean } {
    const object = resolveObject(this.schema, objectName);
    const field = object && resolveField(this.schema, object, fieldName);
    return object && field
      ? permissionsOf(this.state, userId).field(object, field)
      : { read: false, edit: false };
  }
  recordAccess(userId: string, ids: readonly string[]): ReturnType<Org["recordAccess"]> {
    return recordAccess(this.state, userId, ids);
  }
  hasCustomPermission(userId: string, name: string): boolean {
    return permissionsOf(this.state, userId).customPermissions.has(
      withoutNamespaceOfPermission(this.schema, name),
    );
  }

  outbox(options: { userId?: string; limit?: number } = {}): OutboxMessage[] {
    const email = options.userId === undefined ? undefined : this.user(options.userId)?.email;
    return this.state.outbox.list({ ...options, ...(email === undefined ? {} : { email }) });
  }

  now(): Date {
    return new Date(this.state.clock.now());
  }
  advanceClock(milliseconds: number): { ranJobs: number } {
    return this.moveTo(this.state.clock.now() + milliseconds);
  }
  setClock(iso: string | null): { ranJobs: number } {
    if (iso !== null) return this.moveTo(Date.parse(iso));
    const moved = this.state.clock.now();
    this.state.clock.reset();
    rewindJobs(this.state, moved - this.state.clock.now());
    return { ranJobs: this.runJobs().ran };
  }
  /** Stops at every job that falls due on the way, so that each sees its own time. */
  private moveTo(target: number): { ranJobs: number } {
    const { clock, jobs } = this.state;
    let ranJobs = 0;
    for (let due = jobs.firstDue(); due !== undefined && due <= target; due = jobs.firstDue()) {
      if (due > clock.now()) clock.moveTo(due);
      const { ran } = runDueJobs(this.state, () => clock.now());
      if (ran === 0) break;
      ranJobs += ran;
    }
    clock.moveTo(Math.max(target, 0));
    return { ranJobs: ranJobs + this.runJobs().ran };
  }
  runJobs(): { ran: number; failed: readonly ApexError[] } {
    this.noticeOthers();
    return runDueJobs(this.state, () => this.state.clock.now());
  }
  nextJobIn(): number | undefined {
    const due = this.state.jobs.firstDue();
    return due === undefined ? undefined : Math.max(0, due - this.state.clock.now());
  }

  close(): void {
    this.state.callouts.close();
    this.state.database.close();
  }
}

function noAccess(className: string): Error {
  return apexError(
    "System.NoAccessException",
    `You do not have access to the Apex class named '${className}'.`,
  );
}
/** A class that leaves sharing open runs without it where it is entered, one that inherits it with (Apex Developer Guide, "Using the with sharing … Keywords"). */
const entrySharing = (sharing: string | undefined): "with" | "without" =>
  sharing === "inherited" || sharing === "with" ? "with" : "without";

/** One argument of a component's call; what does not fit is told by name and type alone, never echoed. */
function argument(
  { rt, values }: Session,
  { name, type }: { readonly name: string; readonly type: string },
  json: unknown,
): unknown {
  try {
    return fromJson(rt, values, type, json);
  } catch (error) {
    if (!(error instanceof BadValueError)) throw error;
    throw apexError(
      "System.JSONException",
      `Value provided is invalid for action parameter '${name}' of type '${type}'`,
    );
  }
}

/** What the stored data does not allow of a changed Schema: the old column stays as it is. */
function storeDiagnostic(schema: Schema, { object, field, message }: MigrationProblem): Diagnostic {
  const definition = schema.objects.get(object.toLowerCase());
  const file =
    (field === undefined ? undefined : definition?.fields.get(field.toLowerCase())?.sourceFile) ??
    definition?.sourceFile ??
    "sfdx-project.json";
  return { code: "STORE0001", severity: "warning", message, file, line: 1, column: 1 };
}

function withoutNamespaceOfClass(schema: Schema, name: string): string {
  const prefix = `${schema.namespace}.`;
  return schema.namespace !== "" && name.toLowerCase().startsWith(prefix.toLowerCase())
    ? name.slice(prefix.length)
    : name;
}
function withoutNamespaceOfPermission(schema: Schema, name: string): string {
  const plain = withoutNamespace(schema, name).toLowerCase();
  const prefix = `${schema.namespace.toLowerCase()}__`;
  return schema.namespace !== "" && plain.startsWith(prefix) ? plain.slice(prefix.length) : plain;
}
