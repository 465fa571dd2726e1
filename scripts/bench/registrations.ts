// Governor use of inserting 1, 20 and 200 registrations in one transaction, for free customers and for those that sales already works.
import { openBenchOrg, run } from "./org.ts";
import { atMost, same } from "./row.ts";
import type { Org } from "../../local-org/src/org/index.ts";
import type { Bench, BenchRow } from "./row.ts";

const SIZES = [1, 20, 200] as const;
const PRODUCTS = ["Analytics", "Integration Hub", "Core Platform"] as const;

export const registrations: Bench = {
  name: "registrations",
  title: "SOQL, DML and query rows for inserting 1, 20 and 200 registrations in one transaction",
  *run(): Generator<BenchRow> {
    const { org, admin } = openBenchOrg();
    try {
      run(
        org,
        admin.id,
        "update as system new Partner__c(Id = [SELECT Id FROM Partner__c WHERE Name = 'Sakura Integration' WITH SYSTEM_MODE].Id, LiveDealCap__c = 10000);",
      );
      yield* rowsFor(org, admin.id, "free customers", false);
      yield* rowsFor(org, admin.id, "customers of sales", true);
    } finally {
      org.close();
    }
  },
};

/** Free customers are approved and get an opportunity; customers of sales go to review with their conflicts. */
function* rowsFor(org: Org, userId: string, kind: string, isKnown: boolean): Generator<BenchRow> {
  const overhead = run(org, userId, prepare(0, PRODUCTS[0], isKnown));
  const used = SIZES.map((size, index) =>
    run(org, userId, `${prepare(size, PRODUCTS[index] ?? "", isKnown)}\ninsert as system deals;`),
  );
  const queries = used.map((limits) => limits.queries - overhead.queries);
  const statements = used.map((limits) => limits.dmlStatements);
  for (const [index, size] of SIZES.entries()) {
    yield atMost(`${kind}, ${size}: queries`, queries[index] ?? NaN, "queries", 19);
    yield atMost(`${kind}, ${size}: DML statements`, statements[index] ?? NaN, "statements", 8);
    yield atMost(
      `${kind}, ${size}: query rows`,
      (used[index]?.queryRows ?? NaN) - overhead.queryRows,
      "rows",
      10_000,
    );
  }
  yield same(`${kind}: queries`, queries, "queries");
  yield same(`${kind}: DML statements`, statements, "statements");
}

/** Builds the records; the queries it takes are measured apart and subtracted. */
function prepare(size: number, product: string, isKnown: boolean): string {
  return `
    Membership__c membership = [SELECT Partner__c, Program__c FROM Membership__c WHERE Partner__r.Name = 'Sakura Integration' WITH SYSTEM_MODE LIMIT 1];
    List<Account> accounts = [SELECT Name, Website FROM Account WHERE Website LIKE 'https://www.%' WITH SYSTEM_MODE ORDER BY Name LIMIT 200];
    List<DealRegistration__c> deals = new List<DealRegistration__c>();
    for (Integer i = 0; i < ${size}; i++) {
      Boolean isKnown = ${String(isKnown)};
      deals.add(new DealRegistration__c(
        Partner__c = membership.Partner__c, Program__c = membership.Program__c, Product__c = '${product}', Amount__c = 1000,
        CustomerName__c = isKnown ? accounts[i].Name : 'Bench ${size} Customer ' + i,
        CustomerWebsite__c = isKnown ? accounts[i].Website : 'bench-${size}-' + i + '.com',
        CustomerCountry__c = 'DE', CloseDate__c = Date.today().addDays(60), Status__c = 'Submitted'
      ));
    }`;
}
