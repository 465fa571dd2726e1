// The REST and UI APIs as partners and guests use them past every page: hidden objects, hidden fields, fields to read only, other people's rows.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { qualifiedName } from "../../local-org/src/metadata/schema.ts";
import { leaks } from "./canaries.ts";
import { readFacts } from "./calls.ts";
import { readInventory } from "./inventory.ts";
import { persona } from "./personas.ts";
import { openStage, rest, soql } from "./stage.ts";
import type { FieldDefinition, ObjectDefinition } from "../../local-org/src/metadata/schema.ts";
import type { Facts } from "./calls.ts";
import type { Persona } from "./personas.ts";
import type { Attempt, Call, Stage } from "./stage.ts";

const { schema } = readInventory();
const partners = [persona("PartnerLead"), persona("PartnerUser"), persona("PartnerNoSet")];
const api = (name: string): string => qualifiedName(schema, name);

let stage: Stage;
let facts: Facts;
before(async () => {
  stage = await openStage(schema);
  facts = readFacts(stage);
});
after(() => stage.close());

/** Platform events are no records: nobody can query, read or list one, granted or not. */
const objects = [...schema.objects.values()].filter(({ kind }) => kind !== "platformEvent");
const isReadable = (who: Persona, object: ObjectDefinition): boolean =>
  stage.org.objectAccess(stage.userId(who), object.name).read;
const fieldAccess = (who: Persona, object: ObjectDefinition, field: FieldDefinition) =>
  stage.org.fieldAccess(stage.userId(who), object.name, field.name);
const fieldsOf = (object: ObjectDefinition): FieldDefinition[] => [...object.fields.values()];

async function refused(who: Persona, call: Call, status: number, code: string): Promise<Attempt> {
  const answer = await stage.attempt(who, call);
  const shown = `${who.name} ${call.method} ${decodeURIComponent(call.path)}: ${answer.text}`;
  assert.deepEqual([answer.status, answer.codes[0]], [status, code], shown);
  assert.deepEqual(answer.changed, [], shown);
  assert.deepEqual(leaks(who.name, answer.raw, ["colleague", "firm"]), [], shown);
  return answer;
}

describe("objects that are not granted", () => {
  for (const who of partners)
    test(`${who.name} can neither query, read, describe, count, write nor list one`, async () => {
      const hidden = objects.filter((object) => !isReadable(who, object));
      assert.ok(hidden.some(({ name }) => name === "DealConflict__c"));
      for (const object of hidden) {
        const name = api(object.name);
        const record = `${object.keyPrefix}000000000001AAA`;
        await refused(who, soql(`SELECT Id FROM ${name}`), 400, "INVALID_TYPE");
        await refused(who, soql(`SELECT COUNT() FROM ${name}`), 400, "INVALID_TYPE");
        await refused(who, rest("GET", `/sobjects/${name}`), 404, "NOT_FOUND");
        await refused(who, rest("GET", `/sobjects/${name}/describe`), 404, "NOT_FOUND");
        await refused(who, rest("GET", `/sobjects/${name}/${record}`), 404, "NOT_FOUND");
        await refused(who, rest("POST", `/sobjects/${name}`, { Name: "x" }), 404, "NOT_FOUND");
        const info = await stage.attempt(who, {
          method: "GET",
          path: `/ui-api/object-info/${name}`,
        });
        assert.ok(info.status >= 400 && !info.text.includes("dataType"), info.text);
      }
      const { text } = await stage.attempt(who, rest("GET", "/sobjects"));
      const listed = (JSON.parse(text) as { sobjects: { name: string }[] }).sobjects;
      const names = new Set(listed.map(({ name }) => name));
      for (const object of hidden) assert.ok(!names.has(api(object.name)), object.name);
    });

  test("no field that partners must not see has a history of its own", () => {
    const tracked = objects.flatMap((object) =>
      fieldsOf(object)
        .filter((field) => field.trackHistory && isReadable(persona("PartnerLead"), object))
        .filter((field) => !fieldAccess(persona("PartnerLead"), object, field).read)
        .map(({ name }) => `${object.name}.${name}`),
    );
    // Who looked after the firm before is no secret to the firm: notices come in that person's name.
    assert.deepEqual(tracked, ["Partner__c.Manager__c"]);
  });

  test("children of a readable object stay hidden in subqueries and relationships", async () => {
    const lead = persona("PartnerLead");
    const deal = api("DealRegistration__c");
    for (const query of [
      `SELECT Id, (SELECT Id FROM tandem__Conflicts__r) FROM ${deal}`,
      `SELECT Id FROM ${deal} WHERE Id IN (SELECT tandem__DealRegistration__c FROM tandem__DealConflict__c)`,
    ]) {
      const answer = await stage.attempt(lead, soql(query));
      assert.equal(answer.status, 400, answer.text);
      assert.deepEqual(leaks(lead.name, answer.raw, ["colleague", "firm"]), []);
    }
  });
});

