// A Dev Hub and its scratch orgs, as far as our commands see them: answers in the JSON of the pinned CLI, state as plain data.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../../install.mjs";

const ORG_ID = "00DDN00000FakeOrgQ";
let serial = 0;
const newId = (prefix) => `${prefix}DN0${String((serial += 1)).padStart(9, "0")}AAA`;

/** A Dev Hub that is logged in, with nothing made from it yet. `failures` are answers given instead, each as often as `times` says. */
export function newState(more = {}) {
  return {
    devHub: "DevHub",
    scratchOrgs: [],
    nonScratchOrgs: [],
    records: {},
    setup: { UserRole: [], User: [], PermissionSetAssignment: [] },
    licences: { "Standard User": 99, "Partner Community User": 99 },
    packages: [],
    requests: [],
    installed: [],
    calls: [],
    failures: [],
    ...more,
  };
}

/** Answers one command line as `sf` would: exit code and output. */
export function answer(state, args) {
  const line = args.join(" ");
  state.calls.push(line);
  const failure = state.failures.find(
    (one) => new RegExp(one.when).test(line) && (one.times ?? 1) > 0,
  );
  if (failure) {
    failure.times = (failure.times ?? 1) - 1;
    return output(
      failure.exitCode ?? 1,
      failure.text ?? { status: failure.exitCode ?? 1, ...failure.json },
    );
  }
  const [key, handler] = HANDLERS.find(([words]) => line.startsWith(words)) ?? [];
  if (!handler)
    return output(2, {
      status: 2,
      name: "CommandNotFound",
      message: `${line} is not known to the fake`,
    });
  const flag = (name) => args[args.indexOf(`--${name}`) + 1];
  return output(0, { status: 0, result: handler(state, { flag, line, key }), warnings: [] });
}

const output = (status, json) => ({
  status,
  stdout: typeof json === "string" ? json : JSON.stringify(json),
  stderr: "",
});

const HANDLERS = [
  [
    "config get target-dev-hub",
    (state) => [{ name: "target-dev-hub", value: state.devHub, success: true }],
  ],
  ["config get target-org", () => [{ name: "target-org", value: "tandem", success: true }]],
  [
    "org list",
    (state) => ({
      other: [],
      sandboxes: [],
      devHubs: [],
      nonScratchOrgs: state.nonScratchOrgs,
      scratchOrgs: state.scratchOrgs,
    }),
  ],
  ["org create scratch", (state, { flag }) => addOrg(state, flag("alias"))],
  ["org resume scratch", (state) => addOrg(state, "tandem")],
  ["org delete scratch", (state) => (state.scratchOrgs.pop(), {})],
  [
    "org open",
    (_, { flag }) => ({
      orgId: ORG_ID,
      username: flag("target-org"),
      url: "https://fake.my.salesforce.com/secur/frontdoor.jsp?otp=secret",
    }),
  ],
  [
    "project deploy start",
    () => ({
      status: "Succeeded",
      success: true,
      numberComponentsDeployed: 7,
      files: [],
      details: { componentFailures: [] },
    }),
  ],
  [
    "org assign permset",
    (state, { flag }) => (
      state.setup.PermissionSetAssignment.push({ admin: true }),
      { successes: [{ name: flag("target-org"), value: flag("name") }], failures: [] }
    ),
  ],
  [
    "community publish",
    () => ({
      id: "0DBDN0000000001",
      jobId: "08PDN0000000001",
      name: "Partners",
      url: "https://fake.my.site.com/partners",
      message: "We are publishing your changes now.",
    }),
  ],
  ["data query", queried],
  ["data delete record", (state, { flag }) => removed(state, flag("record-id"))],
  [
    "api request rest",
    (state, { flag }) => ({
      statusCode: 200,
      headers: {},
      body: inserted(state, read(flag("body").slice(1)).records),
    }),
  ],
  ["data import tree", (state, { flag }) => imported(state, read(flag("files")).records)],
  [
    "apex run test",
    () => ({
      summary: { outcome: "Passed", testsRan: 2, passing: 2, failing: 0 },
      tests: [{ Outcome: "Pass", FullName: "A.b" }],
    }),
  ],
  [
    "apex run",
    (state) => (
      (state.started = state.started ?? true),
      { success: true, compiled: true, logs: "" }
    ),
  ],
  ["package list", (state) => state.packages],
  ["package create", (state, { flag }) => addPackage(state, flag("name"))],
  ["package version create list", (state) => state.requests],
  [
    "package version create report",
    (state, { flag }) => [
      progressed(state.requests.find((one) => one.Id === flag("package-create-request-id"))),
    ],
  ],
  ["package version create", (state, { flag }) => addRequest(state, flag("tag"))],
  [
    "package version report",
    (_, { flag }) => ({
      SubscriberPackageVersionId: flag("package"),
      Version: "0.1.0.3",
      IsReleased: false,
      HasPassedCodeCoverageCheck: true,
      CodeCoverage: { apexCodeCoveragePercentage: 91 },
    }),
  ],
  ["package version promote", (_, { flag }) => ({ id: flag("package"), success: true })],
  ["package installed list", (state) => state.installed],
  [
    "package install",
    (state, { flag }) => (
      state.installed.push({ SubscriberPackageVersionId: flag("package") }),
      { Id: "0HfDN0000000001", Status: "SUCCESS" }
    ),
  ],
];

