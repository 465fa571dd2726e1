// One record of each object with a trigger, and how it is written: by DML in user mode, and its status by the API.
import { endingSoon, FILE, withFile } from "./calls.ts";
import { rest } from "./stage.ts";
import type { Facts } from "./calls.ts";
import type { Operation, TriggerPath } from "./inventory.ts";
import type { Call, Stage, Write } from "./stage.ts";

interface Sample {
  /** SQL for the Id of this firm's record */
  readonly id: string;
  readonly make: Readonly<Record<string, unknown>>;
  readonly change: Readonly<Record<string, unknown>>;
  readonly prepare?: readonly string[];
}

const nextYear = `${new Date().getFullYear() + 1}-06-30`;

/** A new object with a trigger needs its sample here. */
function samples(facts: Facts): Readonly<Record<string, Sample>> {
  const { account, deal, partner, program, opportunity, freeProgram, activity, renewal } = facts;
  const of = (table: string, where: string): string =>
    `SELECT "Id" FROM "${table}" WHERE ${where} AND "IsDeleted" = 0 ORDER BY "Id" LIMIT 1`;
  return {
    Account: {
      id: `SELECT "Account__c" AS "Id" FROM "Partner__c" WHERE "Id" = '${partner}'`,
      make: { Name: "New" },
      change: { Description: "Changed" },
    },
    ApprovalRule__c: {
      id: of("ApprovalRule__c", `"Order__c" = 10`),
      make: {
        Name: "New",
        Order__c: 5,
        Action__c: "Route",
        Country__c: "NZ",
        Severity__c: "Notice",
      },
      change: { Hours__c: 12 },
    },
    ApprovalStep__c: {
      id: of("ApprovalStep__c", "TRUE"),
      make: {
        Name: "New",
        Order__c: 9,
        RouteTo__c: "Manager",
        ApprovalRule__c: facts.rule,
      },
      change: { Hours__c: 12 },
    },
    CustomerAlias__c: {
      id: of("CustomerAlias__c", "TRUE"),
      make: { Name: "New", Account__c: account },
      change: { Kind__c: "Subsidiary" },
    },
    ConflictRule__c: {
      id: of("ConflictRule__c", "TRUE"),
      make: {
        Name: "New",
        Kind__c: "Lead",
        Severity__c: "Review",
        Order__c: 900,
        Active__c: false,
      },
      change: { Policy__c: "Changed" },
    },
    PartnerTerritory__c: {
      id: of("PartnerTerritory__c", `"Partner__c" = '${partner}'`),
      make: { Name: "New", Partner__c: partner, Country__c: "FR" },
      change: { State__c: "Changed" },
    },
    Lead: {
      id: of("Lead", "TRUE"),
      make: { LastName: "New", Company: "New" },
      change: { Description: "Changed" },
    },
    ContentDocument: {
      id: `SELECT '${FILE}' AS "Id"`,
      make: { Title: "New" },
      change: { Title: "Changed" },
      prepare: withFile(deal),
    },
    ContentDocumentLink: {
      id: `SELECT '06A000000000001AAA' AS "Id"`,
      make: { ContentDocumentId: FILE, LinkedEntityId: facts.colleagueDeal, ShareType: "V" },
      change: { Visibility: "InternalUsers" },
      prepare: withFile(deal),
    },
    ContentVersion: {
      id: `SELECT '068000000000001AAA' AS "Id"`,
      make: { ContentDocumentId: FILE, PathOnClient: "order.pdf", VersionData: "JVBERg==" },
      change: { Title: "Changed" },
      prepare: withFile(deal),
    },
    Opportunity: {
      id: of("Opportunity", `"Id" = '${opportunity}'`),
      make: { Name: "New", StageName: "Prospecting", CloseDate: nextYear },
      change: { NextStep: "Changed" },
    },
    Partner__c: {
      id: of("Partner__c", `"Id" = '${partner}'`),
      make: { Name: "New" },
      change: { Country__c: "FR" },
      // One that has sent anything in cannot be deleted.
      prepare: [
        `UPDATE "DealRegistration__c" SET "Status__c" = 'Draft' WHERE "Partner__c" = '${partner}'`,
      ],
    },
    DealRegistration__c: {
      id: of("DealRegistration__c", `"Id" = '${deal}'`),
      make: {
        Partner__c: partner,
        Program__c: program,
        CustomerName__c: "New",
        CustomerWebsite__c: "new-customer.example.com",
        CustomerCountry__c: "DE",
        Product__c: "Analytics",
        Amount__c: 5,
        CloseDate__c: nextYear,
      },
      change: { Need__c: "Changed" },
      // Both sides may add to it then; a draft is its author's alone.
      prepare: [
        `UPDATE "DealRegistration__c" SET "Status__c" = 'More Info' WHERE "Id" = '${deal}'`,
      ],
    },
    DealEvent__c: {
      id: of("DealEvent__c", `"DealRegistration__c" = '${deal}'`),
      make: { DealRegistration__c: deal, Kind__c: "Submitted", Actor__c: "Partner" },
      change: { Message__c: "Changed" },
    },
    DealActivity__c: {
      id: of("DealActivity__c", `"Id" = '${activity}'`),
      make: {
        DealRegistration__c: deal,
        Kind__c: "Quote",
        HappenedOn__c: new Date().toISOString().slice(0, 10),
        Note__c: "Sent the offer",
      },
      change: { Note__c: "Changed" },
      prepare: [endingSoon(deal, activity)],
    },
    Renewal__c: {
      id: of("Renewal__c", `"Id" = '${renewal}'`),
      make: { DealRegistration__c: deal, Reason__c: "The board meets in May" },
      change: { Reason__c: "Changed" },
      prepare: [endingSoon(deal, activity)],
    },
    Membership__c: {
      id: of("Membership__c", `"Partner__c" = '${partner}'`),
      make: { Partner__c: partner, Program__c: freeProgram },
      change: { JoinedOn__c: "2026-01-01" },
    },
    Tier__c: {
      id: of("Tier__c", `"Program__c" = '${program}'`),
      prepare: [`UPDATE "Membership__c" SET "Tier__c" = NULL, "NextTier__c" = NULL`],
      make: {
        Name: "New",
        Program__c: program,
        Rank__c: 77,
        MinRevenue__c: 100_000_000,
        MinCertifications__c: 999,
        MinDeals__c: 999,
      },
      change: { Benefits__c: "Changed" },
    },
    // Restricted while somebody is in it: to delete it, its memberships and deals belong to another.
    Program__c: {
      id: of("Program__c", `"Id" = '${freeProgram}'`),
      prepare: ["Membership__c", "DealRegistration__c"].map(
        (table) =>
          `UPDATE "${table}" SET "Program__c" = '${program}' WHERE "Program__c" = '${freeProgram}'`,
      ),
      make: { Name: "New", Type__c: "Reseller" },
      change: { LostWindowDays__c: 99 },
    },
  };
}
export const sampleObjects = (facts: Facts): string[] => Object.keys(samples(facts));

