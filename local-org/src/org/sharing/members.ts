// Who stands behind a user when records are shared: the user, their roles, groups and queues, and everyone below them in the role hierarchy.
import type { Database } from "../../database/index.ts";
import { isExternalUserType } from "../security/profiles.ts";

export interface SharingUser {
  readonly id: string;
  readonly isExternal: boolean;
  readonly roleId: string | null;
  readonly accountId: string | null;
  /** the user and all users below them in the role hierarchy, as a JSON array for `json_each` */
  readonly owners: string;
  /** Ids a share may name and reach this user: `owners`, and the groups, roles and queues any of them belongs to */
  readonly grantees: string;
  /** same as `grantees`, without what only subordinates have (objects that don't grant access by hierarchy) */
  readonly ownGrantees: string;
}

interface Directory {
  readonly users: ReadonlyMap<
    string,
    { readonly roleId: string | null; readonly userType: string; readonly accountId: string | null }
  >;
  readonly roles: ReadonlyMap<
    string,
    {
      readonly parent: string | null;
      readonly portal: boolean;
      readonly children: string[];
      readonly users: string[];
    }
  >;
  readonly groups: readonly {
    readonly id: string;
    readonly type: string;
    readonly relatedId: string | null;
  }[];
  readonly containers: ReadonlyMap<string, string[]>;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** All users, roles and groups at once; kept in the setup cache. */
export function readDirectory(database: Database): Directory {
  const roles = new Map<
    string,
    { parent: string | null; portal: boolean; children: string[]; users: string[] }
  >();
  for (const row of database.all(`SELECT "Id", "ParentRoleId", "PortalType" FROM "UserRole"`))
    roles.set(String(row["Id"]), {
      parent: text(row["ParentRoleId"]),
      portal: row["PortalType"] !== null && row["PortalType"] !== "None",
      children: [],
      users: [],
    });
  for (const [id, role] of roles)
    if (role.parent !== null) roles.get(role.parent)?.children.push(id);
  const users = new Map<
    string,
    { roleId: string | null; userType: string; accountId: string | null }
  >();
  for (const row of database.all(
    `SELECT u."Id", u."UserRoleId", p."UserType", u."AccountId" FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"`,
  )) {
    const roleId = text(row["UserRoleId"]);
    users.set(String(row["Id"]), {
      roleId,
      userType: text(row["UserType"]) ?? "Standard",
      accountId: text(row["AccountId"]),
    });
    if (roleId !== null) roles.get(roleId)?.users.push(String(row["Id"]));
  }
  const groups = database.all(`SELECT "Id", "Type", "RelatedId" FROM "Group"`).map((row) => ({
    id: String(row["Id"]),
    type: text(row["Type"]) ?? "Regular",
    relatedId: text(row["RelatedId"]),
  }));
  const containers = new Map<string, string[]>();
  for (const row of database.all(`SELECT "GroupId", "UserOrGroupId" FROM "GroupMember"`)) {
    const member = String(row["UserOrGroupId"]);
    containers.set(member, [...(containers.get(member) ?? []), String(row["GroupId"])]);
  }
  return { users, roles, groups, containers };
}

export function sharingUser(directory: Directory, userId: string): SharingUser {
  const user = directory.users.get(userId);
  const below = user?.roleId ? usersBelow(directory, user.roleId) : [];
  const owners = [userId, ...below];
  const grantees = new Set<string>();
  for (const one of owners) addGrantees(directory, one, grantees);
  const own = new Set<string>();
  addGrantees(directory, userId, own);
  return {
    id: userId,
    isExternal: isExternalUserType(user?.userType ?? "Standard"),
    roleId: user?.roleId ?? null,
    accountId: user?.accountId ?? null,
    owners: JSON.stringify(owners),
    grantees: JSON.stringify([...grantees]),
    ownGrantees: JSON.stringify([...own]),
  };
}

function usersBelow(directory: Directory, roleId: string): string[] {
  const users: string[] = [];
  const visit = (id: string): void => {
    for (const child of directory.roles.get(id)?.children ?? []) {
      users.push(...(directory.roles.get(child)?.users ?? []));
      visit(child);
    }
  };
  visit(roleId);
  return users;
}

/** The user's own Id and every group that contains them, whatever the depth. */
function addGrantees(directory: Directory, userId: string, into: Set<string>): void {
  into.add(userId);
  const user = directory.users.get(userId);
  const found: string[] = [userId];
  for (const group of directory.groups)
    if (isInByKind(directory, group, userId, user)) found.push(group.id);
  while (found.length > 0) {
    const one = found.pop();
    if (one === undefined) break;
    into.add(one);
    for (const container of directory.containers.get(one) ?? [])
      if (!into.has(container)) found.push(container);
  }
}

function isInByKind(
  directory: Directory,
  group: { type: string; relatedId: string | null },
  userId: string,
  user: { roleId: string | null; userType: string } | undefined,
): boolean {
  if (!user) return false;
  switch (group.type) {
    case "Organization":
      return !isExternalUserType(user.userType);
    case "PRMOrganization":
      return user.userType === "PowerPartner";
    case "AllCustomerPortal":
      return (
        user.userType === "PowerCustomerSuccess" ||
        user.userType === "CspLitePortal" ||
        user.userType === "CustomerSuccess"
      );
    case "Role":
      return group.relatedId !== null && user.roleId === group.relatedId;
    case "RoleAndSubordinates":
      return (
        group.relatedId !== null && isAtOrBelow(directory, user.roleId, group.relatedId, () => true)
      );
    // Portal roles hang below internal ones; "internal subordinates" stops there, unless the group is a portal role's own.
    case "RoleAndSubordinatesInternal":
      return (
        group.relatedId !== null &&
        isAtOrBelow(
          directory,
          user.roleId,
          group.relatedId,
          (roleId) => !isPortal(directory, roleId) || isPortal(directory, group.relatedId),
        )
      );
    case "Manager":
    case "ManagerAndSubordinatesInternal":
      return group.relatedId === userId;
    default:
      return false;
  }
}

function isPortal(directory: Directory, roleId: string | null): boolean {
  return roleId !== null && directory.roles.get(roleId)?.portal === true;
}

function isAtOrBelow(
  directory: Directory,
  roleId: string | null,
  top: string,
  allowed: (roleId: string) => boolean,
): boolean {
  for (
    let one = roleId, depth = 0;
    one !== null && depth < 500;
    one = directory.roles.get(one)?.parent ?? null, depth++
  ) {
    if (!allowed(one)) return false;
    if (one === top) return true;
  }
  return false;
}
