// Which reader a file belongs to, by its folder and suffix; and which metadata doesn't matter to a running org.

export type Reader =
  | "object"
  | "objectPart"
  | "valueSet"
  | "customMetadata"
  | "labels"
  | "translation"
  | "permissionSet"
  | "permissionSetGroup"
  | "customPermission"
  | "apex"
  | "lwc"
  | "layout"
  | "flexiPage"
  | "tab"
  | "application"
  | "notificationType"
  | "staticResource"
  | "network"
  | "site"
  | "navigationMenu"
  | "digitalExperience"
  | "companion"
  | "skipped"
  | "irrelevant"
  | "unsupported";
/** `root` is the root element of the file, or the name of the unsupported type. */
export interface FileKind {
  readonly reader: Reader;
  readonly root: string;
}

const kind = (reader: Reader, root: string): FileKind => ({ reader, root });
const SKIPPED = kind("skipped", "");
const COMPANION = kind("companion", "");

const META: Readonly<Record<string, FileKind>> = {
  object: kind("object", "CustomObject"),
  field: kind("objectPart", "CustomField"),
  validationRule: kind("objectPart", "ValidationRule"),
  recordType: kind("objectPart", "RecordType"),
  listView: kind("objectPart", "ListView"),
  compactLayout: kind("objectPart", "CompactLayout"),
  fieldSet: kind("objectPart", "FieldSet"),
  sharingReason: kind("objectPart", "SharingReason"),
  businessProcess: kind("objectPart", "BusinessProcess"),
  globalValueSet: kind("valueSet", "GlobalValueSet"),
  standardValueSet: kind("valueSet", "StandardValueSet"),
  md: kind("customMetadata", "CustomMetadata"),
  labels: kind("labels", "CustomLabels"),
  label: kind("labels", "CustomLabel"),
  translation: kind("translation", "Translations"),
  permissionset: kind("permissionSet", "PermissionSet"),
  permissionsetgroup: kind("permissionSetGroup", "PermissionSetGroup"),
  customPermission: kind("customPermission", "CustomPermission"),
  layout: kind("layout", "Layout"),
  flexipage: kind("flexiPage", "FlexiPage"),
  tab: kind("tab", "CustomTab"),
  app: kind("application", "CustomApplication"),
  notiftype: kind("notificationType", "CustomNotificationType"),
  resource: kind("staticResource", "StaticResource"),
  network: kind("network", "Network"),
  site: kind("site", "CustomSite"),
  navigationMenu: kind("navigationMenu", "NavigationMenu"),
  messageChannel: COMPANION,
  cls: COMPANION,
  trigger: COMPANION,
};

/** Metadata that changes nothing in a running org: analytics, packaging, documents, look, tests' suites, things only Setup shows. */
const IRRELEVANT: ReadonlySet<string> = new Set([
  "report",
  "reportFolder",
  "reportType",
  "dashboard",
  "dashboardFolder",
  "snapshot",
  "document",
  "documentFolder",
  "letter",
  "emailFolder",
  "dataset",
  "wapp",
  "wdash",
  "wlens",
  "webLink",
  "index",
  "indx",
  "pathAssistant",
  "prompt",
  "testSuite",
  "settings",
  "networkBranding",
  "brandingSet",
  "lightningExperienceTheme",
  "asset",
  "cachePartition",
  "dwl",
  "featureParameterBoolean",
  "featureParameterInteger",
  "featureParameterDate",
  "cspTrustedSite",
  "corsWhitelistOrigin",
  "remoteSite",
  "redirectWhitelistUrl",
  "objectTranslation",
  "globalValueSetTranslation",
  "standardValueSetTranslation",
  "audience",
  "managedContentType",
  "digitalExperienceConfig",
  "digitalExperience",
  "experiencePropertyTypeBundle",
  "community",
  "communityTemplateDefinition",
  "communityThemeDefinition",
  "animationRule",
  "invocableActionExt",
  "ind",
  "homePageLayout",
  "homePageComponent",
  "customPageWebLink",
  "profilePasswordPolicy",
  "profileSessionSetting",
  "mlDomain",
  "rpt",
]);