describe("fields that are hidden", () => {
  for (const who of partners.slice(0, 2))
    test(`${who.name} can neither select, filter, sort, group nor aggregate by one`, async () => {
      const readable = objects.filter((object) => isReadable(who, object));
      let tried = 0;
      for (const object of readable)
        for (const field of fieldsOf(object)) {
          if (fieldAccess(who, object, field).read) continue;
          const [name, from] = [api(field.name), api(object.name)];
          tried += 1;
          for (const query of [
            `SELECT ${name} FROM ${from}`,
            `SELECT Id FROM ${from} WHERE ${name} != null`,
            `SELECT Id FROM ${from} WHERE ${name} LIKE 'a%'`,
            `SELECT Id FROM ${from} ORDER BY ${name}`,
            `SELECT COUNT(Id) FROM ${from} GROUP BY ${name}`,
            `SELECT MAX(${name}) FROM ${from}`,
          ])
            await refused(who, soql(query), 400, "INVALID_FIELD");
        }
      assert.ok(tried > 20, `only ${tried} hidden fields were found`);
    });

  for (const who of partners.slice(0, 2))
    test(`${who.name} does not reach one over a relationship`, async () => {
      for (const object of objects.filter((one) => isReadable(who, one)))
        for (const lookup of fieldsOf(object)) {
          const [to, more] = lookup.reference?.to ?? [];
          const target = schema.objects.get(to?.toLowerCase() ?? "");
          if (!target || more !== undefined || !fieldAccess(who, object, lookup).read) continue;
          const hop = lookup.custom
            ? api(lookup.name).replace(/__c$/, "__r")
            : lookup.name.replace(/Id$/, "");
          const hidden = isReadable(who, target)
            ? fieldsOf(target).filter((field) => !fieldAccess(who, target, field).read)
            : fieldsOf(target).filter(({ name }) => name === "Name");
          for (const field of hidden) {
            const query = `SELECT Id FROM ${api(object.name)} WHERE ${hop}.${api(field.name)} != null`;
            const answer = await stage.attempt(who, soql(query));
            assert.equal(answer.status, 400, `${query}: ${answer.text}`);
          }
        }
    });

  for (const who of partners.slice(0, 2))
    test(`${who.name} finds none in a record, a describe or a record page`, async () => {
      const deal = schema.objects.get("dealregistration__c");
      assert.ok(deal);
      const hidden = fieldsOf(deal).filter((field) => !fieldAccess(who, deal, field).read);
      for (const path of [
        `/services/data/v67.0/sobjects/${api(deal.name)}/${facts.deal}`,
        `/services/data/v67.0/sobjects/${api(deal.name)}/describe`,
        `/ui-api/records/${facts.deal}?layoutTypes=Full`,
        `/ui-api/object-info/${api(deal.name)}`,
        `/local/ui/record/${facts.deal}`,
        `/local/ui/record/${facts.deal}/edit`,
        `/local/ui/list/${api(deal.name)}`,
      ]) {
        const answer = await stage.attempt(who, { method: "GET", path });
        for (const { name } of hidden)
          assert.ok(!answer.text.includes(`"${api(name)}"`), `${path} tells ${name}`);
        assert.deepEqual(leaks(who.name, answer.raw, ["colleague", "firm"]), [], path);
      }
    });
});

