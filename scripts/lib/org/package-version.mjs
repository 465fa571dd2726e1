// A package and its versions in the Dev Hub: created once, found again, and written into sfdx-project.json as `sf` writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { OrgProblem, problemFrom } from "./problem.mjs";
import { commandText } from "./sf.mjs";

const POLL = 30;
const LONGEST = 120 * 60;
const ENDED = new Set(["Success", "Error"]);

export const installUrls = (versionId) => [
  `production or Developer Edition: https://login.salesforce.com/packaging/installPackage.apexp?p0=${versionId}`,
  `sandbox or scratch org:          https://test.salesforce.com/packaging/installPackage.apexp?p0=${versionId}`,
];

function readProject(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Adds an alias to sfdx-project.json; gives whether it was new. */
function writeAlias(file, alias, id) {
  const project = readProject(file);
  if (project.packageAliases?.[alias] === id) return false;
  project.packageAliases = { ...project.packageAliases, [alias]: id };
  writeFileSync(file, `${JSON.stringify(project, null, 2)}\n`);
  return true;
}

/** The package's Id (0Ho…): from sfdx-project.json, else from the Dev Hub, else newly created. */
export function ensurePackage(sf, { devHub, projectFile }) {
  const project = readProject(projectFile);
  const { package: name, path } = project.packageDirectories.find((directory) => directory.package);
  const known = project.packageAliases?.[name];
  if (known) return { id: known, name, said: `${name} is ${known}` };
  const hub = ["--target-dev-hub", devHub];
  const found = sf(["package", "list", ...hub], []).find(
    (one) => one.Name === name && one.NamespacePrefix === project.namespace,
  );
  if (found) {
    if (!sf.dryRun) writeAlias(projectFile, name, found.Id);
    return {
      id: found.Id,
      name,
      said: `${name} is ${found.Id} in the Dev Hub; written into sfdx-project.json`,
    };
  }
  const args = [
    "package",
    "create",
    "--name",
    name,
    "--package-type",
    "Managed",
    "--path",
    path,
    ...hub,
  ];
  const { Id } = sf(args, { Id: "0Ho000000000000AAA" });
  if (!sf.dryRun) writeAlias(projectFile, name, Id);
  return { id: Id, name, said: `${name} was created as ${Id}; commit sfdx-project.json` };
}

/**
 * The version of this commit: one that is ready, one that is being made (by an earlier run that was interrupted), or a new
 * one. The commit travels as the version's tag. Changes that are not committed always make a new one.
 */
export async function ensureVersion(sf, { devHub, packageId, name, tag, isClean, key, wait }) {
  const hub = ["--target-dev-hub", devHub];
  const requests = sf(
    ["package", "version", "create", "list", "--created-last-days", "7", ...hub],
    [],
  );
  const own = requests.filter((one) => one.Package2Id === packageId && one.Tag === tag);
  const ready = isClean ? own.find((one) => one.Status === "Success") : undefined;
  if (ready)
    return { versionId: ready.SubscriberPackageVersionId, said: "made from this commit already" };
  const running = own.find((one) => !ENDED.has(one.Status));
  if (running)
    sf.print(`   request ${running.Id} of an earlier run is under way: ${running.Status}`);
  const request =
    running ??
    sf(createArgs({ hub, name, tag, key }), { Id: "08c000000000000AAA", Status: "Success" });
  const done = sf.dryRun
    ? { SubscriberPackageVersionId: "04t000000000000AAA" }
    : await finished(sf, hub, request, wait);
  return { versionId: done.SubscriberPackageVersionId, said: `request ${request.Id} succeeded` };
}

function createArgs({ hub, name, tag, key }) {
  const protection = key ? ["--installation-key", key] : ["--installation-key-bypass"];
  return [
    "package",
    "version",
    "create",
    "--package",
    name,
    "--code-coverage",
    ...protection,
    "--tag",
    tag,
    "--wait",
    "0",
    ...hub,
  ];
}

/** Asks until the request ends; what Salesforce finds wrong becomes the problem's lines. */
async function finished(sf, hub, { Id }, wait) {
  let last;
  for (let waited = 0; waited <= LONGEST; waited += POLL) {
    const [report] = [
      sf(["package", "version", "create", "report", "--package-create-request-id", Id, ...hub]),
    ].flat();
    if (report.Status !== last)
      sf.print(`   ${report.Status} after ${Math.round(waited / 60)} min`);
    last = report.Status;
    if (report.Status === "Success") return report;
    if (report.Status === "Error") throw refused(Id, report);
    await wait(POLL);
  }
  throw new OrgProblem({
    what: `The version is not ready after ${LONGEST / 60} minutes.`,
    where: `request ${Id}: ${last}`,
    fix: "Run this again later: it goes on with the same request.",
  });
}

function refused(id, report) {
  const errors = (report.Error ?? []).map((error) =>
    typeof error === "string" ? error : (error.Message ?? JSON.stringify(error)),
  );
  return new OrgProblem({
    what: `Salesforce refused the version: ${errors.length} errors. No version was made.`,
    where: [`request ${id}`, ...errors],
    fix: "Mend them, commit, and run this again; `npm run check` finds most of it without an org.",
  });
}

/** Number, coverage and whether it may be promoted; the alias goes into sfdx-project.json as `sf` writes it. */
export function recordVersion(sf, { devHub, versionId, name, projectFile }) {
  const report = sf(
    ["package", "version", "report", "--package", versionId, "--target-dev-hub", devHub],
    {
      Version: "0.1.0.1",
      CodeCoverage: { apexCodeCoveragePercentage: 100 },
      HasPassedCodeCoverageCheck: true,
    },
  );
  const [major, minor, patch, build] = report.Version.split(".");
  const alias = `${name}@${major}.${minor}.${patch}-${build}`;
  const isNew = sf.dryRun ? false : writeAlias(projectFile, alias, versionId);
  return {
    alias,
    number: report.Version,
    isReleased: report.IsReleased === true,
    passed: report.HasPassedCodeCoverageCheck === true,
    lines: [
      `${alias} is ${versionId}${isNew ? "; written into sfdx-project.json, commit it" : ""}`,
      `code coverage ${report.CodeCoverage?.apexCodeCoveragePercentage ?? "not computed"} %${report.HasPassedCodeCoverageCheck ? "" : ", below what a promoted version needs (75 %)"}`,
    ],
  };
}

/** Installs the version unless the org has it. */
export function ensureInstalledPackage(sf, { org, versionId, key }) {
  const installed = sf(["package", "installed", "list", "--target-org", org], []);
  if (installed.some((one) => one.SubscriberPackageVersionId === versionId))
    return "installed already";
  const args = [
    "package",
    "install",
    "--package",
    versionId,
    "--target-org",
    org,
    "--wait",
    "60",
    "--publish-wait",
    "30",
    "--security-type",
    "AdminsOnly",
    "--no-prompt",
    ...(key ? ["--installation-key", key] : []),
  ];
  const answer = sf.answer(args, { Status: "SUCCESS" });
  if (answer.status !== 0) throw problemFrom(answer, commandText(args));
  if (answer.result.Status !== "SUCCESS") {
    throw new OrgProblem({
      what: `The installation has not ended: ${answer.result.Status}.`,
      where: `request ${answer.result.Id}`,
      fix: `npx sf package install report --request-id ${answer.result.Id} --target-org ${org}; then run this again with --from install`,
    });
  }
  return "installed";
}
