// The testing layer: finds Apex tests, runs them isolated over workers, reports.
export { runTests, type RunOptions } from "./run-tests.ts";
export {
  coberturaXml,
  junitXml,
  type ClassCoverage,
  type MethodResult,
  type TestReport,
} from "./report.ts";
