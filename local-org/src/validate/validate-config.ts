// config/validate.json: what a project tells the validator about itself, each entry with its reason.
import { isRecord } from "../metadata/project-configuration.ts";
import { oncePer, placeIn } from "./define.ts";
import type { ValidatedProject } from "./project.ts";
import type { Place } from "./rule.ts";

export const CONFIG_FILE = "config/validate.json";

/** Section -> what its entries name and excuse. */
export const SECTIONS = {
  /** `InvoiceUse__c`: objects that no permission set grants, with all their fields. */
  internalObjects: "a custom object that no permission set grants",
  /** `Invoice__c.Key__c`: fields that no permission set grants. */
  internalFields: "a custom field that no permission set grants",
  /** `Status_Draft`: labels whose names are put together at run time. */
  dynamicLabels: "a custom label that only code finds by its name",
  /** `Invoice_Cancel`: labels that say what another label says. */
  sameText: "a custom label whose text another label has too",
} as const;

export type Section = keyof typeof SECTIONS;

export interface ValidateConfig {
  readonly text: string;
  /** Why the file can't be read. */
  readonly problem?: string;
  readonly unknownSections: readonly string[];
  entries(section: Section): readonly (readonly [name: string, reason: unknown])[];
  has(section: Section, name: string): boolean;
  /** Where a key stands, for messages. */
  placeOf(key: string, section?: Section): Place;
}

export const configOf = oncePer((project: ValidatedProject): ValidateConfig => {
  const text = project.read(CONFIG_FILE) ?? "{}";
  const { value, problem } = parsed(text);
  const entries = (section: Section): readonly (readonly [string, unknown])[] => {
    const list = value[section];
    return isRecord(list) ? Object.entries(list) : [];
  };
  return {
    text,
    ...(problem === undefined ? {} : { problem }),
    unknownSections: Object.keys(value).filter((key) => !(key in SECTIONS)),
    entries,
    has: (section, name) =>
      entries(section).some(([one]) => one.toLowerCase() === name.toLowerCase()),
    placeOf: (key, section) => {
      const start = section === undefined ? 0 : Math.max(0, text.indexOf(JSON.stringify(section)));
      return placeIn(text, Math.max(0, text.indexOf(JSON.stringify(key), start)));
    },
  };
});

function parsed(text: string): { value: Record<string, unknown>; problem?: string } {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? { value } : { value: {}, problem: "an object is expected" };
  } catch (error) {
    return { value: {}, problem: error instanceof Error ? error.message : String(error) };
  }
}
