// A partner that sends in rivals' customers one after the other by the portal's own endpoint: it is told so often, then nothing more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFacts } from "./calls.ts";
import { readInventory } from "./inventory.ts";
import { persona } from "./personas.ts";
import { apex, openStage } from "./stage.ts";
import type { Facts } from "./calls.ts";
import type { Call, Stage } from "./stage.ts";

const ALLOWED = 10;
const { schema } = readInventory();
let stage: Stage;
let facts: Facts;
before(async () => {
  stage = await openStage(schema);
  facts = readFacts(stage);
});
after(() => stage.close());

interface Held {
  readonly website: string;
  readonly product: string;
  readonly country: string;
}

/** Customers that other firms hold. */
function held(): Held[] {
  return stage
    .rows(
      `SELECT "CustomerWebsite__c" AS w, "Product__c" AS p, "CustomerCountry__c" AS c FROM "DealRegistration__c" WHERE "Partner__c" <> '${facts.partner}' AND "ClaimKey__c" IS NOT NULL AND "CustomerWebsite__c" IS NOT NULL ORDER BY "Id"`,
    )
    .map((row) => ({
      website: String(row["w"]),
      product: String(row["p"]),
      country: String(row["c"]),
    }));
}

const submit = ({ website, product, country }: Held, name: string): Call =>
  apex("RegisterDealController", "submit", {
    deal: {
      requestKey: `telling-${name}`,
      programId: facts.program,
      customerName: name,
      customerWebsite: website,
      customerCountry: country,
      product,
      amount: 1000,
      closeDate: `${new Date().getFullYear() + 1}-06-30`,
    },
  });

/** What stands in an answer beside the record's own Id, number and moment. */
function shape(text: string): unknown {
  const { id, name, decisionDueOn, message, ...rest } = JSON.parse(text) as Record<string, unknown>;
  assert.ok(typeof id === "string" && typeof name === "string");
  return {
    ...rest,
    message: String(message).replace(/\d{1,2}:\d{2}/, ""),
    isDue: decisionDueOn !== null,
  };
}

test("after so many that met something, a free and a taken customer are answered alike", async () => {
  const taken = held();
  assert.ok(taken.length > ALLOWED + 1, `the sample data holds only ${taken.length} customers`);
  const [last, ...rest] = taken;
  assert.ok(last);
  const free: Held = { ...last, website: "https://quillfeather-bakeries.example.com" };
  const calls = rest.slice(0, ALLOWED).map((one, index) => submit(one, `Told ${index}`));
  const answers = await stage.together(persona("PartnerUser"), [
    ...calls,
    submit(free, "Freely"),
    submit(last, "Thereto"),
    submit(last, "Thereto again"),
  ]);
  for (const { status, text } of answers.slice(0, ALLOWED))
    assert.match(text, /"status":"(Rejected|In Review)"/, `${status} ${text}`);
  assert.ok(answers.some(({ text }) => text.includes(`"status":"Rejected"`)));
  const [one, other, again] = answers.slice(ALLOWED);
  assert.equal(one?.status, 200, one?.text);
  assert.match(one.text, /"status":"In Review"/);
  assert.deepEqual(shape(other?.text ?? ""), shape(one.text));
  assert.match(again?.text ?? "", /"alreadyRegistered":true/);
});