describe("fields that are read-only", () => {
  for (const who of partners.slice(0, 2))
    test(`${who.name} writes none, by REST, in a collection or as a page does`, async () => {
      const rowOf: Readonly<Record<string, string>> = {
        DealRegistration__c: facts.deal,
        Partner__c: facts.partner,
      };
      let tried = 0;
      for (const object of objects.filter((one) => one.kind === "custom" && isReadable(who, one)))
        for (const field of fieldsOf(object)) {
          if (fieldAccess(who, object, field).edit || field.type === "Id") continue;
          tried += 1;
          const id = rowOf[object.name] ?? `${object.keyPrefix}000000000001AAA`;
          const body = { [api(field.name)]: valueFor(field) };
          const answers = [
            await stage.attempt(who, rest("PATCH", `/sobjects/${api(object.name)}/${id}`, body)),
            await stage.attempt(who, rest("POST", `/sobjects/${api(object.name)}`, body)),
            await stage.attempt(who, {
              method: "PATCH",
              path: `/ui-api/records/${id}`,
              body: { fields: body },
            }),
          ];
          for (const answer of answers) {
            const shown = `${who.name} ${object.name}.${field.name}: ${answer.status} ${answer.text}`;
            assert.ok(answer.status >= 400, shown);
            assert.deepEqual(answer.changed, [], shown);
            assert.doesNotMatch(answer.text, /UNKNOWN_EXCEPTION/, shown);
          }
          const [patched] = answers;
          if (object.name === "DealRegistration__c")
            assert.match(
              patched?.codes[0] ?? "",
              /^(INVALID_FIELD_FOR_INSERT_UPDATE|INVALID_FIELD|JSON_PARSER_ERROR)$/,
              patched?.text,
            );
        }
      assert.ok(tried > 60, `only ${tried} read-only fields were found`);
    });

  test("what a partner may not delete or take over is refused in the platform's codes", async () => {
    for (const who of partners.slice(0, 2)) {
      const deal = `/sobjects/${api("DealRegistration__c")}/${facts.deal}`;
      await refused(who, rest("DELETE", deal), 403, "INSUFFICIENT_ACCESS_OR_READONLY");
      await refused(
        who,
        rest("PATCH", deal, { [api("Partner__c")]: facts.otherPartner }),
        400,
        "INVALID_FIELD_FOR_INSERT_UPDATE",
      );
      const other = `/sobjects/${api("DealRegistration__c")}/${facts.otherDeal}`;
      await refused(
        who,
        rest("PATCH", other, { [api("Need__c")]: "x" }),
        403,
        "INSUFFICIENT_ACCESS_OR_READONLY",
      );
      await refused(who, rest("GET", other), 404, "NOT_FOUND");
      const nowhere = { [api("Nowhere__c")]: 1 };
      await refused(who, rest("PATCH", deal, nowhere), 400, "INVALID_FIELD");
    }
  });
});

function valueFor({ type, reference, picklist }: FieldDefinition): unknown {
  if (reference) return facts.otherPartner;
  if (picklist) return picklist.values[0]?.value ?? "x";
  if (type === "Checkbox") return true;
  if (["Number", "Currency", "Percent", "Summary", "Double"].includes(type)) return 1;
  if (type === "Date") return "2030-01-01";
  return type === "DateTime" ? "2030-01-01T00:00:00Z" : "x";
}

