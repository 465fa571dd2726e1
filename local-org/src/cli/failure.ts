// A failed test as the terminal shows it: what the platform says, the place in the project's files, the Apex stack; what repeats is said once.
import type { MethodResult } from "../org/test-org.ts";

/** `files`: paths of the project's classes and triggers. */
export function showFailure(result: MethodResult, files: readonly string[]): string {
  const stack = result.stack ?? "";
  const place = placeOf(stack, files);
  return [
    `FAIL ${[result.className, result.methodName].filter((name) => name !== "").join(".")}`,
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

/** Methods that call each other in a circle are at most so many. */
const LONGEST_CIRCLE = 12;

/** Endless recursion fills a message, and a stack, with the same part, or the same few parts in turn. */
function onceEach(text: string, separator: string): string {
  const parts = text.split(separator);
  const shown: string[] = [];
  for (let start = 0; start < parts.length;) {
    const { length, times } = circleAt(parts, start);
    const once = parts.slice(start, start + length);
    const [only = ""] = once;
    if (times === 1) shown.push(only);
    else if (length === 1) shown.push(`${only} (${times} times)`);
    else shown.push(...once, `(these ${length} lines ${times} times)`);
    start += times === 1 ? 1 : length * times;
  }
  return shown.join(separator);
}

/** The shortest circle that begins here, and how often it is gone round. */
function circleAt(
  parts: readonly string[],
  start: number,
): { readonly length: number; readonly times: number } {
  for (let length = 1; length <= LONGEST_CIRCLE; length++) {
    let end = start + length;
    while (end < parts.length && parts[end] === parts[end - length]) end += 1;
    const times = Math.floor((end - start) / length);
    if (times > 1) return { length, times };
  }
  return { length: 1, times: 1 };
}
