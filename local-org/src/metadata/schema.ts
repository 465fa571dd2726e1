// The Schema: everything a Salesforce DX project's metadata says, as plain data. Every other layer reads it, none changes it.

/** Field types in the spelling of the Metadata API; `Id`, `Address`, `Base64` and `AnyType` occur on standard objects only. */
export type FieldType =
  | "Id"
  | "Text"
  | "TextArea"
  | "LongTextArea"
  | "Html"
  | "EncryptedText"
  | "Email"
  | "Phone"
  | "Url"
  | "Checkbox"
  | "Number"
  | "Integer"
  | "Double"
  | "Currency"
  | "Percent"
  | "Date"
  | "DateTime"
  | "Time"
  | "Picklist"
  | "MultiselectPicklist"
  | "Lookup"
  | "MasterDetail"
  | "Hierarchy"
  | "MetadataRelationship"
  | "AutoNumber"
  | "Summary"
  | "Location"
  | "Address"
  | "Base64"
  /** a list of Ids that the platform turns into rows of a junction object: EmailMessage.ToIds */
  | "JunctionIdList"
  /** EventBus.ChangeEventHeader of change events */
  | "ChangeEventHeader"
  | "AnyType";

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
  readonly validFor?: readonly string[];
  /** standard value sets: closed/won/probability/forecast, converted … */ readonly attributes?: Readonly<
    Record<string, string>
  >;
}
export interface PicklistDefinition {
  readonly restricted: boolean;
  readonly values: readonly PicklistValue[];
  readonly controllingField?: string;
  /** the standard or global value set the values come from */ readonly valueSet?: string;
}

export interface ReferenceDefinition {
  /** Object names a value may point at; more than one for polymorphic lookups (Owner, What, Who). */
  readonly to: readonly string[];
  /** Name used in parent traversal: `Account`, `Partner__r`. */
  readonly relationshipName: string;
  /** Name used in child subqueries on the parent (`Contacts`, `Deals__r`), when the parent exposes one. */
  readonly childRelationshipName?: string;
  readonly deleteConstraint: "SetNull" | "Restrict" | "Cascade";
  readonly writeRequiresMasterRead: boolean;
  readonly reparentable: boolean;
}
export interface SummaryDefinition {
  readonly operation: "count" | "sum" | "min" | "max";
  readonly childObject: string;
  readonly childReference: string;
  readonly childField?: string;
  readonly filters: readonly {
    readonly field: string;
    readonly operation: string;
    readonly value: string;
  }[];
}

export interface FieldDefinition {
  /** API name without the project's own namespace: `Name`, `Status__c`. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly description?: string;
  readonly helpText?: string;
  /** Formula text giving the default (`false`, `TODAY() + 90`, `"New"`). */
  readonly defaultValue?: string;
  /** Set on formula fields; `type` is then the result type. */
  readonly formula?: string;
  readonly treatBlanksAsZero?: boolean;
  readonly picklist?: PicklistDefinition;
  readonly reference?: ReferenceDefinition;
  readonly summary?: SummaryDefinition;
  readonly autoNumberFormat?: string;
  readonly autoNumberStart?: number;
  readonly trackHistory: boolean;
  /** What the API lets a caller write; formula, roll-up, autonumber and audit fields are false. */
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Describe's nillable where it is not simply `!required` (OwnerId is never empty, yet nobody has to supply it). */
  readonly nillable?: boolean;
  /** The platform fills the field when the caller doesn't (OwnerId, Status of a lead). */
  readonly defaultedOnCreate?: boolean;
  /** A compound field's parts, in order: Contact.Name <- FirstName, LastName; Account.BillingAddress <- BillingStreet … */
  readonly compoundFields?: readonly string[];
  /** The value follows an attribute of another field's picklist value: Opportunity.IsWon <- StageName's `won`. When the field is writable, it is the default. */
  readonly derivedFrom?: { readonly field: string; readonly attribute: string };
  /** Type of the values of a Summary field: Number for counts, else the summarised field's type. */
  readonly resultType?: FieldType;
  readonly lookupFilter?: LookupFilter;
  readonly sourceFile?: string;
  /** Set on standard fields that exist only in orgs with a feature (`PartnerManagement`): a package that names them can't be installed elsewhere. */
  readonly feature?: string;
  /** Where in the source file the text of an element starts (`formula`, `defaultValue`, `referenceTo` …), for messages. */
  readonly places?: Readonly<Record<string, SourcePlace>>;
}

export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

