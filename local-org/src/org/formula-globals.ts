// What `$User`, `$Profile`, `$Permission`, `$Setup`, `$Label`, `$Organization` and their like stand for in a formula.
import { urlOf } from "./settings-store.ts";
import type { GlobalReference } from "../formula/index.ts";
import { withoutNamespace } from "../metadata/schema.ts";
import type { NeutralValue } from "../soql/values.ts";
import { settingRow } from "./settings-records.ts";
import { permissionsOf } from "./sharing/record-access.ts";
import { labelText } from "./labels.ts";
import type { Transaction } from "./transaction.ts";

/** `$Api.Partner_Server_URL_260`: where the SOAP API would be; formulas cut the host off it. */
function apiValue(tx: Transaction, name: string): string {
  if (/^session/i.test(name)) return `${tx.state.organizationId.slice(0, 15)}!local`;
  const [, kind = "", version = "0"] = /^(\w)\w+_Server_URL_(\d+)$/i.exec(name) ?? [];
  const path = `${kind.toLowerCase() === "e" ? "c" : "u"}/${(Number(version) / 10).toFixed(1)}`;
  return `${urlOf(tx.state.settings)}/services/Soap/${path}/${tx.state.organizationId.slice(0, 15)}`;
}

export function formulaGlobal(tx: Transaction, { name, path }: GlobalReference): NeutralValue {
  const [first = "", second = ""] = path;
  switch (name.toLowerCase()) {
    case "$user":
      return recordField(tx, "User", tx.user.id, first);
    case "$profile":
      return recordField(tx, "Profile", tx.user.profileId, first);
    case "$userrole":
      return tx.user.userRoleId === null
        ? null
        : recordField(tx, "UserRole", tx.user.userRoleId, first);
    case "$organization":
      return recordField(tx, "Organization", tx.state.organizationId, first);
    case "$permission":
      return permissionsOf(tx.state, tx.user.id).customPermissions.has(
        withoutNamespace(tx.state.schema, first).toLowerCase(),
      );
    case "$api":
      return apiValue(tx, first);
    case "$label":
      return labelText(tx.state.schema, first, tx.user.language) ?? null;
    case "$setup":
      return (
        settingRow(tx, first, tx.user.id, tx.user.profileId)?.get(
          withoutNamespace(tx.state.schema, second).toLowerCase(),
        ) ?? null
      );
    case "$custommetadata":
      return customMetadata(tx, path);
    case "$system":
      return { kind: "datetime", milliseconds: Date.UTC(1900, 0, 1) };
    default:
      return null;
  }
}

function recordField(tx: Transaction, object: string, id: string, field: string): NeutralValue {
  return tx.state.records.selectByIds(object, [id]).get(id)?.get(field.toLowerCase()) ?? null;
}

function customMetadata(
  tx: Transaction,
  [type = "", record = "", field = ""]: readonly string[],
): NeutralValue {
  const row = tx.state.records.selectByField(type, "DeveloperName", [
    withoutNamespace(tx.state.schema, record),
  ])[0];
  return row?.get(withoutNamespace(tx.state.schema, field).toLowerCase()) ?? null;
}
