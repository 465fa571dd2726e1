// Facts about the report forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseXml } from "../metadata/xml.ts";
import type { XmlElement } from "../metadata/xml.ts";
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
  assert.match(xml, /tests="2" failures="1" errors="0" skipped="0" time="1.500"/);
  assert.match(xml, /message="Expected: &lt;1&gt;, &quot;x&quot;\ufffd"/);
});

test("Cobertura lists lines in order with their hits", () => {
  const xml = coberturaXml(report, 0);
  assert.match(xml, /line-rate="0.5000"/);
  assert.deepEqual(
    [...xml.matchAll(/line number="(\d+)" hits="(\d)"/g)].map(
      ([, line, hits]) => `${line}:${hits}`,
    ),
    ["1:1", "2:0", "3:1", "4:0"],
  );
});

interface Declared {
  readonly attributes: readonly string[];
  /** in this order, each as often as it likes */
  readonly children: readonly string[];
}
const RATES = ["line-rate", "branch-rate", "complexity"];
/** What coverage-04.dtd of Cobertura requires. */
const COBERTURA: Readonly<Record<string, Declared>> = {
  coverage: {
    attributes: [
      ...RATES,
      "lines-covered",
      "lines-valid",
      "branches-covered",
      "branches-valid",
      "version",
      "timestamp",
    ],
    children: ["sources", "packages"],
  },
  sources: { attributes: [], children: ["source"] },
  source: { attributes: [], children: [] },
  packages: { attributes: [], children: ["package"] },
  package: { attributes: ["name", ...RATES], children: ["classes"] },
  classes: { attributes: [], children: ["class"] },
  class: { attributes: ["name", "filename", ...RATES], children: ["methods", "lines"] },
  methods: { attributes: [], children: [] },
  lines: { attributes: [], children: ["line"] },
  line: { attributes: ["number", "hits", "branch"], children: [] },
};
/** What the schema of the Jenkins JUnit plugin (junit-10.xsd) requires, and what it knows of what we write. */
const JUNIT: Readonly<Record<string, Declared>> = {
  testsuite: {
    attributes: ["name", "tests", "failures", "errors", "skipped", "time"],
    children: ["testcase"],
  },
  testcase: { attributes: ["name", "classname", "time"], children: ["failure"] },
  failure: { attributes: ["type", "message"], children: [] },
};

function requireValid(element: XmlElement, declared: Readonly<Record<string, Declared>>): void {
  const { attributes, children } = declared[element.name] ?? assert.fail(element.name);
  assert.deepEqual(Object.keys(element.attributes).sort(), [...attributes].sort(), element.name);
  const places = element.children.map(({ name }) => children.indexOf(name));
  assert.ok(!places.includes(-1), `${element.name} holds what it may not`);
  assert.deepEqual(
    places,
    [...places].sort((left, right) => left - right),
  );
  for (const child of element.children) requireValid(child, declared);
}

for (const [form, text, declared] of [
  ["JUnit", junitXml(report), JUNIT],
  ["Cobertura", coberturaXml(report, 0), COBERTURA],
] as const)
  test(`${form} has the elements and attributes of its schema`, () => {
    const parsed = parseXml(text);
    assert.ok("root" in parsed);
    requireValid(parsed.root, declared);
  });
