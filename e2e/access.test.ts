// Doors that stay closed: another firm's deals, decisions and evidence, in the portal's address line and by REST.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { looksRight, openStage, PARTNER, RIVAL } from "./support/people.ts";
import { apexResponses, registerDeal } from "./support/portal.ts";
import { restAs } from "./support/rest.ts";
import type { Stage } from "./support/people.ts";

/** Over the automatic limit: it waits for a decision. */
const OWN = {
  website: "saffron-gate-own.com",
  name: "Saffron Gate Hotels",
  product: "Analytics",
  amount: "180000",
};

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test("another firm's deal does not exist for a stranger, by address or by REST", async () => {
  const dealId = await stage.as(PARTNER, async (page) => {
    await registerDeal(page, OWN);
    await page.getByRole("button", { name: "See the deal" }).click();
    await page.getByRole("heading", { level: 1, name: OWN.name }).waitFor();
    return new URL(page.url()).searchParams.get("recordId") ?? "";
  });
  const own = await restAs(stage.org.url, "alpine.ana@tandem.example");
  const stranger = await restAs(stage.org.url, "northstar.nia@tandem.example");
  const deal = `/sobjects/tandem__DealRegistration__c/${dealId}`;
  const { text } = await own("GET", deal);
  assert.match(text, /Saffron Gate/);
  const partnerId = /"tandem__Partner__c":"(\w+)"/.exec(text)?.[1] ?? "";

  await stage.as(
    RIVAL,
    async (page) => {
      const responses = apexResponses(page);
      await page.goto(`${stage.org.url}/partners/deal?recordId=${dealId}`);
      await page.getByText("This registration does not exist, or you may not see it.").waitFor();
      await looksRight(page, "portal-stranger");
      assert.doesNotMatch((await Promise.all(responses)).join(), /Saffron|Alpine|180000/);
    },
    { refused: true },
  );
  const read = await stranger("GET", deal);
  assert.deepEqual([read.status, read.codes], [404, ["NOT_FOUND"]]);
  const insert = { tandem__Partner__c: partnerId, tandem__CustomerName__c: "Taken Over" };
  const theirs = await stranger("POST", "/sobjects/tandem__DealRegistration__c", insert);
  assert.deepEqual(
    [theirs.status, theirs.codes],
    [403, ["INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"]],
  );
});

test("a partner cannot decide, read conflicts or write what the form does not offer, by REST", async () => {
  const rest = await restAs(stage.org.url, "alpine.ana@tandem.example");
  const query = (soql: string) => rest("GET", `/query?q=${encodeURIComponent(soql)}`);
  const found = await query(
    `SELECT Id, tandem__Status__c FROM tandem__DealRegistration__c WHERE tandem__CustomerName__c = '${OWN.name}'`,
  );
  const deal = `/sobjects/tandem__DealRegistration__c/${/"Id":"(\w+)"/.exec(found.text)?.[1] ?? ""}`;
  for (const status of ["Approved", "Won", "More Info"]) {
    const decided = await rest("PATCH", deal, {
      tandem__Status__c: status,
      tandem__ExpiresOn__c: "2030-01-01",
    });
    assert.equal(decided.status, 400, decided.text);
    assert.ok(decided.codes.length > 0, decided.text);
  }
  assert.match((await rest("GET", deal)).text, /"tandem__Status__c":"In Review"/);
  const conflicts = await query("SELECT Id FROM tandem__DealConflict__c");
  assert.deepEqual([conflicts.status, conflicts.codes], [400, ["INVALID_TYPE"]], conflicts.text);
  assert.equal((await rest("GET", "/sobjects/tandem__DealConflict__c/describe")).status, 404);
  const reason = await query("SELECT tandem__DecisionReason__c FROM tandem__DealRegistration__c");
  assert.deepEqual([reason.status, reason.codes], [400, ["INVALID_FIELD"]], reason.text);
  const tooLong = await rest("PATCH", deal, { tandem__Need__c: "x".repeat(40_000) });
  assert.equal(tooLong.status, 400, tooLong.text);
});
