// Facts about `npm run package` and `npm run conformance:org` on a fake Dev Hub.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { makePackage } from "./make-package.mjs";
import { runConformance } from "./run-conformance.mjs";
import { newState } from "./test-support/fake-org.mjs";
import { fakeRun } from "./test-support/fake-sf.mjs";

const folder = mkdtempSync(join(tmpdir(), "package-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let serial = 0;
function newProject(packageAliases = {}) {
  const file = join(folder, `project-${(serial += 1)}.json`);
  const directory = { package: "Tandem", path: "force-app", versionNumber: "0.1.0.NEXT" };
  writeFileSync(
    file,
    JSON.stringify({ namespace: "tandem", packageDirectories: [directory], packageAliases }),
  );
  return file;
}

async function run(argv, state, more = {}) {
  const lines = [];
  const projectFile = more.projectFile ?? newProject();
  const git = ([word]) => (word === "status" ? (more.changes ?? "") : (more.commit ?? "c0ffee"));
  const given = {
    run: fakeRun(state),
    print: (line) => lines.push(line),
    wait: async () => {},
    build: () => 0,
    git,
    projectFile,
  };
  const code = await makePackage(argv, { ...given, ...more });
  return {
    code,
    text: lines.join("\n"),
    projectFile,
    aliases: JSON.parse(readFileSync(projectFile, "utf8")).packageAliases,
  };
}
const called = (state, words) => state.calls.filter((call) => call.startsWith(words));

test("the first run creates package and version, installs, tests, and deletes the org", async () => {
  const state = newState();

  const { code, text, aliases } = await run([], state);

  assert.equal(code, 0, text);
  const order = [
    "package create",
    "package version create --package",
    "package version create report",
    "org create scratch",
    "package install --package",
    "apex run test",
    "org delete scratch",
  ];
  const places = order.map((words) => state.calls.findIndex((call) => call.startsWith(words)));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(
    places.every((place) => place >= 0),
    String(places),
  );
  assert.deepEqual(aliases, { Tandem: "0HoDN0000000001", "Tandem@0.1.0-3": "04tDN0000000001AAA" });
  assert.match(text, /code coverage 91 %/);
  assert.match(text, /installPackage\.apexp\?p0=04tDN0000000001AAA/);
  assert.match(
    called(state, "package version create --package")[0],
    /--code-coverage --installation-key-bypass --tag c0ffee/,
  );
});

test("the org is like a customer's: minimal definition, no namespace; all tests of the package run there", async () => {
  const state = newState();

  await run([], state);

  assert.match(
    called(state, "org create scratch")[0],
    /config\/package-scratch-def\.json .*--no-namespace --no-ancestors/,
  );
  assert.match(called(state, "apex run test")[0], /--test-level RunAllTestsInOrg/);
});

test("the second run of the same commit makes no second package, version or installation", async () => {
  const state = newState();
  const first = await run(["--keep"], state);
  state.calls.length = 0;

  const { code, text } = await run(["--keep"], state, { projectFile: first.projectFile });

  assert.equal(code, 0, text);
  for (const words of [
    "package create",
    "package version create --package",
    "org create",
    "package install --package",
  ])
    assert.deepEqual(called(state, words), [], words);
  assert.match(text, /made from this commit already/);
  assert.match(text, /installed already/);
});

test("a request under way is resumed", async () => {
  const state = newState({
    packages: [{ Id: "0HoDN0000000001", Name: "Tandem", NamespacePrefix: "tandem" }],
    requests: [
      {
        Id: "08cDN0000000009",
        Status: "InProgress",
        Package2Id: "0HoDN0000000001",
        Tag: "c0ffee",
        Error: [],
      },
    ],
  });

  const { code, text } = await run([], state);

  assert.equal(code, 0, text);
  assert.deepEqual(called(state, "package version create --package"), []);
  assert.deepEqual(called(state, "package create"), []);
  assert.match(text, /request 08cDN0000000009 of an earlier run is under way: InProgress/);
});

test("another commit makes another version", async () => {
  const state = newState();
  const { projectFile } = await run([], state);

  await run([], state, { projectFile, commit: "bada55" });

  assert.equal(state.requests.length, 2);
});

test("changes that are not committed are refused, and with --allow-dirty never reused", async () => {
  const state = newState();

  const refused = await run([], state, { changes: " M force-app/A.cls" });
  await run(["--allow-dirty"], state, { changes: " M force-app/A.cls" });
  await run(["--allow-dirty"], state, { changes: " M force-app/A.cls" });

  assert.equal(refused.code, 1);
  assert.match(refused.text, /1 changes are not committed[^]*force-app\/A\.cls[^]*--allow-dirty/);
  assert.equal(state.requests.length, 2);
});

test("a key from the environment protects the version and is printed nowhere", async () => {
  const state = newState();
  const dry = await run(["--dry-run"], newState(), { key: "s3cret" });

  const { text } = await run([], state, { key: "s3cret" });

  assert.match(called(state, "package version create --package")[0], /--installation-key s3cret/);
  assert.match(called(state, "package install --package")[0], /--installation-key s3cret/);
  assert.match(dry.text, /--installation-key \*\*\*/);
  assert.doesNotMatch(dry.text + text, /s3cret/);
});

test("a failed call does not print the key either", async () => {
  const failures = [
    { when: "package version create --package", json: { name: "Error", message: "no" } },
  ];

  const { code, text } = await run([], newState({ failures }), { key: "s3cret" });

  assert.equal(code, 1);
  assert.doesNotMatch(text, /s3cret/);
});

test("what Salesforce finds wrong with a version is listed", async () => {
  const report = {
    Id: "08c1",
    Status: "Error",
    Error: ["DealStatus: Variable does not exist: x", "Test coverage is 12 %"],
  };
  const failures = [
    { when: "package version create report", exitCode: 0, json: { result: [report] } },
  ];

  const { code, text } = await run([], newState({ failures }));

  assert.equal(code, 1);
  assert.match(text, /refused the version: 2 errors/);
  assert.match(text, /Variable does not exist: x\n {2}Test coverage is 12 %/);
});

test("failing tests are listed with their stack, and the org is left to look at", async () => {
  const result = {
    summary: { outcome: "Failed", testsRan: 2, passing: 1, failing: 1 },
    tests: [
      {
        Outcome: "Fail",
        FullName: "tandem.DealStatusTest.ends",
        Message: "expected 1",
        StackTrace: "Class.tandem.DealStatusTest.ends: line 9",
      },
    ],
  };
  const failures = [{ when: "apex run test", exitCode: 100, json: { result } }];
  const state = newState({ failures });

  const { code, text } = await run([], state);

  assert.equal(code, 1);
  assert.match(text, /1 of 2 tests failed/);
  assert.match(
    text,
    /tandem\.DealStatusTest\.ends: expected 1\n {4}Class\.tandem\.DealStatusTest\.ends: line 9/,
  );
  assert.match(text, /is left for you: .*org delete scratch --target-org tandem-package/);
  assert.equal(state.scratchOrgs.length, 1);
});

test("a test run that ran nothing is no success", async () => {
  const failures = [{ when: "apex run test", exitCode: 0, json: { result: { testRunId: "707" } } }];

  const { code, text } = await run([], newState({ failures }));

  assert.equal(code, 1);
  assert.match(text, /No test ran/);
});

test("a version is released only when its number is typed", async () => {
  const refusing = newState();
  const agreeing = newState();

  const no = await run(["--promote"], refusing, { ask: async () => "yes" });
  const yes = await run(["--promote"], agreeing, { ask: async () => "0.1.0.3" });

  assert.equal(no.code, 1);
  assert.match(no.text, /Not confirmed: the version stays a beta/);
  assert.deepEqual(called(refusing, "package version promote"), []);
  assert.equal(yes.code, 0, yes.text);
  assert.equal(called(agreeing, "package version promote").length, 1);
});

test("too little coverage is not released", async () => {
  const result = {
    Version: "0.1.0.3",
    IsReleased: false,
    HasPassedCodeCoverageCheck: false,
    CodeCoverage: { apexCodeCoveragePercentage: 60 },
  };
  const failures = [{ when: "package version report", exitCode: 0, json: { result } }];

  const { code, text } = await run(["--promote"], newState({ failures }), {
    ask: async () => "0.1.0.3",
  });

  assert.equal(code, 1);
  assert.match(text, /code coverage 60 %, below/);
  assert.match(text, /too little code coverage/);
});

test("a Dev Hub without the namespace or without packages says so", async () => {
  const mistakes = [
    [
      "We don’t recognize this namespace: tandem. Did you register it in your Dev Hub org?",
      /Link Namespace/,
    ],
    ["sObject type 'Package2' is not supported.", /Second-Generation Managed Packages/],
  ];
  for (const [message, fix] of mistakes) {
    const { code, text } = await run(
      [],
      newState({ failures: [{ when: "package create", json: { name: "Error", message } }] }),
    );

    assert.equal(code, 1);
    assert.match(text, fix);
  }
});

test("a dry run writes nothing and calls nothing", async () => {
  const state = newState();

  const { code, text, aliases } = await run(["--dry-run", "--promote"], state);

  assert.equal(code, 0, text);
  assert.deepEqual(state.calls, []);
  assert.deepEqual(aliases, {});
  assert.match(text, /\$ sf package version promote/);
});

const conformance = async (argv, state) => {
  const lines = [];
  const code = await runConformance(argv, {
    run: fakeRun(state),
    print: (line) => lines.push(line),
  });
  return { code, text: lines.join("\n") };
};

test("conformance deploys the facts, assigns their permission set and runs them by name", async () => {
  const state = newState();

  const { code, text } = await conformance([], state);

  assert.equal(code, 0, text);
  assert.deepEqual(
    state.calls.map((call) => call.split(" --")[0]),
    [
      "config get target-org",
      "data query",
      "project deploy start",
      "org assign permset",
      "apex run test",
    ],
  );
  assert.match(state.calls.at(-1), /--class-names \w+Test --class-names/);
});

test("conformance deploys nothing to production", async () => {
  const state = newState({ isProduction: true });

  const { code, text } = await conformance(["--alias", "live"], state);

  assert.equal(code, 1);
  assert.match(text, /live is a production org/);
  assert.deepEqual(called(state, "project deploy"), []);
});

test("a permission set that is assigned already is no failure", async () => {
  const result = {
    successes: [],
    failures: [{ name: "me", message: "Duplicate PermissionSetAssignment. Assignee: me" }],
  };
  const state = newState({ failures: [{ when: "org assign permset", json: { result } }] });

  const { code, text } = await conformance([], state);

  assert.equal(code, 0, text);
  assert.match(text, /assigned already/);
});
