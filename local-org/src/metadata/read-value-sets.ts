// Global value sets, and the values a project gives to the standard ones (stages, industries, lead sources …).
import { baseName, ownName, readXml } from "./reading.ts";
import { readValue } from "./read-field.ts";
import { forecastCategoryName } from "./standard/value-sets.ts";
import { childrenOf } from "./xml.ts";
import type { Reading } from "./reading.ts";
import type { PicklistValue } from "./schema.ts";

export function readValueSet(reading: Reading, file: string, root: string): void {
  const element = readXml(reading, file, root);
  if (!element) return;
  const name = root === "StandardValueSet" ? baseName(file) : ownName(reading, baseName(file));
  const values = childrenOf(element, root === "StandardValueSet" ? "standardValue" : "customValue")
    .map(readValue)
    .map(withForecastName);
  reading.valueSets.set(name.toLowerCase(), values);
  if (root === "StandardValueSet") applyStandardValues(reading, name, values);
}

function withForecastName(value: PicklistValue): PicklistValue {
  const category = value.attributes?.["forecastCategory"];
  return category === undefined
    ? value
    : {
        ...value,
        attributes: { ...value.attributes, forecastCategoryName: forecastCategoryName(category) },
      };
}

function applyStandardValues(
  reading: Reading,
  name: string,
  values: readonly PicklistValue[],
): void {
  for (const object of reading.objects.values()) {
    for (const [key, field] of object.fields) {
      if (field.picklist?.valueSet === name)
        object.fields.set(key, { ...field, picklist: { ...field.picklist, values } });
    }
  }
}
