// Every attack of attacks.ts, as each persona it is for: refused or answered without a word of others, and nothing saved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { attacks } from "./attacks.ts";
import { leaks } from "./canaries.ts";
import { isAllowed, readFacts } from "./calls.ts";
import { readInventory } from "./inventory.ts";
import { persona } from "./personas.ts";
import { openStage } from "./stage.ts";
import type { Targets } from "./attack.ts";
import type { Attempt, Stage } from "./stage.ts";

const { schema } = readInventory();
let stage: Stage;
let targets: Targets;
before(async () => {
  stage = await openStage(schema);
  const facts = readFacts(stage);
  const one = (sql: string, column: string): string => String(stage.rows(sql)[0]?.[column]);
  targets = {
    ...facts,
    partnerUser: one(
      `SELECT "Id" FROM "User" WHERE "Username" = 'alpine.jonas@tandem.example'`,
      "Id",
    ),
    strangersKey: one(
      `SELECT "RequestKey__c" FROM "DealRegistration__c" WHERE "Id" = '${facts.otherDeal}'`,
      "RequestKey__c",
    ),
    event: one(
      `SELECT "Id" FROM "DealEvent__c" WHERE "DealRegistration__c" = '${facts.deal}'`,
      "Id",
    ),
  };
});
after(() => stage.close());

const isRefused = ({ status, text }: Attempt): boolean =>
  !isAllowed(status, text) || /"success":false/.test(text);

test("every attack is refused, or answered without a word of others", async () => {
  const won: string[] = [];
  const all = attacks(targets);
  assert.ok(all.length >= 40, `${all.length} attacks`);
  for (const { name, who, call, mayAnswer } of all)
    for (const as of who) {
      const attacker = persona(as);
      const answer = await stage.attempt(attacker, call);
      const shown = `${as} could ${name}: ${answer.status} ${answer.text.slice(0, 300)}`;
      // Behind the pages it is one firm (ADR 10).
      const ofFirm = call.path.startsWith("/services/data/") && as !== "OtherFirm";
      const told =
        attacker.side === "partner"
          ? leaks(as, answer.raw, ofFirm ? ["colleague", "firm"] : [])
          : [];
      if (mayAnswer !== true && !isRefused(answer)) won.push(shown);
      if (answer.changed.length > 0) won.push(`${shown} (saved ${answer.changed.join()})`);
      if (/UNKNOWN_EXCEPTION|NullPointer/.test(answer.text)) won.push(`${shown} (broke)`);
      if (told.length > 0) won.push(`${shown} (told ${told.join()})`);
    }
  assert.deepEqual(won, []);
});
