// Publishing platform events: with the transaction, or at once and whatever becomes of it. event-delivery.ts brings them to their triggers.
import type { OrgPorts } from "../platform/ports.ts";
import { ApexList } from "../platform/values/collections.ts";
import { nullPointer } from "../platform/values/exception.ts";
import { SObject } from "../platform/values/sobject.ts";
import { makeId } from "../soql/id-form.ts";
import type { Job } from "./async/job-table.ts";
import { serialise } from "./async/serialise.ts";
import type { Transaction } from "./transaction.ts";

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
  for (const [type, own] of byType) queue(tx, type, own);
  return results;
}

/** "Published when the call executes": such events outlast a rollback of the transaction (Platform Events Developer Guide, "Publish Behavior"). */
function queue(tx: Transaction, type: string, events: readonly SObject[]): void {
  const { jobs, program, records } = tx.state;
  const [first] = events;
  const object = first?.shape.definition;
  if (!object || program.triggersFor(type, "after", "insert").length === 0) return;
  const replay = records.nextNumbers(object, "ReplayId", events.length, 1);
  events.forEach((event, index) => event.fields.set("replayid", String(replay + index)));
  const job: Omit<Job, "sequence"> = {
    kind: "event",
    id: "",
    userId: tx.user.id,
    className: type,
    payload: serialise(program.loaded, new ApexList(type, [...events])),
    due: tx.now,
    depth: 1,
    details: { retries: 0, lastError: "" },
  };
  // The record in the publisher's hands doesn't know the place in the stream.
  for (const event of events) event.fields.delete("replayid");
  if (object.publishesImmediately === true) tx.outlasting.push(job);
  else jobs.add(job);
}
