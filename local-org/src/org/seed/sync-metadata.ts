// Records that mirror metadata: permission sets, groups of them, custom permissions, record types, picklist tables, custom metadata, sites. Brought up to date when the metadata changed.
import { createHash } from "node:crypto";
import type {
  ApexSource,
  FieldDefinition,
  ObjectDefinition,
  Schema,
} from "../../metadata/schema.ts";
import { qualifiedName, resolveField, resolveObject } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { namesSchema } from "../../soql/storage.ts";
import { parseDecimal } from "../../soql/values.ts";
import type { OrgState } from "../state.ts";
import { writePermissionRows } from "./sync-permissions.ts";
import type { Stamp, Values } from "../raw-records.ts";
import { insertRaw, updateRaw } from "../raw-records.ts";
import { guestUsername } from "../users.ts";
import { merge } from "./merge.ts";
import { syncListViews } from "./sync-list-views.ts";

export function syncMetadataRecords(state: OrgState): void {
  const hash = metadataHash(state);
  if (state.settings.get("metadata") === hash) return;
  const stamp: Stamp = {
    schema: state.schema,
    records: state.records,
    at: state.clock.now(),
    by: state.settings.get("admin") ?? null,
  };
  const namespace = state.schema.namespace === "" ? null : state.schema.namespace;
  const sets = syncPermissionSets(state, stamp, namespace);
  syncRecordTypes(state, stamp, namespace);
  syncStatusTables(state, stamp);
  syncAllCustomMetadata(state, stamp, namespace);
  syncSites(state, stamp);
  syncCode(state, stamp, namespace);
  writePermissionRows(state, stamp, sets);
  state.settings.set("metadata", hash);
  state.setup.clear();
}

function metadataHash(state: OrgState): string {
  const files = [...state.schema.fileHashes].filter(
    ([file]) => !/\.(ts|js|html|css|svg)$/.test(file),
  );
  return createHash("sha256")
    .update(JSON.stringify(["4", files.sort()]))
    .digest("hex");
}

/** Classes, triggers, static resources and notification types. */
function syncCode(state: OrgState, stamp: Stamp, namespace: string | null): void {
  const { apex, staticResources, notificationTypes } = state.schema;
  const code = (kind: ApexSource["kind"]): Values[] =>
    apex
      .filter((one) => one.kind === kind)
      .map((one) => ({ ...apexRow(one), NamespacePrefix: namespace }));
  merge(state, stamp, "ApexClass", "Name", code("class"));
  merge(state, stamp, "ApexTrigger", "Name", code("trigger"));
  syncListViews(state, stamp, namespace);
  const resources = staticResources.map((one) => ({
    Name: one.name,
    ContentType: one.contentType,
    NamespacePrefix: namespace,
    ...(one.bytes === undefined ? {} : bodyOf(one.bytes)),
  }));
  merge(state, stamp, "StaticResource", "Name", resources);
  const types = notificationTypes.map((one) => ({
    DeveloperName: one.name,
    MasterLabel: one.label,
    CustomNotifTypeName: one.label,
    Desktop: one.desktop,
    Mobile: one.mobile,
    NamespacePrefix: namespace,
  }));
  merge(state, stamp, "CustomNotificationType", "DeveloperName", types);
  const partitions = state.schema.named.cachePartitions.map((name) => ({
    DeveloperName: name,
    MasterLabel: name,
    Language: "en_US",
    NamespacePrefix: namespace,
    IsDefaultPartition: false,
  }));
  merge(state, stamp, "PlatformCachePartition", "DeveloperName", partitions);
  const apps = state.schema.applications.map((one, index) => ({
    Name: one.name,
    Label: one.label,
    NamespacePrefix: namespace,
    SortOrder: index,
    Type: "TabSet",
    IsAccessible: true,
    IsVisible: true,
  }));
  const appIds = merge(state, stamp, "AppMenuItem", "Name", apps);
  // an application has no row of its own here, so its menu item stands for it
  updateRaw(
    stamp,
    "AppMenuItem",
    [...appIds.values()].map((id) => ({ id, ApplicationId: id })),
  );
}

function bodyOf(bytes: Uint8Array): Values {
  return { Body: { kind: "blob", bytes }, BodyLength: bytes.length };
}

function apexRow(source: ApexSource): Values {
  return {
    Name: source.name,
    Status: "Active",
    IsValid: true,
    Body: source.text,
    LengthWithoutComments: source.text.length,
    ApiVersion: { kind: "double", value: source.apiVersion },
  };
}

