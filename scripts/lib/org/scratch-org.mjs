// Finds the Dev Hub and a scratch org by its alias, or creates the org.
import { OrgProblem, problemFrom } from "./problem.mjs";
import { commandText } from "./sf.mjs";

/** The Dev Hub to use: the flag's, or the default one. */
export function findDevHub(sf, named) {
  if (named) return named;
  const [entry] = sf(
    ["config", "get", "target-dev-hub"],
    [{ name: "target-dev-hub", value: "DevHub" }],
  );
  if (entry?.value) return entry.value;
  const hubs = listOrgs(sf).devHubs ?? [];
  throw new OrgProblem({
    what: "There is no default Dev Hub, so no scratch org or package can be made.",
    where:
      hubs.length > 0
        ? [`You are logged in to: ${hubs.map((hub) => hub.alias ?? hub.username).join(", ")}`]
        : ["You are logged in to no Dev Hub."],
    fix:
      hubs.length > 0
        ? [`npx sf config set target-dev-hub ${hubs[0].alias ?? hubs[0].username}`]
        : [
            "npx sf org login web --set-default-dev-hub --alias DevHub",
            "docs/guide/develop-in-an-org.md tells how to get a Dev Hub.",
          ],
  });
}

function listOrgs(sf) {
  return sf(["org", "list", "--skip-connection-status"], {
    devHubs: [],
    nonScratchOrgs: [],
    scratchOrgs: [],
  });
}

/** The active scratch org of that alias. An alias of any other org is refused: nothing may be deployed there by accident. */
function findScratchOrg(sf, alias) {
  const orgs = listOrgs(sf);
  const called = (org) => org.alias === alias || org.username === alias;
  const found = (orgs.scratchOrgs ?? []).find(
    (org) => called(org) && org.status === "Active" && !org.isExpired,
  );
  if (found) return found;
  const other = [orgs.nonScratchOrgs, orgs.sandboxes, orgs.other, orgs.devHubs]
    .flatMap((list) => list ?? [])
    .find(called);
  if (other) {
    throw new OrgProblem({
      what: `"${alias}" is the alias of an org that is no scratch org (${other.username}).`,
      where: "Nothing was sent to it.",
      fix: "Choose another name: --alias <name>",
    });
  }
  return undefined;
}

/** The scratch org that a later step needs; --from and --only may have left out the step that makes it. */
export function needScratchOrg(sf, alias) {
  if (sf.dryRun) return dryOrg(alias);
  const found = findScratchOrg(sf, alias);
  if (found) return found;
  throw new OrgProblem({
    what: `There is no active scratch org with the alias "${alias}".`,
    where: "It has expired, was deleted, or was made on another machine.",
    fix: "Start with the first step (leave out --from and --only), or name another org: --alias <name>",
  });
}

/** Finds the org or creates it, without namespace: as an admin's org is. `devHub` is asked only then. Gives the org and one line about it. */
export function ensureScratchOrg(
  sf,
  { alias, devHub, days, definition, setDefault, noAncestors = false },
) {
  const found = sf.dryRun ? undefined : findScratchOrg(sf, alias);
  if (found)
    return {
      org: found,
      said: `${found.username} is there already, until ${found.expirationDate}`,
    };
  const args = [
    "org",
    "create",
    "scratch",
    "--target-dev-hub",
    devHub(),
    "--definition-file",
    definition,
    "--alias",
    alias,
    "--duration-days",
    String(days),
    "--no-namespace",
    ...(noAncestors ? ["--no-ancestors"] : []),
    ...(setDefault ? ["--set-default"] : []),
    "--wait",
    "20",
  ];
  const answer = sf.answer(args, dryOrg(alias));
  const job = /--job-id (\w+)/.exec(answer.message ?? "")?.[1];
  if (answer.status === 0)
    return { org: { alias, ...answer.result }, said: `${answer.result.username} for ${days} days` };
  if (answer.status !== 69 || !job) throw problemFrom(answer, commandText(args));
  sf.print("   not ready after 20 minutes; waiting for 20 more");
  const resumed = sf(["org", "resume", "scratch", "--job-id", job, "--wait", "20"]);
  return { org: { alias, ...resumed }, said: `${resumed.username} for ${days} days` };
}

function dryOrg(alias) {
  return { alias, username: alias, orgId: "00D000000000000AAA", instanceUrl: "<instance>" };
}
