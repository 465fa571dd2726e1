// Where things stand in a JSON text, so that a finding about a value has its line.
import { placeIn } from "./define.ts";
import type { Place } from "./rule.ts";

/** The last of the names, each looked for after the one before; where the search ends when one isn't there. */
export function placeOfKey(text: string, ...names: readonly string[]): Place {
  let at = 0;
  for (const name of names) {
    const found = text.indexOf(JSON.stringify(name), at);
    if (found < 0) break;
    at = found;
  }
  return placeIn(text, at);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function parsedJson(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isRecord(value) ? value : undefined;
  } catch {
    // who reads the file says what is wrong with it
    return undefined;
  }
}
