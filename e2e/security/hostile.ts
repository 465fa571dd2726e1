// Hostile variants of a call, derived from the signature: a new method is attacked without anybody listing how.
import type { Facts } from "./calls.ts";
import type { Entry, Inventory } from "./inventory.ts";

const FLOOD = "a megabyte";

export interface Variant {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export const injections: Readonly<Record<string, string>> = {
  "SOQL quote": "' OR Name != '",
  "SOQL comment": "%' --",
  "quotes of other scripts": "\u2019 OR \u201CName\u201D != \u02BC\uFF07",
  "merge text": "{!$User.Email} {0} {!$Credential.x}",
  markup: "<img src=x onerror=alert(1)>",
  "control characters": "a\u0000b\u202Ec\r\nSet-Cookie: x=y",
};

/** Ids that are well formed and none of the caller's business, and what is no Id at all. */
function idsFor(facts: Facts): Readonly<Record<string, unknown>> {
  return {
    "another firm's registration": facts.otherDeal,
    "a colleague's registration": facts.colleagueDeal,
    "another firm": facts.otherPartner,
    "another firm's opportunity": facts.otherOpportunity,
    "a customer of sales": facts.account,
    "a record that never was": `${facts.deal.slice(0, 3)}000000zzzzzz`,
    "no Id": "not-an-id",
    "an injected Id": `${facts.deal}' OR Id != '`,
    "an object": { toString: "x" },
    nothing: null,
  };
}

export function variantsOf(
  entry: Entry,
  valid: Readonly<Record<string, unknown>>,
  facts: Facts,
  inventory: Inventory,
): Variant[] {
  return entry.parameters.flatMap(({ name, type }) =>
    valuesFor(type, valid[name], facts, inventory).map(([what, value]) => ({
      name: `${name}: ${what}`,
      parameters: { ...valid, [name]: value },
    })),
  );
}

type Values = (readonly [string, unknown])[];

function valuesFor(type: string, valid: unknown, facts: Facts, inventory: Inventory): Values {
  const ids = Object.entries(idsFor(facts));
  const list = /^(?:List|Set)<(.+)>$/i.exec(type)?.[1];
  if (list !== undefined)
    return [
      ["nothing", null],
      ["an empty list", []],
      ["a list of nothing", [null]],
      ["ten thousand", Array.from({ length: 10_000 }, () => facts.deal)],
      ["no list", "x"],
      ...ids.map(([what, id]) => [what, [id]] as const),
      ["own and stranger's together", [facts.deal, facts.otherDeal]],
    ];
  if (/^id$/i.test(type)) return ids;
  if (/^string$/i.test(type))
    return [
      ...Object.entries(injections),
      [FLOOD, "x".repeat(1024 * 1024)],
      ["nothing", null],
      ["an object", { a: [1] }],
    ];
  const info = inventory.infos.get(type.toLowerCase());
  if (!info)
    return [
      ["nothing", null],
      ["text", "x"],
    ];
  return [
    ["nothing", null],
    ["text", "x"],
    ["an empty object", {}],
    [
      "members that are none",
      { ...(valid as object), partnerId: facts.otherPartner, Status__c: "Approved" },
    ],
    ...info.fields
      .filter(({ annotations }) => annotations.some((one) => one.name === "auraenabled"))
      .flatMap(({ name, type: member }) =>
        valuesFor(member, undefined, facts, inventory)
          // One flood tells what every other text would.
          .filter(([what]) => what !== FLOOD || name === "need")
          .map(
            ([what, value]) =>
              [`${name}: ${what}`, { ...(valid as object), [name]: value }] as const,
          ),
      ),
  ];
}
