// The testing layer: finds Apex tests, runs them isolated over workers, reports.
export { runTests } from "./run-tests.ts";
export { coberturaXml, junitXml, type TestReport } from "./report.ts";
