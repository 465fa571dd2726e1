// Every name by which one metadata file speaks of another: a table of places, and the few that need a closer look.
import { along, everyElement, oncePer } from "./define.ts";
import { isOwnCustom } from "./names.ts";
import { child, trimmed } from "../metadata/xml.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { Kind, Names } from "./names.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";
import type { Place } from "./rule.ts";

export interface Reference {
  readonly file: MetadataFile;
  readonly at: Place;
  /** The element (or import) that names it, for the platform's words. */
  readonly element: string;
  /** What it may be; the first is what it is called when it is missing. */
  readonly kinds: readonly [Kind, ...Kind[]];
  readonly name: string;
}

type Row = readonly [path: string, kind: Kind];

/** Type of the file -> where in it a name of which kind stands. */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  ApexTestSuite: [["testClassName", "ApexClass"]],
  CustomApplication: [
    ["tabs", "CustomTab"],
    ["defaultLandingTab", "CustomTab"],
    ["utilityBar", "FlexiPage"],
    ["workspaceConfig/mappings/tab", "CustomTab"],
    ["actionOverrides/pageOrSobjectType", "CustomObject"],
    ["profileActionOverrides/pageOrSobjectType", "CustomObject"],
    ["profileActionOverrides/recordType", "RecordType"],
  ],
  CustomPermission: [["requiredPermission/customPermission", "CustomPermission"]],
  CustomTab: [
    ["lwcComponent", "LightningComponentBundle"],
    ["auraComponent", "AuraDefinitionBundle"],
    ["flexiPage", "FlexiPage"],
    ["page", "ApexPage"],
  ],
  EmailServicesFunction: [["apexClass", "ApexClass"]],
  FlexiPage: [["sobjectType", "CustomObject"]],
  LightningComponentBundle: [["targetConfigs/targetConfig/objects/object", "CustomObject"]],
  NamedCredential: [["namedCredentialParameters/externalCredential", "ExternalCredential"]],
  Network: [
    ["site", "CustomSite"],
    ["networkMemberGroups/permissionSet", "PermissionSet"],
    ["picassoSite", "ExperienceBundle"],
  ],
  PermissionSet: [
    ["classAccesses/apexClass", "ApexClass"],
    ["pageAccesses/apexPage", "ApexPage"],
    ["applicationVisibilities/application", "CustomApplication"],
    ["customPermissions/name", "CustomPermission"],
    ["customMetadataTypeAccesses/name", "CustomObject"],
    ["customSettingAccesses/name", "CustomObject"],
    ["flowAccesses/flow", "Flow"],
    ["recordTypeVisibilities/recordType", "RecordType"],
    ["tabSettings/tab", "CustomTab"],
    ["fieldPermissions/field", "CustomField"],
    ["objectPermissions/object", "CustomObject"],
  ],
  PermissionSetGroup: [
    ["permissionSets", "PermissionSet"],
    ["mutingPermissionSets", "MutingPermissionSet"],
  ],
  Queue: [["queueSobject/sobjectType", "CustomObject"]],
  QuickAction: [
    ["lightningWebComponent", "LightningComponentBundle"],
    ["lightningComponent", "AuraDefinitionBundle"],
    ["page", "ApexPage"],
    ["flowDefinition", "Flow"],
    ["targetObject", "CustomObject"],
    ["targetRecordType", "RecordType"],
  ],
  ReportType: [["baseObject", "CustomObject"]],
  Translations: [
    ["customLabels/name", "CustomLabel"],
    ["customTabs/name", "CustomTab"],
    ["customApplications/name", "CustomApplication"],
  ],
};

/** What an action override shows, by its type. */
const OVERRIDES: Readonly<Record<string, Kind>> = {
  Flexipage: "FlexiPage",
  LightningComponent: "AuraDefinitionBundle",
  Visualforce: "ApexPage",
};

export const metadataReferences = oncePer((project: ValidatedProject): Reference[] => {
  return project.files.flatMap((file) => (file.root ? referencesIn(file, file.root) : []));
});

function referencesIn(file: MetadataFile, root: XmlElement): Reference[] {
  const rows = (TABLE[root.name] ?? []).flatMap(([path, kind]) =>
    along(root, path).map((at) => reference(file, at, kind)),
  );
  return [...rows, ...specialsIn(file, root)].filter((one) => one.name !== "");
}

function reference(
  file: MetadataFile,
  at: XmlElement,
  kind: Kind,
  name = at.text.trim(),
): Reference {
  return { file, at, element: at.name, kinds: [kind], name };
}

