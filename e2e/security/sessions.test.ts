// Rights that end while somebody is signed in: a deactivated user and a permission set taken away are refused with the next request.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFacts } from "./calls.ts";
import { readInventory } from "./inventory.ts";
import { persona } from "./personas.ts";
import { apex, openStage, rest, soql } from "./stage.ts";
import type { Facts } from "./calls.ts";
import type { Stage } from "./stage.ts";

const { schema } = readInventory();
let stage: Stage;
let facts: Facts;
before(async () => {
  stage = await openStage(schema);
  facts = readFacts(stage);
});
after(() => stage.close());

const list = apex("MyDealsController", "listDeals", { filter: "all" });
const deals = soql("SELECT Id FROM tandem__DealRegistration__c");

test("a permission set taken away closes classes, objects and sites at once", async () => {
  const user = persona("PartnerUser");
  assert.equal((await stage.request(user, list)).status, 200);
  assert.equal((await stage.request(user, deals)).status, 200);

  stage.administer(
    `delete as system [SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${stage.userId(user)}'];`,
  );

  const refused = await stage.request(user, list);
  assert.equal(refused.status, 500);
  assert.match(refused.text, /You do not have access to the Apex class named/);
  const query = await stage.request(user, deals);
  assert.deepEqual([query.status, query.codes], [400, ["INVALID_TYPE"]]);
  const record = rest("GET", `/sobjects/tandem__DealRegistration__c/${facts.deal}`);
  assert.equal((await stage.request(user, record)).status, 404);
  const page = await stage.request(user, { method: "GET", path: "/partners/" });
  assert.equal(page.status, 403, "no member of the site any more");
});

test("a custom permission taken away ends deciding, not reading", async () => {
  const manager = persona("PartnerManager");
  const approve = apex("RegistrationReviewController", "approve", {
    registrationId: facts.deal,
    note: null,
    opportunityId: null,
  });
  stage.administer(
    `delete as system [SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${stage.userId(manager)}'];`,
  );
  stage.administer(
    `insert as system new PermissionSetAssignment(AssigneeId = '${stage.userId(manager)}', PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'TandemSalesOps'].Id);`,
  );

  const answer = await stage.attempt(manager, approve);
  assert.equal(answer.status, 500, answer.text);
  assert.match(answer.text, /Only people who decide registrations can do this/);
  assert.deepEqual(answer.changed, []);
  const queue = apex("DealDeskController", "getQueue", { scope: "all" });
  assert.equal((await stage.request(manager, queue)).status, 200);
});

test("a deactivated user's session has ended, and there is no new one", async () => {
  const user = persona("OtherFirm");
  assert.equal((await stage.request(user, list)).status, 200);

  stage.administer(`update as system new User(Id = '${stage.userId(user)}', IsActive = false);`);

  for (const call of [list, deals, { method: "GET", path: "/local/ui/outbox" }]) {
    const answer = await stage.request(user, call);
    assert.deepEqual([answer.status, answer.codes], [401, ["INVALID_SESSION_ID"]], answer.text);
  }
  const signIn = await fetch(`${stage.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      username: user.username ?? "",
      password: "any",
    }),
  });
  assert.equal(signIn.status, 400);
});

test("a session that was never given, signed out or cut short is none", async () => {
  for (const token of ["", "00D000000000000!guessed", "null"]) {
    const answer = await fetch(`${stage.url}/services/data/v67.0/sobjects`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 401);
  }
});
