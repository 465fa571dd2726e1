// Roles, users and permission set assignments of the sample plan. `sf data import tree` refuses setup objects ("Invalid entity type
// provided in the request: UserRole"), user names must be the only ones in the world, and licences are few: so they have their own way.
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "../install.mjs";
import { OrgProblem, problemFrom } from "./problem.mjs";
import { findNamed, isReady, refersToLeftOut, resolved } from "./references.mjs";
import { commandText, query, soqlList } from "./sf.mjs";

/** How each kind is found again, so that a second run creates nothing twice. */
const KINDS = {
  UserRole: {
    key: (role) => role.DeveloperName,
    soql: (roles) =>
      `SELECT Id, DeveloperName FROM UserRole WHERE DeveloperName IN ${soqlList(roles.map((role) => role.DeveloperName))}`,
  },
  User: {
    key: (user) => user.Username.toLowerCase(),
    soql: (users) =>
      `SELECT Id, Username FROM User WHERE Username IN ${soqlList(users.map((user) => user.Username))}`,
  },
  PermissionSetAssignment: {
    key: (one) => `${one.AssigneeId} ${one.PermissionSetId}`,
    soql: (ones) =>
      `SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId IN ${soqlList([...new Set(ones.map((one) => one.AssigneeId))])}`,
  },
};

export const isSetupObject = (sobject) => sobject in KINDS;

/** Creates what is missing and remembers every Id; gives one line. People without a licence left are left out, and said. */
export function ensurePeople(loader, sobject, records) {
  findNamed(loader, records);
  let made = 0;
  let found = 0;
  const without = [];
  let open = records.map((record) => ownUsername(loader, record));
  while (open.length > 0) {
    const ready = open.filter((record) => isReady(loader, record));
    if (ready.length === 0) resolved(loader, open[0]);
    open = open.filter((record) => !ready.includes(record));
    const left = ready.filter((record) => refersToLeftOut(loader, record));
    for (const record of left) loader.leftOut.add(record.attributes.referenceId);
    const round = ensureRound(
      loader,
      sobject,
      ready.filter((record) => !left.includes(record)),
    );
    made += round.made;
    found += round.found;
    without.push(...round.without);
  }
  const missing =
    without.length > 0
      ? `; no licence left for ${without.join(", ")}: their records go to the admin`
      : "";
  return `${made} created, ${found} were there${missing}`;
}

/** User names are unique over all orgs in the world, so each gets the org's Id. */
function ownUsername({ org }, record) {
  if (record.attributes.type !== "User") return record;
  return { ...record, Username: `${record.Username}.${org.orgId.slice(0, 15)}`.toLowerCase() };
}

function ensureRound(loader, sobject, records) {
  const { key, soql } = KINDS[sobject];
  const rows = records.map((record) => resolved(loader, record));
  if (rows.length === 0) return { made: 0, found: 0, without: [] };
  const idByKey = new Map(
    query(loader.sf, loader.org.username, soql(rows)).map((row) => [key(row), row.Id]),
  );
  const there = rows.filter((row) => idByKey.has(key(row)));
  for (const row of there) loader.ids.set(row.attributes.referenceId, idByKey.get(key(row)));
  const missing = rows.filter((row) => !idByKey.has(key(row)));
  const without = missing.length > 0 ? create(loader, missing) : [];
  return { made: missing.length - without.length, found: there.length, without };
}

/** One call of the sObject Collections resource (200 records at most), each record with its own outcome. Gives the names of people left out. */
export function create(loader, rows) {
  const { sf, org, folder, apiVersion } = loader;
  const file = join(folder, "request.json");
  const records = rows.map(({ attributes, ...fields }) => ({
    attributes: { type: attributes.type },
    ...fields,
  }));
  if (!sf.dryRun) writeFileSync(file, JSON.stringify({ allOrNone: false, records }));
  const args = [
    "api",
    "request",
    "rest",
    `services/data/v${apiVersion}/composite/sobjects`,
    "--method",
    "POST",
    "--header",
    "content-type:application/json",
    "--body",
    `@${relative(root, file)}`,
    "--target-org",
    org.username,
  ];
  const dry = {
    statusCode: 200,
    body: rows.map((row) => ({ success: true, id: `<${row.attributes.referenceId}>` })),
  };
  const answer = sf.answer(args, dry);
  const body = answer.result?.body;
  if (!Array.isArray(body) || body.length !== rows.length || answer.result.statusCode >= 400) {
    const message = answer.message ?? JSON.stringify(body ?? "no body");
    throw problemFrom({ ...answer, message }, commandText(args));
  }
  return outcomes(loader, rows, body);
}

function outcomes({ ids, leftOut }, rows, body) {
  const without = [];
  const failures = [];
  body.forEach((outcome, index) => {
    const row = rows[index];
    const ref = row.attributes.referenceId;
    if (outcome.success) return ids.set(ref, outcome.id);
    const texts = outcome.errors.map((error) => `${error.statusCode} ${error.message}`);
    if (row.Username && texts.some((text) => text.startsWith("LICENSE_LIMIT_EXCEEDED"))) {
      leftOut.add(ref);
      without.push(row.Username);
    } else failures.push(`${row.attributes.type} ${ref}: ${texts.join("; ")}`);
  });
  if (failures.length > 0) {
    throw new OrgProblem({
      what: `${failures.length} of ${rows.length} records were refused; the others are in the org and are found again.`,
      where: failures,
      fix: "Mend the cause, then run this again.",
    });
  }
  return without;
}