export interface LookupFilter {
  readonly active: boolean;
  readonly optional: boolean;
  readonly booleanFilter?: string;
  readonly errorMessage?: string;
  readonly items: readonly {
    readonly field: string;
    readonly operation: string;
    readonly value?: string;
    readonly valueField?: string;
  }[];
}
export interface ValidationRule {
  readonly name: string;
  readonly active: boolean;
  readonly condition: string;
  readonly message: string;
  readonly errorField?: string;
  readonly sourceFile: string;
  readonly places?: Readonly<Record<string, SourcePlace>>;
}
export interface RecordTypeDefinition {
  readonly name: string;
  readonly label: string;
  readonly active: boolean;
  readonly businessProcess?: string;
  readonly picklistValues: Readonly<Record<string, readonly PicklistValue[]>>;
}
interface BusinessProcess {
  readonly name: string;
  readonly active: boolean;
  readonly values: readonly { readonly value: string; readonly isDefault: boolean }[];
}
export interface ListView {
  readonly name: string;
  readonly label: string;
  readonly scope: string;
  readonly columns: readonly string[];
  readonly filters: readonly {
    readonly field: string;
    readonly operation: string;
    readonly value: string;
  }[];
  readonly booleanFilter?: string;
}
interface CompactLayout {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
}
export interface FieldSet {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly { readonly field: string; readonly required: boolean }[];
}
export interface ChildRelationship {
  readonly childObject: string;
  readonly field: string;
  readonly name?: string;
  readonly cascadeDelete: boolean;
  readonly restrictDelete: boolean;
}

export type SharingModel =
  | "Private"
  | "Read"
  | "ReadWrite"
  | "ReadWriteTransfer"
  | "FullAccess"
  | "ControlledByParent"
  | "ControlledByLeadOrContact"
  | "ControlledByCampaign";
export type ObjectKind =
  | "standard"
  | "custom"
  | "customMetadata"
  | "customSetting"
  | "platformEvent"
  | "share"
  | "history";

export interface ObjectDefinition {
  /** API name without the project's own namespace. */
  readonly name: string;
  readonly kind: ObjectKind;
  readonly label: string;
  readonly pluralLabel: string;
  readonly description?: string;
  /** Three characters that start every Id of this object. */
  readonly keyPrefix: string;
  /** Fields by lower-cased name; iteration order is declaration order. */
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly nameField?: string;
  readonly sharingModel: SharingModel;
  readonly externalSharingModel: SharingModel;
  readonly settingType?: "Hierarchy" | "List";
  /** platform events that don't wait for the transaction to commit */
  readonly publishesImmediately?: boolean;
  readonly visibility: "Public" | "Protected" | "PackageProtected";
  readonly enableHistory: boolean;
  readonly enableActivities: boolean;
  readonly childRelationships: readonly ChildRelationship[];
  readonly validationRules: readonly ValidationRule[];
  readonly recordTypes: readonly RecordTypeDefinition[];
  readonly listViews: readonly ListView[];
  readonly compactLayouts: readonly CompactLayout[];
  readonly compactLayoutAssignment?: string;
  readonly fieldSets: readonly FieldSet[];
  readonly sharingReasons: readonly { readonly name: string; readonly label: string }[];
  /** The values of the status field (StageName, Status …) that a business process allows, for record types that name one. */
  readonly businessProcesses?: readonly BusinessProcess[];
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly sourceFile?: string;
}

export interface ObjectPermission {
  readonly object: string;
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}
export interface FieldPermission {
  readonly object: string;
  readonly field: string;
  readonly readable: boolean;
  readonly editable: boolean;
}
export interface PermissionSetDefinition {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly objectPermissions: readonly ObjectPermission[];
  readonly fieldPermissions: readonly FieldPermission[];
  readonly classAccesses: readonly string[];
  readonly customPermissions: readonly string[];
  readonly customMetadataTypes: readonly string[];
  readonly customSettings: readonly string[];
  readonly tabSettings: readonly { readonly tab: string; readonly visibility: string }[];
  readonly applications: readonly string[];
  readonly userPermissions: readonly string[];
}
interface PermissionSetGroupDefinition {
  readonly name: string;
  readonly label: string;
  readonly permissionSets: readonly string[];
}

export interface CustomMetadataRecord {
  readonly type: string;
  readonly developerName: string;
  readonly label: string;
  readonly protected: boolean;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  readonly sourceFile: string;
}
export interface LabelDefinition {
  readonly name: string;
  readonly value: string;
  readonly language: string;
  readonly categories?: string;
  readonly protected: boolean;
}
export interface ApexSource {
  readonly name: string;
  readonly kind: "class" | "trigger";
  readonly apiVersion: number;
  readonly file: string;
  readonly text: string;
}
export interface LwcBundle {
  readonly name: string;
  readonly directory: string;
  readonly files: readonly string[];
  readonly masterLabel?: string;
  readonly isExposed: boolean;
  readonly apiVersion: number;
  readonly targets: readonly string[];
  readonly objects: readonly string[];
}