/** The record as that operation needs it, and the rows that must be there. */
export function writeOf({ object, operation }: TriggerPath, facts: Facts, { rows }: Stage): Write {
  const sample = samples(facts)[object.name];
  if (!sample)
    throw new Error(
      `${object.name} has a trigger and no sample: add one to samples in e2e/security/records.ts.`,
    );
  const id = rows(sample.id)[0]?.["Id"];
  if (typeof id !== "string") throw new Error(`The sample data has no ${object.name} to write.`);
  const records: Readonly<Record<Operation, Readonly<Record<string, unknown>>>> = {
    insert: sample.make,
    update: { Id: id, ...sample.change },
    delete: { Id: id },
    undelete: { Id: id },
  };
  const binned = [
    `UPDATE "${object.name}" SET "IsDeleted" = 1 WHERE "Id" = '${id}'`,
    `INSERT OR REPLACE INTO _recycle_bin (id, object, root, at) VALUES ('${id}', '${object.name}', '${id}', 0)`,
  ];
  return {
    object: object.name,
    operation,
    record: records[operation],
    prepare: [...(sample.prepare ?? []), ...(operation === "undelete" ? binned : [])],
  };
}

/** Every state, and a registration of this firm in each of them. */
export function registrationsByStatus(
  statuses: readonly string[],
  facts: Facts,
  { rows }: Stage,
): { readonly ids: readonly string[]; readonly prepare: readonly string[] } {
  const ids = rows(`SELECT "Id" FROM "DealRegistration__c" ORDER BY "Id"`)
    .slice(0, statuses.length)
    .map((row) => String(row["Id"]));
  const prepare = statuses.map(
    (status, index) =>
      `UPDATE "DealRegistration__c" SET "Status__c" = '${status}', "Partner__c" = '${facts.partner}', "Program__c" = '${facts.program}', "ExpiresOn__c" = '2030-01-01', "SubmittedBy__c" = (SELECT "Id" FROM "User" WHERE "Username" = 'alpine.jonas@tandem.example') WHERE "Id" = '${ids[index] ?? ""}'`,
  );
  return { ids, prepare };
}

/** Moves all of them to one status at once; each succeeds or fails by itself. */
export function moveAll(
  to: string,
  { ids, prepare }: ReturnType<typeof registrationsByStatus>,
): Call {
  const records = ids.map((id) => ({
    attributes: { type: "tandem__DealRegistration__c" },
    id,
    tandem__Status__c: to,
  }));
  return { ...rest("PATCH", "/composite/sobjects", { allOrNone: false, records }), prepare };
}
