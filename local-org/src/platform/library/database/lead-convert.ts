// Database.LeadConvert and Database.LeadConvertResult.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { DmlOptions } from "../../ports.ts";
import { ApexList } from "../../values/collections.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";
import { defineBag } from "../properties.ts";
import { DatabaseError } from "./results.ts";

/** The org's answer for one conversion: a bag with accountId, contactId, leadId, opportunityId, success and errors (Database.Error values). */
export class LeadConvertResultValue extends PropertyBag {
  constructor(answer: {
    accountId: string | null;
    contactId: string | null;
    leadId: string | null;
    opportunityId: string | null;
    success: boolean;
    errors: readonly DatabaseError[];
  }) {
    super("Database.LeadConvertResult");
    for (const [name, value] of Object.entries(answer))
      this.set(name, name === "errors" ? listOf("Database.Error", answer.errors) : value);
  }
}
export function leadConvertResults(rt: Runtime, conversion: unknown, options: DmlOptions): unknown {
  const many = conversion instanceof ApexList;
  const results = rt.ports.convertLead(many ? conversion.items : [need(conversion)], options);
  return many ? listOf("Database.LeadConvertResult", results) : (results[0] ?? null);
}

const read =
  (name: string) =>
  (_rt: Runtime, self: PropertyBag): unknown =>
    self.get(name);
export const leadConvertClasses: readonly LibraryClass[] = [
  defineBag(
    "Database.LeadConvert",
    [
      "Id accountId",
      "Id contactId",
      "String convertedStatus",
      "Boolean doNotCreateOpportunity",
      "Id leadId",
      "Id opportunityId",
      "String opportunityName",
      "Boolean overwriteLeadSource",
      "Id ownerId",
      "Boolean sendNotificationEmail",
      "Boolean bypassAccountDedupeCheck",
      "Boolean bypassContactDedupeCheck",
    ],
    {
      create: () => {
        const conversion = new PropertyBag("Database.LeadConvert");
        for (const flag of [
          "doNotCreateOpportunity",
          "overwriteLeadSource",
          "sendNotificationEmail",
          "bypassAccountDedupeCheck",
          "bypassContactDedupeCheck",
        ])
          conversion.set(flag, false);
        return conversion;
      },
      members: {
        "Boolean isDoNotCreateOpportunity()": read("doNotCreateOpportunity"),
        "Boolean isOverwriteLeadSource()": read("overwriteLeadSource"),
        "Boolean isSendNotificationEmail()": read("sendNotificationEmail"),
      },
    },
    "both",
  ),
  defineClass({
    name: "Database.LeadConvertResult",
    kind: "class",
    members: {
      "Id getAccountId()": read("accountId"),
      "Id getContactId()": read("contactId"),
      "Id getLeadId()": read("leadId"),
      "Id getOpportunityId()": read("opportunityId"),
      "Boolean isSuccess()": read("success"),
      "List<Database.Error> getErrors()": read("errors"),
    },
  }),
];
