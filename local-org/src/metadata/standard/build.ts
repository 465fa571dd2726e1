// The vocabulary in which the standard objects are written down: one short call per field.
import type {
  FieldDefinition,
  FieldType,
  ObjectDefinition,
  ObjectKind,
  PicklistValue,
  SharingModel,
} from "../schema.ts";
import { valueSets } from "./value-sets.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type FieldOptions = Partial<Omit<FieldDefinition, "name" | "type" | "custom">>;

export interface StandardObject {
  readonly name: string;
  /** left out: a standard object */ readonly kind?: ObjectKind;
  readonly label: string;
  readonly plural: string;
  readonly keyPrefix: string;
  readonly fields: readonly FieldDefinition[];
  readonly nameField?: string;
  readonly sharing: SharingModel;
  readonly externalSharing: SharingModel;
  readonly history?: string;
  /** Name of the share object and of its access-level columns; the first is the object's own. */
  readonly share?: {
    readonly object: string;
    readonly keyPrefix: string;
    readonly parent: string;
    readonly levels: readonly string[];
  };
  readonly activities: boolean;
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** Whether the object may have record types (RecordTypeId appears once it has one). */
  readonly recordTypes: boolean;
}

export interface ObjectOptions {
  readonly label?: string;
  readonly plural?: string;
  readonly nameField?: string;
  readonly sharing?: SharingModel;
  readonly externalSharing?: SharingModel;
  /** Objects an OwnerId may point at; left out: no owner. */
  readonly owner?: readonly string[];
  readonly audit?: "full" | "created" | "none" | "modified";
  readonly isDeleted?: boolean;
  readonly history?: string;
  readonly share?: { readonly keyPrefix: string; readonly levels?: readonly string[] };
  readonly activities?: boolean;
  /** LastViewedDate and LastReferencedDate. */
  readonly viewed?: boolean;
  readonly readOnly?: boolean;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  readonly recordTypes?: boolean;
}

/** A standard object: its own fields, with Id first and the audit fields last. */
export function object(
  name: string,
  keyPrefix: string,
  options: ObjectOptions,
  ...fields: readonly (FieldDefinition | readonly FieldDefinition[])[]
): StandardObject {
  const label = options.label ?? labelFromName(name);
  const writable = options.readOnly !== true;
  const own = fields.flat();
  return {
    name,
    label,
    plural: options.plural ?? pluralOf(label),
    keyPrefix,
    fields: [
      idField(name),
      ...(options.isDeleted === false ? [] : [deletedField()]),
      ...own,
      ...(options.owner ? [ownerField(options.owner)] : []),
      ...auditFields(options.audit ?? "full"),
      ...(options.activities
        ? [date("LastActivityDate", { label: "Last Activity", ...READ_ONLY })]
        : []),
      ...(options.viewed
        ? [datetime("LastViewedDate", READ_ONLY), datetime("LastReferencedDate", READ_ONLY)]
        : []),
    ],
    ...nameFieldOf(options, own),
    sharing: options.sharing ?? "ReadWrite",
    externalSharing:
      options.externalSharing ??
      (options.sharing === "ControlledByParent" ? "ControlledByParent" : "Private"),
    ...(options.history === undefined ? {} : { history: options.history }),
    ...(options.share === undefined
      ? {}
      : {
          share: {
            object: `${name}Share`,
            keyPrefix: options.share.keyPrefix,
            parent: `${name}Id`,
            levels: [`${name}AccessLevel`, ...(options.share.levels ?? [])],
          },
        }),
    activities: options.activities ?? false,
    queryable: true,
    createable: options.createable ?? writable,
    updateable: options.updateable ?? writable,
    deletable: options.deletable ?? writable,
    recordTypes: options.recordTypes ?? false,
  };
}

function nameFieldOf(
  options: ObjectOptions,
  own: readonly FieldDefinition[],
): { nameField?: string } {
  const name = options.nameField ?? (own.some((one) => one.name === "Name") ? "Name" : undefined);
  return name === undefined ? {} : { nameField: name };
}

