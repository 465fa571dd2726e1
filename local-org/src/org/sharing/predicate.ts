// Which records a user may see, change or delete, as an SQL condition on an alias of the object's table.
import type { ObjectDefinition, SharingModel } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { SqlValue } from "../../database/index.ts";
import type { EffectivePermissions } from "../security/permissions.ts";
import type { OrgState } from "../state.ts";
import { isSetupObject } from "../state.ts";
import type { SharingUser } from "./members.ts";

export type AccessLevel = "read" | "edit" | "delete";
/** `all`: no restriction; `none`: no record at all. */
export type SharingPredicate =
  "all" | "none" | { readonly sql: string; readonly parameters: readonly SqlValue[] };

/** Whose eyes: the user's permissions and who stands behind them. */
export interface Viewer {
  readonly permissions: EffectivePermissions;
  readonly user: SharingUser;
}

export function sharingPredicate(
  state: OrgState,
  viewer: Viewer,
  object: ObjectDefinition,
  alias: string,
  level: AccessLevel,
  depth = 0,
): SharingPredicate {
  const access = viewer.permissions.object(object);
  if (access.modifyAll || (level === "read" && access.viewAll)) return "all";
  if (viewer.permissions.modifyAllData || (level === "read" && viewer.permissions.viewAllData))
    return "all";
  if (object.kind === "customMetadata" || object.kind === "customSetting") return "all";
  if (object.name === "User") return userPredicate(viewer, alias, level);
  if (isSetupObject(object.name)) return "all";
  if (object.kind === "share" || object.kind === "history")
    return throughParents(state, viewer, object, alias, "read", depth);
  return byModel(state, viewer, object, alias, level, depth);
}

function byModel(
  state: OrgState,
  viewer: Viewer,
  object: ObjectDefinition,
  alias: string,
  level: AccessLevel,
  depth: number,
): SharingPredicate {
  const model: SharingModel = viewer.user.isExternal
    ? object.externalSharingModel
    : object.sharingModel;
  if (model === "FullAccess") return "all";
  if (model.startsWith("ControlledBy"))
    return throughParents(state, viewer, object, alias, level, depth);
  if (!object.fields.has("ownerid"))
    return level === "read" || model !== "Private" ? "all" : "none";
  if (level === "read" && model !== "Private") return "all";
  if (level === "edit" && (model === "ReadWrite" || model === "ReadWriteTransfer")) return "all";
  return any([
    owned(viewer, alias),
    ...granted(state, viewer, object, alias, level),
    ...implicit(state, viewer, object, alias, level),
  ]);
}

function owned(viewer: Viewer, alias: string): SharingPredicate {
  return {
    sql: `${alias}."OwnerId" IN (SELECT value FROM json_each(?))`,
    parameters: [viewer.user.owners],
  };
}

export interface ShareTable {
  readonly object: ObjectDefinition;
  readonly parentField: string;
  readonly levelField: string;
}
/** The share object of an object, when it has one. */
export function shareTable(
  state: Pick<OrgState, "schema">,
  object: ObjectDefinition,
): ShareTable | undefined {
  const share = resolveObject(
    state.schema,
    object.kind === "custom" ? object.name.replace(/__c$/i, "__Share") : `${object.name}Share`,
  );
  if (!share || share.kind !== "share") return undefined;
  const custom = share.fields.has("parentid");
  return {
    object: share,
    parentField: custom ? "ParentId" : `${object.name}Id`,
    levelField: custom ? "AccessLevel" : `${object.name}AccessLevel`,
  };
}

const levels: Readonly<Record<AccessLevel, string>> = {
  read: `('Read', 'Edit', 'All')`,
  edit: `('Edit', 'All')`,
  delete: `('All')`,
};

function granted(
  state: OrgState,
  viewer: Viewer,
  object: ObjectDefinition,
  alias: string,
  level: AccessLevel,
): SharingPredicate[] {
  const share = shareTable(state, object);
  const predicates: SharingPredicate[] = queueOwned(viewer, alias, object);
  if (share) {
    predicates.push({
      sql: `EXISTS (SELECT 1 FROM "${share.object.name}" sh WHERE sh."${share.parentField}" = ${alias}."Id" AND sh."${share.levelField}" IN ${levels[level]} AND sh."UserOrGroupId" IN (SELECT value FROM json_each(?)))`,
      parameters: [viewer.user.grantees],
    });
  }
  return predicates;
}

function queueOwned(viewer: Viewer, alias: string, object: ObjectDefinition): SharingPredicate[] {
  const owner = object.fields.get("ownerid");
  return owner?.reference?.to.includes("Group")
    ? [
        {
          sql: `${alias}."OwnerId" IN (SELECT value FROM json_each(?))`,
          parameters: [viewer.user.grantees],
        },
      ]
    : [];
}

/** What accounts and their children give each other (Salesforce Sharing Architecture, "Implicit sharing"). */
function implicit(
  state: OrgState,
  viewer: Viewer,
  object: ObjectDefinition,
  alias: string,
  level: AccessLevel,
): SharingPredicate[] {
  if (object.name === "Account" && level === "read")
    return accountParentSharing(state, viewer, alias);
  const column = {
    Opportunity: "OpportunityAccessLevel",
    Case: "CaseAccessLevel",
    Contact: "ContactAccessLevel",
  }[object.name];
  const share =
    column === undefined || level === "delete"
      ? undefined
      : resolveObject(state.schema, "AccountShare");
  if (!share || column === undefined || !share.fields.has(column.toLowerCase())) return [];
  return [
    {
      sql: `EXISTS (SELECT 1 FROM "AccountShare" sh WHERE sh."AccountId" = ${alias}."AccountId" AND sh."${column}" IN ${levels[level]} AND sh."UserOrGroupId" IN (SELECT value FROM json_each(?)))`,
      parameters: [viewer.user.grantees],
    },
  ];
}