function syncPermissionSets(
  state: OrgState,
  stamp: Stamp,
  namespace: string | null,
): Map<string, string> {
  const { schema } = state;
  const common = { NamespacePrefix: namespace, Language: "en_US" };
  const custom = schema.customPermissions.map((one) => ({
    ...common,
    DeveloperName: one.name,
    MasterLabel: one.label,
  }));
  merge(state, stamp, "CustomPermission", "DeveloperName", custom);
  const rows = schema.permissionSets.map((one) => ({
    Name: one.name,
    Label: one.label,
    Description: one.description ?? null,
    IsCustom: true,
    Type: "Regular",
    NamespacePrefix: namespace,
  }));
  const sets = merge(state, stamp, "PermissionSet", "Name", rows);
  syncPermissionSetGroups(state, stamp, common, sets);
  const own = new Set(schema.permissionSets.map((one) => one.name.toLowerCase()));
  return new Map([...sets].filter(([name]) => own.has(name)));
}

function syncPermissionSetGroups(
  state: OrgState,
  stamp: Stamp,
  common: Values,
  sets: ReadonlyMap<string, string>,
): void {
  const { schema, records } = state;
  const rows = schema.permissionSetGroups.map((one) => ({
    ...common,
    DeveloperName: one.name,
    MasterLabel: one.label,
    Status: "Updated",
  }));
  const groups = merge(state, stamp, "PermissionSetGroup", "DeveloperName", rows);
  const old = records.selectByField("PermissionSetGroupComponent", "PermissionSetGroupId", [
    ...groups.values(),
  ]);
  records.purge(
    "PermissionSetGroupComponent",
    old.map((row) => String(row.get("id"))),
  );
  const components = schema.permissionSetGroups.flatMap((group) =>
    group.permissionSets.flatMap((name) => {
      const setId = sets.get(name.toLowerCase());
      const groupId = groups.get(group.name.toLowerCase()) ?? null;
      return setId === undefined ? [] : [{ PermissionSetGroupId: groupId, PermissionSetId: setId }];
    }),
  );
  insertRaw(stamp, "PermissionSetGroupComponent", components);
}

function syncRecordTypes(state: OrgState, stamp: Stamp, namespace: string | null): void {
  for (const object of state.schema.objects.values()) {
    if (object.recordTypes.length === 0) continue;
    merge(
      state,
      stamp,
      "RecordType",
      "DeveloperName",
      object.recordTypes.map((one) => ({
        DeveloperName: one.name,
        Name: one.label,
        SobjectType: object.name,
        IsActive: one.active,
        NamespacePrefix: namespace,
      })),
      (row) => row.get("sobjecttype") === object.name,
    );
  }
}

const statusTables = [
  ["OpportunityStage", "Opportunity", "StageName"],
  ["LeadStatus", "Lead", "Status"],
  ["CaseStatus", "Case", "Status"],
  ["TaskStatus", "Task", "Status"],
  ["TaskPriority", "Task", "Priority"],
  ["ContractStatus", "Contract", "Status"],
  ["PartnerRole", "Partner", "Role"],
] as const;

/** `OpportunityStage` and its like: one row per picklist value, with what the value means. */
function syncStatusTables(state: OrgState, stamp: Stamp): void {
  for (const [table, objectName, fieldName] of statusTables) {
    const object = resolveObject(state.schema, objectName);
    const values =
      (object && resolveField(state.schema, object, fieldName)?.picklist?.values) ?? [];
    merge(
      state,
      stamp,
      table,
      "ApiName",
      values.map((one, index) => {
        const flag = (name: string): boolean => one.attributes?.[name] === "true";
        const probability = parseDecimal(one.attributes?.["probability"] ?? "");
        return {
          ApiName: one.value,
          MasterLabel: one.label,
          SortOrder: index + 1,
          IsActive: one.isActive,
          IsDefault: one.isDefault,
          IsClosed: flag("closed"),
          IsWon: flag("won"),
          IsConverted: flag("converted"),
          IsHighPriority: flag("highPriority"),
          DefaultProbability: probability ?? null,
          ForecastCategory: one.attributes?.["forecastCategory"] ?? null,
          ForecastCategoryName: one.attributes?.["forecastCategoryName"] ?? null,
          ReverseRole: one.attributes?.["reverseRole"] ?? null,
        };
      }),
    );
  }
}

/** Records first, then what they say of each other, for a record may name one of a type that comes later. */
function syncAllCustomMetadata(state: OrgState, stamp: Stamp, namespace: string | null): void {
  const types = [...state.schema.objects.values()].filter(({ kind }) => kind === "customMetadata");
  const ids = new Map(
    types.map((type) => [type.name, syncCustomMetadata(state, stamp, type, namespace)] as const),
  );
  for (const type of types) {
    const links = [...type.fields.values()].filter(isMetadataLink);
    if (links.length > 0) linkCustomMetadata(state, stamp, type, links, ids);
  }
}

const isMetadataLink = (field: FieldDefinition): boolean =>
  field.type === "MetadataRelationship" && !namesSchema(field);

