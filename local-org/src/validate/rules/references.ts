// G016: every name in a metadata file leads somewhere. One rule for each kind of thing that can be named.
import { error } from "../define.ts";
import { leansOnOthers, namesOf } from "../names.ts";
import { objectMeantBy } from "../near.ts";
import { isMissing, metadataReferences, missingText } from "../references.ts";
import type { Kind } from "../names.ts";
import type { Rule } from "../rule.ts";

const KINDS: readonly (readonly [Kind, id: string, words: string])[] = [
  ["ApexClass", "class", "An Apex class that metadata names is in the project."],
  ["ApexPage", "visualforce-page", "A Visualforce page that metadata names is in the project."],
  ["AuraDefinitionBundle", "aura", "An Aura component that metadata names is in the project."],
  [
    "CustomApplication",
    "application",
    "An app that metadata names is in the project or a standard one.",
  ],
  ["ContentAsset", "asset", "The asset that is an app's logo is in the project."],
  ["CustomField", "field", "A custom field that metadata names is in the project."],
  ["CustomLabel", "label", "A custom label that a translation names is in the project."],
  ["CustomObject", "object", "A custom object that metadata names is in the project."],
  [
    "CustomPermission",
    "custom-permission",
    "A custom permission that metadata names is in the project.",
  ],
  ["CustomTab", "tab", "A tab that metadata names is in the project or a standard one."],
  [
    "ExperienceBundle",
    "site-bundle",
    "The bundle of pages that a network or a site's configuration names is in the project.",
  ],
  [
    "ExternalCredential",
    "credential",
    "An external credential that metadata names is in the project.",
  ],
  ["FlexiPage", "page", "A Lightning page that metadata names is in the project."],
  ["Flow", "flow", "A flow that metadata names is in the project."],
  [
    "LightningComponentBundle",
    "component",
    "A Lightning component that metadata names is in the project.",
  ],
  [
    "MutingPermissionSet",
    "muting-set",
    "A muting permission set that a group names is in the project.",
  ],
  ["Network", "network", "The network that a navigation menu belongs to is in the project."],
  ["PermissionSet", "permission-set", "A permission set that metadata names is in the project."],
  [
    "QuickAction",
    "action",
    "A quick action of a custom object that a layout names is in the project.",
  ],
  ["RecordType", "record-type", "A record type that metadata names is in the project."],
  ["Report", "report", "The report that a dashboard shows is in the project, in that folder."],
  ["ReportType", "report-type", "The custom report type of a report is in the project."],
];

const unknownNames: readonly Rule[] = KINDS.map(([kind, id, words]) =>
  error(`G016.unknown-${id}`, words, (project, complain) => {
    if (leansOnOthers(project)) return;
    const names = namesOf(project);
    for (const one of metadataReferences(project))
      if (one.kinds[0] === kind && isMissing(names, one))
        complain(one.file.path, one.at, missingText(one));
  }),
);

/** Those in permission sets have a rule of their own, which knows what a package loses. */
const misspelledObjects = error(
  "G016.misspelled-object",
  "The name of a standard object is spelled as the platform does.",
  (project, complain) => {
    for (const { file, at, kinds, name, element } of metadataReferences(project)) {
      if (kinds[0] !== "CustomObject" || file.suffix === "permissionset") continue;
      const meant = objectMeantBy(project, name);
      if (meant !== undefined)
        complain(
          file.path,
          at,
          `In field: ${element} - no CustomObject named ${name} found. Did you mean ${meant}?`,
        );
    }
  },
);

export const references: readonly Rule[] = [...unknownNames, misspelledObjects];
