// Values planted where a persona must never find them: whichever way they come out, they are recognised.
import type { Database } from "../../local-org/src/database/database.ts";
import type { PersonaName } from "./personas.ts";

const kinds = {
  /** this firm's registrations sent by the least privileged partner user */
  firm: "Canary-firm-31",
  /** this firm's registrations sent by a colleague */
  colleague: "Canary-colleague-47",
  /** what the other firm of the matrix wrote */
  other: "Canary-other-53",
  /** what all further firms wrote */
  third: "Canary-third-59",
  /** fields for people who decide: notes, evidence, rules, logs */
  internal: "Canary-internal-67",
  /** customers and opportunities of sales */
  crm: "Canary-crm-79",
} as const;
export type CanaryKind = keyof typeof kinds;

const everything = Object.keys(kinds) as CanaryKind[];
const hidden: Readonly<Record<PersonaName, readonly CanaryKind[]>> = {
  Admin: [],
  PartnerManager: [],
  SalesOps: [],
  SalesRep: ["internal"],
  DataLoad: [],
  NoTandem: ["firm", "colleague", "other", "third", "internal"],
  PartnerLead: ["other", "third", "internal", "crm"],
  PartnerUser: ["colleague", "other", "third", "internal", "crm"],
  PartnerNoSet: everything,
  OtherFirm: ["firm", "colleague", "third", "internal", "crm"],
  Guest: everything,
};

/** The kinds of canary in a text that the persona must not see; `but` are those another rule allows. */
export function leaks(
  persona: PersonaName,
  text: string,
  but: readonly CanaryKind[] = [],
): CanaryKind[] {
  return hidden[persona].filter((kind) => !but.includes(kind) && text.includes(kinds[kind]));
}

const ofFirm = (name: string): string =>
  `"Partner__c" IN (SELECT "Id" FROM "Partner__c" WHERE "Name" = '${name}')`;
const by = (who: string): string =>
  `"SubmittedBy__c" IN (SELECT "Id" FROM "User" WHERE "Username" = '${who}@tandem.example')`;

/** Straight into the store, past every trigger: what is planted must not depend on what is tested. */
export function plantCanaries(database: Database): void {
  const plant = (
    kind: CanaryKind,
    table: string,
    fields: readonly string[],
    where: string,
  ): void => {
    const values = fields.map((field) => `"${field}" = '${kinds[kind]} ' || "Id"`);
    const { changes } = database.run(`UPDATE "${table}" SET ${values.join(", ")} WHERE ${where}`);
    if (changes === 0) throw new Error(`No ${kind} canary was planted in ${table}.`);
  };
  const written = ["CustomerName__c", "ContactName__c", "Need__c", "PartnerMessage__c"];
  plant(
    "firm",
    "DealRegistration__c",
    written,
    `${ofFirm("Alpine Systems")} AND ${by("alpine.jonas")}`,
  );
  plant(
    "colleague",
    "DealRegistration__c",
    written,
    `${ofFirm("Alpine Systems")} AND ${by("alpine.ana")}`,
  );
  plant("other", "DealRegistration__c", written, ofFirm("Northstar Partners"));
  plant(
    "third",
    "DealRegistration__c",
    written,
    `NOT ${ofFirm("Northstar Partners")} AND NOT ${ofFirm("Alpine Systems")}`,
  );
  plant("internal", "DealRegistration__c", ["InternalNote__c", "DecisionReason__c"], "TRUE");
  plant("internal", "DealConflict__c", ["Evidence__c", "Rule__c", "Policy__c"], "TRUE");
  plant("internal", "AutomationLog__c", ["Message__c"], "TRUE");
  plant("internal", "ApprovalRule__c", ["Name"], "TRUE");
  plant("internal", "ConflictRule__c", ["Name", "Policy__c"], "TRUE");
  plant("internal", "Partner__c", ["Cohort__c"], "TRUE");
  plant("crm", "Opportunity", ["Name"], "TRUE");
  plant("crm", "Account", ["Name"], `"Id" NOT IN (SELECT "Account__c" FROM "Partner__c")`);
  plant("other", "Partner__c", ["Name"], `"Name" = 'Northstar Partners'`);
}
