// What a deployment would refuse in a custom field's XML, in the platform's words where they are known.
import { child, childrenOf, flag, numberOf, textOf, trimmed } from "./xml.ts";
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
  if (type === "Summary")
    for (const forbidden of ["precision", "scale", "required", "length"])
      forbid(element, forbidden, type, "G209.summary-attributes", complain);
}

function forbid(
  element: XmlElement,
  name: string,
  type: string,
  rule: string,
  complain: Complain,
): void {
  const found = trimmed(element, name);
  if (found !== undefined && found !== "false")
    complain(rule, `Can not specify '${name}' for a CustomField of type ${type}`, name);
}

function checkName(name: string, element: XmlElement, complain: Complain): void {
  const stem = name.replace(/__c$/i, "");
  if (
    !/^[A-Za-z][A-Za-z0-9_]*$/.test(stem) ||
    stem.endsWith("_") ||
    /__/.test(stem.replace(/^[A-Za-z0-9]+__/, ""))
  )
    complain(
      "G012.field-name",
      "The API name may hold only letters, digits and single underscores, starts with a letter and doesn't end with an underscore",
    );
  if (stem.length > 40 && !stem.includes("__"))
    complain("G012.field-name", "The API name is longer than 40 characters");
  if ((trimmed(element, "label")?.length ?? 0) > 40)
    complain("G013.field-texts", "The label is longer than 40 characters", "label");
  if ((textOf(element, "inlineHelpText")?.length ?? 0) > 510)
    complain("G013.field-texts", "The help text is longer than 510 characters", "inlineHelpText");
  if ((textOf(element, "description")?.length ?? 0) > 1000)
    complain("G013.field-texts", "The description is longer than 1000 characters", "description");
}

function checkFormulaField(element: XmlElement, type: string, complain: Complain): void {
  if (flag(element, "required") || flag(element, "unique") || flag(element, "externalId"))
    complain(
      "G210.formula-attributes",
      "A formula field can't be required, unique or an external ID",
    );
  if (NUMERIC.has(type) && (!child(element, "precision") || !child(element, "scale")))
    complain(
      "G210.formula-precision",
      `Must specify 'precision' and 'scale' for a formula of type ${type}`,
    );
}

function checkSizes(element: XmlElement, type: string, complain: Complain): void {
  const length = numberOf(element, "length");
  const [precision, scale] = [numberOf(element, "precision"), numberOf(element, "scale")];
  if (type === "Text" && (length === undefined || length < 1 || length > 255))
    complain("G201.text-length", "The length of a Text field is between 1 and 255", "length");
  if (type === "TextArea") forbid(element, "length", type, "G201.text-area", complain);
  if (LONG.has(type)) {
    if (length === undefined || length < 256 || length > 131072)
      complain(
        "G201.long-text",
        `The length of a ${type} field is between 256 and 131072`,
        "length",
      );
    if ((numberOf(element, "visibleLines") ?? 0) < 2)
      complain(
        "G201.long-text",
        `Must specify 'visibleLines' of 2 or more for a CustomField of type ${type}`,
        "visibleLines",
      );
    if (flag(element, "required"))
      complain(
        "G201.long-text",
        `Can not specify 'required' for a CustomField of type ${type}`,
        "required",
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
  if (
    definition &&
    childrenOf(definition, "value").filter((value) => flag(value, "default")).length > 1
  )
    complain("G204.one-default", "Only one value may be the default", "valueSet");
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
      "G206.delete-constraint",
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
      "G208.master-detail",
      "Master-Detail Relationship Fields Cannot be Optional or Required",
      "required",
    );
  for (const forbidden of ["deleteConstraint", "lookupFilter"])
    forbid(element, forbidden, "MasterDetail", "G208.master-detail", complain);
}
