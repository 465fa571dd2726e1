// What one user may do: the profile's base plus every permission set assigned to them, directly or through a group.
import type {
  FieldDefinition,
  ObjectDefinition,
  ObjectPermission,
  PermissionSetDefinition,
  Schema,
} from "../../metadata/schema.ts";
import { resolveField, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import type { Database } from "../../database/database.ts";
import {
  isExternalUserType,
  permissionParents,
  profiles,
  setupReadPermissions,
  setupWritePermission,
  dataComFields,
} from "./profiles.ts";
import type { ProfileBase } from "./profiles.ts";

export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}
export interface FieldAccess {
  readonly read: boolean;
  readonly edit: boolean;
}

const NONE: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const ALL: ObjectAccess = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};
const READ: ObjectAccess = { ...NONE, read: true, viewAll: true };

/** The permissions of one user, worked out once and asked often. */
export class EffectivePermissions {
  readonly profile: ProfileBase;
  readonly permissionSets: readonly string[];
  readonly customPermissions: ReadonlySet<string>;
  readonly systemPermissions: ReadonlySet<string>;
  readonly isAdministrator: boolean;
  private readonly schema: Schema;
  private readonly granted: Granted;
  private readonly objects = new Map<string, ObjectAccess>();
  private readonly fields = new Map<string, FieldAccess>();

  constructor(schema: Schema, profile: ProfileBase, granted: Granted) {
    this.schema = schema;
    this.profile = profile;
    this.granted = granted;
    this.permissionSets = granted.names;
    this.customPermissions = granted.custom;
    this.systemPermissions = new Set([...profile.system, ...granted.system]);
    this.isAdministrator = profile.objects === "all";
  }

  /** Whether the user may call into a class from outside: a component, REST, a flow (Apex Developer Guide, "Class Security"). */
  mayCall(className: string): boolean {
    return (
      this.systemPermissions.has("AuthorApex") || this.granted.classes.has(className.toLowerCase())
    );
  }

  get viewAllData(): boolean {
    return this.systemPermissions.has("ViewAllData") || this.modifyAllData;
  }
  get modifyAllData(): boolean {
    return this.systemPermissions.has("ModifyAllData");
  }

  object(object: ObjectDefinition): ObjectAccess {
    const key = object.name.toLowerCase();
    const known = this.objects.get(key);
    if (known) return known;
    const access = this.withDataPermissions(this.objectUncached(object));
    this.objects.set(key, access);
    return access;
  }

  private withDataPermissions(access: ObjectAccess): ObjectAccess {
    if (this.modifyAllData && access.read) return { ...access, viewAll: true, modifyAll: true };
    return this.viewAllData && access.read ? { ...access, viewAll: true } : access;
  }

  private objectUncached(object: ObjectDefinition): ObjectAccess {
    if (this.isAdministrator) return ALL;
    const own = this.byKind(object);
    if (own) return own;
    const parent = parentOf(this.schema, object);
    if (parent === "") return { ...ALL, viewAll: false, modifyAll: false };
    if (parent) {
      const access = this.object(parent);
      return { ...access, create: access.edit, delete: access.edit };
    }
    return union(
      this.fromProfile(object),
      this.granted.objects.get(object.name.toLowerCase()) ?? NONE,
    );
  }

  /** Objects outside object permissions: setup, custom metadata and settings, shares. */
  private byKind(object: ObjectDefinition): ObjectAccess | undefined {
    const name = object.name;
    if (object.kind === "customMetadata")
      return this.systemPermissions.has("CustomizeApplication") ||
        this.granted.metadataTypes.has(name.toLowerCase())
        ? READ
        : NONE;
    if (object.kind === "customSetting") {
      if (this.systemPermissions.has("CustomizeApplication")) return ALL;
      return this.granted.settings.has(name.toLowerCase()) ? READ : NONE;
    }
    const write = setupWritePermission[name];
    if (write !== undefined)
      return this.systemPermissions.has(write)
        ? { ...ALL, viewAll: true, modifyAll: true }
        : { ...NONE, read: this.mayReadSetup(name) };
    return object.kind === "standard" && object.sharingModel === "FullAccess" && !object.createable
      ? READ
      : undefined;
  }

  private mayReadSetup(name: string): boolean {
    if (this.profile.userType === "Guest") return name === "Organization";
    const needed = setupReadPermissions[name];
    if (needed === "internal") return !isExternalUserType(this.profile.userType);
    return needed?.some((permission) => this.systemPermissions.has(permission)) ?? true;
  }

  private fromProfile(object: ObjectDefinition): ObjectAccess {
    if (this.profile.objects === "all") return ALL;
    if (object.kind === "standard" && !(object.name in knownToProfiles))
      return object.createable && this.profile.userType === "Standard"
        ? { ...ALL, viewAll: false, modifyAll: false }
        : { ...NONE, read: this.profile.userType !== "Guest" };
    const letters = this.profile.objects[object.name] ?? "";
    return {
      read: letters.includes("r"),
      create: letters.includes("c"),
      edit: letters.includes("e"),
      delete: letters.includes("d"),
      viewAll: false,
      modifyAll: false,
    };
  }

