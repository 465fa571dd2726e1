// G013: labels, descriptions and help texts are no longer than the platform stores.
import { along, error } from "../define.ts";
import type { Rule } from "../rule.ts";
import type { ValidatedProject } from "../project.ts";
import type { Complain } from "../rule.ts";

/** Type, path of the element, longest text. */
type Limit = readonly [type: string, path: string, longest: number];

const LABELS: readonly Limit[] = [
  ["CustomApplication", "label", 40],
  ["CustomField", "label", 40],
  ["CustomMetadata", "label", 40],
  ["CustomObject", "label", 40],
  ["CustomObject", "pluralLabel", 40],
  ["CustomTab", "label", 40],
  ["ListView", "label", 40],
  ["PermissionSet", "label", 80],
  ["PermissionSetGroup", "label", 80],
  ["Report", "name", 40],
];
const TEXTS: readonly Limit[] = [
  ["CustomField", "description", 1000],
  ["CustomField", "inlineHelpText", 510],
  ["CustomField", "valueSet/valueSetDefinition/value/label", 255],
  ["CustomField", "valueSet/valueSetDefinition/value/fullName", 255],
  ["CustomLabels", "labels/fullName", 80],
  ["CustomLabels", "labels/shortDescription", 80],
  ["CustomLabels", "labels/value", 1000],
  ["CustomObject", "description", 1000],
  ["GlobalValueSet", "customValue/label", 255],
  ["GlobalValueSet", "customValue/fullName", 255],
  ["PermissionSet", "description", 255],
  ["Report", "description", 255],
];

export const textLengths: readonly Rule[] = [
  error(
    "G013.label-length",
    "Labels of objects, fields, tabs, apps, list views and reports have at most 40 characters, of permission sets 80.",
    (project, complain) => measure(project, LABELS, complain),
  ),
  error(
    "G013.text-length",
    "Descriptions, help texts, picklist values and custom labels are no longer than the platform stores.",
    (project, complain) => measure(project, TEXTS, complain),
  ),
];

function measure(project: ValidatedProject, limits: readonly Limit[], complain: Complain): void {
  for (const { path, root } of project.files)
    for (const [type, elements, longest] of limits) {
      if (root?.name !== type) continue;
      for (const one of along(root, elements))
        // code points: an emoji is one character to the platform too
        if ([...one.text].length > longest)
          complain(
            path,
            one,
            `${one.name}: data value too large: it has ${[...one.text].length} characters (max length=${longest}). Shorten it.`,
          );
    }
}
