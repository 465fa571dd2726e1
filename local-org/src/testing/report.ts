// What a test run found, and its forms for other tools: JUnit for the tests, Cobertura for the coverage.
import type { Diagnostic } from "../org/contract.ts";
import type { ClassCoverage, MethodResult } from "../org/test-org.ts";

export interface TestReport {
  readonly summary: {
    readonly passed: number;
    readonly failed: number;
    readonly durationMs: number;
  };
  readonly results: readonly MethodResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage?: readonly ClassCoverage[];
}

export function junitXml({ summary, results }: TestReport): string {
  const cases = results.map(({ className, methodName, passed, message, stack, durationMs }) => {
    const head = `  <testcase classname="${escape(className)}" name="${escape(methodName)}" time="${seconds(durationMs)}"`;
    return passed
      ? `${head}/>`
      : `${head}>\n    <failure type="ApexFailure" message="${escape(message ?? "")}">${escape(stack ?? "")}</failure>\n  </testcase>`;
  });
  const head = `<testsuite name="Apex" tests="${results.length}" failures="${summary.failed}" errors="0" skipped="0" time="${seconds(summary.durationMs)}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...cases, "</testsuite>", ""].join("\n");
}

/** What Apex coverage does not count, but coverage-04.dtd asks for. */
const NO_BRANCHES = 'branch-rate="0" complexity="0"';

/** `now`: when the report was made. Paths are relative to the project's folder, in which the tool that reads it runs. */
export function coberturaXml({ coverage = [] }: TestReport, now: number): string {
  const lines = coverage.reduce((sum, one) => sum + one.covered.length + one.uncovered.length, 0);
  const covered = coverage.reduce((sum, one) => sum + one.covered.length, 0);
  const classes = coverage.map((one) => {
    const hits = [
      ...one.covered.map((line) => [line, 1] as const),
      ...one.uncovered.map((line) => [line, 0] as const),
    ].sort(([a], [b]) => a - b);
    const body = hits
      .map(([line, count]) => `        <line number="${line}" hits="${count}" branch="false"/>`)
      .join("\n");
    return `      <class name="${escape(one.name)}" filename="${escape(one.file)}" line-rate="${rate(one.covered.length, hits.length)}" ${NO_BRANCHES}><methods/><lines>\n${body}\n      </lines></class>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<coverage line-rate="${rate(covered, lines)}" lines-covered="${covered}" lines-valid="${lines}" branches-covered="0" branches-valid="0" ${NO_BRANCHES} version="1" timestamp="${now}"><sources><source>.</source></sources><packages><package name="Apex" line-rate="${rate(covered, lines)}" ${NO_BRANCHES}><classes>`,
    ...classes,
    "    </classes></package></packages></coverage>",
    "",
  ].join("\n");
}

function rate(part: number, whole: number): string {
  return (whole === 0 ? 1 : part / whole).toFixed(4);
}
function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
/** XML 1.0 text; control characters it can't hold become the replacement character. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
