// Runs Apex tests in an org and lists what failed, with the Apex stack.
import { OrgProblem, problemFrom } from "./problem.mjs";
import { commandText } from "./sf.mjs";

/** `selection` is the flags that choose the tests. Gives one line when every test passes; a test run without tests is a problem too. */
export function runApexTests(sf, org, selection) {
  const args = [
    "apex",
    "run",
    "test",
    ...selection,
    "--result-format",
    "json",
    "--code-coverage",
    "--wait",
    "120",
    "--target-org",
    org,
  ];
  const answer = sf.answer(args, {
    summary: { outcome: "Passed", testsRan: 1, passing: 1, failing: 0 },
    tests: [],
  });
  const { summary, tests = [] } = answer.result ?? {};
  if (!summary?.testsRan) {
    if (answer.status !== 0) throw problemFrom(answer, commandText(args));
    throw new OrgProblem({
      what: "No test ran.",
      where: summary
        ? "the org has no tests of that level"
        : `test run ${answer.result?.testRunId ?? "unknown"} has not ended`,
    });
  }
  const failed = tests.filter((test) => test.Outcome !== "Pass");
  if (failed.length > 0 || summary.failing > 0) {
    throw new OrgProblem({
      what: `${summary.failing} of ${summary.testsRan} tests failed in the org.`,
      where: failed.flatMap(({ FullName, Message, StackTrace }) => [
        `${FullName}: ${Message ?? "no message"}`,
        ...(StackTrace ?? "")
          .split("\n")
          .filter(Boolean)
          .map((line) => `  ${line}`),
      ]),
      fix: "A test that passes in the local org and fails here shows a fault of the local org: add the fact to local-org/conformance.",
    });
  }
  return `${summary.passing} tests passed`;
}