export const READ_ONLY = { createable: false, updateable: false } as const;
export const CREATE_ONLY = { createable: true, updateable: false } as const;
export const REQUIRED = { required: true } as const;

export function field(name: string, type: FieldType, options: FieldOptions = {}): FieldDefinition {
  return {
    name,
    label: labelFromName(name),
    type,
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    trackHistory: false,
    createable: true,
    updateable: true,
    ...options,
  };
}
export const text = (name: string, length: number, options?: FieldOptions): FieldDefinition =>
  field(name, "Text", { length, ...options });
export const area = (name: string, length: number, options?: FieldOptions): FieldDefinition =>
  field(name, length > 255 ? "LongTextArea" : "TextArea", { length, ...options });
export const html = (name: string, length: number, options?: FieldOptions): FieldDefinition =>
  field(name, "Html", { length, ...options });
export const check = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Checkbox", { defaultValue: "false", ...options });
export const int = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Integer", { precision: 8, scale: 0, ...options });
export const num = (
  name: string,
  precision: number,
  scale: number,
  options?: FieldOptions,
): FieldDefinition => field(name, "Number", { precision, scale, ...options });
export const money = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Currency", { precision: 18, scale: 2, ...options });
export const date = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Date", options);
export const datetime = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "DateTime", options);
export const time = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Time", options);
export const email = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Email", { length: 80, ...options });
export const phone = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Phone", { length: 40, ...options });
export const url = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Url", { length: 255, ...options });
export const blob = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "Base64", options);
export const autoNumber = (name: string, options?: FieldOptions): FieldDefinition =>
  field(name, "AutoNumber", {
    length: 30,
    autoNumberFormat: "{00000000}",
    autoNumberStart: 1,
    ...READ_ONLY,
    ...options,
  });

/** A picklist over a standard value set (by name) or over values given here (`"A|B|C"`; the default value is marked with `*`). */
export function pick(name: string, values: string, options?: FieldOptions): FieldDefinition {
  const named = valueSets[values];
  return field(name, "Picklist", {
    length: 255,
    picklist: named
      ? { restricted: false, values: named, valueSet: values }
      : { restricted: options?.picklist?.restricted ?? true, values: parseValues(values) },
    ...options,
  });
}

function parseValues(text: string): PicklistValue[] {
  return text === ""
    ? []
    : text.split("|").map((part) => {
        const isDefault = part.endsWith("*");
        const [value = "", label = value] = (isDefault ? part.slice(0, -1) : part).split("=");
        return { value, label, isDefault, isActive: true };
      });
}

export interface ReferenceOptions extends FieldOptions {
  /** Name of the child relationship on the parent. */
  readonly child?: string;
  /** Parent relationship name; without it: the field name without "Id". */
  readonly as?: string;
  readonly onDelete?: "SetNull" | "Restrict" | "Cascade";
}
/** A lookup; `to` lists the objects with `|`. Cascade gives the child the parent's sharing like a master-detail field. */
export function ref(name: string, to: string, options: ReferenceOptions = {}): FieldDefinition {
  const { child, as, onDelete, ...rest } = options;
  return field(name, "Lookup", {
    length: 18,
    reference: {
      to: to.split("|"),
      relationshipName: as ?? name.replace(/Id$/, ""),
      ...(child === undefined ? {} : { childRelationshipName: child }),
      deleteConstraint: onDelete ?? "SetNull",
      writeRequiresMasterRead: false,
      reparentable: rest.updateable !== false,
    },
    ...rest,
  });
}
/** The detail side of a standard master-detail relationship: goes with its master, and cannot be empty. */
export function detail(name: string, to: string, options: ReferenceOptions = {}): FieldDefinition {
  return {
    ...ref(name, to, { required: true, onDelete: "Cascade", ...CREATE_ONLY, ...options }),
    type: "MasterDetail",
  };
}

