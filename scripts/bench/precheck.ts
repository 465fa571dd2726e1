// The pre-check in an org of 1,000 and of 100,000 accounts and open opportunities: rows read, and how its time grows.
import { limitsOf, openBenchOrg, run } from "./org.ts";
import { atMost } from "./row.ts";
import type { Org } from "../../local-org/src/org/index.ts";
import type { Bench, BenchRow } from "./row.ts";

const SMALL = 1_000;
const LARGE = 100_000;
const CHUNK = 2_000;
/** What a user may ask in an hour. */
const CHECKS = 20;

export const precheck: Bench = {
  name: "precheck",
  title: `the private pre-check with ${LARGE.toLocaleString("en")} accounts and open opportunities`,
  *run(): Generator<BenchRow> {
    const { org, admin, user } = openBenchOrg();
    try {
      const partner = user("alpine.ana@tandem.example");
      const other = user("northstar.nia@tandem.example");
      fill(org, admin.id, 0, SMALL);
      const small = measure(org, partner.id);
      fill(org, admin.id, SMALL, LARGE);
      const large = measure(org, other.id);
      yield atMost("rows read", Math.max(small.rows, large.rows), "rows", 50);
      yield atMost("time against an org of 1,000", large.time / small.time, "ratio", 3);
    } finally {
      org.close();
    }
  },
};

/** Accounts and one open opportunity each, through the real triggers. */
function fill(org: Org, userId: string, from: number, to: number): void {
  for (let start = from; start < to; start += CHUNK) {
    run(
      org,
      userId,
      `
      List<Account> accounts = new List<Account>();
      for (Integer i = ${start}; i < ${Math.min(to, start + CHUNK)}; i++) { accounts.add(new Account(Name = 'Volume ' + i, Website = 'volume-' + i + '.com')); }
      insert as system accounts;
      List<Opportunity> opportunities = new List<Opportunity>();
      for (Account account : accounts) { opportunities.add(new Opportunity(Name = account.Name, AccountId = account.Id, StageName = 'Prospecting', CloseDate = Date.today().addDays(90))); }
      insert as system opportunities;`,
    );
  }
}

/** Time of a check (hits and misses; the lower quartile, which other work on the machine disturbs least) and the most rows one read. */
function measure(org: Org, userId: string): { rows: number; time: number } {
  const times: number[] = [];
  let rows = 0;
  for (let n = 0; n < CHECKS; n++) {
    const website = n % 2 === 0 ? `volume-${n * 7}.com` : `nobody-${n}.com`;
    const started = performance.now();
    const limits = limitsOf(
      org.callAura(userId, "DealPrecheckController", "check", {
        website,
        customerName: null,
        customerCountry: null,
        product: null,
      }),
    );
    times.push(performance.now() - started);
    rows = Math.max(rows, limits.queryRows);
  }
  return { rows, time: times.sort((left, right) => left - right)[Math.floor(CHECKS / 4)] ?? 0 };
}