function accountParentSharing(state: OrgState, viewer: Viewer, alias: string): SharingPredicate[] {
  const predicates: SharingPredicate[] = [];
  for (const name of ["Opportunity", "Case"]) {
    const child = resolveObject(state.schema, name);
    const model = viewer.user.isExternal ? child?.externalSharingModel : child?.sharingModel;
    if (!child || model !== "Private") continue;
    const inner = any([owned(viewer, "ch"), ...granted(state, viewer, child, "ch", "read")]);
    if (typeof inner !== "string")
      predicates.push({
        sql: `EXISTS (SELECT 1 FROM "${name}" ch WHERE ch."AccountId" = ${alias}."Id" AND ch."IsDeleted" = 0 AND ${inner.sql})`,
        parameters: inner.parameters,
      });
  }
  if (viewer.user.accountId !== null)
    predicates.push({ sql: `${alias}."Id" = ?`, parameters: [viewer.user.accountId] });
  return predicates;
}

/** Portal users see themselves; everyone inside sees everyone. */
function userPredicate(viewer: Viewer, alias: string, level: AccessLevel): SharingPredicate {
  if (level === "read" && !viewer.user.isExternal) return "all";
  return {
    sql: `${alias}."Id" IN (SELECT value FROM json_each(?))`,
    parameters: [level === "read" ? viewer.user.owners : JSON.stringify([viewer.user.id])],
  };
}

/** Fields that lead to the records whose access decides: master-details, or what a standard object hangs on. */
function controllingFields(object: ObjectDefinition): {
  readonly column: string;
  readonly to: readonly string[];
  readonly readIsEnough: boolean;
  readonly optional: boolean;
}[] {
  const fields = [...object.fields.values()];
  const details = fields.filter((field) => field.type === "MasterDetail");
  const chosen =
    details.length > 0
      ? details
      : fields
          .filter(
            (field) =>
              /^(AccountId|CampaignId|ParentId|OpportunityId|ContractId|CaseId)$/.test(
                field.name,
              ) && field.reference,
          )
          .slice(0, 1);
  const share =
    object.kind === "share" && details.length === 0 && chosen.length === 0
      ? fields
          .filter(
            (field) =>
              field.reference &&
              /Id$/.test(field.name) &&
              !/^(UserOrGroupId|LastModifiedById|CreatedById)$/.test(field.name),
          )
          .slice(0, 1)
      : chosen;
  return share.flatMap((field) =>
    field.reference
      ? [
          {
            column: field.name,
            to: field.reference.to,
            readIsEnough: field.reference.writeRequiresMasterRead,
            optional: field.type !== "MasterDetail",
          },
        ]
      : [],
  );
}

function throughParents(
  state: OrgState,
  viewer: Viewer,
  object: ObjectDefinition,
  alias: string,
  level: AccessLevel,
  depth: number,
): SharingPredicate {
  if (depth > 4) return "none";
  const predicates: SharingPredicate[] = [];
  for (const { column, to, readIsEnough, optional } of controllingFields(object)) {
    const wanted: AccessLevel = level === "read" || readIsEnough ? "read" : "edit";
    const parents = to.flatMap((name) => {
      const parent = resolveObject(state.schema, name);
      if (!parent) return [];
      const inner = sharingPredicate(state, viewer, parent, `p${depth}`, wanted, depth + 1);
      if (inner === "none") return [];
      const own = `p${depth}."Id" = ${alias}."${column}"`;
      return [
        inner === "all"
          ? {
              sql: `EXISTS (SELECT 1 FROM "${parent.name}" p${depth} WHERE ${own})`,
              parameters: [],
              all: true,
            }
          : {
              sql: `EXISTS (SELECT 1 FROM "${parent.name}" p${depth} WHERE ${own} AND ${inner.sql})`,
              parameters: inner.parameters,
              all: false,
            },
      ];
    });
    if (!optional && parents.length === 1 && parents[0]?.all === true) continue;
    const own: SharingPredicate[] = optional ? [orphan(viewer, object, alias, column)] : [];
    predicates.push(
      any([
        ...parents.map(({ sql, parameters }): SharingPredicate => ({ sql, parameters })),
        ...own,
      ]),
    );
  }
  return every(predicates);
}

/** A record without its parent (a private contact) belongs to its owner. */
function orphan(
  viewer: Viewer,
  object: ObjectDefinition,
  alias: string,
  column: string,
): SharingPredicate {
  if (!object.fields.has("ownerid")) return { sql: `${alias}."${column}" IS NULL`, parameters: [] };
  return owned(viewer, alias);
}

function any(predicates: readonly SharingPredicate[]): SharingPredicate {
  if (predicates.includes("all")) return "all";
  const parts = predicates.filter((one) => typeof one !== "string");
  return parts.length === 0
    ? "none"
    : {
        sql: `(${parts.map((one) => one.sql).join(" OR ")})`,
        parameters: parts.flatMap((one) => one.parameters),
      };
}
function every(predicates: readonly SharingPredicate[]): SharingPredicate {
  if (predicates.includes("none")) return "none";
  const parts = predicates.filter((one) => typeof one !== "string");
  return parts.length === 0
    ? "all"
    : {
        sql: `(${parts.map((one) => one.sql).join(" AND ")})`,
        parameters: parts.flatMap((one) => one.parameters),
      };
}