function specialsIn(file: MetadataFile, root: XmlElement): Reference[] {
  switch (root.name) {
    case "CustomApplication":
      return [
        ...overridesIn(file, root),
        ...along(root, "brand/logo").map((at) => reference(file, at, "ContentAsset")),
      ];
    case "CustomObject":
      return [
        ...overridesIn(file, root),
        ...along(root, "webLinks").flatMap((one) => mergeFields(file, one)),
      ];
    case "CustomTab":
      return along(root, "customObject")
        .filter((one) => one.text.trim() === "true")
        .map((at) => reference(file, at, "CustomObject", file.name));
    case "DigitalExperienceConfig":
      return along(root, "space").map((at) =>
        reference(file, at, "ExperienceBundle", at.text.trim().replace(/^site\//, "")),
      );
    case "Dashboard":
      return [...everyElement(root)]
        .filter((one) => one.name === "report")
        .map((at) => reference(file, at, "Report"));
    case "FlexiPage":
      return pageReferences(file, root);
    case "Layout":
      return layoutActions(file, root);
    case "LightningComponentBundle":
      return along(root, "targetConfigs/targetConfig/property").flatMap((at) => {
        const name = /^apex:\/\/(\w+)$/.exec(at.attributes["datasource"] ?? "")?.[1];
        return name === undefined ? [] : [reference(file, at, "ApexClass", name)];
      });
    case "NavigationMenu":
      return trimmed(root, "containerType") === "Network"
        ? along(root, "container").map((at) => reference(file, at, "Network"))
        : [];
    case "PermissionSet":
      return along(root, "externalCredentialPrincipalAccesses/externalCredentialPrincipal").map(
        (at) =>
          reference(file, at, "ExternalCredential", /^[^-]*/.exec(at.text.trim())?.[0].trim()),
      );
    case "Report":
      return reportTypes(file, root);
    case "WebLink":
      return mergeFields(file, root);
    default:
      return [];
  }
}

function overridesIn(file: MetadataFile, root: XmlElement): Reference[] {
  return [...along(root, "actionOverrides"), ...along(root, "profileActionOverrides")].flatMap(
    (one) => {
      const kind = OVERRIDES[trimmed(one, "type") ?? ""];
      const at = child(one, "content");
      return kind && at ? [reference(file, at, kind)] : [];
    },
  );
}

function pageReferences(file: MetadataFile, root: XmlElement): Reference[] {
  const elements = [...everyElement(root)];
  const components = elements
    .filter((one) => one.name === "componentName")
    .flatMap((at) => {
      const own = /^c:(\w+)$/.exec(at.text.trim())?.[1] ?? /^[a-z]\w*$/.exec(at.text.trim())?.[0];
      return own === undefined
        ? []
        : [
            {
              ...reference(file, at, "LightningComponentBundle", own),
              kinds: ["LightningComponentBundle", "AuraDefinitionBundle"] as const,
            },
          ];
    });
  const permissions = elements
    .filter((one) => one.name === "leftValue")
    .flatMap((at) => {
      const name = /^\{!\s*\$Permission\.CustomPermission\.(\w+)\s*\}$/.exec(at.text.trim())?.[1];
      return name === undefined ? [] : [reference(file, at, "CustomPermission", name)];
    });
  return [...components, ...permissions, ...pageFields(file, root, elements)];
}

/** `{!Invoice__c.Customer__c}` in the address of a link. */
function mergeFields(file: MetadataFile, link: XmlElement): Reference[] {
  return along(link, "url").flatMap((at) =>
    [...at.text.matchAll(/\{!([^}]*)\}/g)].flatMap(([, inside = ""]) =>
      [...inside.matchAll(/(?<![\w.$'"])([A-Za-z]\w*\.\w+__c)\b/g)].map(([, path]) =>
        reference(file, at, "CustomField", path),
      ),
    ),
  );
}

/** Fields of the page's record and of its reader: `Record.Status__c` in items, `{!Record.Status__c}` and `{!$User.Team__c}` in visibility rules. */
function pageFields(
  file: MetadataFile,
  root: XmlElement,
  elements: readonly XmlElement[],
): Reference[] {
  return elements
    .filter((one) => one.name === "fieldItem" || one.name === "leftValue")
    .flatMap((at) => {
      const [, start, field] =
        /^(?:\{!\s*)?(Record|\$User)\.(\w+)(?:\s*\})?$/.exec(at.text.trim()) ?? [];
      const object = start === "Record" ? trimmed(root, "sobjectType") : "User";
      return field === undefined || object === undefined
        ? []
        : [reference(file, at, "CustomField", `${object}.${field}`)];
    });
}

/** Actions that a layout offers; those on standard objects may be the platform's own. */
function layoutActions(file: MetadataFile, root: XmlElement): Reference[] {
  return [
    ...along(root, "quickActionList/quickActionListItems/quickActionName"),
    ...along(root, "platformActionList/platformActionListItems")
      .filter((one) => trimmed(one, "actionType") === "QuickAction")
      .flatMap((one) => along(one, "actionName")),
  ]
    .filter((at) => /^\w+__c\./.test(at.text.trim()))
    .map((at) => reference(file, at, "QuickAction"));
}

/** Report types are named `X__c` in reports; those the platform makes for objects are judged with the report's columns. */
function reportTypes(file: MetadataFile, root: XmlElement): Reference[] {
  return [root, ...along(root, "block")]
    .flatMap((one) => along(one, "reportType"))
    .filter((at) => /__c$/.test(at.text.trim()) && !at.text.includes("$"))
    .map((at) => reference(file, at, "ReportType"));
}

/** Whether the thing named is certainly not there. Names of other packages and unknown standard names are never missing. */
export function isMissing(names: Names, { kinds, name }: Reference): boolean {
  // tools put the namespace in place of %%%NAMESPACE%%% later
  if (names.isForeign(name) || name.includes("%%%")) return false;
  // what the reader refused is there all the same: its own rules say what is wrong with it
  if (kinds.some((one) => names.has(one, name))) return false;
  const [kind] = kinds;
  if (kind === "CustomObject") return isOwnCustom(names, name) && names.object(name) === undefined;
  if (kind === "CustomField") return isMissingField(names, name);
  if (kind === "CustomTab") return !/^standard-/i.test(name);
  if (kind === "CustomApplication") return !/^standard__/i.test(name);
  return true;
}

function isMissingField(names: Names, path: string): boolean {
  const [objectName = "", fieldName = ""] = path.split(".");
  const objects = (objectName === "Activity" ? ["Task", "Event"] : [objectName]).map((one) =>
    names.object(one),
  );
  if (objects.includes(undefined)) return isOwnCustom(names, objectName);
  return (
    isOwnCustom(names, fieldName) &&
    objects.every((one) => one !== undefined && names.field(one, fieldName) === undefined)
  );
}

export function missingText({ element, kinds, name }: Reference): string {
  return `In field: ${element} - no ${kinds[0]} named ${name} found. Correct the name, or add what is missing to the project.`;
}
