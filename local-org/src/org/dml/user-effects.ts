// Users: what a licence asks for, and the roles and groups that the first portal user of an account brings into being.
import type { NeutralValue } from "../../soql/values.ts";
import { insertRaw, updateRaw } from "../raw-records.ts";
import { hasPortalRole, isExternalUserType } from "../security/profiles.ts";
import type { Transaction } from "../transaction.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, hasFailed, oldValueOf, textOf, valueOf } from "./saving.ts";

export function beforeUserStore(tx: Transaction, context: SaveContext, saving: Saving): void {
  const profile = tx.state.database.get(
    `SELECT "UserType" AS type, "Name" AS name FROM "Profile" WHERE "Id" = ?`,
    [textOf(valueOf(saving, "profileid"))],
  );
  const type = typeof profile?.["type"] === "string" ? profile["type"] : "Standard";
  saving.next.set("usertype", type);
  if (valueOf(saving, "communitynickname") === null)
    saving.next.set("communitynickname", nickname(tx, saving));
  if (!isExternalUserType(type) || type === "Guest") return;
  const contactId = textOf(valueOf(saving, "contactid"));
  if (contactId === null) {
    fail(saving, "FIELD_INTEGRITY_EXCEPTION", "A user with this license needs a contact.", [
      "ContactId",
    ]);
    return;
  }
  const contact = tx.state.database.get(
    `SELECT c."AccountId" AS account, a."OwnerId" AS owner, u."UserRoleId" AS role FROM "Contact" c LEFT JOIN "Account" a ON a."Id" = c."AccountId" LEFT JOIN "User" u ON u."Id" = a."OwnerId" WHERE c."Id" = ?`,
    [contactId],
  );
  if (typeof contact?.["account"] !== "string") {
    fail(
      saving,
      "FIELD_INTEGRITY_EXCEPTION",
      "You can only create a portal user for a contact that is associated with an account.",
      ["ContactId"],
    );
    return;
  }
  if (context.isInsert && hasPortalRole(type) && contact["role"] === null) {
    fail(saving, "UNKNOWN_EXCEPTION", "portal account owner must have a role", []);
    return;
  }
  saving.next.set("accountid", contact["account"]);
  saving.next.set("isportalenabled", true);
}

function nickname(tx: Transaction, saving: Saving): string {
  const base = (textOf(valueOf(saving, "username")) ?? "user").split("@")[0] ?? "user";
  return `${base.slice(0, 30)}${Math.floor(tx.state.host.random() * 1e6)}`;
}

/** After store, before after triggers: the portal roles and groups of the account, once. */
export function afterUsersStored(
  tx: Transaction,
  _context: SaveContext,
  savings: readonly Saving[],
): void {
  for (const saving of savings) {
    const account = textOf(valueOf(saving, "accountid"));
    if (hasFailed(saving) || account === null || valueOf(saving, "isactive") !== true) continue;
    const type = textOf(valueOf(saving, "usertype")) ?? "";
    const column = type === "PowerPartner" ? "IsPartner" : "IsCustomerPortal";
    if (tx.state.schema.objects.get("account")?.fields.has(column.toLowerCase()))
      tx.state.database.run(`UPDATE "Account" SET "${column}" = 1 WHERE "Id" = ?`, [account]);
    if (!hasPortalRole(type)) continue;
    const wanted = textOf(valueOf(saving, "portalrole")) ?? "Worker";
    const roles = portalRoles(tx, account, type === "PowerPartner" ? "Partner" : "CustomerPortal");
    const given = textOf(valueOf(saving, "userroleid"));
    const role =
      given !== null && given === oldValueOf(saving, "userroleid")
        ? given
        : (given ?? roles.get(wanted) ?? null);
    if (role === null) continue;
    saving.next.set("userroleid", role);
    saving.next.set("portalrole", wanted);
    if (saving.id !== null)
      updateRaw(tx.stamp, "User", [{ id: saving.id, UserRoleId: role, PortalRole: wanted }]);
  }
  tx.noteSetupWrite();
}

const levels = [
  ["Executive", "Executive"],
  ["Manager", "Manager"],
  ["Worker", "User"],
] as const;

/** `Acme Partner Executive` over `Acme Partner Manager` over `Acme Partner User`, under the account owner's role. */
function portalRoles(
  tx: Transaction,
  accountId: string,
  portalType: "Partner" | "CustomerPortal",
): Map<string, string> {
  const known = tx.state.records
    .selectByField("UserRole", "PortalAccountId", [accountId])
    .filter((row) => row.get("portaltype") === portalType);
  const roles = new Map(known.map((row) => [String(row.get("portalrole")), String(row.get("id"))]));
  if (roles.size > 0) return roles;
  const account = tx.state.database.get(
    `SELECT a."Name" AS name, a."OwnerId" AS owner, u."UserRoleId" AS role FROM "Account" a LEFT JOIN "User" u ON u."Id" = a."OwnerId" WHERE a."Id" = ?`,
    [accountId],
  );
  let parent: NeutralValue = typeof account?.["role"] === "string" ? account["role"] : null;
  for (const [portalRole, label] of levels) {
    const name =
      `${String(account?.["name"] ?? "")} ${portalType === "Partner" ? "Partner" : "Customer"} ${label}`.slice(
        0,
        80,
      );
    const [id = ""] = insertRaw(tx.stamp, "UserRole", [
      {
        Name: name,
        DeveloperName: `${name.replace(/[^A-Za-z0-9]+/g, "")}${accountId.slice(9, 15)}`,
        ParentRoleId: parent,
        PortalAccountId: accountId,
        PortalType: portalType,
        PortalRole: portalRole,
        PortalAccountOwnerId: typeof account?.["owner"] === "string" ? account["owner"] : null,
        OpportunityAccessForAccountOwner: "Read",
        CaseAccessForAccountOwner: "Read",
        ContactAccessForAccountOwner: "Read",
      },
    ]);
    insertRoleGroups(tx, id);
    roles.set(portalRole, id);
    parent = id;
  }
  return roles;
}

/** Every role stands behind groups that shares can name. */
export function insertRoleGroups(tx: Transaction, roleId: string): void {
  insertRaw(
    tx.stamp,
    "Group",
    ["Role", "RoleAndSubordinates", "RoleAndSubordinatesInternal"].map((type) => ({
      Type: type,
      RelatedId: roleId,
      Name: null,
      DeveloperName: `${type}_${roleId}`,
      OwnerId: tx.state.organizationId,
    })),
  );
}
