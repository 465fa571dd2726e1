// Facts about `npm run org:create`: the first run, the second, the dry run, and what it says when something is wrong.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createOrg } from "./create-org.mjs";
import { newState } from "./test-support/fake-org.mjs";
import { fakeRun } from "./test-support/fake-sf.mjs";

const homes = [];
after(() => homes.forEach((home) => rmSync(home, { recursive: true, force: true })));
const newHome = () => {
  homes.push(mkdtempSync(join(tmpdir(), "org-create-")));
  return homes.at(-1);
};

async function run(argv, state, more = {}) {
  const lines = [];
  const home = more.home ?? newHome();
  const given = {
    run: fakeRun(state),
    print: (line) => lines.push(line),
    wait: async () => {},
    build: () => 0,
    isPrivate: false,
  };
  const code = await createOrg(argv, { ...given, ...more, home });
  return { code, text: lines.join("\n"), home };
}
const changing = (state) =>
  state.calls.filter((call) => !/^(data query|org list|config get)/.test(call));

test("the first run makes the org, deploys, assigns, starts, publishes and loads, in this order", async () => {
  const state = newState();

  const { code, text } = await run([], state);

  assert.equal(code, 0, text);
  const order = changing(state).map((call) => call.split(" --")[0].replace(/ services.*/, ""));
  const runs = order.filter((word, index) => word !== order[index - 1]);
  assert.deepEqual(runs.slice(0, 8), [
    "org create scratch",
    "project deploy start",
    "org assign permset",
    "apex run",
    "project deploy start",
    "community publish",
    "api request rest",
    "data import tree",
  ]);
  assert.match(text, /deal-registrations: 60 loaded/);
  assert.match(text, /done in \d+\.\d s/);
});

test("the default decider is named once, after the users are loaded", async () => {
  const state = newState();
  const { home } = await run([], state);

  const calls = changing(state);
  const named = calls.findIndex((call) => call.includes("scripts/data/decider.apex"));
  assert.equal(named, calls.length - 1);
  await run([], state, { home });
  assert.equal(changing(state).filter((call) => call.includes("decider.apex")).length, 1);
});

test("the org has no namespace, and pages deploy before the menu that names them", async () => {
  const state = newState();

  await run([], state);

  assert.ok(state.calls.some((call) => /^org create scratch .*--no-namespace/.test(call)));
  const deployed = state.calls.filter((call) => call.startsWith("project deploy start"));
  assert.match(deployed[0], /--source-dir force-app /);
  assert.match(deployed[1], /unpackaged\/main\/digitalExperiences/);
  assert.match(deployed[2], /unpackaged\/main\/navigationMenus/);
});

