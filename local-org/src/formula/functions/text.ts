// Text functions.
import { decimalToText, parseDecimal } from "../../soql/values.ts";
import { datetimeText, timeText } from "../dates.ts";
import { fromNumber, trim } from "../numbers.ts";
import { javaRegex } from "../regex.ts";
import { complain } from "../scope.ts";
import { FormulaError } from "../types.ts";
import { define, intOf, isBlank, special, textOf } from "./define.ts";
import type { FunctionDefinition } from "./define.ts";
import type { FormulaValue } from "../types.ts";

const ID_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

export const textFunctions: Readonly<Record<string, FunctionDefinition>> = {
  TEXT: define("Number|Date|DateTime|Time|Picklist", "Text", ([value]) => textForm(value ?? null)),
  VALUE: define("Text", "Number", ([value]) => {
    if (isBlank(value)) return null;
    const number = parseDecimal(textOf(value));
    if (!number) throw new FormulaError(`Not a number: ${textOf(value)}`);
    return number;
  }),
  ISNUMBER: define(
    "Text",
    "Boolean",
    ([value]) => !isBlank(value) && parseDecimal(textOf(value)) !== undefined,
  ),
  LEN: define("Text", "Number", ([value]) => fromNumber(textOf(value).length)),
  LEFT: define("Text Number", "Text", ([value, count]) =>
    textOf(value).slice(0, Math.max(0, intOf(count, 0))),
  ),
  RIGHT: define("Text Number", "Text", ([value, count]) => {
    const length = Math.max(0, intOf(count, 0));
    return length === 0 ? "" : textOf(value).slice(-length);
  }),
  MID: define("Text Number Number", "Text", ([value, start, count]) => {
    const from = Math.max(1, intOf(start, 1)) - 1;
    return textOf(value).slice(from, from + Math.max(0, intOf(count, 0)));
  }),
  TRIM: define("Text", "Text", ([value]) => textOf(value).trim()),
  UPPER: define("Text Text?", "Text", ([value, locale]) =>
    isBlank(locale) ? textOf(value).toUpperCase() : textOf(value).toLocaleUpperCase(textOf(locale)),
  ),
  LOWER: define("Text Text?", "Text", ([value, locale]) =>
    isBlank(locale) ? textOf(value).toLowerCase() : textOf(value).toLocaleLowerCase(textOf(locale)),
  ),
  INITCAP: define("Text Text?", "Text", ([value]) =>
    textOf(value)
      .toLowerCase()
      .replace(
        /(^|[^\p{L}\p{N}])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      ),
  ),
  REVERSE: define("Text", "Text", ([value]) => [...textOf(value)].reverse().join("")),
  CONTAINS: define("Text|MultiselectPicklist Text", "Boolean", ([value, part]) =>
    textOf(value).includes(textOf(part)),
  ),
  BEGINS: define("Text Text", "Boolean", ([value, start]) =>
    textOf(value).startsWith(textOf(start)),
  ),
  FIND: define("Text Text Number?", "Number", ([part, value, start]) => {
    const from = Math.max(1, intOf(start, 1));
    return fromNumber(isBlank(part) ? 0 : textOf(value).indexOf(textOf(part), from - 1) + 1);
  }),
  SUBSTITUTE: define("Text Text Text", "Text", ([value, from, to]) =>
    textOf(from) === "" ? textOf(value) : textOf(value).replaceAll(textOf(from), () => textOf(to)),
  ),
  LPAD: define("Text Number Text?", "Text", ([value, length, pad]) =>
    padTo(value, length, pad, true),
  ),
  RPAD: define("Text Number Text?", "Text", ([value, length, pad]) =>
    padTo(value, length, pad, false),
  ),
  CHR: define("Number", "Text", ([value]) => String.fromCodePoint(intOf(value, 32))),
  ASCII: define("Text", "Number", ([value]) => fromNumber(textOf(value).codePointAt(0) ?? 0)),
  // read from a record, the line break of a formula is markup (SalesforceFoundation/EDA, ADDR_AdminAcc_TEST)
  BR: define("", "Text", () => "<br>"),
  CASESAFEID: define("Text", "Text", ([value]) => caseSafe(textOf(value))),
  HYPERLINK: define(
    "Text Text Text?",
    "Text",
    ([url, label, target]) =>
      `<a href="${textOf(url)}" target="${isBlank(target) ? "_blank" : textOf(target)}">${textOf(label)}</a>`,
  ),
  IMAGE: define("Text Text Number? Number?", "Text", ([url, alternative, height, width]) => {
    const size = (name: string, value: FormulaValue | undefined): string =>
      isBlank(value) ? "" : ` style="${name}:${intOf(value, 0)}px;"`;
    return `<img src="${textOf(url)}" alt="${textOf(alternative)}"${size("height", height)}${size("width", width)} border="0"/>`;
  }),
  REGEX: special("Text Text", ([value, pattern], node, scope) => {
    if (!value || !pattern) return undefined;
    if (typeof pattern.constant === "string") {
      const compiled = javaRegex(pattern.constant);
      if (typeof compiled === "string") {
        complain(scope, pattern, compiled, true);
        return undefined;
      }
      return { type: "Boolean", run: (frame) => compiled.test(textOf(value.run(frame))) };
    }
    return {
      type: "Boolean",
      run: (frame) => {
        const compiled = javaRegex(textOf(pattern.run(frame)));
        if (typeof compiled === "string") throw new FormulaError(compiled);
        return compiled.test(textOf(value.run(frame)));
      },
    };
  }),
};

/** What TEXT gives: numbers without zeros at the end, instants in Greenwich time. */
function textForm(value: FormulaValue): FormulaValue {
  if (value === null || typeof value !== "object") return value === null ? null : String(value);
  switch (value.kind) {
    case "decimal":
      return decimalToText(trim(value));
    case "date":
      return value.iso;
    case "datetime":
      return datetimeText(value);
    case "time":
      return timeText(value);
  }
}

function padTo(
  value: FormulaValue | undefined,
  length: FormulaValue | undefined,
  pad: FormulaValue | undefined,
  left: boolean,
): string {
  const text = textOf(value);
  const size = Math.max(0, intOf(length, text.length));
  const filler = isBlank(pad) && textOf(pad) === "" ? " " : textOf(pad);
  if (text.length >= size) return text.slice(0, size);
  return left ? text.padStart(size, filler) : text.padEnd(size, filler);
}

function caseSafe(id: string): string {
  if (id.length !== 15) return id;
  const suffix = [0, 5, 10].map((start) => {
    const bits = [...id.slice(start, start + 5)].reduce(
      (sum, letter, index) => sum + (letter >= "A" && letter <= "Z" ? 1 << index : 0),
      0,
    );
    return ID_SUFFIX.charAt(bits);
  });
  return id + suffix.join("");
}
