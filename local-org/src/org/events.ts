// Platform events: published with the transaction, delivered to their triggers afterwards by the Automated Process user.
import type { OrgPorts } from "../platform/ports.ts";
import { ApexList } from "../platform/values/collections.ts";
import { nullPointer } from "../platform/values/exception.ts";
import { SObject } from "../platform/values/sobject.ts";
import { makeId } from "../soql/id-form.ts";
import type { Job } from "./async/job-table.ts";
import { deserialise } from "./async/deserialise.ts";
import { serialise } from "./async/serialise.ts";
import { ApexDatetime } from "../platform/values/datetime.ts";
import { fireTriggers } from "./dml/triggers.ts";
import type { Saving } from "./dml/saving.ts";
import { hasFailed } from "./dml/saving.ts";
import { EVENT_CHUNK } from "./limits.ts";
import { toNeutral } from "./codec.ts";
import type { OrgState } from "./state.ts";
import { Transaction } from "./transaction.ts";
import { dmlException } from "./dml/errors.ts";

export function publishEvents(
  tx: Transaction,
  events: readonly unknown[],
  _access: "user" | "system",
): ReturnType<OrgPorts["publish"]> {
  // Publish-after-commit counts as DML, publish-immediately has a limit of its own (Platform Events Developer Guide, "Platform Event Allocations").
  const immediate = (event: unknown): boolean =>
    event instanceof SObject && event.shape.definition?.publishesImmediately === true;
  if (events.some(immediate)) tx.count("PublishImmediateDML", 1);
  if (!events.every(immediate)) tx.count("DmlStatements", 1);
  const byType = new Map<string, SObject[]>();
  const results = events.map((event) => {
    if (!(event instanceof SObject)) throw nullPointer();
    const missing = [...(event.shape.definition?.fields.values() ?? [])]
      .filter(
        (field) =>
          field.required &&
          field.custom &&
          (event.fields.get(field.name.toLowerCase()) ?? null) === null,
      )
      .map((field) => field.name);
    if (missing.length > 0)
      return {
        id: null,
        success: false,
        created: false,
        errors: [
          {
            statusCode: "REQUIRED_FIELD_MISSING",
            message: `Required fields are missing: [${missing.join(", ")}]`,
            fields: missing,
          },
        ],
      };
    byType.set(event.typeName, [...(byType.get(event.typeName) ?? []), event]);
    const id = makeId("e00", Math.floor(tx.state.host.random() * 1e9));
    return { id, success: true, created: true, errors: [] };
  });
  const { jobs, program } = tx.state;
  for (const [type, own] of byType) {
    if (program.triggersFor(type, "after", "insert").length === 0) continue;
    jobs.add({
      kind: "event",
      id: "",
      userId: tx.user.id,
      className: type,
      payload: serialise(program.loaded, new ApexList(type, own)),
      due: tx.now,
      depth: 1,
      details: {},
    });
  }
  return results;
}

/** Up to 2,000 events a transaction (Platform Events Developer Guide). */
export function deliverEvents(state: OrgState, job: Job): Error | undefined {
  const tx = new Transaction(state, {
    userId: automatedProcess(state),
    context: "sync",
    quiddity: "PLATFORM_EVENT",
  });
  try {
    state.session.run(tx, () => {
      const list = deserialise(state.program.loaded, state.session.rt, job.payload);
      const events =
        list instanceof ApexList ? list.items.filter((one) => one instanceof SObject) : [];
      for (let start = 0; start < events.length; start += EVENT_CHUNK)
        deliver(tx, job.className, job.userId, events.slice(start, start + EVENT_CHUNK));
    });
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function deliver(
  tx: Transaction,
  type: string,
  publisher: string,
  events: readonly SObject[],
): void {
  const object = tx.state.schema.objects.get(type.toLowerCase());
  if (!object) return;
  const savings = events.map((input, index): Saving => {
    input.fields.set("createddate", new ApexDatetime(tx.now));
    input.fields.set("createdbyid", publisher);
    const next = new Map(
      [...input.fields].map(([key, value]) => [key, toNeutral(value) ?? null] as const),
    );
    return {
      index,
      input,
      id: null,
      old: null,
      next,
      assigned: new Set(),
      errors: [],
      created: true,
    };
  });
  fireTriggers(tx, object, "after", "insert", savings);
  const failed = savings.filter(hasFailed);
  if (failed.length > 0) throw dmlException(tx.state.schema, "insert", failed);
}

function automatedProcess(state: OrgState): string {
  return String(
    state.database.get(`SELECT "Id" FROM "User" WHERE "UserType" = 'AutomatedProcess' LIMIT 1`)?.[
      "Id"
    ] ??
      state.settings.get("admin") ??
      "",
  );
}
