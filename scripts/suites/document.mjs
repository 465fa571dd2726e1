// docs/reference/parity.md: what the local org answers for, fact by fact, and how public projects do on it.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./run-suite.mjs").SuiteResult} SuiteResult */
/** @typedef {{ area: string, feature: string, fact: string, source: string }} Fact */

/** Each test method of local-org/conformance with the line above it that says its source. @param {string} root @returns {Fact[]} */
export function factsIn(root) {
  const facts = join(root, "local-org/conformance/facts");
  return globSync("*/classes/*Test.cls", { cwd: facts })
    .sort()
    .flatMap((file) => {
      const [area = "", , name = ""] = file.split(/[\\/]/);
      const text = readFileSync(join(facts, file), "utf8");
      const methods = text.matchAll(
        /^ *\/\/ (Source|Observed): (.+)\n(?: *\/\/.*\n)* *@IsTest\s+(?:private )?static void (\w+)\(/gim,
      );
      return [...methods].map(([, , source = "", method = ""]) => ({
        area,
        feature: spaced(name.replace(/Test\.cls$/, "")),
        fact: spaced(method),
        source: source.trim(),
      }));
    });
}

/** `sumLeavesNullOut` -> `Sum leaves null out`. @param {string} name */
function spaced(name) {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {readonly Fact[]} facts @param {readonly SuiteResult[]} suites @param {ReadonlyMap<string, string>} unsupported @param {Readonly<Record<string, string>>} explained */
export function parityDocument(facts, suites, unsupported, explained) {
  const areas = [...new Set(facts.map(({ area }) => area))];
  return `${[
    "# How close the local org is to the platform",
    `Written by \`npm run parity\`; don't change it by hand. ${facts.length} facts of \`local-org/conformance\` hold on the local org and, unchanged, in an org; what the
local org does not do says so when a project is checked, and fails when it is reached.`,
    "## Public projects",
    "Their Apex tests, unchanged (`npm run suites -- DIR…`). They pass in real orgs: where one fails here, the local org is wrong or lacks something.",
    suiteTable(suites),
    failureList(suites, explained),
    "## Features",
    ...areas.map((area) => areaSection(area, facts)),
    "## Not supported",
    "Naming one of these is an error of `local-org check`, with what to use instead.",
    table(
      ["Name", "Instead"],
      [...unsupported].map(([name, advice]) => [`\`${name}\``, advice]),
    ),
  ].join("\n\n")}\n`;
}

/** @param {readonly SuiteResult[]} suites */
function suiteTable(suites) {
  return table(
    ["Project", "Tests", "Passed", "Share", "Compile errors", "Named but unsupported"],
    suites.map(({ name, passed, failed, compileErrors, unsupported }) => [
      name,
      String(passed + failed),
      String(passed),
      `${passed + failed === 0 ? "0" : ((100 * passed) / (passed + failed)).toFixed(1)} %`,
      String(compileErrors),
      String(unsupported),
    ]),
  );
}

/** Tests that fail for one reason stand in one row. @param {readonly SuiteResult[]} suites @param {Readonly<Record<string, string>>} explained */
function failureList(suites, explained) {
  return suites
    .filter(({ failures }) => failures.length > 0)
    .map(({ name, failures }) => {
      /** @type {Map<string, string[]>} */
      const byReason = new Map();
      for (const { test, reason } of failures)
        byReason.set(reason, [...(byReason.get(reason) ?? []), test]);
      const rows = [...byReason].sort((left, right) => right[1].length - left[1].length);
      return [
        `### ${name}`,
        explained[name] ?? "",
        table(
          ["Tests", "What happens"],
          rows.slice(0, MOST_ROWS).map(([reason, tests]) => [testsOf(tests), reason]),
        ),
        ...(rows.length > MOST_ROWS
          ? [`${rows.length - MOST_ROWS} more reasons are in \`local-org/suites/results.json\`.`]
          : []),
      ].join("\n\n");
    })
    .join("\n\n");
}
const MOST_ROWS = 25;

/** @param {readonly string[]} tests */
const testsOf = (tests) =>
  tests.length > 3
    ? `${tests.slice(0, 2).join(", ")} and ${tests.length - 2} more`
    : tests.join(", ");

/** @param {string} area @param {readonly Fact[]} facts */
function areaSection(area, facts) {
  const own = facts.filter((one) => one.area === area);
  return [
    `### ${area.charAt(0).toUpperCase()}${area.slice(1)} (${own.length})`,
    table(
      ["Feature", "Fact", "Source"],
      own.map(({ feature, fact, source }) => [feature, fact, source]),
    ),
  ].join("\n\n");
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/([<>])/g, "\\$1")).join(" | ")} |`;
  return [line(head), `|${head.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}