function linkCustomMetadata(
  state: OrgState,
  stamp: Stamp,
  type: ObjectDefinition,
  links: readonly FieldDefinition[],
  ids: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  const rows = recordsOf(state, type).flatMap((record): (Values & { id: string })[] => {
    const id = ids.get(type.name)?.get(record.developerName.toLowerCase());
    if (id === undefined) return [];
    const targets = Object.entries(record.values).flatMap(([name, value]) => {
      const field = resolveField(state.schema, type, name);
      if (field === undefined || !links.includes(field)) return [];
      const target = resolveObject(state.schema, field.reference?.to[0] ?? "");
      const bare = String(value ?? "")
        .toLowerCase()
        .replace(`${state.schema.namespace.toLowerCase()}__`, "");
      return [[field.name, ids.get(target?.name ?? "")?.get(bare) ?? null] as const];
    });
    return [{ id, ...Object.fromEntries(targets) }];
  });
  updateRaw(stamp, type.name, rows);
}

/** The records of a type, one of a name: a project may bring one in two of its package directories. */
function recordsOf(state: OrgState, type: ObjectDefinition): Schema["customMetadata"] {
  const own = state.schema.customMetadata.filter(
    (one) => resolveObject(state.schema, one.type)?.name === type.name,
  );
  return [...new Map(own.map((one) => [one.developerName.toLowerCase(), one])).values()];
}

function syncCustomMetadata(
  state: OrgState,
  stamp: Stamp,
  type: ObjectDefinition,
  namespace: string | null,
): Map<string, string> {
  const records = recordsOf(state, type);
  const ids = merge(
    state,
    stamp,
    type.name,
    "DeveloperName",
    records.map((record) => ({
      DeveloperName: record.developerName,
      MasterLabel: record.label,
      Label: record.label,
      Language: "en_US",
      NamespacePrefix: namespace,
      QualifiedApiName:
        namespace === null ? record.developerName : `${namespace}__${record.developerName}`,
      IsProtected: record.protected,
      ...Object.fromEntries(
        Object.entries(record.values).flatMap(([name, value]): [string, NeutralValue][] => {
          const field = resolveField(state.schema, type, name);
          if (!field || isMetadataLink(field)) return [];
          const known = neutralOf(field, value);
          return [[field.name, namesSchema(field) ? schemaName(state.schema, known) : known]];
        }),
      ),
    })),
  );
  const wanted = new Set(records.map((record) => record.developerName.toLowerCase()));
  state.records.purge(
    type.name,
    [...ids].filter(([name]) => !wanted.has(name)).map(([, id]) => id),
  );
  return ids;
}

/** Objects and fields of the project are named with its namespace, as `EntityDefinition.QualifiedApiName` has them. */
function schemaName(schema: Schema, value: NeutralValue): NeutralValue {
  return typeof value === "string" && /__\w$/.test(value.replace(/__(c|mdt|e|b)$/i, "__x"))
    ? qualifiedName(schema, bareName(schema, value))
    : value;
}
function bareName(schema: Schema, name: string): string {
  const prefix = `${schema.namespace}__`.toLowerCase();
  return schema.namespace !== "" && name.toLowerCase().startsWith(prefix)
    ? name.slice(prefix.length)
    : name;
}

/** A custom metadata value as the metadata file writes it, in the field's neutral form. */
function neutralOf(field: FieldDefinition, value: string | number | boolean | null): NeutralValue {
  if (value === null || value === "") return null;
  switch (field.type) {
    case "Number":
    case "Percent":
    case "Currency":
    case "Integer":
    case "Double":
      return parseDecimal(String(value)) ?? null;
    case "Checkbox":
      return value === true || value === "true";
    case "Date":
      return { kind: "date", iso: String(value).slice(0, 10) };
    case "DateTime":
      return { kind: "datetime", milliseconds: Date.parse(String(value)) };
    default:
      return String(value);
  }
}

function syncSites(state: OrgState, stamp: Stamp): void {
  const profile =
    state.records.selectByField("Profile", "Name", ["Guest License User"])[0]?.get("id") ?? null;
  for (const site of state.schema.sites) {
    const username = guestUsername(site.name);
    const guest = merge(
      state,
      stamp,
      "User",
      "Username",
      [
        {
          Username: username,
          LastName: "Site Guest User",
          FirstName: site.label,
          Name: `${site.label} Site Guest User`,
          Alias: "guest",
          Email: username,
          CommunityNickname: `${site.name}guest`,
          ProfileId: profile,
          UserType: "Guest",
          IsActive: true,
          TimeZoneSidKey: "GMT",
          LocaleSidKey: "en_US",
          LanguageLocaleKey: "en_US",
          EmailEncodingKey: "UTF-8",
        },
      ],
      (row) => row.get("username") === username,
    );
    merge(state, stamp, "Network", "Name", [
      { Name: site.label, UrlPathPrefix: site.urlPathPrefix, Status: "Live" },
    ]);
    merge(state, stamp, "Site", "Name", [
      {
        Name: site.name,
        MasterLabel: site.label,
        UrlPathPrefix: site.urlPathPrefix,
        Status: "Active",
        SiteType: "ChatterNetwork",
        GuestUserId: guest.get(username.toLowerCase()) ?? null,
      },
    ]);
  }
}
