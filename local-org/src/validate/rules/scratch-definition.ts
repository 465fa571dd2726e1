// A6: the scratch org definition that a package version is built with.
import { error } from "../define.ts";
import { meantBy } from "../near.ts";
import { isRecord, parsedJson, placeOfKey } from "../json-text.ts";
import { scratchOrgFeatures } from "../platform/scratch-org-features.ts";
import { refused } from "../refused.ts";
import { directories } from "./project-file.ts";
import type { ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

const EDITIONS = new Set([
  "Developer",
  "Enterprise",
  "Group",
  "Professional",
  "Partner Developer",
  "Partner Enterprise",
  "Partner Group",
  "Partner Professional",
]);
/** The sections that partner and sales projects use. */
const SECTIONS = [
  "accountSettings",
  "apexSettings",
  "chatterSettings",
  "communitiesSettings",
  "currencySettings",
  "emailAdministrationSettings",
  "experienceBundleSettings",
  "languageSettings",
  "leadConvertSettings",
  "lightningExperienceSettings",
  "mobileSettings",
  "nameSettings",
  "opportunitySettings",
  "pathAssistantSettings",
  "platformCacheSettings",
  "quoteSettings",
  "securitySettings",
  "sharingSettings",
  "userEngagementSettings",
  "userManagementSettings",
];
/** Names people look for that don't exist. */
const NO_FEATURES = new Set(["partnercommunity", "customercommunity", "prm"]);

export const scratchDefinition: readonly Rule[] = [
  refused("A6.readable", "A scratch org definition is a JSON object.", ""),
  error(
    "A6.feature-name",
    "Features of a scratch org are spelled as the platform does.",
    (project, complain) => {
      for (const { path, text, definition } of definitions(project))
        for (const feature of featuresOf(definition)) {
          const name = feature.replace(/:.*$/, "").toLowerCase();
          if (known.has(name)) continue;
          const near = meantBy(name, scratchOrgFeatures);
          if (near !== undefined || NO_FEATURES.has(name))
            complain(
              path,
              placeOfKey(text, "features", feature),
              `${feature} is not a valid Features value.${near === undefined ? "" : ` Write ${near}.`}`,
            );
        }
    },
  ),
  error(
    "A6.communities-setting",
    "The feature Communities needs the setting communitiesSettings.enableNetworksEnabled.",
    (project, complain) => {
      for (const { path, text, definition } of definitions(project)) {
        const settings = isRecord(definition["settings"]) ? definition["settings"] : {};
        const communities = isRecord(settings["communitiesSettings"])
          ? settings["communitiesSettings"]
          : {};
        const feature = featuresOf(definition).find((one) => one.toLowerCase() === "communities");
        if (feature !== undefined && communities["enableNetworksEnabled"] !== true)
          complain(
            path,
            placeOfKey(text, "features", feature),
            "Communities needs settings.communitiesSettings.enableNetworksEnabled to be true.",
          );
      }
    },
  ),
  error(
    "A6.setting-name",
    "Settings of a scratch org are spelled as the Metadata API does.",
    (project, complain) => {
      for (const { path, text, definition } of definitions(project))
        for (const { section, setting, meant } of misspelledSettings(project, definition))
          complain(
            path,
            placeOfKey(text, setting ?? section),
            `${setting === undefined ? section : `${section}.${setting}`} is no setting. Did you mean ${meant}?`,
          );
    },
  ),
  error(
    "A6.edition",
    "A scratch org definition has an edition that scratch orgs come in, or names a snapshot or source org.",
    (project, complain) => {
      for (const { path, text, definition } of definitions(project)) {
        const edition = definition["edition"];
        if (edition === undefined && (definition["snapshot"] ?? definition["sourceOrg"])) continue;
        const name = typeof edition === "string" ? edition.replace(/[-_]/g, " ").toLowerCase() : "";
        if (![...EDITIONS].some((one) => one.toLowerCase() === name))
          complain(
            path,
            placeOfKey(text, "edition"),
            `The edition ${typeof edition === "string" ? edition : "is missing"}: choose one of ${[...EDITIONS].join(", ")}.`,
          );
      }
    },
  ),
];

const known = new Set(scratchOrgFeatures.map((one) => one.toLowerCase()));

interface Definition {
  readonly path: string;
  readonly text: string;
  readonly definition: Record<string, unknown>;
}

function* definitions(project: ValidatedProject): Generator<Definition> {
  const paths = directories(project).flatMap((one) =>
    typeof one["definitionFile"] === "string" ? [one["definitionFile"]] : [],
  );
  for (const path of new Set([...paths, "config/project-scratch-def.json"])) {
    const text = project.read(path);
    const definition = parsedJson(text);
    if (text !== undefined && definition) yield { path, text, definition };
  }
}

function featuresOf(definition: Record<string, unknown>): string[] {
  const listed = definition["features"];
  const features = typeof listed === "string" ? listed.split(/[,;]/) : listed;
  return Array.isArray(features)
    ? features.filter((one) => typeof one === "string").map((one) => one.trim())
    : [];
}

/** Only slips of the hand: the declarations leave out the settings of features that the org they come from doesn't have. */
function* misspelledSettings(
  project: ValidatedProject,
  definition: Record<string, unknown>,
): Generator<{ section: string; setting?: string; meant: string }> {
  const sections = isRecord(definition["settings"]) ? definition["settings"] : {};
  for (const [section, settings] of Object.entries(sections)) {
    const type = project.types.type(section.charAt(0).toUpperCase() + section.slice(1));
    if (!type) {
      const meant = meantBy(section, SECTIONS);
      if (meant !== undefined) yield { section, meant };
      continue;
    }
    for (const setting of Object.keys(isRecord(settings) ? settings : {})) {
      const meant = meantBy(setting, type.elements.keys());
      if (meant !== undefined) yield { section, setting, meant };
    }
  }
}
