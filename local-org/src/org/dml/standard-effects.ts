// What saving a standard object brings about beyond its fields: users, portal accounts, opportunities, activities.
import { urlOf } from "../settings-store.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { ApexList } from "../../platform/values/collections.ts";
import { toId18 } from "../../platform/values/id.ts";
import { insertRaw } from "../raw-records.ts";
import type { Transaction } from "../transaction.ts";
import { beforeEventStore, beforeTaskStore } from "./activities.ts";
import { afterDocumentsStored, afterVersionsStored, beforeVersionStore } from "./file-effects.ts";
import { afterUsersStored, beforeUserStore, insertRoleGroups } from "./user-effects.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { hasFailed, oldValueOf, valueOf } from "./saving.ts";

type Effect = (tx: Transaction, context: SaveContext, saving: Saving) => void;

const effects: Readonly<Record<string, Effect>> = {
  Opportunity: opportunity,
  User: beforeUserStore,
  ContentVersion: beforeVersionStore,
  ContentDistribution: distribution,
  Task: beforeTaskStore,
  Event: beforeEventStore,
  Case: closedDate,
  Lead: (_tx, context, saving) => {
    if (context.isInsert) saving.next.set("isunreadbyowner", true);
  },
};

/** The link under which anybody may fetch the file; nothing answers there. */
function distribution(tx: Transaction, context: SaveContext, saving: Saving): void {
  if (!context.isInsert) return;
  const token = tx.state.host.random().toString(36).slice(2);
  const base = `${urlOf(tx.state.settings)}/sfc/p/${tx.state.organizationId.slice(0, 15)}`;
  saving.next.set("distributionpublicurl", `${base}/a/${token}`);
  saving.next.set("contentdownloadurl", `${base}/download/${token}`);
}

/** EmailMessage.ToIds and its sisters become rows of the relation. */
function addressees(tx: Transaction, savings: readonly Saving[]): void {
  for (const saving of savings)
    for (const [key, type] of ADDRESS_LISTS) {
      const ids = saving.input.fields.get(key);
      if (!(ids instanceof ApexList)) continue;
      insertRaw(
        tx.stamp,
        "EmailMessageRelation",
        ids.items.map((id) => ({
          EmailMessageId: saving.id,
          RelationId: toId18(String(id)) ?? null,
          RelationType: type,
        })),
      );
    }
}
const ADDRESS_LISTS = [
  ["toids", "ToAddress"],
  ["ccids", "CcAddress"],
  ["bccids", "BccAddress"],
] as const;

/** Between the before triggers and the checks. */
export function beforeStore(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  const effect = effects[context.object.name];
  for (const saving of savings)
    if (!hasFailed(saving)) {
      effect?.(tx, context, saving);
      if (
        context.object.kind === "customSetting" &&
        context.isInsert &&
        context.object.fields.has("setupownerid") &&
        valueOf(saving, "setupownerid") === null
      )
        saving.next.set("setupownerid", tx.state.organizationId);
    }
}

/** Once the records are stored, before the after triggers. */
export function afterStore(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  if (context.object.name === "User") afterUsersStored(tx, context, savings);
  if (context.object.name === "ContentVersion") afterVersionsStored(tx, context, savings);
  if (context.object.name === "ContentDocument") afterDocumentsStored(tx, savings);
  if (context.object.name === "EmailMessage" && context.isInsert) addressees(tx, savings);
  if (context.object.name === "UserRole" && context.isInsert)
    for (const saving of savings) if (saving.id !== null) insertRoleGroups(tx, saving.id);
}

function put(
  object: ObjectDefinition,
  saving: Saving,
  key: string,
  value: Parameters<Saving["next"]["set"]>[1],
): void {
  if (object.fields.has(key)) saving.next.set(key, value);
}

function opportunity(tx: Transaction, context: SaveContext, saving: Saving): void {
  const close = valueOf(saving, "closedate");
  if (close !== null && typeof close === "object" && close.kind === "date") {
    const [year = 0, month = 1] = close.iso.split("-").map(Number);
    const quarter = Math.ceil(month / 3);
    put(context.object, saving, "fiscalyear", year);
    put(context.object, saving, "fiscalquarter", quarter);
    put(context.object, saving, "fiscal", `${year} ${quarter}`);
  }
  if (!context.isInsert && valueOf(saving, "stagename") !== oldValueOf(saving, "stagename"))
    put(context.object, saving, "laststagechangedate", { kind: "datetime", milliseconds: tx.now });
}

function closedDate(tx: Transaction, context: SaveContext, saving: Saving): void {
  const closed = valueOf(saving, "isclosed") === true;
  if (closed && oldValueOf(saving, "isclosed") !== true)
    put(context.object, saving, "closeddate", { kind: "datetime", milliseconds: tx.now });
  if (!closed) put(context.object, saving, "closeddate", null);
}
