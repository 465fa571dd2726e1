// A failed test as the terminal shows it: what the platform says, the place in the project's files, the Apex stack; what repeats is said once.
import type { MethodResult } from "../org/test-org.ts";

/** `files`: paths of the project's classes and triggers. */
export function showFailure(result: MethodResult, files: readonly string[]): string {
  const stack = result.stack ?? "";
  const place = placeOf(stack, files);
  return [
    `FAIL ${result.className}.${result.methodName}`,
    `  ${onceEach(result.message ?? "", "\n\n")}`,
    ...(place === undefined ? [] : [`  ┌─ ${place}`]),
    ...(stack === "" ? [] : [onceEach(stack, "\n").replace(/^/gm, "    ")]),
  ].join("\n");
}

/** Where the uppermost frame is: `force-app/…/GoodTest.cls:11:1`. */
function placeOf(stack: string, files: readonly string[]): string | undefined {
  const [, kind, name, line, column] =
    /^(Class|Trigger)\.(\w+)[^:]*: line (\d+), column (\d+)/m.exec(stack) ?? [];
  const suffix = `/${name}.${kind === "Trigger" ? "trigger" : "cls"}`.toLowerCase();
  const file = files.find((path) => `/${path}`.toLowerCase().endsWith(suffix));
  return file === undefined ? undefined : `${file}:${line}:${column}`;
}

/** Endless recursion fills a message, and a stack, with the same part. */
function onceEach(text: string, separator: string): string {
  const runs: { part: string; times: number }[] = [];
  for (const part of text.split(separator)) {
    const last = runs.at(-1);
    if (last?.part === part) last.times += 1;
    else runs.push({ part, times: 1 });
  }
  return runs
    .map(({ part, times }) => (times === 1 ? part : `${part} (${times} times)`))
    .join(separator);
}
