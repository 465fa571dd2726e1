// What a deployment would refuse in the related lists of a page layout: lists that are none, columns their objects don't have.
import { isOwnCustomName, ownName, report } from "./reading.ts";
import type { ObjectDraft, Reading } from "./reading.ts";
import type { FieldDefinition } from "./schema.ts";
import { childrenOf, trimmed } from "./xml.ts";
import type { XmlElement } from "./xml.ts";

/** Lists of standard objects carry names of their own; these are the ones whose rows have custom fields we know of. */
const standardLists: Readonly<Record<string, string>> = {
  RelatedContactList: "Contact",
  RelatedOpportunityList: "Opportunity",
  RelatedCaseList: "Case",
};
/** What every custom object has beside its own fields, as layouts spell it. */
const standardColumn =
  /^(NAME|OWNER(\.\w+)?|CORE\.USERS\.\w+|(CREATED|UPDATED)BY_USER(\.\w+)?|CREATED_DATE|LAST_UPDATE|LAST_ACTIVITY|RECORDTYPE|CURRENCY_ISO_CODE|OBJECT_ID)$/i;
const metadataColumn = /^(MasterLabel|Label|DeveloperName|NamespacePrefix|Language|IsProtected)$/i;

export function checkRelatedLists(
  reading: Reading,
  file: string,
  layout: XmlElement,
  object: ObjectDraft,
): void {
  for (const list of childrenOf(layout, "relatedLists")) {
    const name = trimmed(list, "relatedList") ?? "";
    const child = childOf(reading, object, name);
    if (child === "missing")
      report(reading, file, list, `Cannot find related list:${name}`, "G303.related-list");
    else if (child !== "unknown") checkColumns(reading, file, list, name, child);
  }
}

/** The object whose rows the list shows; "unknown" when it belongs to the platform or to another package. */
function childOf(
  reading: Reading,
  object: ObjectDraft,
  list: string,
): ObjectDraft | "missing" | "unknown" {
  const [childName = "", fieldName] = list.split(".").map((part) => ownName(reading, part));
  if (fieldName === undefined) return standardList(reading, object, list);
  const child = reading.objects.get(childName.toLowerCase());
  if (child === undefined) return isOwnCustomName(childName) ? "missing" : "unknown";
  const field = child.fields.get(fieldName.toLowerCase());
  if (field === undefined) return isOwnCustomName(fieldName) ? "missing" : "unknown";
  return field.reference?.to.includes(object.name) === true ? child : "missing";
}

/** Custom relationships go by `Child__c.Lookup__c` alone: neither their object nor the relationship's name will do. */
function standardList(
  reading: Reading,
  object: ObjectDraft,
  list: string,
): ObjectDraft | "missing" | "unknown" {
  const child = standardLists[list];
  if (child !== undefined) return reading.objects.get(child.toLowerCase()) ?? "unknown";
  if (/^Related[A-Z]\w*$/.test(list)) return "unknown";
  const isCustom =
    object.kind === "custom" ||
    isOwnCustomName(list) ||
    object.childRelationships.some((one) => one.name === `${list}__r`);
  return isCustom ? "missing" : "unknown";
}

function checkColumns(
  reading: Reading,
  file: string,
  list: XmlElement,
  name: string,
  child: ObjectDraft,
): void {
  const sorted = childrenOf(list, "sortField").filter((one) => isOwnCustomName(one.text.trim()));
  for (const column of [...childrenOf(list, "fields"), ...sorted])
    if (!isColumn(reading, child, column.text.trim()))
      report(
        reading,
        file,
        column,
        `Invalid field:${column.text.trim()} in related list:${name}`,
        "G303.related-list-field",
      );
}

/** Columns of standard objects have spellings of their own (ACCOUNT.PHONE1): of those only custom fields can be judged. */
function isColumn(reading: Reading, child: ObjectDraft, column: string): boolean {
  const parts = column.split(".").map((part) => ownName(reading, part));
  const [first = "", second] = parts;
  if (second === undefined && child.fields.has(first.toLowerCase())) return true;
  if (isOwnCustomName(first) && second === undefined) return false;
  if (child.kind === "standard" || standardColumn.test(column)) return true;
  if (child.kind === "customMetadata" && metadataColumn.test(column)) return true;
  return second !== undefined && isColumnOf(reading, child, first, second);
}

/** `Parent__c.Field__c`, `Parent__c.NAME`: a column of a record that the child looks up. */
function isColumnOf(reading: Reading, child: ObjectDraft, object: string, field: string): boolean {
  if (object.toLowerCase() === child.name.toLowerCase())
    return child.fields.has(field.toLowerCase()) || standardColumn.test(field);
  const looksUp = ({ reference }: FieldDefinition): boolean =>
    reference?.to.some((to) => to.toLowerCase() === object.toLowerCase()) === true;
  if (![...child.fields.values()].some(looksUp)) return !isOwnCustomName(object);
  const parent = reading.objects.get(object.toLowerCase());
  return parent === undefined || !isOwnCustomName(field) || parent.fields.has(field.toLowerCase());
}
