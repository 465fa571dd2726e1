// Strangers' ids, ids of the wrong kind, nothing, floods and injections into every parameter of every method: no data, no internals, nothing saved.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { leaks } from "./canaries.ts";
import { callOf, exampleOf, isAllowed, readFacts } from "./calls.ts";
import { injections, variantsOf } from "./hostile.ts";
import { readInventory, type Entry } from "./inventory.ts";
import { persona, personas } from "./personas.ts";
import { openStage } from "./stage.ts";
import type { Facts } from "./calls.ts";
import type { Persona } from "./personas.ts";
import type { Attempt, Stage } from "./stage.ts";

const inventory = readInventory();
const labels = inventory.schema.labels.map(({ value }) => value);
let stage: Stage;
let facts: Facts;
before(async () => {
  stage = await openStage(inventory.schema);
  facts = readFacts(stage);
});
after(() => stage.close());

/** What the platform itself says, which names no record and no code of ours but what the caller named. */
const platformTexts = [
  /^You do not have access to the Apex class named '\w+'\.$/,
  /^Value provided is invalid for action parameter '\w+' of type '[\w<>]+'$/,
  /^Session expired or invalid$/,
  /^The requested resource does not exist$/,
  /^INVALID_API_INPUT: The value of an input is no \w+\.$/,
];
const labelPatterns = labels.map(
  (label) =>
    new RegExp(
      `^${label
        .replaceAll("''", "'")
        .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
        .replace(/\{\d+\}/g, "[^]{0,60}")}$`,
    ),
);
const internals =
  /\bClass\.\w|\.cls\b|line \d+, column|\bSELECT\b|\bFROM\b|[Ss]qlite|node_modules|file:\/\/|\.ts:\d|\bat [\w.]+ \(|Gateway|Selector|NullPointer|System\.(?!AuraHandledException|NoAccessException|JSONException)\w*Exception/;

interface Refusal {
  readonly message?: string;
  /** of one input of an action */
  readonly errors?: readonly Refusal[] | null;
}
/** The words of a refusal: from a label, or the platform's own. */
function sentencesOf(text: string): string[] {
  const body = JSON.parse(text) as Refusal | Refusal[];
  const refusals = (Array.isArray(body) ? body : [body]).flatMap((one) => one.errors ?? [one]);
  const messages = refusals.map(({ message }) => message ?? "");
  return messages.flatMap((message) => {
    if (!message.startsWith("{")) return [message];
    const inner = JSON.parse(message) as { message: string; fieldErrors: { message: string }[] };
    return [inner.message, ...inner.fieldErrors.map((error) => error.message)];
  });
}

function checkAnswer(who: Persona, kind: Entry["kind"], what: string, answer: Attempt): void {
  const shown = `${who.name}, ${what}: ${answer.status} ${answer.text.slice(0, 400)}`;
  assert.deepEqual(leaks(who.name, answer.raw), [], `leaks to ${shown}`);
  assert.doesNotMatch(answer.raw, /Set-Cookie: x=y/i, `header injected by ${shown}`);
  if (answer.status === 200) return;
  // An action answers 400 to whatever went wrong; whom its class is closed to finds no such action.
  const statuses = kind === "flow" ? [400, 401, 404] : [401, 500];
  assert.ok(statuses.includes(answer.status), `the status of ${shown}`);
  assert.deepEqual(answer.changed, [], `saved by ${shown}`);
  assert.doesNotMatch(answer.raw, internals, `internals told to ${shown}`);
  for (const sentence of sentencesOf(answer.text)) {
    const known = [...platformTexts, ...labelPatterns].some((one) => one.test(sentence));
    assert.ok(known, `words of no label, "${sentence}", told to ${shown}`);
    for (const injected of [injections["markup"], injections["SOQL quote"]])
      assert.ok(!sentence.includes(injected ?? "?"), `echoed to ${shown}`);
  }
}

describe("hostile arguments", () => {
  for (const entry of inventory.entries)
    test(entry.name, async () => {
      const example = exampleOf(entry, facts);
      const variants = variantsOf(entry, example.parameters, facts, inventory);
      const opened = new Set<string>();
      for (const who of personas) {
        const answer = await stage.attack(who, callOf(entry, example));
        if (isAllowed(answer.status, answer.text)) opened.add(who.name);
      }
      // Whom the class is closed to gets the same refusal before any argument is read: one of them stands for all.
      const strangers = personas.filter(({ name }) => !opened.has(name));
      const tried = [...personas.filter(({ name }) => opened.has(name)), ...strangers.slice(0, 1)];
      if (!tried.some(({ name }) => name === "OtherFirm")) tried.push(persona("OtherFirm"));
      for (const who of tried)
        for (const variant of variants) {
          const call = callOf(entry, { ...example, parameters: variant.parameters });
          checkAnswer(who, entry.kind, variant.name, await stage.attack(who, call));
        }
    });
});

test("a stranger's registration answers word for word like one that never was", async () => {
  const never = `${facts.deal.slice(0, 3)}000000zzzzzz`;
  for (const entry of inventory.entries) {
    const ids = entry.parameters.filter(({ type }) => /^(List<Id>|Id)$/.test(type));
    const example = exampleOf(entry, facts);
    for (const { name, type } of ids)
      for (const who of [persona("PartnerLead"), persona("PartnerUser")]) {
        const ask = (id: string) =>
          stage.attempt(
            who,
            callOf(entry, {
              ...example,
              parameters: { ...example.parameters, [name]: type === "Id" ? id : [id] },
            }),
          );
        const strangers = await ask(facts.otherDeal);
        const nobodys = await ask(never);
        assert.deepEqual(
          [strangers.status, strangers.text.replaceAll(facts.otherDeal, "?")],
          [nobodys.status, nobodys.text.replaceAll(never, "?")],
          `${entry.name} ${name} as ${who.name}`,
        );
      }
  }
});

test("a body that is no object, no JSON or too long is refused by its status alone", async () => {
  const path = "/apex/MyDealsController/listDeals";
  const lead = persona("PartnerLead");
  for (const [body, status] of [
    ["[1]", 400],
    ["{", 400],
    [`{"filter":"${"x".repeat(7 * 1024 * 1024)}"}`, 413],
  ] as const) {
    const answer = await stage.attempt(lead, { method: "POST", path, body });
    assert.equal(answer.status, status, answer.text.slice(0, 200));
    assert.doesNotMatch(answer.raw, internals);
  }
  for (const unknown of [
    "/apex/NoController/x",
    "/apex/DealStatusGateway/save",
    "/apex/DealRow/id",
  ]) {
    const answer = await stage.attempt(lead, { method: "POST", path: unknown, body: {} });
    assert.equal(answer.status, 404, answer.text);
  }
});
