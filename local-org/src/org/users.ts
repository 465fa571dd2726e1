// Users as the runtime and the outside see them.
import type { RunningUser } from "../platform/ports.ts";
import type { UserSummary } from "./contract.ts";
import { isExternalUserType } from "./security/profiles.ts";
import type { OrgState } from "./state.ts";

const USER = `SELECT u.*, p."Name" AS profileName, p."UserType" AS profileUserType FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"`;

/** Whoever visits a site without signing in. */
export function guestUsername(siteName: string): string {
  return `${siteName.toLowerCase()}.guest@local.org`;
}

export function runningUser(state: OrgState, userId: string): RunningUser {
  return state.setup.get(`running user ${userId}`, () => {
    const row = state.database.get(`${USER} WHERE u."Id" = ?`, [userId]);
    if (!row) throw new Error(`There is no user with the Id ${userId}.`);
    const text = (name: string): string | null =>
      typeof row[name] === "string" ? row[name] : null;
    const lastName = text("LastName") ?? "";
    const firstName = text("FirstName");
    return {
      id: userId,
      username: text("Username") ?? "",
      firstName,
      lastName,
      name: firstName === null ? lastName : `${firstName} ${lastName}`,
      email: text("Email") ?? "",
      profileId: text("ProfileId") ?? "",
      profileName: text("profileName") ?? "",
      userRoleId: text("UserRoleId"),
      userType: text("UserType") ?? text("profileUserType") ?? "Standard",
      timeZone: text("TimeZoneSidKey") ?? "GMT",
      locale: text("LocaleSidKey") ?? "en_US",
      language: text("LanguageLocaleKey") ?? "en_US",
      currency: text("DefaultCurrencyIsoCode") ?? "USD",
      accountId: text("AccountId"),
      contactId: text("ContactId"),
    };
  });
}

export function userSummaries(state: OrgState): UserSummary[] {
  const sets = new Map<string, string[]>();
  const assigned = `SELECT a."AssigneeId" AS user, coalesce(s."Name", g."DeveloperName") AS name FROM "PermissionSetAssignment" a LEFT JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" LEFT JOIN "PermissionSetGroup" g ON g."Id" = a."PermissionSetGroupId"`;
  for (const row of state.database.all(assigned))
    sets.set(String(row["user"]), [...(sets.get(String(row["user"])) ?? []), String(row["name"])]);
  // nobody signs in as the Automated Process user
  return state.database
    .all(`${USER} WHERE u."UserType" IS NOT 'AutomatedProcess' ORDER BY u."Id"`)
    .map((row) => {
      const text = (name: string): string | null =>
        typeof row[name] === "string" ? row[name] : null;
      const id = String(row["Id"]);
      return {
        id,
        username: text("Username") ?? "",
        name: text("Name") ?? "",
        email: text("Email") ?? "",
        profile: text("profileName") ?? "",
        isPortalUser: isExternalUserType(text("UserType") ?? text("profileUserType") ?? "Standard"),
        accountId: text("AccountId"),
        contactId: text("ContactId"),
        timeZone: text("TimeZoneSidKey") ?? "GMT",
        locale: text("LocaleSidKey") ?? "en_US",
        language: text("LanguageLocaleKey") ?? "en_US",
        permissionSets: sets.get(id) ?? [],
        isActive: row["IsActive"] === 1,
      };
    });
}
