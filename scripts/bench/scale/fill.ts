// Accounts with one open opportunity each, a million if need be, written past the triggers into the same tables; the keys are those the triggers stamp.
import { openRecords } from "../../../local-org/src/database/index.ts";
import type { Row } from "../../../local-org/src/database/index.ts";
import type { Org } from "../../../local-org/src/org/index.ts";
import { run } from "../org.ts";

const CHUNK = 20_000;
/** Of a word. */
const LETTERS = 10;
/** Two alphabets of syllables: what a name begins with never begins its second word. */
const FIRST = syllables("bdfghjkl", "aeiou");
const SECOND = syllables("mnprstvwz", "aeiou");

export interface Company {
  readonly name: string;
  readonly website: string;
  readonly domain: string;
  readonly key: string;
  readonly blocks: readonly [first: string, second: string];
}

/** The company with that number: two invented words and a legal form, in Germany. */
export function company(number: number): Company {
  const first = word(FIRST, number * 48_271_111);
  const second = word(SECOND, number * 104_729_017);
  return {
    name: `${capital(first)} ${capital(second)} GmbH`,
    website: `https://www.${first}-${second}.de`,
    domain: `${first}-${second}.de`,
    key: `${first} ${second}`,
    blocks: [`${first.slice(0, 5)} DE`, `${second.slice(0, 5)} DE`],
  };
}

/** Saves the first through the triggers, and the others like it. */
export function fill(org: Org, adminId: string, size: number): void {
  const { name, website } = company(0);
  run(
    org,
    adminId,
    `Id owner = [SELECT Id FROM User WHERE Username = 'rep.tom@tandem.example' WITH SYSTEM_MODE].Id;
     Account account = new Account(Name = '${name}', Website = '${website}', BillingCountry = 'Germany', OwnerId = owner);
     insert as system account;
     insert as system new Opportunity(Name = '${name}', AccountId = account.Id, StageName = 'Prospecting', CloseDate = Date.today().addDays(90), OwnerId = owner);`,
  );
  const records = openRecords(org.database, org.schema);
  const accounts = likeness(org, records, "Account", name);
  const opportunities = likeness(org, records, "Opportunity", name);
  org.database.savepoint("fill");
  for (let from = 1; from < size; from += CHUNK) {
    const count = Math.min(CHUNK, size - from);
    const accountIds = records.newIds(accounts.object, count);
    const opportunityIds = records.newIds(opportunities.object, count);
    const companies = Array.from({ length: count }, (_, index) => company(from + index));
    const own = (index: number): [string, string][] => {
      const { name: named, domain, key } = companies[index] ?? company(0);
      return [
        ["name", named],
        ["customerdomain__c", domain],
        ["customerkey__c", key],
      ];
    };
    records.insert(
      "Account",
      accountIds.map((id, index) => {
        const { website: site, blocks } = companies[index] ?? company(0);
        return new Map([
          ...accounts.row,
          ...own(index),
          ["website", site],
          ["nameblock__c", blocks[0]],
          ["secondnameblock__c", blocks[1]],
          ["id", id],
        ]);
      }),
    );
    records.insert(
      "Opportunity",
      opportunityIds.map(
        (id, index) =>
          new Map([
            ...opportunities.row,
            ...own(index),
            ["accountid", accountIds[index] ?? null],
            ["id", id],
          ]),
      ),
    );
  }
  org.database.release("fill");
}

/** The stored row of the record with that name, and its object. */
function likeness(
  org: Org,
  records: ReturnType<typeof openRecords>,
  objectName: string,
  name: string,
): {
  readonly object: NonNullable<ReturnType<Org["schema"]["objects"]["get"]>>;
  readonly row: Row;
} {
  const object = org.schema.objects.get(objectName.toLowerCase());
  const [row] = records.selectByField(objectName, "Name", [name]);
  if (!object || !row) throw new Error(`There is no ${objectName} '${name}' to fill the org with.`);
  return { object, row: new Map([...row].filter(([, value]) => value !== null)) };
}

function syllables(consonants: string, vowels: string): string[] {
  return [...consonants].flatMap((one) => [...vowels].map((other) => one + other));
}
/** A number written with syllables for digits; the factors scatter numbers over all of them, and no two are written alike. */
function word(digits: readonly string[], number: number): string {
  let rest = number % digits.length ** (LETTERS / 2);
  let text = "";
  for (let place = 0; place < LETTERS / 2; place++) {
    text = (digits[rest % digits.length] ?? "") + text;
    rest = Math.floor(rest / digits.length);
  }
  // The place that changes fastest comes first, so that neighbours don't share a beginning.
  return text.match(/../g)?.reverse().join("") ?? text;
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
