// What of the project does not compile, as the shell shows it: where it is, and whether only tests stand on it.
import { resolve } from "node:path";
import type { Diagnostic } from "../org/contract.ts";
import type { ServerState } from "./context.ts";

export interface ProjectProblem {
  readonly code: string;
  readonly message: string;
  /** from the project's folder */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint: string | null;
  /** in a test class: the product itself is whole */
  readonly isInTest: boolean;
}

export async function projectProblems(state: ServerState): Promise<ProjectProblem[]> {
  const build = await state.build;
  const root = `${state.project.root.replace(/\/$/, "")}/`;
  const tests = testFiles(state);
  return [...state.diagnostics, ...build.diagnostics]
    .filter((diagnostic) => diagnostic.severity === "error")
    .map(({ code, message, file, line, column, hint }: Diagnostic) => ({
      code,
      message,
      file: file.replace(root, ""),
      line,
      column,
      hint: hint ?? null,
      isInTest: tests.has(resolve(root, file)),
    }));
}

function testFiles({ org, project }: ServerState): ReadonlySet<string> {
  return new Set(
    org.schema.apex
      .filter(({ kind, text }) => kind === "class" && isTestClass(text))
      .map(({ file }) => resolve(project.root, file)),
  );
}

/** Read from the text and not from the compiler: a class that does not parse is one to tell, too. */
export function isTestClass(text: string): boolean {
  const head = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").split("{", 1)[0] ?? "";
  return /@istest\b/i.test(head);
}
