// npm test: installs what is missing, then runs every suite and ends with one line `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureInstalled, root, runNode24 } from "./lib/install.mjs";

const results = join(root, "test-results");

/** Each suite says how to run it and where its counts are read from. */
const suites = [
  {
    name: "local org",
    run: () =>
      nodeTests("local-org", [
        "local-org/src/**/*.test.ts",
        "local-org/tests/**/*.test.ts",
        "scripts/**/*.test.mjs",
      ]),
  },
  {
    name: "conformance",
    run: () => apexTests("conformance", ["--project", "local-org/conformance"]),
  },
  { name: "Apex", run: () => apexTests("apex", ["--coverage"]) },
  { name: "Jest", run: jestTests },
  { name: "security", run: () => onSampleOrg("security", ["e2e/security/*.test.ts"]) },
  { name: "browser", run: browserTests },
];

function nodeTests(name, globs, env = {}) {
  const tap = join(results, `${name}.tap`);
  const run = runNode24(
    [
      "--test",
      "--test-concurrency=2",
      "--test-reporter=dot",
      "--test-reporter-destination=stdout",
      "--test-reporter=tap",
      `--test-reporter-destination=${tap}`,
      ...globs,
    ],
    { env },
  );
  const text = readFileSync(tap, "utf8");
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  return closed(run.status, { passed: count("pass"), failed: count("fail") + count("cancelled") });
}

function browserTests() {
  return onSampleOrg("browser", ["e2e/*.test.ts"], { CHROMIUM: ensureChromium() });
}

/** The sample org is made once; every test file starts from a copy of it. */
function onSampleOrg(name, globs, env = {}) {
  const made = runNode24(["e2e/support/sample.ts"]);
  if (made.status !== 0) return { passed: 0, failed: 1 };
  return nodeTests(name, globs, {
    ...env,
    SAMPLE_STORE: join(results, "sample", "org.db"),
  });
}

function apexTests(name, args) {
  const json = join(results, `${name}.json`);
  const run = runNode24(["local-org/src/cli/main.ts", "test", "--json", json, ...args]);
  return closed(
    run.status,
    countsOf(json, (report) => report.summary),
  );
}

function jestTests() {
  const json = join(results, "jest.json");
  const run = runNode24(
    ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${json}`, "--silent"],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  return closed(
    run.status,
    countsOf(json, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    })),
  );
}

function countsOf(file, pick) {
  try {
    return pick(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`No report at ${file}: ${error.message}`);
    return { passed: 0, failed: 0 };
  }
}

/** A suite that ends badly or ran nothing counts as one failure even when it reports none. */
function closed(status, counts) {
  if ((status !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0)
    return { ...counts, failed: counts.failed + 1 };
  return counts;
}

ensureInstalled();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const wanted = process.argv.slice(2);
const chosen = suites.filter(
  (suite) => wanted.length === 0 || wanted.includes(suite.name.toLowerCase().replace(" ", "-")),
);
if (chosen.length === 0) {
  console.error(
    `No suite of that name. Choose from: ${suites.map((suite) => suite.name.toLowerCase().replace(" ", "-")).join(", ")}.`,
  );
  process.exit(2);
}
const total = { passed: 0, failed: 0 };
for (const suite of chosen) {
  const start = Date.now();
  console.log(`\n== ${suite.name} ==`);
  const counts = suite.run();
  console.log(
    `${suite.name}: ${counts.passed} passed, ${counts.failed} failed in ${((Date.now() - start) / 1000).toFixed(1)} s`,
  );
  total.passed += counts.passed;
  total.failed += counts.failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