export interface LayoutSection {
  readonly label: string;
  readonly style: string;
  readonly columns: readonly (readonly {
    readonly field?: string;
    readonly behavior?: string;
    readonly emptySpace?: boolean;
  }[])[];
}
interface Layout {
  readonly object: string;
  readonly name: string;
  readonly sections: readonly LayoutSection[];
  readonly relatedLists: readonly {
    readonly relatedList: string;
    readonly fields: readonly string[];
  }[];
}
export interface FlexiComponent {
  readonly name: string;
  readonly identifier: string;
  readonly properties: Readonly<Record<string, string>>;
}
export interface FlexiPage {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly object?: string;
  readonly template: string;
  readonly regions: readonly {
    readonly name: string;
    readonly type: string;
    readonly components: readonly FlexiComponent[];
  }[];
}
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly object?: string;
  readonly lwcComponent?: string;
  readonly flexiPage?: string;
  readonly motif: string;
}
export interface NamedMetadata {
  readonly pages: readonly string[];
  readonly flows: readonly string[];
  readonly cachePartitions: readonly string[];
  /** scripts of DataWeave with their text */
  readonly dataWeave: readonly { readonly name: string; readonly text: string }[];
}
export interface CustomApplication {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly tabs: readonly string[];
  readonly navType: string;
  /** record pages: object -> flexipage, from actionOverrides */ readonly recordPages: Readonly<
    Record<string, string>
  >;
}
/** A page of an Experience Cloud site as its DigitalExperienceBundle / ExperienceBundle describes it. */
export interface SitePage {
  readonly name: string;
  readonly title: string;
  readonly route: string;
  readonly isPublic: boolean;
  readonly components: readonly {
    readonly name: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}
export interface Site {
  readonly name: string;
  readonly label: string;
  readonly urlPathPrefix: string;
  readonly pages: readonly SitePage[];
  readonly navigation: readonly {
    readonly label: string;
    readonly target: string;
    readonly type: string;
  }[];
  readonly homeRoute: string;
  /** permission sets named as member groups in the Network metadata */ readonly members: readonly string[];
}
interface NotificationType {
  readonly name: string;
  readonly label: string;
  readonly desktop: boolean;
  readonly mobile: boolean;
}
interface StaticResource {
  readonly name: string;
  readonly contentType: string;
  readonly file: string;
  /** what it holds, unless it is a folder or big */
  readonly bytes?: Uint8Array;
}

/** Something wrong in a metadata file, said where it is. */
export interface MetadataProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The validator's rule that says so; of problems that are no mistake of the project's, `unsupported` instead. */
  readonly rule?: string;
  readonly unsupported?: boolean;
}

export interface Schema {
  /** The project's namespace without underscores, or "". Names in the Schema never carry it; `resolveObject` accepts both forms. */
  readonly namespace: string;
  readonly sourceApiVersion: number;
  /** Objects by lower-cased name, standard ones included (also `X__Share`, `X__History`, `X__mdt`, `X__e`). */
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
  readonly permissionSets: readonly PermissionSetDefinition[];
  readonly permissionSetGroups: readonly PermissionSetGroupDefinition[];
  readonly customPermissions: readonly { readonly name: string; readonly label: string }[];
  readonly customMetadata: readonly CustomMetadataRecord[];
  readonly labels: readonly LabelDefinition[];
  readonly apex: readonly ApexSource[];
  readonly lwc: readonly LwcBundle[];
  readonly layouts: readonly Layout[];
  readonly flexiPages: readonly FlexiPage[];
  readonly tabs: readonly Tab[];
  readonly applications: readonly CustomApplication[];
  readonly sites: readonly Site[];
  readonly notificationTypes: readonly NotificationType[];
  readonly staticResources: readonly StaticResource[];
  readonly problems: readonly MetadataProblem[];
  /** What only has a name here: pages and flows that Apex may name, partitions of the cache. */
  readonly named: NamedMetadata;
  /** Every file read with its content hash, for caches and the watcher. */
  readonly fileHashes: ReadonlyMap<string, string>;
}

/** The object of that name, with or without the project's namespace, in any case. */
export function resolveObject(schema: Schema, name: string): ObjectDefinition | undefined {
  return schema.objects.get(withoutNamespace(schema, name).toLowerCase());
}
/** The field of that name, with or without the project's namespace, in any case. */
export function resolveField(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): FieldDefinition | undefined {
  return object.fields.get(withoutNamespace(schema, name).toLowerCase());
}
/** `tandem__Partner__c` -> `Partner__c`; names of other namespaces and plain names come back unchanged. */
export function withoutNamespace(schema: Schema, name: string): string {
  const prefix = schema.namespace + "__";
  return schema.namespace !== "" &&
    name.toLowerCase().startsWith(prefix.toLowerCase()) &&
    name.slice(prefix.length).includes("__")
    ? name.slice(prefix.length)
    : name;
}
/** `Partner__c` -> `tandem__Partner__c`: the name describe, JSON and the API answer with. Standard names come back unchanged. */
export function qualifiedName(schema: Schema, name: string): string {
  return schema.namespace !== "" && /__[A-Za-z]+$/.test(name) && !/^\w+?__.+__[A-Za-z]+$/.test(name)
    ? `${schema.namespace}__${name}`
    : name;
}
