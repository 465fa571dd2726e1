// The native column names of list views (`NAME`, `OWNER.ALIAS`, `OPPORTUNITY.CLOSE_DATE`) and the fields they stand for.
import {
  resolveField,
  type FieldDefinition,
  type ObjectDefinition,
  type Schema,
} from "../../metadata/schema.ts";

const wellKnown: Readonly<Record<string, string>> = {
  OWNER: "OwnerId",
  "OWNER.ALIAS": "OwnerId",
  "OWNER.FIRST_NAME": "OwnerId",
  "OWNER.LAST_NAME": "OwnerId",
  "CORE.USERS.ALIAS": "OwnerId",
  "CORE.USERS.FULL_NAME": "OwnerId",
  CREATEDBY_USER: "CreatedById",
  "CREATEDBY_USER.ALIAS": "CreatedById",
  CREATED_DATE: "CreatedDate",
  UPDATEDBY_USER: "LastModifiedById",
  "UPDATEDBY_USER.ALIAS": "LastModifiedById",
  LAST_UPDATE: "LastModifiedDate",
  LAST_ACTIVITY: "LastActivityDate",
  RECORDTYPE: "RecordTypeId",
  OBJECT_ID: "Id",
  "ACCOUNT.ADDRESS1_CITY": "BillingCity",
  "ACCOUNT.ADDRESS1_STATE": "BillingState",
  "ACCOUNT.ADDRESS1_COUNTRY": "BillingCountry",
  "ACCOUNT.ADDRESS_COUNTRY": "BillingCountry",
  "ACCOUNT.ADDRESS_STATE": "BillingState",
  "ACCOUNT.URL": "Website",
  "ACCOUNT.PHONE1": "Phone",
  "ACCOUNT.EMPLOYEES": "NumberOfEmployees",
  "ACCOUNT.SALES": "AnnualRevenue",
  "CONTACT.PHONE1": "Phone",
  "LEAD.PHONE": "Phone",
  "LEAD.STATUS": "Status",
  "OPPORTUNITY.LEAD_SOURCE": "LeadSource",
  "OPPORTUNITY.OPPORTUNITY_NAME": "Name",
};

/** The field of a list view column; undefined when the column isn't one of the object's own fields. */
export function fieldOfColumn(
  schema: Schema,
  object: ObjectDefinition,
  column: string,
): FieldDefinition | undefined {
  const upper = column.toUpperCase();
  const known = wellKnown[upper];
  if (known !== undefined) {
    return resolveField(schema, object, known);
  }
  if (upper === "NAME" || upper === "FULL_NAME" || upper === `${object.name.toUpperCase()}.NAME`) {
    return object.fields.get((object.nameField ?? "Name").toLowerCase());
  }
  const direct = resolveField(schema, object, column);
  if (direct) {
    return direct;
  }
  const [first = "", ...rest] = upper.split(".");
  if (rest.length === 0 || first === object.name.toUpperCase()) {
    return fieldOfSnakeCase(object, rest.join(".") || first);
  }
  return lookupTo(object, first, rest.join("."));
}

// OPPORTUNITY.CLOSE_DATE names CloseDate; ACCOUNT.INDUSTRY names Industry.
function fieldOfSnakeCase(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  const plain = name.replaceAll("_", "").toLowerCase();
  return [...object.fields.values()].find((field) => field.name.toLowerCase() === plain);
}

// ACCOUNT.NAME in a list of opportunities names the account: the lookup shows the parent's name.
function lookupTo(
  object: ObjectDefinition,
  target: string,
  rest: string,
): FieldDefinition | undefined {
  return rest === "NAME"
    ? [...object.fields.values()].find(
        (field) => field.reference?.to.some((name) => name.toUpperCase() === target) === true,
      )
    : undefined;
}