const read = (file) => JSON.parse(readFileSync(resolve(root, file), "utf8"));

function addOrg(state, alias) {
  const org = {
    alias,
    username: `test-${alias}@example.com`,
    orgId: ORG_ID,
    status: "Active",
    isExpired: false,
    expirationDate: "2026-12-05",
    instanceUrl: "https://fake.my.salesforce.com",
  };
  state.scratchOrgs.push(org);
  return org;
}

function queried(state, { flag }) {
  const soql = flag("query");
  const [, sobject] = /FROM (\w+)/.exec(soql);
  const listed = [...soql.matchAll(/'([^']+)'/g)].map(([, value]) => value);
  if (soql.includes("COUNT()"))
    return { records: [], totalSize: (state.records[sobject] ?? []).length, done: true };
  const records = rowsOf(state, sobject, soql, listed);
  return { records, totalSize: records.length, done: true };
}

function rowsOf(state, sobject, soql, listed) {
  const { UserRole, User, PermissionSetAssignment } = state.setup;
  if (sobject === "Organization")
    return [{ IsSandbox: state.isProduction !== true, OrganizationType: "Enterprise Edition" }];
  if (sobject === "CronTrigger") return state.started === undefined ? [] : [{ Id: "08e" }];
  if (sobject === "TandemSettings__c")
    return state.started === true ? [{ KeysFilledOn__c: "2026-11-28" }] : [];
  if (sobject === "BackgroundOperation") return [{ Status: state.publish?.shift() ?? "Complete" }];
  if (sobject === "Profile" || sobject === "PermissionSet")
    return listed.map((name) => ({ Id: `id of ${name}`, Name: name }));
  if (sobject === "UserRole") return UserRole.filter((role) => listed.includes(role.DeveloperName));
  if (sobject === "User" && listed[0]?.startsWith("test-")) return [{ Id: "005admin" }];
  if (sobject === "User") return User.filter((user) => listed.includes(user.Username));
  if (soql.includes("Assignee.Username")) return PermissionSetAssignment.filter((one) => one.admin);
  if (sobject !== "PermissionSetAssignment") return state.records[sobject] ?? [];
  return PermissionSetAssignment.filter(
    (one) =>
      listed.includes(one.AssigneeId) &&
      (!soql.includes("AND") || listed.includes(one.PermissionSetId)),
  );
}

function inserted(state, records) {
  return records.map(({ attributes, ...fields }) => {
    const profile = fields.ProfileId?.replace("id of ", "");
    if (profile && (state.licences[profile] -= 1) < 0) {
      return {
        success: false,
        errors: [
          { statusCode: "LICENSE_LIMIT_EXCEEDED", message: "License Limit Exceeded", fields: [] },
        ],
      };
    }
    const row = { Id: newId("00E"), ...fields };
    state.setup[attributes.type].push(row);
    return { id: row.Id, success: true, errors: [] };
  });
}

function imported(state, records) {
  return records.map(({ attributes: { type, referenceId }, ...fields }) => {
    const row = { Id: newId("a00"), ...fields };
    state.records[type] = [...(state.records[type] ?? []), row];
    return { refId: referenceId, type, id: row.Id };
  });
}

function removed(state, id) {
  state.setup.PermissionSetAssignment = state.setup.PermissionSetAssignment.filter(
    (one) => one.Id !== id,
  );
  return { id, success: true, errors: [] };
}

function addPackage(state, name) {
  state.packages.push({ Id: "0HoDN0000000001", Name: name, NamespacePrefix: "tandem" });
  return { Id: "0HoDN0000000001" };
}

function addRequest(state, tag) {
  const request = {
    Id: `08cDN000000000${state.requests.length + 1}`,
    Status: "Queued",
    Package2Id: "0HoDN0000000001",
    Tag: tag,
    SubscriberPackageVersionId: null,
    Error: [],
  };
  state.requests.push(request);
  return request;
}

/** Each look moves a request on by one state. */
function progressed(request) {
  const next = {
    Queued: "InProgress",
    InProgress: "PerformingValidations",
    PerformingValidations: "Success",
  };
  request.Status = next[request.Status] ?? request.Status;
  if (request.Status === "Success") request.SubscriberPackageVersionId = "04tDN0000000001AAA";
  return request;
}