/** The eight parts of a standard address and the compound field over them. */
export function address(prefix: string): FieldDefinition[] {
  const part = (suffix: string): string => prefix + suffix;
  return [
    area(part("Street"), 255),
    text(part("City"), 40),
    text(part("State"), 80, { label: `${labelFromName(part("State"))}/Province` }),
    text(part("PostalCode"), 20, { label: `${labelFromName(part("Zip"))}/Postal Code` }),
    text(part("Country"), 80),
    field(part("Latitude"), "Double", { precision: 18, scale: 15 }),
    field(part("Longitude"), "Double", { precision: 18, scale: 15 }),
    pick(
      part("GeocodeAccuracy"),
      "Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown",
    ),
    field(part("Address"), "Address", {
      compoundFields: [
        "Street",
        "City",
        "State",
        "PostalCode",
        "Country",
        "Latitude",
        "Longitude",
        "GeocodeAccuracy",
      ].map(part),
      ...READ_ONLY,
    }),
  ];
}
/** The fields of a person's name, and the compound Name over them. */
export function personName(label = "Full Name", lastNameRequired = true): FieldDefinition[] {
  return [
    text("LastName", 80, { required: lastNameRequired }),
    text("FirstName", 40),
    pick("Salutation", "Salutation"),
    text("Name", 121, { label, compoundFields: ["FirstName", "LastName"], ...READ_ONLY }),
  ];
}

export function idField(objectName: string): FieldDefinition {
  return field("Id", "Id", {
    label: `${labelFromName(objectName)} ID`,
    length: 18,
    nillable: false,
    ...READ_ONLY,
  });
}
export function deletedField(): FieldDefinition {
  return check("IsDeleted", { label: "Deleted", ...READ_ONLY });
}
export function ownerField(to: readonly string[], required = false): FieldDefinition {
  return ref("OwnerId", to.join("|"), {
    label: "Owner ID",
    required,
    nillable: false,
    defaultedOnCreate: true,
  });
}
export function auditFields(kind: "full" | "created" | "none" | "modified"): FieldDefinition[] {
  const created = [
    datetime("CreatedDate", { nillable: false, ...READ_ONLY }),
    ref("CreatedById", "User", { label: "Created By ID", nillable: false, ...READ_ONLY }),
  ];
  const modified = [
    datetime("LastModifiedDate", { nillable: false, ...READ_ONLY }),
    ref("LastModifiedById", "User", {
      label: "Last Modified By ID",
      nillable: false,
      ...READ_ONLY,
    }),
  ];
  const stamp = datetime("SystemModstamp", {
    label: "System Modstamp",
    nillable: false,
    ...READ_ONLY,
  });
  if (kind === "none") return [];
  if (kind === "created") return created;
  return kind === "modified" ? modified : [...created, ...modified, stamp];
}

/** `AnnualRevenue` -> `Annual Revenue`, `ParentId` -> `Parent ID`. */
export function labelFromName(name: string): string {
  return name
    .replace(/__\w+$/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/_/g, " ")
    .replace(/\bId\b/g, "ID");
}
function pluralOf(label: string): string {
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`;
}

/** The parts of an ObjectDefinition that a standard object starts with. */
export function toDefinition(source: StandardObject): Mutable<ObjectDefinition> {
  return {
    name: source.name,
    kind: source.kind ?? "standard",
    label: source.label,
    pluralLabel: source.plural,
    keyPrefix: source.keyPrefix,
    fields: new Map(source.fields.map((one) => [one.name.toLowerCase(), one])),
    ...(source.nameField === undefined ? {} : { nameField: source.nameField }),
    sharingModel: source.sharing,
    externalSharingModel: source.externalSharing,
    visibility: "Public",
    enableHistory: source.history !== undefined,
    enableActivities: source.activities,
    childRelationships: [],
    validationRules: [],
    recordTypes: [],
    listViews: [],
    compactLayouts: [],
    fieldSets: [],
    sharingReasons: [],
    queryable: source.queryable,
    createable: source.createable,
    updateable: source.updateable,
    deletable: source.deletable,
  };
}
