// The errors a person can mend on the way to an org: what happened, where, and how to fix it.

/** Ends a command with exit code 1; `sf` is the answer it came from, where there is one. */
export class OrgProblem extends Error {
  constructor({ what, where = [], fix = [], sf }) {
    super(what);
    this.name = "OrgProblem";
    this.where = [where].flat();
    this.fix = [fix].flat();
    this.sf = sf;
  }
}

const LOGIN_DEV_HUB = "npx sf org login web --set-default-dev-hub --alias DevHub";

/** What `sf` and the platform say, and what that means here. The first row that matches is used; messages are as seen in the CLI and in its issues. */
const MEANINGS = [
  {
    says: /No default dev hub found/,
    what: "There is no default Dev Hub.",
    fix: [
      `Log in to one: ${LOGIN_DEV_HUB}`,
      "docs/guide/develop-in-an-org.md tells how to get one.",
    ],
  },
  {
    says: /is not a Dev Hub|is enabled as a Dev Hub|do not have access to the \[ScratchOrgInfo\] object/,
    what: "The org is no Dev Hub, or its user may not create scratch orgs.",
    fix: [
      "In that org: Setup, Dev Hub, Enable Dev Hub; a user who is no admin needs the permissions of the licence Salesforce Limited Access - Free or of a permission set for scratch orgs.",
      `Then log in again: ${LOGIN_DEV_HUB}`,
    ],
  },
  {
    says: /recogni[sz]e this namespace|Specify a namespace that.s used by a release org/,
    what: "The Dev Hub does not know the namespace of sfdx-project.json.",
    fix: [
      "In the Dev Hub: App Launcher, Namespace Registries, Link Namespace, and log in to the org that owns the namespace.",
      "A scratch org for development needs no namespace: npm run org:create asks for none.",
    ],
  },
  {
    says: /active scratch org limit|daily scratch org (signup )?limit|daily limit of scratch orgs|reached its (active|daily) .*scratch org/,
    what: "The Dev Hub has no scratch orgs left.",
    fix: [
      "See what is left: npx sf org list limits --target-org <Dev Hub>, lines ActiveScratchOrgs and DailyScratchOrgs.",
      "Delete one you no longer need: npx sf org list, then npx sf org delete scratch --target-org <alias>. A daily limit is free again after 24 hours.",
    ],
  },
  {
    says: /is not a valid Features? value|not a valid feature|feature.*not (available|enabled|supported)/i,
    what: "The Dev Hub cannot give a scratch org one of the features asked for.",
    fix: "Check `features` and `edition` in the definition file below config/; a Dev Hub of a trial or Developer Edition lacks some.",
  },
  {
    says: /settings failed to deploy/,
    what: "The scratch org was made, but its settings did not deploy.",
    fix: "Mend `settings` in the definition file below config/, delete the org with `npx sf org delete scratch`, and run this again.",
  },
  {
    says: /Package2' is not supported|Second-Generation Managed Packages setting|Packaging is not enabled on this org/,
    what: "The Dev Hub may not make second-generation packages.",
    fix: "In the Dev Hub: Setup, Dev Hub, Enable Unlocked Packages and Second-Generation Managed Packages.",
  },
  {
    says: /package version.*(daily|24 hours|limit)|PACKAGE_VERSION_CREATE.*LIMIT|Package2VersionCreates/i,
    what: "The Dev Hub has no package versions left today.",
    fix: "See npx sf org list limits --target-org <Dev Hub>, line Package2VersionCreates; it is free again after 24 hours.",
  },
  {
    says: /expired access\/refresh token|RefreshTokenAuthError|refresh token|INVALID_SESSION_ID|Session expired|inactive user|inactive organization/i,
    what: "The login of the org has expired or was revoked.",
    fix: "Log in again: npx sf org login web --alias <alias>, for a Dev Hub with --set-default-dev-hub.",
  },
  {
    says: /No authorization information found|NamedOrgNotFound|does not appear to exist/,
    what: "This machine is not logged in to that org, or the org is gone.",
    fix: "npx sf org list shows the orgs you are logged in to; npx sf org login web --alias <alias> logs in.",
  },
  {
    says: /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|socket hang up/,
    what: "Salesforce could not be reached.",
    fix: "Check the network (and HTTPS_PROXY where there is a proxy), then run this again; finished steps are found again.",
  },
];

/** Turns a failed answer of `sf` into a problem. The command is named without its secrets. */
export function problemFrom(error, command) {
  const text = `${error.name ?? ""}: ${error.message ?? ""}`;
  const meaning = MEANINGS.find(({ says }) => says.test(text));
  const advice = [error.actions ?? []].flat();
  return new OrgProblem({
    what: meaning?.what ?? "Salesforce CLI reported an error.",
    where: [command, text.trim(), ...details(error.data)],
    fix: [
      ...[
        meaning?.fix ??
          (advice.length > 0
            ? []
            : "Run the command above by itself: it prints all it has to say."),
      ].flat(),
      ...advice,
    ],
    sf: error,
  });
}

/** What an answer adds to its message: refused records, or the Apex stack. */
function details(data) {
  if (Array.isArray(data)) {
    return data.slice(0, 20).map((row) => Object.values(row).filter(Boolean).join(", "));
  }
  return (data?.exceptionStackTrace ?? "").split("\n").filter((line) => line !== "");
}

/** The problem as lines for the terminal. */
export function problemLines(problem) {
  return [
    problem.message,
    ...problem.where.map((line) => `  ${line}`),
    ...(problem.fix.length > 0
      ? ["How to fix it:", ...problem.fix.map((line) => `  ${line}`)]
      : []),
  ];
}