  field(object: ObjectDefinition, field: FieldDefinition): FieldAccess {
    const key = `${object.name}.${field.name}`.toLowerCase();
    const known = this.fields.get(key);
    if (known) return known;
    const access = this.fieldUncached(object, field, key);
    this.fields.set(key, access);
    return access;
  }

  private fieldUncached(
    object: ObjectDefinition,
    field: FieldDefinition,
    key: string,
  ): FieldAccess {
    const owner = this.object(object);
    const writable = (field.createable || field.updateable) && (owner.create || owner.edit);
    if (!owner.read) return { read: false, edit: false };
    if (this.isAdministrator || !isPermissionable(object, field))
      return { read: true, edit: writable };
    const granted =
      this.granted.fields.get(key) ?? this.granted.fields.get(compoundOf(object, field, key));
    if (field.custom)
      return { read: granted?.read ?? false, edit: writable && (granted?.edit ?? false) };
    // Standard fields come with the profile; a permission set that grants the object alone grants none of them beyond what it names.
    const fromProfile = this.fromProfile(object);
    const byProfile =
      object.kind !== "standard" || (fromProfile.read && !dataComFields.has(key.toLowerCase()));
    return {
      read: byProfile || (granted?.read ?? false),
      edit:
        writable &&
        ((byProfile && (fromProfile.edit || fromProfile.create || object.kind !== "standard")) ||
          (granted?.edit ?? false)),
    };
  }
}

const knownToProfiles: Readonly<Record<string, true>> = Object.fromEntries(
  profiles
    .flatMap((profile) => (profile.objects === "all" ? [] : Object.keys(profile.objects)))
    .map((name) => [name, true]),
);
const ALWAYS_VISIBLE = new Set([
  "id",
  "name",
  "ownerid",
  "isdeleted",
  "createddate",
  "createdbyid",
  "lastmodifieddate",
  "lastmodifiedbyid",
  "systemmodstamp",
  "recordtypeid",
  "lastvieweddate",
  "lastreferenceddate",
  "lastactivitydate",
  "currencyisocode",
]);

/** Whether field-level security can hide the field: required fields, master-details, names and what the platform keeps are always visible. */
function isPermissionable(object: ObjectDefinition, field: FieldDefinition): boolean {
  if (
    object.kind === "share" ||
    object.kind === "history" ||
    object.kind === "customMetadata" ||
    object.kind === "customSetting" ||
    object.kind === "platformEvent"
  )
    return false;
  if (field.name in setupWritePermission || object.name in setupWritePermission) return false;
  if (
    ALWAYS_VISIBLE.has(field.name.toLowerCase()) ||
    field.type === "MasterDetail" ||
    object.nameField === field.name
  )
    return false;
  return !field.required;
}

/** Permissions name a compound field (`Account.BillingAddress`, `Contact.Name`) for all its parts. */
function compoundOf(object: ObjectDefinition, part: FieldDefinition, key: string): string {
  for (const field of object.fields.values())
    if (field.compoundFields?.includes(part.name))
      return `${object.name}.${field.name}`.toLowerCase();
  return key;
}

function parentOf(schema: Schema, object: ObjectDefinition): ObjectDefinition | "" | undefined {
  if (object.kind === "share" || object.kind === "history") {
    const parent =
      object.fields.get("parentid") ??
      [...object.fields.values()].find(
        (field) =>
          field.reference &&
          field.type !== "Id" &&
          !/^(CreatedById|UserOrGroupId|LastModifiedById)$/.test(field.name),
      );
    return parent?.reference?.to[0] === undefined
      ? undefined
      : resolveObject(schema, parent.reference.to[0]);
  }
  const parent = permissionParents[object.name];
  return parent === undefined ? undefined : parent === "" ? "" : resolveObject(schema, parent);
}

function union(a: ObjectAccess, b: ObjectAccess): ObjectAccess {
  return {
    read: a.read || b.read,
    create: a.create || b.create,
    edit: a.edit || b.edit,
    delete: a.delete || b.delete,
    viewAll: a.viewAll || b.viewAll,
    modifyAll: a.modifyAll || b.modifyAll,
  };
}

/** What permission sets add up to. */
interface Granted {
  readonly names: string[];
  readonly objects: Map<string, ObjectAccess>;
  readonly fields: Map<string, FieldAccess>;
  readonly classes: Set<string>;
  readonly custom: Set<string>;
  readonly system: Set<string>;
  readonly metadataTypes: Set<string>;
  readonly settings: Set<string>;
}

