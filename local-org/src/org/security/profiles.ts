// The profiles a new org has, as data: the licence behind each, its system permissions and what it grants on standard objects.

type Crud = "" | "r" | "rc" | "rce" | "rced" | "re";
export interface ProfileBase {
  readonly name: string;
  readonly license: string;
  readonly userType: string;
  /** `all`: every object, custom ones too; else by standard object name */
  readonly objects: "all" | Readonly<Record<string, Crud>>;
  readonly system: readonly string[];
  readonly description?: string;
}
export interface LicenseBase {
  readonly name: string;
  readonly key: string;
  readonly total: number;
}

export const licenses: readonly LicenseBase[] = [
  { name: "Salesforce", key: "SFDC", total: 100 },
  { name: "Salesforce Platform", key: "AUL", total: 100 },
  { name: "Salesforce Integration", key: "PID_Integration_User", total: 5 },
  { name: "Partner Community", key: "PID_Partner_Community", total: 500 },
  { name: "Partner Community Login", key: "PID_Partner_Community_Login", total: 500 },
  { name: "Customer Community Plus", key: "PID_Customer_Community_Plus", total: 500 },
  { name: "Customer Community", key: "PID_Customer_Community", total: 500 },
  { name: "External Apps Plus", key: "PID_External_Apps_Plus", total: 500 },
  { name: "Guest User License", key: "PID_Guest_User", total: 25 },
  { name: "Chatter Free", key: "CSN_User", total: 5000 },
];

/** As a new org has them: profiles/Standard.profile-meta.xml of 17Sayan/SFDCTrailhead2026, retrieved from one at API 65 (Case: allowDelete false). */
const SALES = {
  Account: "rced",
  Contact: "rced",
  Lead: "rced",
  Opportunity: "rced",
  Case: "rce",
  Contract: "rced",
  Order: "rced",
  Asset: "rced",
  Campaign: "r",
  Product2: "r",
  Pricebook2: "r",
  PricebookEntry: "r",
  Document: "r",
  Idea: "rc",
  Individual: "rced",
} as const satisfies Record<string, Crud>;
const READ_SALES = {
  Account: "r",
  Contact: "r",
  Lead: "r",
  Opportunity: "r",
  Case: "r",
  Contract: "r",
  Order: "r",
  Asset: "r",
  Campaign: "r",
  Product2: "r",
  Pricebook2: "r",
  PricebookEntry: "r",
} as const satisfies Record<string, Crud>;
/** Fields of orgs with Data.com, which only administrators see elsewhere (Object Reference, "Account"). */
export const dataComFields: ReadonlySet<string> = new Set(
  ["DunsNumber", "NaicsCode", "NaicsDesc", "TradeStyle", "YearStarted"].map(
    (name) => `account.${name.toLowerCase()}`,
  ),
);
const MARKETING = { ...SALES, Campaign: "rced" } as const;
const STANDARD_SYSTEM = [
  "ApiEnabled",
  "RunReports",
  "ExportReport",
  "ViewSetup",
  "ViewRoles",
  "ConvertLeads",
  "EmailSingle",
  "EmailMass",
];
const EVERYTHING = [
  "ApiEnabled",
  "AssignPermissionSets",
  "AuthorApex",
  "ConvertLeads",
  "CustomizeApplication",
  "EditReadonlyFields",
  "EmailMass",
  "EmailSingle",
  "ExportReport",
  "ImportLeads",
  "ManageCases",
  "ManageCustomPermissions",
  "ManageInternalUsers",
  "ManageLeads",
  "ManageNetworks",
  "ManageProfilesPermissionsets",
  "ManageRoles",
  "ManageSharing",
  "ManageUsers",
  "ModifyAllData",
  "ModifyMetadata",
  "RunReports",
  "ScheduleReports",
  "TransferAnyCase",
  "TransferAnyEntity",
  "TransferAnyLead",
  "ViewAllData",
  "ViewAllUsers",
  "ViewRoles",
  "ViewSetup",
];
const PARTNER = {
  Account: "rce",
  Contact: "rce",
  Lead: "rce",
  Opportunity: "rce",
  Case: "rce",
  Asset: "r",
  Campaign: "r",
  Product2: "r",
  Pricebook2: "r",
  PricebookEntry: "r",
  Order: "rce",
} as const satisfies Record<string, Crud>;
const CUSTOMER = {
  Account: "r",
  Contact: "r",
  Case: "rce",
  Asset: "r",
  Product2: "r",
  Pricebook2: "r",
  PricebookEntry: "r",
  Order: "r",
  Contract: "r",
} as const satisfies Record<string, Crud>;

const internal = (
  name: string,
  objects: ProfileBase["objects"],
  system: readonly string[] = STANDARD_SYSTEM,
  license = "Salesforce",
): ProfileBase => ({ name, license, userType: "Standard", objects, system });
const external = (
  name: string,
  license: string,
  userType: string,
  objects: ProfileBase["objects"],
): ProfileBase => ({
  name,
  license,
  userType,
  objects,
  system:
    license.includes("Customer Community") && !license.includes("Plus")
      ? []
      : ["ApiEnabled", "RunReports"],
});

