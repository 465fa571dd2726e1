// The race: two partners send the same customer in at the same moment, to two servers over one store. One holds the claim, the other is told, nothing is lost.
//
// Each server is a process of its own, so that the requests really run at once; the store lets one write transaction in at a time, as the
// platform's unique claim key lets one insert win. That a claim saved between the check and the save is met too is a fact of
// DealRegistrationServiceTest (aRaceTheDatabaseDecidesIsLostWithoutALeak), which no timing can bring about on purpose.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serveOrg } from "./support/local-org.ts";
import type { ServedOrg } from "./support/local-org.ts";
import { restAs } from "./support/rest.ts";

const PAIRS = 200;
/** So many pairs are under way at once. */
const AT_ONCE = 5;
const RIVALS = ["alpine.ana@tandem.example", "northstar.nia@tandem.example"] as const;
const LIVE = ["Submitted", "In Review", "Approved", "More Information"];

interface Submitted {
  readonly status?: string;
  readonly message?: string;
  readonly id?: string;
}
interface Rival {
  readonly partnerId: string;
  readonly programId: string;
  call(method: string, parameters: unknown): Promise<{ status: number; body: Submitted }>;
}
let servers: ServedOrg[] = [];
let rivals: Rival[] = [];
let admin: Awaited<ReturnType<typeof restAs>>;

before(async () => {
  const first = await serveOrg();
  servers = [first, await serveOrg(first.store)];
  admin = await restAs(first.url, "admin.paula@tandem.example");
  rivals = await Promise.all(
    RIVALS.map((username, index) => signedIn(servers[index]?.url ?? "", username)),
  );
  // Who may hold so many is not what is raced for.
  for (const { partnerId } of rivals) {
    const raised = await admin("PATCH", `/sobjects/Partner__c/${partnerId}`, {
      LiveDealCap__c: 10_000,
    });
    assert.equal(raised.status, 204, raised.text);
  }
  await tellAtOnce(250);
});
after(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

/** How many registrations of a partner that meet something are answered at once. */
async function tellAtOnce(times: number): Promise<void> {
  const setUp = await restAs(servers[0]?.url ?? "", "admin@local.org");
  const rows = await setUp(
    "GET",
    `/query?q=${encodeURIComponent("SELECT Id FROM TandemSettings__c")}`,
  );
  const settings = /"Id":"(\w+)"/.exec(rows.text)?.[1] ?? "";
  const set = await setUp("PATCH", `/sobjects/TandemSettings__c/${settings}`, {
    ContestedPerDay__c: times,
  });
  assert.equal(set.status, 204, set.text);
}

async function signedIn(url: string, username: string): Promise<Rival> {
  const form = new URLSearchParams({ grant_type: "password", username, password: "any" });
  const answer = await fetch(`${url}/services/oauth2/token`, { method: "POST", body: form });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const call = async (method: string, parameters: unknown) => {
    const called = await fetch(`${url}/apex/RegisterDealController/${method}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return { status: called.status, body: (await called.json()) as Submitted };
  };
  const { body } = await call("getForm", {});
  const { partnerId = "", programs } = body as {
    partnerId?: string;
    programs?: { value: string }[];
  };
  return { partnerId, programId: programs?.[0]?.value ?? "", call };
}

async function query(soql: string): Promise<Record<string, string | undefined>[]> {
  const { text } = await admin("GET", `/query?q=${encodeURIComponent(soql)}`);
  // Without the namespace of the fields.
  const plain = text.replace(/"\w+__(\w+__c)"/g, '"$1"');
  return (JSON.parse(plain) as { records: Record<string, string | undefined>[] }).records;
}

/** What one rival sends in about the customer of a pair: the two spell it in their own way. */
function deal(pair: number, index: number): Record<string, unknown> {
  return {
    programId: rivals[index]?.programId,
    customerName: index === 0 ? `Rapid Race ${pair} GmbH` : `RAPID RACE ${pair}`,
    customerWebsite: index === 0 ? `https://www.rapid-race-${pair}.com/` : `rapid-race-${pair}.com`,
    customerCountry: "DE",
    contactName: "Erika Muster",
    amount: 1000,
    closeDate: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
    product: "Analytics",
    need: "Wants to know more.",
    requestKey: `race-${pair}-${index}`,
  };
}

/** Both at the same moment. */
async function race(pair: number): Promise<Submitted[]> {
  return Promise.all(
    rivals.map(async (rival, index) => {
      const { status, body } = await rival.call("submit", { deal: deal(pair, index) });
      assert.equal(status, 200, body.message);
      return body;
    }),
  );
}

test(`of ${PAIRS} pairs of simultaneous submits one holds the claim, and the other is told`, async (t) => {
  const pairs: Submitted[][] = [];
  for (let from = 0; from < PAIRS; from += AT_ONCE)
    pairs.push(
      ...(await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => race(from + index)))),
    );

  for (const [number, answers] of pairs.entries()) {
    const [winner, loser] = [...answers].sort((one, other) =>
      (one.status ?? "").localeCompare(other.status ?? ""),
    );
    assert.equal(winner?.status, "Approved", `pair ${number}`);
    assert.equal(loser?.status, "Rejected", `pair ${number}`);
    assert.match(loser.message ?? "", /^This customer is protected for this product/);
    assert.doesNotMatch(loser.message ?? "", /Alpine|Northstar|Ruiz|Brooks/);
  }
  const stored = await query(
    "SELECT Id, Status__c, ClaimKey__c FROM DealRegistration__c WHERE CustomerName__c LIKE 'Rapid Race %'",
  );
  assert.equal(stored.length, 2 * PAIRS, "nothing is lost");
  const held = stored.filter(({ Status__c: status = "" }) => LIVE.includes(status));
  assert.equal(held.length, PAIRS, "one live claim for each customer");
  assert.equal(new Set(held.map(({ ClaimKey__c: key }) => key)).size, PAIRS);
  const first = pairs.filter(([one]) => one?.status === "Approved").length;
  t.diagnostic(`${RIVALS[0]} won ${first} times, ${RIVALS[1]} ${PAIRS - first} times`);
});

test("of many held customers that one firm sends in at once no more are told than may be", async () => {
  const allowed = 3;
  await tellAtOnce(allowed);
  const twice = await Promise.all(
    servers.map(({ url }) => signedIn(url, "sakura.haru@tandem.example")),
  );
  const answers = await Promise.all(
    Array.from({ length: 4 * allowed }, async (_, pair) => {
      const sender = twice[pair % twice.length];
      const sent = { ...deal(pair, 0), programId: sender?.programId, requestKey: `told-${pair}` };
      return (await sender?.call("submit", { deal: sent }))?.body.status;
    }),
  );
  assert.equal(answers.filter((status) => status === "Rejected").length, allowed, answers.join());
  assert.equal(answers.filter((status) => status === "In Review").length, 3 * allowed);
});
