// Tasks and events: the account each rolls up to, the times of an event, and the last activity date of what and whom they are about.
import type { Row } from "../../database/index.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { sameNeutral } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { textOf, valueOf } from "./saving.ts";

const ACTIVITIES = ["Task", "Event"] as const;

/** Before a task is stored. */
export function beforeTaskStore(tx: Transaction, context: SaveContext, saving: Saving): void {
  saving.next.set("accountid", accountOf(tx, context.object, saving));
}

/** Before an event is stored. */
export function beforeEventStore(tx: Transaction, context: SaveContext, saving: Saving): void {
  beforeTaskStore(tx, context, saving);
  const at = valueOf(saving, "activitydatetime") ?? valueOf(saving, "startdatetime");
  const minutes = valueOf(saving, "durationinminutes");
  if (at === null || typeof at !== "object" || at.kind !== "datetime") return;
  saving.next.set("activitydatetime", at);
  saving.next.set("startdatetime", at);
  saving.next.set("activitydate", {
    kind: "date",
    iso: new Date(at.milliseconds).toISOString().slice(0, 10),
  });
  if (typeof minutes === "number")
    saving.next.set("enddatetime", {
      kind: "datetime",
      milliseconds: at.milliseconds + minutes * 60_000,
    });
}

/**
 * The account of an account, opportunity, contract or detail of an account that the activity is about; about anything else, or
 * nothing, that of the contact (Salesforce Help, "Guidelines for Tracking Activities").
 */
function accountOf(tx: Transaction, activity: ObjectDefinition, saving: Saving): string | null {
  const whatId = textOf(valueOf(saving, "whatid"));
  const what = whatId === null ? undefined : target(tx, activity, "whatid", whatId);
  if (whatId !== null && what?.name === "Account") return whatId;
  const reference = what && accountReference(what);
  if (whatId !== null && what && reference !== undefined)
    return textIn(tx, what, whatId, reference);
  const whoId = textOf(valueOf(saving, "whoid"));
  const who = whoId === null ? undefined : target(tx, activity, "whoid", whoId);
  return whoId !== null && who?.name === "Contact" ? textIn(tx, who, whoId, "AccountId") : null;
}

function accountReference(object: ObjectDefinition): string | undefined {
  if (object.name === "Opportunity" || object.name === "Contract") return "AccountId";
  return [...object.fields.values()].find(
    (field) => field.type === "MasterDetail" && field.reference?.to.includes("Account"),
  )?.name;
}

function textIn(
  tx: Transaction,
  object: ObjectDefinition,
  id: string,
  field: string,
): string | null {
  const row = tx.state.records.selectByIds(object.name, [id], { fields: [field] }).get(id);
  return textOf(row?.get(field.toLowerCase()) ?? null);
}

/** The object that a lookup of an activity points at. */
function target(
  tx: Transaction,
  activity: ObjectDefinition,
  key: string,
  id: string,
): ObjectDefinition | undefined {
  for (const name of activity.fields.get(key)?.reference?.to ?? []) {
    const object = resolveObject(tx.state.schema, name);
    if (object?.keyPrefix === id.slice(0, 3)) return object;
  }
  return undefined;
}

const DECIDING = ["whatid", "whoid", "accountid", "activitydate", "isclosed"];

/** After activities were written: `old` null for new ones, `now` null for deleted ones. */
export function followActivities(
  tx: Transaction,
  activity: ObjectDefinition,
  changes: readonly { readonly old: Row | null; readonly now: Row | null }[],
): void {
  if (activity.name !== "Task" && activity.name !== "Event") return;
  const touched = new Map<string, Map<string, Set<string>>>();
  for (const { old, now } of changes) {
    const same = (key: string): boolean =>
      sameNeutral(old?.get(key) ?? null, now?.get(key) ?? null);
    if (old && now && DECIDING.every(same)) continue;
    for (const row of [old, now])
      for (const key of ["whatid", "whoid", "accountid"]) note(tx, activity, key, row, touched);
  }
  for (const [name, byKey] of touched) {
    const object = resolveObject(tx.state.schema, name);
    if (object) for (const [key, ids] of byKey) redate(tx, object, key, [...ids]);
  }
}

function note(
  tx: Transaction,
  activity: ObjectDefinition,
  key: string,
  row: Row | null,
  touched: Map<string, Map<string, Set<string>>>,
): void {
  const id = textOf(row?.get(key) ?? null);
  const object = id === null ? undefined : target(tx, activity, key, id);
  // an account counts what rolls up to it
  if (id === null || !object || (object.name === "Account") !== (key === "accountid")) return;
  const byKey = touched.get(object.name) ?? new Map<string, Set<string>>();
  byKey.set(key, (byKey.get(key) ?? new Set<string>()).add(id));
  touched.set(object.name, byKey);
}

/** After a merge the activities of all are the master's. */
export function redateMaster(tx: Transaction, object: ObjectDefinition, masterId: string): void {
  const key = object.name === "Account" ? "accountid" : object.name === "Case" ? "whatid" : "whoid";
  redate(tx, object, key, [masterId]);
}

/**
 * The latest of the days of all events and of the due days of closed tasks; no trigger of the record runs and nobody becomes its last
 * modifier (Salesforce Help, "Guidelines for Tracking Activities" and "Differences between Last Activity and Last Modified Dates").
 */
function redate(
  tx: Transaction,
  object: ObjectDefinition,
  key: string,
  ids: readonly string[],
): void {
  if (!object.fields.has("lastactivitydate")) return;
  const latest = latestDays(tx, key, ids);
  const rows = tx.state.records.selectByIds(object.name, ids, { fields: ["LastActivityDate"] });
  const updates = [...rows].flatMap(([id, row]) => {
    const day: NeutralValue = latest.get(id) ?? null;
    return sameNeutral(row.get("lastactivitydate") ?? null, day)
      ? []
      : [
          new Map<string, NeutralValue>([
            ["id", id],
            ["lastactivitydate", day],
          ]),
        ];
  });
  if (updates.length > 0) tx.state.records.update(object.name, updates);
}

function latestDays(
  tx: Transaction,
  key: string,
  ids: readonly string[],
): Map<string, { readonly kind: "date"; readonly iso: string }> {
  const latest = new Map<string, { readonly kind: "date"; readonly iso: string }>();
  for (const name of ACTIVITIES) {
    const activity = resolveObject(tx.state.schema, name);
    const field = activity?.fields.get(key)?.name;
    if (!activity || field === undefined) continue;
    const fields = [field, "ActivityDate", ...(name === "Task" ? ["IsClosed"] : [])];
    for (const row of tx.state.records.selectByField(name, field, ids, { fields })) {
      const id = textOf(row.get(key) ?? null);
      const day = row.get("activitydate") ?? null;
      if (id === null || day === null || typeof day !== "object" || day.kind !== "date") continue;
      if (name === "Task" && row.get("isclosed") !== true) continue;
      const known = latest.get(id);
      if (!known || known.iso < day.iso) latest.set(id, day);
    }
  }
  return latest;
}
