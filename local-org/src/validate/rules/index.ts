// Every rule group, in the order of platform-facts.md.
import { apexText } from "./apex-text.ts";
import { apiVersions } from "./api-versions.ts";
import { atLoad } from "./at-load.ts";
import { autoNumbers } from "./auto-numbers.ts";
import { codeReferenceRules } from "./code-references.ts";
import { compactLayouts, fieldSets } from "./compact-layouts.ts";
import { componentMeta } from "./component-meta.ts";
import { componentNames } from "./component-names.ts";
import { componentText } from "./component-text.ts";
import { configFile } from "./config-file.ts";
import { coverage } from "./coverage.ts";
import { customMetadataRecords } from "./custom-metadata-records.ts";
import { customMetadataTypes } from "./custom-metadata-types.ts";
import { customSettings } from "./custom-settings.ts";
import { dashboards } from "./dashboards.ts";
import { emailTemplates } from "./email-templates.ts";
import { eventSubscribers } from "./event-subscribers.ts";
import { externalIds } from "./external-ids.ts";
import { featureParameters } from "./feature-parameters.ts";
import { fieldAttributes, requiredFields } from "./field-attributes.ts";
import { filterValues } from "./filter-values.ts";
import { flexipageItems } from "./flexipage-items.ts";
import { flexipages } from "./flexipages.ts";
import { formulas } from "./formulas.ts";
import { histories } from "./histories.ts";
import { installScripts } from "./install-scripts.ts";
import { labels } from "./labels.ts";
import { layouts } from "./layouts.ts";
import { listViews } from "./list-views.ts";
import { lookups } from "./lookups.ts";
import { masterDetails } from "./master-details.ts";
import { numberFields } from "./number-fields.ts";
import { objectPermissions } from "./object-permissions.ts";
import { objectTranslations } from "./object-translations.ts";
import { objects } from "./objects.ts";
import { orgSpecific } from "./org-specific.ts";
import { packageReferences } from "./package-references.ts";
import { packaging } from "./packaging.ts";
import { permissionFields } from "./permission-fields.ts";
import { permissionSets } from "./permission-sets.ts";
import { picklistLiterals } from "./picklist-literals.ts";
import { picklists } from "./picklists.ts";
import { platformEvents } from "./platform-events.ts";
import { projectFile } from "./project-file.ts";
import { quickActions } from "./quick-actions.ts";
import { recordTypes } from "./record-types.ts";
import { references } from "./references.ts";
import { relationships } from "./relationships.ts";
import { remoteSites } from "./remote-sites.ts";
import { reportTypes } from "./report-types.ts";
import { reports } from "./reports.ts";
import { scratchDefinition } from "./scratch-definition.ts";
import { sitePages } from "./site-pages.ts";
import { sites } from "./sites.ts";
import { sourceFiles } from "./source-files.ts";
import { standardNames } from "./standard-names.ts";
import { structure } from "./structure.ts";
import { summaries } from "./summaries.ts";
import { tabsAndApps } from "./tabs-and-apps.ts";
import { textFields } from "./text-fields.ts";
import { textLengths } from "./text-lengths.ts";
import { validationRules } from "./validation-rules.ts";
import { webLinks } from "./web-links.ts";
import type { Rule } from "../rule.ts";

export const rules: readonly Rule[] = [
  ...packaging,
  ...installScripts,
  ...projectFile,
  ...scratchDefinition,
  ...structure,
  ...sourceFiles,
  ...atLoad,
  ...componentNames,
  ...textLengths,
  ...apiVersions,
  ...orgSpecific,
  ...objects,
  ...platformEvents,
  ...customMetadataTypes,
  ...customSettings,
  ...histories,
  ...fieldAttributes,
  ...requiredFields,
  ...textFields,
  ...numberFields,
  ...picklists,
  ...relationships,
  ...lookups,
  ...masterDetails,
  ...summaries,
  ...formulas,
  ...picklistLiterals,
  ...autoNumbers,
  ...externalIds,
  ...validationRules,
  ...recordTypes,
  ...layouts,
  ...compactLayouts,
  ...fieldSets,
  ...listViews,
  ...filterValues,
  ...webLinks,
  ...customMetadataRecords,
  ...featureParameters,
  ...emailTemplates,
  ...remoteSites,
  ...eventSubscribers,
  ...objectTranslations,
  ...apexText,
  ...references,
  ...standardNames,
  ...codeReferenceRules,
  ...packageReferences,
  ...sitePages,
  ...sites,
  ...tabsAndApps,
  ...flexipages,
  ...flexipageItems,
  ...componentMeta,
  ...componentText,
  ...quickActions,
  ...labels,
  ...permissionSets,
  ...permissionFields,
  ...objectPermissions,
  ...coverage,
  ...configFile,
  ...reportTypes,
  ...reports,
  ...dashboards,
];
