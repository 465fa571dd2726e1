// Text algorithms behind String's convenience methods (Apache Commons StringUtils semantics) and MessageFormat.
import { editDistance } from "../../apex/edit-distance.ts";
import { apexError } from "../values/exception.ts";

/** java.lang.String.compareTo: the difference of the first differing code units, else of the lengths. */
export function javaCompare(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export function abbreviate(text: string, width: number, offset: number): string {
  if (width < 4)
    throw apexError("System.IllegalArgumentException", "Minimum abbreviation width is 4");
  if (text.length <= width) return text;
  let from = Math.min(offset, text.length);
  if (text.length - from < width - 3) from = text.length - (width - 3);
  if (from <= 4) return `${text.slice(0, width - 3)}...`;
  if (width < 7)
    throw apexError(
      "System.IllegalArgumentException",
      "Minimum abbreviation width with offset is 7",
    );
  return from + width - 3 < text.length
    ? `...${abbreviate(text.slice(from), width - 3, 0)}`
    : `...${text.slice(text.length - (width - 3))}`;
}
export function commonPrefix(texts: readonly string[]): string {
  const [first = "", ...rest] = texts;
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
export function indexOfDifference(left: string, right: string): number {
  if (left === right) return -1;
  let index = 0;
  while (index < left.length && index < right.length && left[index] === right[index]) index++;
  return index;
}
export function difference(left: string, right: string): string {
  const index = indexOfDifference(left, right);
  return index < 0 ? "" : right.slice(index);
}
/** -1 when the distance is above the threshold */
export function levenshteinUpTo(left: string, right: string, threshold: number): number {
  const distance = editDistance(left, right);
  return distance > threshold ? -1 : distance;
}

function characterType(letter: string): string {
  if (/\p{Lu}/u.test(letter)) return "upper";
  if (/\p{Ll}/u.test(letter)) return "lower";
  if (/\p{Nd}/u.test(letter)) return "digit";
  if (/\s/.test(letter)) return "space";
  return "other";
}
export function splitByType(text: string, camelCase: boolean): string[] {
  const parts: string[] = [];
  let current = "",
    type = "";
  for (const letter of text) {
    const next = characterType(letter);
    if (current !== "" && next !== type) {
      if (camelCase && type === "upper" && next === "lower") {
        // the last capital belongs to the word that follows it: "ASFLicense" is "ASF", "License"
        if (current.length > 1) parts.push(current.slice(0, -1));
        current = current.slice(-1);
      } else {
        parts.push(current);
        current = "";
      }
    }
    current += letter;
    type = next;
  }
  return current === "" ? parts : [...parts, current];
}

export function after(text: string, separator: string | null, at: number): string {
  return separator === null || at < 0 ? "" : text.slice(at + separator.length);
}
export function before(text: string, separator: string | null, at: number): string {
  return separator === null || at < 0 ? text : text.slice(0, at);
}
export function between(text: string, open: string | null, close: string | null): string | null {
  if (open === null || close === null) return null;
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

/** java.text.MessageFormat: `{0}`, `''` for a quote, quoted text taken literally. */
export function formatMessage(pattern: string, values: readonly string[]): string {
  let result = "",
    quoted = false;
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern[index] ?? "";
    if (letter === "'") {
      if (pattern[index + 1] === "'") {
        result += "'";
        index++;
      } else quoted = !quoted;
    } else if (letter === "{" && !quoted) {
      const end = pattern.indexOf("}", index);
      const position =
        end < 0
          ? Number.NaN
          : Number(
              pattern
                .slice(index + 1, end)
                .split(",")[0]
                ?.trim(),
            );
      if (end < 0 || !Number.isInteger(position) || position < 0)
        throw apexError(
          "System.IllegalArgumentException",
          end < 0
            ? "Unmatched braces in the pattern."
            : `can't parse argument number: ${pattern.slice(index + 1, end)}`,
        );
      result += values[position] ?? pattern.slice(index, end + 1);
      index = end;
    } else result += letter;
  }
  return result;
}
