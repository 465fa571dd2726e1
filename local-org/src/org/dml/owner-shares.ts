// Share rows the platform keeps itself: one with row cause Owner per record of a private object.
import type { Transaction } from "../transaction.ts";
import { insertRaw } from "../raw-records.ts";
import type { Values } from "../raw-records.ts";
import type { ShareTable } from "../sharing/predicate.ts";
import { shareTable } from "../sharing/predicate.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { oldValueOf, textOf, valueOf } from "./saving.ts";

function ownedShare(tx: Transaction, object: ObjectDefinition): ShareTable | undefined {
  const isPrivate = (model: string): boolean => model === "Private" || model === "Read";
  if (
    !object.fields.has("ownerid") ||
    !(isPrivate(object.sharingModel) || isPrivate(object.externalSharingModel))
  )
    return undefined;
  return shareTable(tx.state, object);
}

export function writeOwnerShares(
  tx: Transaction,
  context: SaveContext,
  saved: readonly Saving[],
): void {
  const share = ownedShare(tx, context.object);
  if (!share) return;
  const moved = context.isInsert
    ? saved
    : saved.filter((saving) => valueOf(saving, "ownerid") !== oldValueOf(saving, "ownerid"));
  if (moved.length === 0) return;
  if (!context.isInsert) removeSharesOfFormerOwner(tx, share, moved);
  insertRaw(
    tx.stamp,
    share.object.name,
    moved.map((saving) => ownerRow(tx, context.object, share, saving)),
  );
}

function ownerRow(
  tx: Transaction,
  object: ObjectDefinition,
  share: ShareTable,
  saving: Saving,
): Values {
  const owner = textOf(valueOf(saving, "ownerid"));
  const role =
    object.name === "Account" && owner !== null
      ? tx.state.database.get(
          `SELECT r."OpportunityAccessForAccountOwner" AS o, r."CaseAccessForAccountOwner" AS c, r."ContactAccessForAccountOwner" AS k FROM "User" u JOIN "UserRole" r ON r."Id" = u."UserRoleId" WHERE u."Id" = ?`,
          [owner],
        )
      : undefined;
  const level = (value: unknown): string => (typeof value === "string" ? value : "None");
  return {
    [share.parentField]: saving.id,
    UserOrGroupId: owner,
    [share.levelField]: "All",
    RowCause: "Owner",
    ...(object.name === "Account"
      ? {
          OpportunityAccessLevel: level(role?.["o"]),
          CaseAccessLevel: level(role?.["c"]),
          ContactAccessLevel: level(role?.["k"]),
        }
      : {}),
  };
}

// A new owner: manual shares go with the old one, Apex managed ones stay (Apex Developer Guide, "Understanding Apex Managed Sharing").
function removeSharesOfFormerOwner(
  tx: Transaction,
  share: ShareTable,
  moved: readonly Saving[],
): void {
  tx.state.database.run(
    `DELETE FROM "${share.object.name}" WHERE "RowCause" IN ('Owner', 'Manual') AND "${share.parentField}" IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(moved.map((saving) => saving.id))],
  );
}

/** Shares go when their record goes for good or to the recycle bin; undelete makes the owner's anew. */
export function removeShares(
  tx: Transaction,
  object: ObjectDefinition,
  ids: readonly string[],
): void {
  const share = shareTable(tx.state, object);
  if (share)
    tx.state.database.run(
      `DELETE FROM "${share.object.name}" WHERE "${share.parentField}" IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
}
