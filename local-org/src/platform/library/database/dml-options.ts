// Database.DMLOptions and its headers.
import type { LibraryClass } from "../../../apex/library.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import { defineBag } from "../properties.ts";

const header = (name: string): PropertyBag => new PropertyBag(`Database.DMLOptions.${name}`);
function create(): PropertyBag {
  const options = new PropertyBag("Database.DMLOptions");
  for (const name of ["AssignmentRuleHeader", "DuplicateRuleHeader", "EmailHeader"])
    options.set(name, header(name));
  return options;
}

/** What the org reads: `allowFieldTruncation`, `optAllOrNone`, and the headers flattened, keys in camel case. */
export function dmlSettings(options: PropertyBag): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [name, value] of options.properties) {
    if (value instanceof PropertyBag) Object.assign(settings, dmlSettings(value));
    else settings[name.charAt(0).toLowerCase() + name.slice(1)] = value;
  }
  return settings;
}

export const dmlOptionsClasses: readonly LibraryClass[] = [
  defineBag(
    "Database.DMLOptions",
    [
      "Boolean AllowFieldTruncation",
      "Boolean OptAllOrNone",
      "Database.DMLOptions.AssignmentRuleHeader AssignmentRuleHeader",
      "Database.DMLOptions.DuplicateRuleHeader DuplicateRuleHeader",
      "Database.DMLOptions.EmailHeader EmailHeader",
      "String LocaleOptions",
    ],
    { create },
  ),
  defineBag(
    "Database.DMLOptions.AssignmentRuleHeader",
    ["Id AssignmentRuleId", "Boolean UseDefaultRule"],
    { create: () => header("AssignmentRuleHeader") },
  ),
  defineBag(
    "Database.DMLOptions.DuplicateRuleHeader",
    ["Boolean AllowSave", "Boolean RunAsCurrentUser"],
    { create: () => header("DuplicateRuleHeader") },
  ),
  defineBag(
    "Database.DMLOptions.EmailHeader",
    ["Boolean TriggerAutoResponseEmail", "Boolean TriggerOtherEmail", "Boolean TriggerUserEmail"],
    { create: () => header("EmailHeader") },
  ),
];