export function effectivePermissions(
  schema: Schema,
  database: Database,
  userId: string,
): EffectivePermissions {
  const user = database.get(
    `SELECT p."Name" AS name FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ?`,
    [userId],
  );
  const profile = profiles.find((one) => one.name === user?.["name"]) ??
    profiles.find((one) => one.name.startsWith("Minimum Access")) ?? {
      name: "",
      license: "",
      userType: "Standard",
      objects: {},
      system: [],
    };
  const granted: Granted = {
    names: [],
    objects: new Map(),
    fields: new Map(),
    classes: new Set(),
    custom: new Set(),
    system: new Set(),
    metadataTypes: new Set(),
    settings: new Set(),
  };
  for (const row of database.all(ASSIGNED, [userId, userId])) {
    const name = String(row["name"]);
    granted.names.push(name);
    const definition = schema.permissionSets.find(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    );
    if (definition) addDefinition(schema, granted, definition);
    addRows(schema, database, granted, String(row["id"]));
  }
  return new EffectivePermissions(schema, profile, granted);
}

const ASSIGNED = `SELECT s."Id" AS id, s."Name" AS name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ?
  UNION SELECT s."Id", s."Name" FROM "PermissionSetAssignment" a JOIN "PermissionSetGroupComponent" c ON c."PermissionSetGroupId" = a."PermissionSetGroupId" JOIN "PermissionSet" s ON s."Id" = c."PermissionSetId" WHERE a."AssigneeId" = ?`;

function addDefinition(schema: Schema, granted: Granted, set: PermissionSetDefinition): void {
  const bare = (name: string): string => withoutNamespace(schema, name).toLowerCase();
  for (const one of set.objectPermissions) addObject(granted, bare(one.object), one);
  for (const one of set.fieldPermissions)
    addField(granted, `${bare(one.object)}.${bare(one.field)}`, {
      read: one.readable,
      edit: one.editable,
    });
  for (const one of set.classAccesses) granted.classes.add(bare(one));
  for (const one of set.customPermissions) granted.custom.add(bare(one));
  for (const one of set.userPermissions) granted.system.add(one);
  for (const one of set.customMetadataTypes) granted.metadataTypes.add(bare(one));
  for (const one of set.customSettings) granted.settings.add(bare(one));
}

function addObject(granted: Granted, key: string, one: Omit<ObjectPermission, "object">): void {
  granted.objects.set(key, union(granted.objects.get(key) ?? NONE, one));
}
function addField(granted: Granted, key: string, access: FieldAccess): void {
  const before = granted.fields.get(key);
  granted.fields.set(key, {
    read: access.read || (before?.read ?? false),
    edit: access.edit || (before?.edit ?? false),
  });
}

/** Permissions that Apex or an administrator wrote as records. */
function addRows(
  schema: Schema,
  database: Database,
  granted: Granted,
  permissionSetId: string,
): void {
  for (const row of database.all(`SELECT * FROM "ObjectPermissions" WHERE "ParentId" = ?`, [
    permissionSetId,
  ])) {
    const object = resolveObject(schema, String(row["SobjectType"]));
    const yes = (name: string): boolean => row[`Permissions${name}`] === 1;
    if (object)
      addObject(granted, object.name.toLowerCase(), {
        read: yes("Read"),
        create: yes("Create"),
        edit: yes("Edit"),
        delete: yes("Delete"),
        viewAll: yes("ViewAllRecords"),
        modifyAll: yes("ModifyAllRecords"),
      });
  }
  for (const row of database.all(
    `SELECT "Field", "PermissionsRead", "PermissionsEdit" FROM "FieldPermissions" WHERE "ParentId" = ?`,
    [permissionSetId],
  )) {
    const [objectName = "", fieldName = ""] = String(row["Field"]).split(".");
    const object = resolveObject(schema, objectName);
    const field = object && resolveField(schema, object, fieldName);
    if (object && field)
      addField(granted, `${object.name}.${field.name}`.toLowerCase(), {
        read: row["PermissionsRead"] === 1,
        edit: row["PermissionsEdit"] === 1,
      });
  }
  for (const row of database.all(
    `SELECT p."DeveloperName" AS name FROM "SetupEntityAccess" a JOIN "CustomPermission" p ON p."Id" = a."SetupEntityId" WHERE a."ParentId" = ?`,
    [permissionSetId],
  ))
    granted.custom.add(String(row["name"]).toLowerCase());
  for (const row of database.all(
    `SELECT c."Name" AS name FROM "SetupEntityAccess" a JOIN "ApexClass" c ON c."Id" = a."SetupEntityId" WHERE a."ParentId" = ?`,
    [permissionSetId],
  ))
    granted.classes.add(String(row["name"]).toLowerCase());
  const system =
    database.get(`SELECT * FROM "PermissionSet" WHERE "Id" = ?`, [permissionSetId]) ?? {};
  for (const [name, value] of Object.entries(system))
    if (name.startsWith("Permissions") && value === 1)
      granted.system.add(name.slice("Permissions".length));
}