/** What a run-time would need but the local org doesn't run, by suffix: the name a person knows it by. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  flow: "Flow",
  flowDefinition: "Flow",
  workflow: "Workflow",
  approvalProcess: "ApprovalProcess",
  assignmentRules: "AssignmentRules",
  autoResponseRules: "AutoResponseRules",
  escalationRules: "EscalationRules",
  duplicateRule: "DuplicateRule",
  matchingRule: "MatchingRules",
  sharingRules: "SharingRules",
  sharingSet: "SharingSet",
  queue: "Queue",
  group: "Group",
  role: "Role",
  profile: "Profile",
  page: "ApexPage (Visualforce)",
  component: "ApexComponent (Visualforce)",
  quickAction: "QuickAction",
  globalQuickAction: "QuickAction",
  email: "EmailTemplate",
  namedCredential: "NamedCredential",
  externalCredential: "ExternalCredential",
  authprovider: "AuthProvider",
  platformEventChannel: "PlatformEventChannel",
  platformEventChannelMember: "PlatformEventChannelMember",
  platformEventSubscriberConfig: "PlatformEventSubscriberConfig",
  mutingpermissionset: "MutingPermissionSet",
  restrictionRule: "RestrictionRule",
  useraccesspolicy: "UserAccessPolicy",
  xml: "metadata in the old (non-source) format",
};

export function fileKindOf(file: string): FileKind {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (
    file.includes("/__tests__/") ||
    file.includes("/__mocks__/") ||
    name.startsWith(".") ||
    /(^|\/)(ts|js)config(\.\w+)?\.json$/.test(file)
  )
    return SKIPPED;
  if (file.includes("/lwc/")) return lwcFile(file);
  if (file.includes("/staticresources/"))
    return name.endsWith(".resource-meta.xml") ? (META["resource"] ?? SKIPPED) : COMPANION;
  if (file.includes("/digitalExperiences/"))
    return name === "content.json"
      ? kind("digitalExperience", "")
      : name.endsWith("-meta.xml") || /_meta\.json$/.test(name)
        ? kind("irrelevant", "")
        : COMPANION;
  if (file.includes("/experiences/")) return kind("unsupported", "ExperienceBundle");
  if (file.includes("/aura/")) return kind("unsupported", "AuraDefinitionBundle");
  const meta = /\.([A-Za-z0-9]+)-meta\.xml$/.exec(name);
  if (meta) return metaKind(meta[1] ?? "", file);
  if (name.endsWith(".cls") || name.endsWith(".trigger")) return kind("apex", "");
  return metadataFormat(file);
}

/** Files of the metadata format, which a package directory may hold too: `objects/Invoice__c.object`. */
const METADATA_FORMAT: Readonly<Record<string, string>> = {
  object: "objects",
  labels: "labels",
  layout: "layouts",
  permissionset: "permissionsets",
  permissionsetgroup: "permissionsetgroups",
  md: "customMetadata",
  tab: "tabs",
  app: "applications",
  globalValueSet: "globalValueSets",
  customPermission: "customPermissions",
  flexipage: "flexipages",
  translation: "translations",
};
function metadataFormat(file: string): FileKind {
  const [, folder = "", suffix = ""] = /([^/]+)\/[^/]+\.([A-Za-z]+)$/.exec(file) ?? [];
  return Object.hasOwn(METADATA_FORMAT, suffix) && METADATA_FORMAT[suffix] === folder
    ? (META[suffix] ?? SKIPPED)
    : SKIPPED;
}

function lwcFile(file: string): FileKind {
  if (file.endsWith(".js-meta.xml")) return kind("lwc", "LightningComponentBundle");
  return file.endsWith(".d.ts") ? SKIPPED : COMPANION;
}

function metaKind(suffix: string, file: string): FileKind {
  const known = Object.hasOwn(META, suffix) ? META[suffix] : undefined;
  if (known) return known;
  if (
    IRRELEVANT.has(suffix) ||
    (suffix === "fieldTranslation" && file.includes("/objectTranslations/"))
  )
    return kind("irrelevant", suffix);
  return kind(
    "unsupported",
    (Object.hasOwn(UNSUPPORTED, suffix) ? UNSUPPORTED[suffix] : undefined) ??
      `Metadata of the type .${suffix}`,
  );
}
