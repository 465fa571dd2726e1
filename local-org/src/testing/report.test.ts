// Facts about the report forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coberturaXml, junitXml } from "./report.ts";
import type { TestReport } from "./report.ts";

const report: TestReport = {
  summary: { passed: 1, failed: 1, durationMs: 1500 },
  results: [
    {
      className: "A",
      methodName: "works",
      passed: true,
      message: null,
      stack: null,
      durationMs: 500,
    },
    {
      className: "A",
      methodName: "breaks",
      passed: false,
      message: 'Expected: <1>, "x"\u0001',
      stack: "Class.A.breaks: line 3",
      durationMs: 1000,
    },
  ],
  diagnostics: [],
  coverage: [{ name: "B", file: "b.cls", covered: [1, 3], uncovered: [2, 4] }],
};

test("JUnit names class, method and failure, escaped", () => {
  const xml = junitXml(report);
  assert.match(xml, /tests="2" failures="1" time="1.500"/);
  assert.match(xml, /message="Expected: &lt;1&gt;, &quot;x&quot;\ufffd"/);
});

test("Cobertura lists lines in order with their hits", () => {
  const xml = coberturaXml(report);
  assert.match(xml, /line-rate="0.5000"/);
  assert.deepEqual(
    [...xml.matchAll(/line number="(\d+)" hits="(\d)"/g)].map(
      ([, line, hits]) => `${line}:${hits}`,
    ),
    ["1:1", "2:0", "3:1", "4:0"],
  );
});
