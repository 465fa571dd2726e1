// Governor use of inserting 1, 20 and 200 registrations in one transaction, half of them against sales' own customers.
import { limitsOf, openBenchOrg, valueOf } from "./org.ts";
import { atMost, same } from "./row.ts";
import type { ApiRecord } from "../../local-org/src/org/index.ts";
import type { Bench, BenchRow } from "./row.ts";

const SIZES = [1, 20, 200] as const;
const DAY = 86_400_000;

export const registrations: Bench = {
  name: "registrations",
  title: "SOQL, DML and query rows for inserting 1, 20 and 200 registrations in one transaction",
  *run(): Generator<BenchRow> {
    const { org, user } = openBenchOrg();
    try {
      const manager = user("manager.maya@tandem.example");
      const [membership] = valueOf(org.query(manager.id, "SELECT Partner__c, Program__c FROM Membership__c WHERE Partner__r.Name = 'Sakura Integration'")).records;
      const accounts = valueOf(org.query(manager.id, "SELECT Name, Website FROM Account WHERE Website LIKE 'https://www.%' ORDER BY Name LIMIT 200")).records;
      const used = SIZES.map((size) => limitsOf(org.insert(manager.id, "DealRegistration__c", batch(size, membership, accounts))));
      for (const [index, limits] of used.entries()) {
        yield atMost(`queries for ${SIZES[index]}`, limits.queries, "queries", 15);
        yield atMost(`DML statements for ${SIZES[index]}`, limits.dmlStatements, "statements", 8);
        yield atMost(`query rows for ${SIZES[index]}`, limits.queryRows, "rows", 50_000 * 0.2);
      }
      yield same("queries", used.map(({ queries }) => queries), "queries");
      yield same("DML statements", used.map(({ dmlStatements }) => dmlStatements), "statements");
    } finally {
      org.close();
    }
  },
};

function batch(size: number, membership: ApiRecord | undefined, accounts: readonly ApiRecord[]): ApiRecord[] {
  return Array.from({ length: size }, (_, index) => {
    const account = index % 2 === 1 ? accounts[index] : undefined;
    return {
      Partner__c: field(membership, "Partner__c"),
      Program__c: field(membership, "Program__c"),
      CustomerName__c: account?.["Name"] ?? `Bench Customer ${size}-${index}`,
      CustomerWebsite__c: account?.["Website"] ?? `bench-${size}-${index}.com`,
      CustomerCountry__c: "DE",
      Product__c: PRODUCTS[SIZES.indexOf(size as (typeof SIZES)[number])] ?? PRODUCTS[0],
      Amount__c: 1000,
      CloseDate__c: new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10),
      Status__c: "Submitted",
    };
  });
}
const PRODUCTS = ["Analytics", "Integration Hub", "Professional Services"] as const;

/** A field by its name with or without the namespace, as the API answers with it. */
function field(record: ApiRecord | undefined, name: string): unknown {
  const key = Object.keys(record ?? {}).find((one) => one === name || one.endsWith(`__${name}`));
  if (record === undefined || key === undefined) throw new Error(`The sample org has no ${name} to bench with.`);
  return record[key];
}