describe("rows of others", () => {
  /** This firm's rows, in SQL, of each object that hangs on a partner. */
  const own: Readonly<Record<string, string>> = {
    Partner__c: `"Id" = ?`,
    DealRegistration__c: `"Partner__c" = ?`,
    Membership__c: `"Partner__c" = ?`,
    PartnerTerritory__c: `"Partner__c" = ?`,
  };
  for (const who of [persona("PartnerLead"), persona("PartnerUser"), persona("OtherFirm")])
    test(`${who.name} counts, groups and sums own rows only`, async () => {
      const firm = who.name === "OtherFirm" ? facts.otherPartner : facts.partner;
      for (const [object, where] of Object.entries(own)) {
        const stored = stage.org.database.get(
          `SELECT count(*) AS n FROM "${object}" WHERE "IsDeleted" = 0 AND ${where}`,
          [firm],
        );
        const all = stage.rows(`SELECT count(*) AS n FROM "${object}" WHERE "IsDeleted" = 0`)[0];
        assert.notEqual(stored?.["n"], all?.["n"], `every ${object} is of one firm`);
        const name = api(object);
        const count = await stage.attempt(who, soql(`SELECT COUNT() FROM ${name}`));
        assert.match(count.text, new RegExp(`"totalSize":${String(stored?.["n"])},`), count.text);
        const grouped = await stage.attempt(
          who,
          soql(`SELECT CreatedById, COUNT(Id) total FROM ${name} GROUP BY CreatedById`),
        );
        const totals = [...grouped.text.matchAll(/"total":(\d+)/g)].map(([, n]) => Number(n));
        assert.equal(
          totals.reduce((sum, n) => sum + n, 0),
          stored?.["n"],
          grouped.text,
        );
      }
    });

  test("no query, list or search of a partner carries a stranger's value", async () => {
    for (const who of [...partners, persona("OtherFirm")])
      for (const object of objects.filter((one) => isReadable(who, one) && one.queryable)) {
        const names = fieldsOf(object)
          .filter((field) => fieldAccess(who, object, field).read)
          .filter(({ type }) => !["Address", "Location", "Base64"].includes(type))
          .map(({ name }) => api(name));
        const answer = await stage.attempt(
          who,
          soql(
            `SELECT ${[...new Set(["Id", ...names])].join(", ")} FROM ${api(object.name)} LIMIT 2000`,
          ),
        );
        const ofFirm =
          who.side === "partner" && who.name !== "OtherFirm" ? ["colleague", "firm"] : [];
        assert.deepEqual(
          leaks(who.name, answer.raw, ofFirm as Parameters<typeof leaks>[2]),
          [],
          `${who.name} ${object.name}`,
        );
      }
  });
});

describe("guests", () => {
  const guest = persona("Guest");
  test("get nothing from any API", async () => {
    for (const call of [
      soql("SELECT Id FROM Account"),
      rest("GET", "/sobjects"),
      rest("GET", `/sobjects/${api("DealRegistration__c")}/${facts.deal}`),
      rest("POST", "/sobjects/Account", { Name: "x" }),
      rest("DELETE", `/sobjects/Account/${facts.account}`),
      { method: "GET", path: `/ui-api/records/${facts.deal}` },
      { method: "GET", path: `/local/ui/list/Account` },
      { method: "GET", path: "/local/ui/outbox" },
      { method: "GET", path: "/local/ui/bells" },
      { method: "POST", path: "/local/ui/clock", body: { advance: 1000 } },
      { method: "POST", path: "/local/ui/jobs", body: {} },
    ] satisfies Call[])
      await refused(guest, call, 401, "INVALID_SESSION_ID");
  });

  test("are sent to sign in by the site's pages", async () => {
    const site = schema.sites[0];
    assert.ok(site);
    for (const { route } of site.pages) {
      const path: string = `/${site.urlPathPrefix}/${route.replace(":recordId", facts.deal)}`;
      const answer = await stage.attempt(guest, { method: "GET", path });
      assert.equal(answer.status, 303, `${path} ${answer.status}`);
    }
  });
});
