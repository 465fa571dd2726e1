// The matrix holds: every method, record operation and status change is allowed or refused to every persona exactly as matrix.md says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../support/local-org.ts";
import { leaks } from "./canaries.ts";
import { callOf, exampleNames, exampleOf, isAllowed, readFacts } from "./calls.ts";
import { inventoryOf, readInventory } from "./inventory.ts";
import { differences, matrixFile, readMatrix } from "./matrix.ts";
import { personas } from "./personas.ts";
import { moveAll, registrationsByStatus, sampleObjects, writeOf } from "./records.ts";
import { accessMatrix, accessMatrixFile } from "./report.ts";
import { openStage } from "./stage.ts";
import type { Facts } from "./calls.ts";
import type { Row, Section } from "./matrix.ts";
import type { Persona } from "./personas.ts";
import type { Stage } from "./stage.ts";

const inventory = readInventory();
const matrix = readMatrix();
const statuses =
  inventory.schema.objects
    .get("dealregistration__c")
    ?.fields.get("status__c")
    ?.picklist?.values.map(({ value }) => value) ?? [];
const names: Readonly<Record<Section, readonly string[]>> = {
  "Apex methods": inventory.entries.map(({ name }) => name),
  "Record operations": inventory.triggerPaths.map(({ name }) => name),
  "Status changes": statuses,
};

let stage: Stage;
let facts: Facts;
before(async () => {
  stage = await openStage(inventory.schema);
  facts = readFacts(stage);
});
after(() => stage.close());

const rowsOf = (section: Section): readonly Row[] => matrix.get(section) ?? [];
const cell = (row: Row, { name }: Persona): string => row.cells.get(name) ?? "";

/** Compares a whole row at once, so that a failure shows every cell that differs. */
async function checkRow(
  row: Row,
  actual: (persona: Persona) => Promise<string> | string,
): Promise<void> {
  const found: Record<string, string> = {};
  for (const persona of personas) found[persona.name] = await actual(persona);
  assert.deepEqual(found, Object.fromEntries(row.cells), `${matrixFile}:${row.line} ${row.name}`);
}

for (const [section, expected] of Object.entries(names) as [Section, readonly string[]][])
  test(`${section}: every one has a row, and every row is one`, () => {
    assert.deepEqual(differences(section, rowsOf(section), expected), []);
  });

test("a method, a persona and a trigger without a row are named with the row to add", () => {
  const [gone = "", ...rest] = names["Apex methods"];
  const rows = rowsOf("Apex methods").filter(({ name }) => name !== gone);
  assert.match(differences("Apex methods", rows, [gone, ...rest])[0] ?? "", /has no row\. Add to/);
  assert.match(
    differences("Apex methods", rowsOf("Apex methods"), rest)[0] ?? "",
    new RegExp(`^${matrixFile}:\\d+ has a row for ${gone}`),
  );
  const text = readFileSync(join(root, matrixFile), "utf8").replaceAll("| Guest ", "| Visitor ");
  assert.throws(() => readMatrix(text), /no column for the persona Guest/);
});

test("REST resources and flow actions are found in the compiled Apex", () => {
  const [info] = inventory.infos.values();
  assert.ok(info);
  const annotation = (name: string) => ({ name, parameters: {} });
  const method = (name: string, annotated: string) => ({
    name,
    jsName: name,
    isStatic: true,
    parameters: [],
    returnType: "void",
    visibility: "global",
    annotations: [annotation(annotated)],
    line: 1,
  });
  const invented = {
    ...info,
    isTest: false,
    name: "DealResource",
    annotations: [annotation("restresource")],
    methods: [method("read", "httpget"), method("run", "invocablemethod"), method("x", "future")],
  };
  const { entries } = inventoryOf(inventory.schema, {
    compiled: { classInfos: [invented], triggers: [] },
  } as unknown as Parameters<typeof inventoryOf>[1]);
  assert.deepEqual(
    entries.map(({ name, kind }) => `${kind} ${name}`),
    ["REST DealResource.read", "flow DealResource.run"],
  );
});

test("every example call and every record sample is of something that is there", () => {
  const objects = new Set(inventory.triggerPaths.map(({ object }) => object.name));
  assert.deepEqual([...exampleNames].sort(), [...names["Apex methods"]].sort());
  assert.deepEqual(sampleObjects(facts).sort(), [...objects].sort());
});

describe("Apex methods by the endpoint that components use", () => {
  for (const row of rowsOf("Apex methods"))
    test(row.name, async () => {
      const entry = inventory.entries.find(({ name }) => name === row.name);
      if (!entry) return; // the first test says so
      const call = callOf(entry, exampleOf(entry, facts));
      await checkRow(row, async (persona) => {
        const answer = await stage.attempt(persona, call);
        const allowed = isAllowed(answer.status, answer.text);
        assert.deepEqual(leaks(persona.name, answer.raw), [], `${persona.name}: ${answer.text}`);
        if (!allowed || !entry.writes)
          assert.deepEqual(answer.changed, [], `${persona.name} left something behind`);
        else assert.notDeepEqual(answer.changed, [], `${persona.name} was told a success`);
        return allowed ? (persona.name === "OtherFirm" ? "own" : "yes") : "no";
      });
    });
});

describe("Record operations by DML in user mode", () => {
  for (const row of rowsOf("Record operations"))
    test(row.name, async () => {
      const path = inventory.triggerPaths.find(({ name }) => name === row.name);
      if (!path) return;
      const write = writeOf(path, facts, stage);
      await checkRow(row, async (persona) =>
        (await stage.write(persona, write)) === null ? "yes" : "no",
      );
    });
});

describe("Status changes of a registration by the REST API", () => {
  for (const row of rowsOf("Status changes"))
    test(row.name, async () => {
      const call = moveAll(row.name, registrationsByStatus(statuses, facts, stage));
      await checkRow(row, async (persona) => {
        const answer = await stage.attempt(persona, call);
        if (answer.status !== 200) return "no";
        const results = JSON.parse(answer.text) as { success: boolean }[];
        const from = statuses.filter(
          (status, index) => results[index]?.success === true && status !== row.name,
        );
        return from.length === 0
          ? "no"
          : from.length === statuses.length - 1
            ? "any"
            : from.join(", ");
      });
    });
});

test("an allowed write is done exactly once", async () => {
  for (const entry of inventory.entries.filter(({ writes }) => writes)) {
    const row = rowsOf("Apex methods").find(({ name }) => name === entry.name);
    const persona = personas.find((one) => row && cell(row, one) === "yes");
    if (!persona || entry.name === "DealPrecheckController.check") continue; // each check counts
    const first = callOf(entry, exampleOf(entry, facts));
    const again = { method: first.method, path: first.path, body: first.body };
    const [once, twice] = await stage.together(persona, [first, again]);
    assert.ok(once && isAllowed(once.status, once.text), `${entry.name}: ${once?.text}`);
    // A job asked for twice runs twice and finds nothing left to do.
    const grown = twice?.grown.filter((table) => !/^(AsyncApexJob|_job)$/.test(table));
    assert.deepEqual(grown, [], `${entry.name} a second time: ${twice?.text}`);
  }
});

test(`${accessMatrixFile} is what the table and the code say`, async () => {
  assert.equal(
    readFileSync(join(root, accessMatrixFile), "utf8"),
    await accessMatrix(inventory, matrix),
    `Stale: run \`node e2e/security/report.ts\` and read what changed.`,
  );
});
