// Loads the sample plan into a scratch org, part by part, and remembers what is loaded, so that an interrupted run goes on where it stopped.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { sampleDataForToday } from "../sample-data.mjs";
import { root } from "../install.mjs";
import { create, ensurePeople, isSetupObject } from "./people.mjs";
import { OrgProblem } from "./problem.mjs";
import { findNamed, resolved } from "./references.mjs";
import { query, soqlList } from "./sf.mjs";

/** Run once the users are there: it names one of them. */
const LAST = "decider.apex";
/** Fields of conflicts are Tandem's own to write; who loads them needs the permission set made for that, and only while loading. */
const LOADED_WITH = { DealConflict__c: "TandemDataLoad" };

/** Loads every part of the plan that the org does not have yet. */
export function loadSampleRecords({
  sf,
  org,
  apiVersion,
  now,
  home = join(root, ".local-org", "scratch-orgs"),
}) {
  const folder = join(home, org.orgId);
  const planFile = sf.dryRun
    ? join(root, "scripts", "data", "plan.json")
    : sampleDataForToday(join(folder, "plan"), now);
  const loader = { sf, org, apiVersion, folder, ...readState(folder) };
  const parts = partsOf(planFile);
  const open = parts.filter((part) => !loader.done.has(part.name));
  if (open.length === 0 && loader.done.has(LAST))
    return `all ${parts.length} parts are there already`;
  if (loader.done.size === 0) refuseForeignData(loader);
  for (const part of open) {
    const said = isSetupObject(part.sobject)
      ? ensurePeople(loader, part.sobject, part.records)
      : importPart(loader, part);
    loader.done.add(part.name);
    loader.pending = undefined;
    saveState(loader);
    sf.print(`   ${part.name.replace(/\.json$/, "")}: ${said}`);
  }
  nameDecider(loader);
  return `${open.length} parts loaded, ${parts.length - open.length} were there`;
}

/** Once: whoever works in the org may choose somebody else after. */
function nameDecider(loader) {
  const { sf, org } = loader;
  if (loader.done.has(LAST)) return;
  sf(["apex", "run", "--file", `scripts/data/${LAST}`, "--target-org", org.username]);
  loader.done.add(LAST);
  saveState(loader);
}

function partsOf(planFile) {
  return JSON.parse(readFileSync(planFile, "utf8")).flatMap(({ sobject, files }) =>
    files.map((name) => ({
      sobject,
      name,
      records: JSON.parse(readFileSync(join(dirname(planFile), name), "utf8")).records,
    })),
  );
}

/** Records that this machine did not load have no known Ids: loading beside them would double everything. */
function refuseForeignData({ sf, org }) {
  if (query(sf, org.username, "SELECT Id FROM Partner__c LIMIT 1").length === 0) return;
  throw new OrgProblem({
    what: "The org has partners already, and this machine has no record of loading them.",
    where: `${org.username}; nothing was loaded`,
    fix: [
      "Go on without sample data: npm run org:create -- --from open",
      "Or begin with a new org: npm run org:create -- --alias <name>",
    ],
  });
}

/** One file is one call, all or nothing. */
function importPart(loader, part) {
  const { sf, org } = loader;
  checkInterrupted(loader, part);
  const records = part.records.map((record) => resolved(loader, record));
  const file = join(loader.folder, part.name);
  if (!sf.dryRun) writeFileSync(file, JSON.stringify({ records }));
  loader.pending = { name: part.name, before: count(loader, part.sobject) };
  saveState(loader);
  const dry = records.map((record) => ({
    refId: record.attributes.referenceId,
    id: `<${record.attributes.referenceId}>`,
  }));
  const load = () =>
    sf(
      ["data", "import", "tree", "--files", relative(root, file), "--target-org", org.username],
      dry,
    );
  const loaded = LOADED_WITH[part.sobject]
    ? withPermissionSet(loader, LOADED_WITH[part.sobject], load)
    : load();
  for (const { refId, id } of loaded) loader.ids.set(refId, id);
  return `${loaded.length} loaded`;
}

/** A part that was sent but never answered: if the org has more records than before, it took it, and the Ids are lost. */
function checkInterrupted(loader, part) {
  const { pending } = loader;
  if (pending?.name !== part.name || count(loader, part.sobject) === pending.before) return;
  throw new OrgProblem({
    what: `The last run was interrupted while ${part.name} was being loaded, and the org has taken it.`,
    where: `${loader.org.username}; the records are there, but nothing that follows can refer to them`,
    fix: [
      "Begin with a new org: npm run org:create -- --alias <name>",
      "Or go on with what is there: npm run org:create -- --from open",
    ],
  });
}

function count({ sf, org }, sobject) {
  return sf(
    ["data", "query", "--query", `SELECT COUNT() FROM ${sobject}`, "--target-org", org.username],
    { totalSize: 0 },
  ).totalSize;
}

/** Assigns a permission set to the running user for the time of one piece of work. */
function withPermissionSet(loader, name, work) {
  const { sf, org, ids } = loader;
  const assignment = {
    attributes: { type: "PermissionSetAssignment", referenceId: "Load" },
    AssigneeId: "@User:admin",
    PermissionSetId: `@PermissionSet:${name}`,
  };
  findNamed(loader, [assignment]);
  const row = resolved(loader, assignment);
  const soql = `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId IN ${soqlList([row.AssigneeId])} AND PermissionSetId IN ${soqlList([row.PermissionSetId])}`;
  const [there] = query(sf, org.username, soql);
  if (there) ids.set("Load", there.Id);
  else create(loader, [row]);
  try {
    return work();
  } finally {
    // also what an interrupted run left behind
    sf([
      "data",
      "delete",
      "record",
      "--sobject",
      "PermissionSetAssignment",
      "--record-id",
      ids.get("Load"),
      "--target-org",
      org.username,
    ]);
    ids.delete("Load");
  }
}

function readState(folder) {
  const file = join(folder, "loaded.json");
  const state = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return {
    ids: new Map(Object.entries(state.ids ?? {})),
    leftOut: new Set(state.leftOut ?? []),
    done: new Set(state.done ?? []),
    pending: state.pending,
  };
}

function saveState({ sf, folder, ids, leftOut, done, pending }) {
  if (sf.dryRun) return;
  mkdirSync(folder, { recursive: true });
  const state = { ids: Object.fromEntries(ids), leftOut: [...leftOut], done: [...done], pending };
  writeFileSync(join(folder, "loaded.json"), JSON.stringify(state, null, 1));
}
