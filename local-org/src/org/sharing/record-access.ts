// What one user may do with given records: the answer behind UserRecordAccess, the UI and the checks of DML.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { SqlValue } from "../../database/index.ts";
import type { OrgState } from "../state.ts";
import { objectOfId } from "../state.ts";
import { effectivePermissions } from "../security/permissions.ts";
import type { EffectivePermissions } from "../security/permissions.ts";
import { readDirectory, sharingUser } from "./members.ts";
import type { AccessLevel, Viewer } from "./predicate.ts";
import { sharingPredicate } from "./predicate.ts";

export function permissionsOf(state: OrgState, userId: string): EffectivePermissions {
  return state.setup.get(`permissions ${userId}`, () =>
    effectivePermissions(state.schema, state.database, userId),
  );
}
export function viewerOf(state: OrgState, userId: string): Viewer {
  return state.setup.get(`viewer ${userId}`, () => {
    const directory = state.setup.get("directory", () => readDirectory(state.database));
    return { permissions: permissionsOf(state, userId), user: sharingUser(directory, userId) };
  });
}

/** Of these records, the ones sharing lets the user reach at that level. Object permissions are not looked at. */
export function sharedIds(
  state: OrgState,
  userId: string,
  object: ObjectDefinition,
  ids: readonly string[],
  level: AccessLevel,
): Set<string> {
  const predicate = sharingPredicate(state, viewerOf(state, userId), object, "t", level);
  if (predicate === "none") return new Set();
  if (predicate === "all") return new Set(ids);
  const parameters: SqlValue[] = [JSON.stringify(ids), ...predicate.parameters];
  return new Set(
    state.database
      .all(
        `SELECT t."Id" AS id FROM "${object.name}" t WHERE t."Id" IN (SELECT value FROM json_each(?)) AND ${predicate.sql}`,
        parameters,
      )
      .map((row) => String(row["id"])),
  );
}

export interface RecordAccess {
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly all: boolean;
}

/** Object permissions and sharing together. */
export function recordAccess(
  state: OrgState,
  userId: string,
  ids: readonly string[],
): Map<string, RecordAccess> {
  const byObject = new Map<ObjectDefinition, string[]>();
  for (const id of ids) {
    const object = objectOfId(state, id);
    if (object) byObject.set(object, [...(byObject.get(object) ?? []), id]);
  }
  const result = new Map<string, RecordAccess>();
  for (const [object, own] of byObject) {
    const permission = permissionsOf(state, userId).object(object);
    const existing = state.database
      .all(
        `SELECT "Id" FROM "${object.name}" WHERE "Id" IN (SELECT value FROM json_each(?))${object.fields.has("isdeleted") ? ` AND "IsDeleted" = 0` : ""}`,
        [JSON.stringify(own)],
      )
      .map((row) => String(row["Id"]));
    const shared = (level: AccessLevel): Set<string> =>
      sharedIds(state, userId, object, existing, level);
    const [read, edit, remove] = [shared("read"), shared("edit"), shared("delete")];
    for (const id of existing) {
      const canRead = permission.read && read.has(id);
      result.set(id, {
        read: canRead,
        edit: canRead && permission.edit && edit.has(id),
        delete: canRead && permission.delete && remove.has(id),
        all: canRead && remove.has(id),
      });
    }
  }
  for (const id of ids)
    if (!result.has(id)) result.set(id, { read: false, edit: false, delete: false, all: false });
  return result;
}