export const profiles: readonly ProfileBase[] = [
  internal("System Administrator", "all", EVERYTHING),
  internal("Standard User", SALES),
  internal("Read Only", READ_SALES),
  internal("Marketing User", MARKETING, [...STANDARD_SYSTEM, "ImportLeads"]),
  internal("Contract Manager", SALES),
  internal("Solution Manager", SALES),
  internal("Minimum Access - Salesforce", {}, ["ViewRoles"]),
  internal("Minimum Access - API Only Integrations", {}, ["ApiEnabled"], "Salesforce Integration"),
  internal(
    "Standard Platform User",
    { Account: "rced", Contact: "rced", Asset: "rced", Individual: "rce" },
    ["ApiEnabled", "RunReports", "ViewSetup", "ViewRoles", "EmailSingle"],
    "Salesforce Platform",
  ),
  external("Partner Community User", "Partner Community", "PowerPartner", PARTNER),
  external("Partner Community Login User", "Partner Community Login", "PowerPartner", PARTNER),
  external(
    "Customer Community Plus User",
    "Customer Community Plus",
    "PowerCustomerSuccess",
    CUSTOMER,
  ),
  external("Customer Community User", "Customer Community", "CspLitePortal", CUSTOMER),
  external("External Apps Plus User", "External Apps Plus", "PowerCustomerSuccess", {
    Account: "r",
    Contact: "r",
  }),
  {
    name: "Guest License User",
    license: "Guest User License",
    userType: "Guest",
    objects: {},
    system: [],
  },
  {
    name: "Chatter Free User",
    license: "Chatter Free",
    userType: "CSNOnly",
    objects: {},
    system: [],
  },
];

const EXTERNAL_TYPES = new Set([
  "PowerPartner",
  "PowerCustomerSuccess",
  "CustomerSuccess",
  "CspLitePortal",
  "Guest",
]);
/** Users who are strangers to the company: external organisation-wide defaults and portal roles apply to them. */
export function isExternalUserType(userType: string): boolean {
  return EXTERNAL_TYPES.has(userType);
}
/** Portal users who have a role under their account. High-volume customers and guests have none. */
export function hasPortalRole(userType: string): boolean {
  return userType === "PowerPartner" || userType === "PowerCustomerSuccess";
}

/** Objects whose rights follow another object's; a user who may read the other may read these. */
export const permissionParents: Readonly<Record<string, string>> = {
  Task: "",
  Event: "",
  OpportunityLineItem: "Opportunity",
  OpportunityContactRole: "Opportunity",
  OpportunityTeamMember: "Opportunity",
  OpportunityHistory: "Opportunity",
  OpportunityCompetitor: "Opportunity",
  AccountTeamMember: "Account",
  AccountContactRole: "Account",
  AccountContactRelation: "Account",
  CaseComment: "Case",
  CaseTeamMember: "Case",
  CampaignMember: "Campaign",
  CampaignMemberStatus: "Campaign",
  ContractContactRole: "Contract",
  OrderItem: "Order",
  PricebookEntry: "Pricebook2",
  Partner: "Account",
  EmailMessage: "",
  EmailMessageRelation: "",
  EventRelation: "",
  ContentDocumentLink: "",
  ContentVersion: "",
  ContentDocument: "",
  Attachment: "",
  Note: "",
};

const VIEW_SETUP = ["ViewSetup"];
/** Setup objects that only people inside, or only users with one of these permissions, may read (Object Reference, "Special Access Rules" of each). */
export const setupReadPermissions: Readonly<Record<string, readonly string[] | "internal">> = {
  UserRole: ["ViewRoles"],
  Profile: "internal",
  PermissionSet: VIEW_SETUP,
  PermissionSetGroup: VIEW_SETUP,
  PermissionSetGroupComponent: VIEW_SETUP,
  PermissionSetAssignment: ["ViewSetup", "AssignPermissionSets", "ManageUsers"],
  PermissionSetLicenseAssign: ["ViewSetup", "AssignPermissionSets"],
  ObjectPermissions: VIEW_SETUP,
  FieldPermissions: VIEW_SETUP,
  SetupEntityAccess: VIEW_SETUP,
  AsyncApexJob: VIEW_SETUP,
};

/** Objects that every signed-in user may read and that only administrators may write, with the permission that lets one. */
export const setupWritePermission: Readonly<Record<string, string>> = {
  User: "ManageUsers",
  UserRole: "ManageRoles",
  Profile: "ManageProfilesPermissionsets",
  PermissionSet: "ManageProfilesPermissionsets",
  PermissionSetGroup: "ManageProfilesPermissionsets",
  PermissionSetGroupComponent: "ManageProfilesPermissionsets",
  PermissionSetAssignment: "AssignPermissionSets",
  ObjectPermissions: "ManageProfilesPermissionsets",
  FieldPermissions: "ManageProfilesPermissionsets",
  SetupEntityAccess: "ManageProfilesPermissionsets",
  CustomPermission: "ManageCustomPermissions",
  Group: "ManageUsers",
  GroupMember: "ManageUsers",
  QueueSobject: "ManageUsers",
  Organization: "CustomizeApplication",
  RecordType: "CustomizeApplication",
  BusinessHours: "CustomizeApplication",
  Holiday: "CustomizeApplication",
  Network: "ManageNetworks",
  CustomNotificationType: "CustomizeApplication",
  OrgWideEmailAddress: "CustomizeApplication",
  CurrencyType: "CustomizeApplication",
  PermissionSetLicenseAssign: "AssignPermissionSets",
  EmailTemplate: "CustomizeApplication",
  Folder: "CustomizeApplication",
  ApexClass: "AuthorApex",
  ApexTrigger: "AuthorApex",
  CronTrigger: "CustomizeApplication",
  AsyncApexJob: "CustomizeApplication",
};
