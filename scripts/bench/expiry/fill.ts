// Approved registrations whose term is over, each with its marked account and its opportunity, like one that was made through the triggers.
import { createHash } from "node:crypto";
import { openRecords } from "../../../local-org/src/database/index.ts";
import type { Row } from "../../../local-org/src/database/index.ts";
import type { Org } from "../../../local-org/src/org/index.ts";
import { changeRegistrations, noCap, saveRegistrations } from "../limits/ground.ts";
import { run } from "../org.ts";

const CHUNK = 10_000;
const OBJECTS = ["Account", "Opportunity", "DealRegistration__c"] as const;
type Value = Row extends ReadonlyMap<string, infer V> ? V : never;

export function fillDue(org: Org, adminId: string, size: number): void {
  for (const step of [
    noCap,
    saveRegistrations("Submitted"),
    changeRegistrations("deal.ExpiresOn__c = Date.today().addDays(-3);"),
  ]) {
    run(org, adminId, `Integer size = 1;\n${step}`);
    org.runJobs();
  }
  const records = openRecords(org.database, org.schema);
  const first = OBJECTS.map((name) => {
    const rows =
      name === "DealRegistration__c"
        ? records.selectByField(name, "CustomerName__c", ["Limit Customer 0"])
        : records.selectByField(name, "CustomerKey__c", ["limit customer 0"]);
    const object = org.schema.objects.get(name.toLowerCase());
    const [row] = rows;
    if (!object || !row) throw new Error(`There is no ${name} to fill the org with.`);
    return { name, object, row, id: String(row.get("id")) };
  });
  requireHashes(first.at(-1)?.row);
  org.database.savepoint("fill");
  for (let from = 1; from < size; from += CHUNK) {
    const count = Math.min(CHUNK, size - from);
    const ids = first.map(({ object }) => records.newIds(object, count));
    for (const { name, row } of first)
      records.insert(
        name,
        Array.from({ length: count }, (_, index) =>
          copyOf(
            row,
            from + index,
            new Map(first.map(({ id }, place) => [id, ids[place]?.[index] ?? ""])),
          ),
        ),
      );
  }
  org.database.release("fill");
}

/** With its own names, keys and neighbours. */
function copyOf(row: Row, number: number, idsByFirst: ReadonlyMap<string, string>): Row {
  const copy = new Map<string, Value>();
  for (const [field, value] of row) {
    if (value === null) continue;
    copy.set(
      field,
      typeof value === "string" ? (idsByFirst.get(value) ?? textOf(field, value, number)) : value,
    );
  }
  return copy;
}
function textOf(field: string, value: string, number: number): string {
  switch (field) {
    case "claimkey__c":
      return domainClaim(number);
    case "claimnamekey__c":
      return nameClaim(number);
    case "requestkey__c":
      return `${value.slice(0, 19)}bench-${number}`;
    default:
      return value
        .replace(/(limit[- ])0\b/gi, `$1${number}`)
        .replace(/(limit customer )0\b/gi, `$1${number}`);
  }
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const domainClaim = (number: number): string => hash(`domain limit-${number}.com for Analytics`);
const nameClaim = (number: number): string =>
  hash(`name limit customer ${number} in DE for Analytics`);

/** The copies' claims are made as DealClaims makes them. */
function requireHashes(row: Row | undefined): void {
  if (row?.get("claimkey__c") !== domainClaim(0) || row.get("claimnamekey__c") !== nameClaim(0))
    throw new Error("DealClaims makes its keys otherwise than scripts/bench/expiry/fill.ts.");
}
