// G201 … G219: elements that fields of one type have and fields of all other types refuse.
import { child, childrenOf } from "../../metadata/xml.ts";
import { error } from "../define.ts";
import { inParts, isFormula, typeOf } from "../parts.ts";
import type { Rule } from "../rule.ts";

interface Row {
  readonly rule: string;
  readonly elements: readonly string[];
  readonly types: readonly string[];
  readonly asks: string;
  /** Formula fields of these types take it too. */
  readonly formulas?: readonly string[];
}

const NUMBERS = ["Number", "Currency", "Percent"];
const LOOKUPS = ["Lookup", "ExternalLookup", "IndirectLookup"];
const RELATIONSHIPS = [...LOOKUPS, "MasterDetail", "MetadataRelationship", "Hierarchy"];

const TABLE: readonly Row[] = [
  {
    rule: "G201.length-elsewhere",
    elements: ["length"],
    types: ["Text", "LongTextArea", "Html", "EncryptedText"],
    asks: "Only texts, long texts and encrypted texts have a length; a text area and a formula have none.",
  },
  {
    rule: "G201.lines-elsewhere",
    elements: ["visibleLines"],
    types: ["LongTextArea", "Html", "MultiselectPicklist"],
    asks: "Only long texts and multi-select picklists say how many lines are visible.",
  },
  {
    rule: "G202.precision-elsewhere",
    elements: ["precision"],
    types: NUMBERS,
    formulas: NUMBERS,
    asks: "Only numbers, currencies and percents have a precision.",
  },
  {
    rule: "G202.scale-elsewhere",
    elements: ["scale"],
    types: [...NUMBERS, "Location"],
    formulas: NUMBERS,
    asks: "Only numbers, currencies, percents and locations have a scale.",
  },
  {
    rule: "G204.value-set-elsewhere",
    elements: ["valueSet"],
    types: ["Picklist", "MultiselectPicklist"],
    asks: "Only picklists have values.",
  },
  {
    rule: "G206.reference-elsewhere",
    elements: ["referenceTo", "relationshipName", "relationshipLabel"],
    types: RELATIONSHIPS,
    asks: "Only relationship fields point at an object.",
  },
  {
    rule: "G206.constraint-elsewhere",
    elements: ["deleteConstraint"],
    types: LOOKUPS,
    asks: "Only lookups choose what happens when their target is deleted; a master-detail always deletes.",
  },
  {
    rule: "G208.master-settings-elsewhere",
    elements: ["relationshipOrder", "reparentableMasterDetail", "writeRequiresMasterRead"],
    types: ["MasterDetail"],
    asks: "Only master-detail relationships have an order, a reparenting and a sharing setting.",
  },
  {
    rule: "G209.summary-elsewhere",
    elements: ["summaryForeignKey", "summarizedField", "summaryOperation", "summaryFilterItems"],
    types: ["Summary"],
    asks: "Only roll-up summaries say what they sum up.",
  },
  {
    rule: "G211.format-elsewhere",
    elements: ["displayFormat", "startingNumber"],
    types: ["AutoNumber"],
    asks: "Only auto-numbers have a display format and a starting number.",
  },
  {
    rule: "G219.mask-elsewhere",
    elements: ["maskChar", "maskType"],
    types: ["EncryptedText"],
    asks: "Only encrypted texts have a mask.",
  },
];

export const fieldAttributes: readonly Rule[] = TABLE.map(
  ({ rule, elements, types, asks, formulas = [] }) =>
    error(
      rule,
      asks,
      inParts("fields", ({ element, name, objectName, say }) => {
        const type = typeOf(element);
        const formula = isFormula(element);
        if (type === "" || (formula ? formulas : types).includes(type)) return;
        for (const found of elements.flatMap((one) => childrenOf(element, one)))
          if (found.children.length > 0 || !["", "false"].includes(found.text.trim()))
            say(
              found,
              `Can not specify '${found.name}' for a CustomField of type ${type}${formula ? " with a formula" : ""} (field ${objectName}.${name}). Remove it.`,
            );
      }),
    ),
);

/** Types whose fields are never required at the database: the platform fills them, or they may be empty. */
const NEVER_REQUIRED = new Set(["AutoNumber", "Checkbox", "LongTextArea", "Html", "Summary"]);

export const requiredFields: readonly Rule[] = [
  error(
    "G203.required-elsewhere",
    "Checkboxes, long texts, auto-numbers and roll-ups are never required.",
    inParts("fields", ({ element, name, objectName, say }) => {
      const type = typeOf(element);
      const found = child(element, "required");
      if (found?.text.trim() === "true" && !isFormula(element) && NEVER_REQUIRED.has(type))
        say(
          found,
          `Can not specify 'required' for a CustomField of type ${type} (field ${objectName}.${name}). Set it to false, or make it required on the layout.`,
        );
    }),
  ),
];
