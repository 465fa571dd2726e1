// What a deployment would refuse in a custom field's XML, in the platform's words where they are known.
import { child, flag, numberOf, textOf, trimmed } from "./xml.ts";
import { report } from "./reading.ts";
import type { Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";

/** `rule`: the validator's rule; `element`: the child it is about. */
type Complain = (rule: string, message: string, element?: string) => void;
const NUMERIC = new Set(["Number", "Currency", "Percent"]);
const LONG = new Set(["LongTextArea", "Html"]);

export function checkField(
  reading: Reading,
  element: XmlElement,
  name: string,
  objectName: string,
  file: string,
): void {
  const type = trimmed(element, "type") ?? "";
  const complain: Complain = (rule, message, at) =>
    report(
      reading,
      file,
      (at === undefined ? undefined : child(element, at)) ?? element,
      `${message} (field ${objectName}.${name})`,
      rule,
    );
  checkName(name, element, complain);
  if (child(element, "formula")) checkFormulaField(element, type, complain);
  else checkSizes(element, type, complain);
  if (
    type === "Checkbox" &&
    !child(element, "formula") &&
    !["true", "false"].includes(trimmed(element, "defaultValue") ?? "")
  )
    complain(
      "G203.checkbox-default",
      "Must specify 'defaultValue' for a CustomField of type Checkbox: true or false",
      "defaultValue",
    );
  if (type === "Picklist" || type === "MultiselectPicklist") checkPicklist(element, type, complain);
  if (type === "Lookup") checkLookup(element, complain);
  if (type === "MasterDetail") checkMasterDetail(element, complain);
}

function checkName(name: string, element: XmlElement, complain: Complain): void {
  const stem = name.replace(/__c$/i, "");
  if (
    !/^[A-Za-z][A-Za-z0-9_]*$/.test(stem) ||
    stem.endsWith("_") ||
    /__/.test(stem.replace(/^[A-Za-z0-9]+__/, ""))
  )
    complain(
      "G012.developer-name",
      "The API name may hold only letters, digits and single underscores, starts with a letter and doesn't end with an underscore",
    );
  if (stem.length > 40 && !stem.includes("__"))
    complain("G012.developer-name", "The API name is longer than 40 characters");
  if ((trimmed(element, "label")?.length ?? 0) > 40)
    complain("G013.label-length", "The label is longer than 40 characters", "label");
  if ((textOf(element, "inlineHelpText")?.length ?? 0) > 510)
    complain("G013.text-length", "The help text is longer than 510 characters", "inlineHelpText");
  if ((textOf(element, "description")?.length ?? 0) > 1000)
    complain("G013.text-length", "The description is longer than 1000 characters", "description");
}

function checkFormulaField(element: XmlElement, type: string, complain: Complain): void {
  for (const name of ["required", "unique", "externalId"])
    if (flag(element, name))
      complain("G210.formula-flags", `Can not specify '${name}' for a formula field`, name);
  if (NUMERIC.has(type) && (!child(element, "precision") || !child(element, "scale")))
    complain(
      "G210.formula-precision",
      `Must specify 'precision' and 'scale' for a formula of type ${type}`,
      "type",
    );
}

function checkSizes(element: XmlElement, type: string, complain: Complain): void {
  const length = numberOf(element, "length");
  const [precision, scale] = [numberOf(element, "precision"), numberOf(element, "scale")];
  if (type === "Text" && (length === undefined || length < 1 || length > 255))
    complain("G201.text-length", "The length of a Text field is between 1 and 255", "length");
  if (LONG.has(type)) {
    if (length === undefined || length < 256 || length > 131072)
      complain(
        "G201.long-text-length",
        `The length of a ${type} field is between 256 and 131072`,
        "length",
      );
    if ((numberOf(element, "visibleLines") ?? 0) < 2)
      complain(
        "G201.visible-lines",
        `Must specify 'visibleLines' of 2 or more for a CustomField of type ${type}`,
        "visibleLines",
      );
  }
  if (
    NUMERIC.has(type) &&
    (precision === undefined ||
      scale === undefined ||
      precision > 18 ||
      precision < 1 ||
      scale < 0 ||
      scale > precision)
  )
    complain(
      "G202.precision",
      "precision is between 1 and 18, and scale between 0 and the precision",
      "precision",
    );
}

function checkPicklist(element: XmlElement, type: string, complain: Complain): void {
  const set = child(element, "valueSet");
  if (!set) return;
  const [name, definition] = [child(set, "valueSetName"), child(set, "valueSetDefinition")];
  if ((name === undefined) === (definition === undefined))
    complain(
      "G204.value-set",
      "Value set must reference a value set name or define a value set, but not both",
      "valueSet",
    );
  if (type === "MultiselectPicklist" && (numberOf(element, "visibleLines") ?? 0) < 3)
    complain(
      "G204.visible-lines",
      "Must specify 'visibleLines' of 3 or more for a CustomField of type MultiselectPicklist",
      "visibleLines",
    );
}

const NO_RESTRICT = new Set(["User", "Group", "Profile", "RecordType"]);

function checkLookup(element: XmlElement, complain: Complain): void {
  const constraint = trimmed(element, "deleteConstraint") ?? "SetNull";
  const to = trimmed(element, "referenceTo") ?? "";
  if (!child(element, "relationshipName"))
    complain("G206.relationship-name", "Must specify a non-null value for: relationshipName");
  if (NO_RESTRICT.has(to) && constraint !== "SetNull")
    complain(
      "G206.setup-constraint",
      `Cannot add a lookup relationship child with cascade or restrict options to ${to}`,
      "deleteConstraint",
    );
  if (flag(element, "required") && constraint === "SetNull")
    complain(
      "G206.required-lookup",
      "field integrity exception: unknown (must specify either cascade delete or restrict delete for required lookup foreign key)",
      "required",
    );
}

function checkMasterDetail(element: XmlElement, complain: Complain): void {
  if (child(element, "required"))
    complain(
      "G208.required",
      "Master-Detail Relationship Fields Cannot be Optional or Required",
      "required",
    );
}
