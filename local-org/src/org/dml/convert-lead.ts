// Database.convertLead: an account, a contact and, unless refused, an opportunity out of a lead.
import { resolveObject } from "../../metadata/schema.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { DmlOptions } from "../../platform/ports.ts";
import { ApexDate } from "../../platform/values/date.ts";
import { nullPointer } from "../../platform/values/exception.ts";
import { LeadConvertResultValue } from "../../platform/library/database/lead-convert.ts";
import { PropertyBag } from "../../platform/values/platform-object.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import type { Row } from "../../database/index.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { toApex } from "../codec.ts";
import type { Transaction } from "../transaction.ts";
import { dmlException } from "./errors.ts";
import { performDml } from "./index.ts";
import { systemUpdate } from "./system-save.ts";

interface Conversion {
  readonly leadId: string;
  readonly status: string;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityName: string | null;
  readonly withoutOpportunity: boolean;
  readonly ownerId: string | null;
}

function read(conversion: unknown): Conversion {
  if (!(conversion instanceof PropertyBag)) throw nullPointer();
  const values = new Map(
    [...conversion.properties].map(([key, value]) => [key.toLowerCase(), value]),
  );
  const text = (name: string): string | null => {
    const value = values.get(name);
    return typeof value === "string" ? value : null;
  };
  return {
    leadId: text("leadid") ?? "",
    status: text("convertedstatus") ?? "",
    accountId: text("accountid"),
    contactId: text("contactid"),
    opportunityName: text("opportunityname"),
    withoutOpportunity: values.get("donotcreateopportunity") === true,
    ownerId: text("ownerid"),
  };
}

export function convertLeads(
  tx: Transaction,
  conversions: readonly unknown[],
  options: DmlOptions,
): unknown[] {
  // one statement, whatever it makes (Apex Developer Guide, "Execution Governors and Limits", note 2)
  tx.count("DmlStatements", 1);
  tx.count("DmlRows", conversions.length);
  return conversions.map((one) => convertLead(tx, read(one), options));
}

function convertLead(tx: Transaction, conversion: Conversion, options: DmlOptions): unknown {
  const lead = openLead(tx, conversion);
  const status = convertedStatus(tx, conversion);
  const owner = conversion.ownerId ?? lead.get("ownerid") ?? tx.user.id;
  const accountId =
    conversion.accountId ?? insert(tx, "Account", accountOf(lead, owner), lead, options);
  const contactId =
    conversion.contactId ?? insert(tx, "Contact", contactOf(lead, owner, accountId), lead, options);
  const opportunityId = conversion.withoutOpportunity
    ? null
    : insert(
        tx,
        "Opportunity",
        opportunityOf(tx, conversion, lead, owner, accountId),
        lead,
        options,
      );
  const values = new Map<string, NeutralValue>([
    ["isconverted", true],
    ["status", status],
    ["converteddate", { kind: "date", iso: new Date(tx.now).toISOString().slice(0, 10) }],
    ["convertedaccountid", accountId],
    ["convertedcontactid", contactId],
    ["convertedopportunityid", opportunityId],
  ]);
  systemUpdate(tx, objectOf(tx, "Lead"), new Map([[conversion.leadId, values]]));
  const answer = { leadId: conversion.leadId, accountId, contactId, opportunityId };
  return new LeadConvertResultValue({ ...answer, success: true, errors: [] });
}

function refuse(tx: Transaction, leadId: string, statusCode: string, message: string): never {
  const errors = [{ statusCode, message, fields: [] }];
  throw dmlException(tx.state.schema, "convertLead", [{ index: 0, id: leadId, errors }]);
}

function openLead(tx: Transaction, { leadId }: Conversion): Row {
  const lead = tx.state.records.selectByIds("Lead", [leadId]).get(leadId);
  if (!lead) return refuse(tx, leadId, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  if (lead.get("isconverted") === true)
    return refuse(tx, leadId, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
  return lead;
}

function convertedStatus(tx: Transaction, { leadId, status }: Conversion): string {
  const found = resolveObject(tx.state.schema, "Lead")
    ?.fields.get("status")
    ?.picklist?.values.find((value) => value.value.toLowerCase() === status.toLowerCase());
  if (found?.attributes?.["converted"] !== "true")
    return refuse(tx, leadId, "INVALID_STATUS", `invalid convertedStatus: ${status}`);
  return found.value;
}

type Given = Readonly<Record<string, unknown>>;
function accountOf(lead: Row, owner: unknown): Given {
  return {
    Name: lead.get("company"),
    Website: lead.get("website"),
    Phone: lead.get("phone"),
    Industry: lead.get("industry"),
    OwnerId: owner,
    BillingStreet: lead.get("street"),
    BillingCity: lead.get("city"),
    BillingState: lead.get("state"),
    BillingPostalCode: lead.get("postalcode"),
    BillingCountry: lead.get("country"),
  };
}
function contactOf(lead: Row, owner: unknown, accountId: string): Given {
  return {
    FirstName: lead.get("firstname"),
    LastName: lead.get("lastname"),
    AccountId: accountId,
    Email: lead.get("email"),
    Phone: lead.get("phone"),
    Title: lead.get("title"),
    LeadSource: lead.get("leadsource"),
    OwnerId: owner,
  };
}
function opportunityOf(
  tx: Transaction,
  conversion: Conversion,
  lead: Row,
  owner: unknown,
  accountId: string,
): Given {
  return {
    Name: conversion.opportunityName ?? `${String(lead.get("company") ?? "")}-`,
    AccountId: accountId,
    StageName: firstStage(tx),
    CloseDate: endOfQuarter(tx.now),
    LeadSource: lead.get("leadsource"),
    OwnerId: owner,
  };
}

function objectOf(tx: Transaction, name: string): ObjectDefinition {
  const object = resolveObject(tx.state.schema, name);
  if (!object) throw new Error(`The schema has no object '${name}'. Please report this.`);
  return object;
}
function firstStage(tx: Transaction): string {
  return (
    resolveObject(tx.state.schema, "Opportunity")
      ?.fields.get("stagename")
      ?.picklist?.values.find((value) => value.isActive)?.value ?? "Prospecting"
  );
}

/** Custom fields of the lead go to fields of the same name. */
function insert(
  tx: Transaction,
  objectName: string,
  values: Readonly<Record<string, unknown>>,
  lead: Row,
  options: DmlOptions,
): string {
  const shape = recordShapes(tx.state.schema).of(objectName);
  if (!shape) throw new Error(`No shape for ${objectName}`);
  const record = new SObject(shape);
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined) record.fields.set(name.toLowerCase(), value);
  for (const [key, value] of lead)
    if (
      value !== null &&
      key.endsWith("__c") &&
      shape.definition?.fields.get(key)?.formula === undefined &&
      shape.definition?.fields.has(key)
    )
      record.fields.set(key, toApex(value));
  const [result] = performDml(tx, "insert", [record], { ...options, allOrNone: true }, true);
  return result?.id ?? "";
}

// The close date of an opportunity from a lead is the last day of the current quarter.
function endOfQuarter(now: number): ApexDate {
  const date = new Date(now);
  return ApexDate.of(date.getUTCFullYear(), Math.ceil((date.getUTCMonth() + 1) / 3) * 3 + 1, 0);
}
