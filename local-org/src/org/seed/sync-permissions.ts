// Permissions as records: what profiles and the project's permission sets grant, for queries on ObjectPermissions, FieldPermissions and SetupEntityAccess.
import type { PermissionSetDefinition } from "../../metadata/schema.ts";
import { qualifiedName, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import type { Stamp, Values } from "../raw-records.ts";
import { insertRaw } from "../raw-records.ts";
import { profiles } from "../security/profiles.ts";
import { isSetupObject } from "../state.ts";
import type { OrgState } from "../state.ts";

const TABLES = ["ObjectPermissions", "FieldPermissions", "SetupEntityAccess"] as const;

/** Replaces the rows of these permission sets (Ids by lower-cased name) and of the profiles. */
export function writePermissionRows(
  state: OrgState,
  stamp: Stamp,
  sets: ReadonlyMap<string, string>,
): void {
  const ofProfiles = profilePermissionSets(state);
  const parents = [...sets.values(), ...ofProfiles.values()];
  for (const table of TABLES) {
    if (resolveObject(state.schema, table))
      state.database.run(
        `DELETE FROM "${table}" WHERE "ParentId" IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(parents)],
      );
  }
  insertRaw(stamp, "ObjectPermissions", [
    ...profileRows(state, ofProfiles),
    ...state.schema.permissionSets.flatMap((set) =>
      objectRows(state, set, sets.get(set.name.toLowerCase())),
    ),
  ]);
  insertRaw(
    stamp,
    "FieldPermissions",
    state.schema.permissionSets.flatMap((set) =>
      fieldRows(state, set, sets.get(set.name.toLowerCase())),
    ),
  );
  insertRaw(
    stamp,
    "SetupEntityAccess",
    state.schema.permissionSets.flatMap((set) =>
      entityRows(state, set, sets.get(set.name.toLowerCase())),
    ),
  );
}

/** The permission set behind each profile, by the profile's name. */
function profilePermissionSets(state: OrgState): Map<string, string> {
  return new Map(
    state.database
      .all(
        `SELECT s."Id" AS id, p."Name" AS name FROM "PermissionSet" s JOIN "Profile" p ON p."Id" = s."ProfileId" WHERE s."IsOwnedByProfile" = 1`,
      )
      .map((row) => [String(row["name"]), String(row["id"])]),
  );
}

function permissionRow(parent: string, object: string, letters: string, all: boolean): Values {
  return {
    ParentId: parent,
    SobjectType: object,
    PermissionsRead: letters.includes("r"),
    PermissionsCreate: letters.includes("c"),
    PermissionsEdit: letters.includes("e"),
    PermissionsDelete: letters.includes("d"),
    PermissionsViewAllRecords: all,
    PermissionsModifyAllRecords: all,
  };
}

function profileRows(state: OrgState, ofProfiles: ReadonlyMap<string, string>): Values[] {
  const everything = [...state.schema.objects.values()]
    .filter(
      (object) =>
        (object.kind === "custom" ||
          (object.kind === "standard" && object.createable && object.deletable)) &&
        !isSetupObject(object.name),
    )
    .map((object) => qualifiedName(state.schema, object.name));
  return profiles.flatMap((profile) => {
    const parent = ofProfiles.get(profile.name);
    if (parent === undefined) return [];
    return profile.objects === "all"
      ? everything.map((name) => permissionRow(parent, name, "rced", true))
      : Object.entries(profile.objects).map(([name, letters]) =>
          permissionRow(parent, name, letters, false),
        );
  });
}

function objectRows(
  state: OrgState,
  set: PermissionSetDefinition,
  parent: string | undefined,
): Values[] {
  if (parent === undefined) return [];
  return set.objectPermissions.map((one) => ({
    ParentId: parent,
    SobjectType: qualifiedName(state.schema, withoutNamespace(state.schema, one.object)),
    PermissionsRead: one.read,
    PermissionsCreate: one.create,
    PermissionsEdit: one.edit,
    PermissionsDelete: one.delete,
    PermissionsViewAllRecords: one.viewAll,
    PermissionsModifyAllRecords: one.modifyAll,
  }));
}

function fieldRows(
  state: OrgState,
  set: PermissionSetDefinition,
  parent: string | undefined,
): Values[] {
  if (parent === undefined) return [];
  const name = (text: string): string =>
    qualifiedName(state.schema, withoutNamespace(state.schema, text));
  return set.fieldPermissions.map((one) => ({
    ParentId: parent,
    SobjectType: name(one.object),
    Field: `${name(one.object)}.${name(one.field)}`,
    PermissionsRead: one.readable,
    PermissionsEdit: one.editable,
  }));
}

function entityRows(
  state: OrgState,
  set: PermissionSetDefinition,
  parent: string | undefined,
): Values[] {
  if (parent === undefined) return [];
  const ids = (table: string, column: string, names: readonly string[]): string[] =>
    state.records
      .selectByField(
        table,
        column,
        names.map((name) => withoutNamespace(state.schema, name)),
        { fields: ["Id"] },
      )
      .map((row) => String(row.get("id")));
  return [
    ...ids("CustomPermission", "DeveloperName", set.customPermissions).map((id) => ({
      ParentId: parent,
      SetupEntityId: id,
      SetupEntityType: "CustomPermission",
    })),
    ...ids("ApexClass", "Name", set.classAccesses).map((id) => ({
      ParentId: parent,
      SetupEntityId: id,
      SetupEntityType: "ApexClass",
    })),
  ];
}