test("every reference of the data arrives as an Id, and user names carry the org's", async () => {
  const state = newState();

  await run([], state);

  const loaded = [...Object.values(state.records), ...Object.values(state.setup)].flat();
  const text = JSON.stringify(loaded);
  assert.doesNotMatch(text, /"@/);
  assert.equal(state.records.DealRegistration__c.length, 60);
  assert.equal(state.setup.User.length, 23);
  for (const user of state.setup.User)
    assert.match(user.Username, /@tandem\.example\.00ddn00000fakeo$/);
});

test("the permission set for data loads is assigned for the conflicts only and taken away again", async () => {
  const state = newState();

  await run([], state);

  const calls = changing(state);
  const conflicts = calls.findIndex((call) => call.includes("deal-conflicts.json"));
  assert.match(calls[conflicts - 1], /^api request rest/);
  assert.match(calls[conflicts + 1], /^data delete record --sobject PermissionSetAssignment/);
  assert.ok(
    !state.setup.PermissionSetAssignment.some(
      (one) => one.PermissionSetId === "id of TandemDataLoad",
    ),
  );
});

test("the second run creates nothing", async () => {
  const state = newState();
  const { home } = await run([], state);
  state.calls.length = 0;

  const { code, text } = await run([], state, { home });

  assert.equal(code, 0, text);
  const made = changing(state).filter(
    (call) => !/^(project deploy start|community publish)/.test(call),
  );
  assert.deepEqual(made, []);
  assert.match(text, /is there already/);
  assert.match(text, /assigned already/);
  assert.match(text, /started already/);
  assert.match(text, /all \d+ parts are there already/);
});

test("an interrupted load goes on with the part that failed", async () => {
  const failure = {
    when: "data import tree.*contacts",
    json: {
      name: "Error",
      message: "Data Import failed",
      data: [{ referenceId: "Contact1", StatusCode: "REQUIRED_FIELD_MISSING" }],
    },
  };
  const state = newState({ failures: [failure] });
  const first = await run([], state);

  const second = await run([], state, { home: first.home });

  assert.equal(first.code, 1);
  assert.match(first.text, /Data Import failed/);
  assert.match(first.text, /Contact1.*REQUIRED_FIELD_MISSING/);
  assert.match(
    first.text,
    /Stopped in step "data"\. Done before it: org, components, deploy, permissions, start, site\./,
  );
  assert.match(first.text, /npm run org:create -- --from data --alias tandem/);
  assert.equal(second.code, 0, second.text);
  assert.equal(state.records.Account.length, 332);
  assert.equal(state.records.Contact.length, 194);
});

test("a part the org took although the answer was lost is not loaded twice", async () => {
  const state = newState();
  const answer = fakeRun(state);
  const lost = (args) => {
    const given = answer(args);
    if (args.join(" ").includes("contacts.json")) throw new TypeError("killed");
    return given;
  };
  const home = newHome();
  await assert.rejects(run([], state, { run: lost, home }), /killed/);

  const { code, text } = await run([], state, { home });

  assert.equal(code, 1);
  assert.match(text, /interrupted while contacts\.json was being loaded, and the org has taken it/);
  assert.equal(state.records.Contact.length, 194);
});

test("records that somebody else loaded are not doubled", async () => {
  const state = newState({ records: { Partner__c: [{ Id: "a01" }] } });

  const { code, text } = await run([], state);

  assert.equal(code, 1);
  assert.match(text, /has partners already.*\n.*nothing was loaded/);
});

test("people without a licence are left out, and their records go to the admin", async () => {
  const state = newState({ licences: { "Standard User": 5, "Partner Community User": 99 } });

  const { code, text } = await run([], state);

  assert.equal(code, 0, text);
  assert.match(
    text,
    /no licence left for rep\.ingrid@\S+, rep\.kenji@\S+, rep\.sofia@\S+, lead\.grace@\S+: their records go to the admin/,
  );
  assert.ok(state.records.Account.some((account) => account.OwnerId === undefined));
});

test("a dry run prints the commands in order and runs none", async () => {
  const state = newState();

  const { code, text } = await run(["--dry-run", "--alias", "try"], state);

  assert.equal(code, 0, text);
  assert.deepEqual(state.calls, []);
  const commands = text.split("\n").filter((line) => line.startsWith("  $ sf"));
  assert.match(commands[0], /\$ sf config get target-dev-hub/);
  assert.match(commands[1], /\$ sf org create scratch .*--alias try/);
  assert.ok(
    commands.findIndex((line) => line.includes("deploy start")) <
      commands.findIndex((line) => line.includes("data import tree")),
  );
});

test("--from starts in the middle and --only does one step", async () => {
  const state = newState();
  const { home } = await run([], state);
  state.calls.length = 0;

  await run(["--only", "site"], state);
  const only = changing(state).map((call) => call.split(" --")[0]);
  const { text } = await run(["--from", "site"], state, { home });

  assert.deepEqual(only, ["project deploy start", "project deploy start", "community publish"]);
  assert.deepEqual(text.match(/^== \w+/gm), ["== site", "== data", "== open"]);
});

test("the data waits until the customers' keys are filled", async () => {
  const slow = newState({ started: false });
  let waits = 0;
  const wait = async () => {
    if ((waits += 1) === 2) slow.started = true;
  };
  const never = newState({ started: false });

  const done = await run([], slow, { wait });
  const stuck = await run([], never);

  assert.equal(done.code, 0, done.text);
  assert.match(done.text, /jobs scheduled, keys filled/);
  assert.equal(stuck.code, 1);
  assert.match(stuck.text, /keys are not filled after 10 minutes/);
  assert.equal(never.records.Account, undefined);
});

test("a later step without the org says how to get it", async () => {
  const { code, text } = await run(["--from", "deploy"], newState());

  assert.equal(code, 1);
  assert.match(text, /no active scratch org with the alias "tandem"/);
});

test("an alias of another org is refused before anything is sent to it", async () => {
  const state = newState({
    nonScratchOrgs: [{ alias: "tandem", username: "me@production.example" }],
  });

  const { code, text } = await run([], state);

  assert.equal(code, 1);
  assert.match(text, /no scratch org \(me@production\.example\)/);
  assert.deepEqual(changing(state), []);
});

test("an org that takes longer is waited for", async () => {
  const slow = {
    when: "org create scratch",
    exitCode: 69,
    json: {
      name: "69",
      message:
        'The scratch org did not complete within your wait time. Run "sf org resume scratch --job-id 2SRDN0000000001" to resume.',
    },
  };
  const state = newState({ failures: [slow] });

  const { code, text } = await run(["--only", "org"], state);

  assert.equal(code, 0, text);
  assert.ok(
    state.calls.some((call) => call.startsWith("org resume scratch --job-id 2SRDN0000000001")),
  );
});

test("the address that signs its reader in is printed to a person only", async () => {
  const inLog = await run([], newState());
  const atTerminal = await run([], newState(), { isPrivate: true });

  assert.doesNotMatch(inLog.text, /frontdoor/);
  assert.match(atTerminal.text, /frontdoor/);
});

const failed = (when, name, message, more = {}) => ({
  failures: [{ when, json: { name, message, ...more } }],
});
const mistakes = [
  [
    "no Dev Hub",
    { devHub: undefined },
    /no default Dev Hub/,
    /org login web --set-default-dev-hub/,
  ],
  [
    "not a Dev Hub",
    failed("org create", "NotADevHubError", "The specified org me@x.example is not a Dev Hub."),
    /is no Dev Hub/,
    /Enable Dev Hub/,
  ],
  [
    "no access to scratch orgs",
    failed("org create", "ACCESS_DENIED", "You do not have access to the [ScratchOrgInfo] object"),
    /is no Dev Hub/,
    /Enable Dev Hub/,
  ],
  [
    "namespace not linked",
    failed(
      "org create",
      "Error",
      "We don’t recognize this namespace: tandem. Did you register it in your Dev Hub org?",
    ),
    /does not know the namespace/,
    /Link Namespace/,
  ],
  [
    "none left",
    failed(
      "org create",
      "LIMIT_EXCEEDED",
      "The signup request failed because this organization has reached its active scratch org limit",
    ),
    /no scratch orgs left/,
    /org delete scratch/,
  ],
  [
    "feature refused",
    failed("org create", "INVALID_INPUT", "EnablePRM is not a valid Features value."),
    /cannot give a scratch org one of the features/,
    /config\//,
  ],
  [
    "settings refused",
    failed(
      "org create",
      "ProblemDeployingSettings",
      "A scratch org was created with username x@y.example, but the settings failed to deploy due to: \nNot available",
    ),
    /its settings did not deploy/,
    /org delete scratch/,
  ],
  [
    "expired login",
    failed(
      "org create",
      "RefreshTokenAuthError",
      "Error authenticating with the refresh token due to: expired access/refresh token",
    ),
    /login of the org has expired/,
    /org login web/,
  ],
  [
    "no network",
    failed("org create", "Error", "request to https://x failed, reason: getaddrinfo ENOTFOUND x"),
    /could not be reached/,
    /network/,
  ],
  [
    "permission set refused",
    {
      failures: [
        {
          when: "org assign permset",
          exitCode: 0,
          json: {
            result: {
              successes: [],
              failures: [
                { name: "me", message: 'Permission set "TandemAdmin" not found in target org.' },
              ],
            },
          },
        },
      ],
    },
    /could not be assigned/,
    /--from deploy/,
  ],
  [
    "publish failed",
    { publish: ["Running", "Error"] },
    /Publishing ended with Error/,
    /--from site/,
  ],
  [
    "no JSON",
    { failures: [{ when: "^org create", text: "TypeError: broken" }] },
    /Salesforce CLI reported an error/,
    /Run the command above by itself/,
  ],
];
for (const [name, state, what, fix] of mistakes) {
  test(`says what and how to mend it: ${name}`, async () => {
    const { code, text } = await run([], newState(state));

    assert.equal(code, 1);
    assert.match(text, what);
    assert.match(text.slice(text.indexOf("How to fix it:")), fix);
    assert.match(text, /Stopped in step/);
  });
}

test("a failed deployment lists each component with file and line", async () => {
  const result = {
    status: "Failed",
    files: [
      {
        state: "Failed",
        type: "ApexClass",
        fullName: "DealStatus",
        filePath: join(import.meta.dirname, "..", "..", "..", "force-app", "DealStatus.cls"),
        lineNumber: 12,
        columnNumber: 5,
        error: "Variable does not exist: x (12:5)",
        problemType: "Error",
      },
      { state: "Created", type: "ApexClass", fullName: "Fine", filePath: "Fine.cls" },
    ],
    details: {
      componentFailures: [
        {
          fullName: "Partners",
          componentType: "Network",
          fileName: "networks/Partners.network",
          problem: "Required field is missing: emailSenderAddress",
        },
      ],
    },
  };
  const state = newState({ failures: [{ when: "project deploy start", json: { result } }] });

  const { code, text } = await run([], state);

  assert.equal(code, 1);
  assert.match(text, /^2 problems: nothing of this deployment is in the org/m);
  assert.match(
    text,
    /^ {2}force-app\/DealStatus\.cls:12:5 {2}ApexClass DealStatus: Variable does not exist: x/m,
  );
  assert.match(
    text,
    /^ {2}networks\/Partners\.network {2}Network Partners: Required field is missing: emailSenderAddress/m,
  );
});

test("components that do not compile stop before anything is deployed", async () => {
  const state = newState();

  const { code, text } = await run([], state, { build: () => 1 });

  assert.equal(code, 1);
  assert.match(text, /components do not compile/);
  assert.ok(!state.calls.some((call) => call.startsWith("project deploy")));
});

test("wrong flags are named with the right ones", async () => {
  const { code, text } = await run(["--aliass", "x"], newState());

  assert.equal(code, 1);
  assert.match(text, /Wrong use: .*--aliass/);
  assert.match(text, /--alias --days|--days/);
});
