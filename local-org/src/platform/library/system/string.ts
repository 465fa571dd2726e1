// System.String: text, with Java's rules for regular expressions and Apache Commons' for the convenience methods.
import { editDistance } from "../../../apex/edit-distance.ts";
import { defineClass } from "../../../apex/library.ts";
import type { ApexList } from "../../values/collections.ts";
import type { ApexDate } from "../../values/date.ts";
import type { ApexDatetime } from "../../values/datetime.ts";
import type { Decimal } from "../../values/decimal.ts";
import type { ApexDouble } from "../../values/double.ts";
import { hashCode } from "../../values/equality.ts";
import { apexError } from "../../values/exception.ts";
import type { Runtime } from "../helpers.ts";
import { need, strings } from "../helpers.ts";
import { compileJavaPattern, replaceMatches, splitText } from "../regex.ts";
import * as escapes from "../text-escapes.ts";
import * as words from "../text-words.ts";

const fail = (message: string): never => {
  throw apexError("System.StringException", message);
};
const lower = (text: string): string => text.toLowerCase();
const isBlank = (text: string | null): boolean => text === null || text.trim() === "";

function substring(text: string, start: number, end: number): string {
  if (start < 0 || start > text.length) fail(`Starting position out of bounds: ${start}`);
  if (end < 0 || end > text.length) fail(`Ending position out of bounds: ${end}`);
  if (end < start) fail(`Ending position out of bounds: ${end}`);
  return text.slice(start, end);
}
function pad(text: string, size: number, filler: string, side: "left" | "right"): string {
  return side === "left"
    ? text.padStart(size, filler === "" ? " " : filler)
    : text.padEnd(size, filler === "" ? " " : filler);
}
function center(text: string, size: number, filler: string): string {
  const missing = size - text.length;
  return missing <= 0
    ? text
    : pad(pad(text, text.length + Math.floor(missing / 2), filler, "left"), size, filler, "right");
}
function join(rt: Runtime, values: unknown, separator: string | null): string {
  const parts: string[] = [];
  for (const value of rt.iterate(need(values, 1))) parts.push(value === null ? "" : rt.show(value));
  return parts.join(separator ?? "null");
}
function characterCode(text: string, index: number): number {
  if (index < 0 || index >= text.length) fail(`String index out of range: ${index}`);
  return text.codePointAt(index) ?? 0;
}

export const stringClass = defineClass({
  name: "System.String",
  kind: "class",
  members: {
    // null stays null (trailheadapps/automation-components, RegExpsTests: Decimal, Boolean and Datetime; passing in orgs)
    "static String valueOf(Date value)": (_rt: Runtime, value: ApexDate | null) =>
      value?.iso() ?? null,
    "static String valueOf(Datetime value)": (rt: Runtime, value: ApexDatetime | null) =>
      value?.standard(rt.ports.user().timeZone) ?? null,
    "static String valueOf(Decimal value)": (_rt: Runtime, value: Decimal | null) =>
      value?.toString() ?? null,
    "static String valueOf(Double value)": (_rt: Runtime, value: ApexDouble | null) =>
      value?.toString() ?? null,
    "static String valueOf(Integer value)": (_rt: Runtime, value: number | null) =>
      value === null ? null : String(value),
    "static String valueOf(Long value)": (_rt: Runtime, value: bigint | null) =>
      value === null ? null : String(value),
    "static String valueOf(Object value)": (rt: Runtime, value: unknown) =>
      value === null ? null : rt.show(value),
    "static String valueOfGmt(Datetime value)": (_rt: Runtime, value: ApexDatetime) =>
      need(value).standard("UTC"),
    "static String join(Iterable<Object> values, String separator)": join,
    "static String format(String pattern, List<Object> values)": (
      rt: Runtime,
      pattern: string,
      values: ApexList,
    ) =>
      words.formatMessage(
        need(pattern, 1),
        need(values, 2).items.map((value) => rt.show(value)),
      ),
    "static String fromCharArray(List<Integer> codes)": (_rt: Runtime, codes: ApexList) =>
      String.fromCodePoint(...codes.items.map(Number)),
    "static String escapeSingleQuotes(String text)": (_rt: Runtime, text: string) =>
      need(text).replace(/\\/g, "\\\\").replaceAll("'", "\\'"),
    "static String getCommonPrefix(List<String> texts)": (_rt: Runtime, texts: ApexList) =>
      words.commonPrefix(texts.items.map((text) => (text === null ? "" : String(text)))),
    "static Boolean isBlank(String text)": (_rt: Runtime, text: string | null) => isBlank(text),
    "static Boolean isNotBlank(String text)": (_rt: Runtime, text: string | null) => !isBlank(text),
    "static Boolean isEmpty(String text)": (_rt: Runtime, text: string | null) =>
      text === null || text === "",
    "static Boolean isNotEmpty(String text)": (_rt: Runtime, text: string | null) =>
      text !== null && text !== "",

    "Integer length()": (_rt: Runtime, self: string) => self.length,
    "Integer charAt(Integer index)": (_rt: Runtime, self: string, index: number) =>
      characterCode(self, index),
    "Integer codePointAt(Integer index)": (_rt: Runtime, self: string, index: number) =>
      characterCode(self, index),
    "Integer codePointBefore(Integer index)": (_rt: Runtime, self: string, index: number) =>
      characterCode(self, index - 1),
    "Integer codePointCount(Integer start, Integer end)": (
      _rt: Runtime,
      self: string,
      start: number,
      end: number,
    ) => [...substring(self, start, end)].length,
    "Integer offsetByCodePoints(Integer index, Integer count)": (
      _rt: Runtime,
      self: string,
      index: number,
      count: number,
    ) => index + [...self.slice(index)].slice(0, count).join("").length,
    "List<Integer> getChars()": (rt: Runtime, self: string) =>
      rt.newList(
        "Integer",
        [...self].map((letter) => letter.codePointAt(0) ?? 0),
      ),
    "Integer compareTo(String other)": (_rt: Runtime, self: string, other: string) =>
      words.javaCompare(self, need(other)),
    "Boolean equals(Object other)": (_rt: Runtime, self: string, other: unknown) => self === other,
    "Boolean equals(String other)": (_rt: Runtime, self: string, other: string | null) =>
      self === other,
    "Boolean equalsIgnoreCase(String other)": (_rt: Runtime, self: string, other: string | null) =>
      other !== null && lower(self) === lower(other),
    "Integer hashCode()": (_rt: Runtime, self: string) => hashCode(self),
    "String toString()": (_rt: Runtime, self: string) => self,
    "String intern()": (_rt: Runtime, self: string) => self,

    "Boolean contains(String part)": (_rt: Runtime, self: string, part: string) =>
      self.includes(need(part)),
    "Boolean containsIgnoreCase(String part)": (_rt: Runtime, self: string, part: string) =>
      lower(self).includes(lower(need(part))),
    "Boolean containsAny(String characters)": (
      _rt: Runtime,
      self: string,
      characters: string | null,
    ) => characters !== null && [...characters].some((letter) => self.includes(letter)),
    "Boolean containsNone(String characters)": (
      _rt: Runtime,
      self: string,
      characters: string | null,
    ) => characters === null || ![...characters].some((letter) => self.includes(letter)),
    "Boolean containsOnly(String characters)": (_rt: Runtime, self: string, characters: string) =>
      [...self].every((letter) => need(characters).includes(letter)),
    "Boolean containsWhitespace()": (_rt: Runtime, self: string) => /\s/.test(self),
    "Integer countMatches(String part)": (_rt: Runtime, self: string, part: string | null) =>
      part === null || part === "" ? 0 : self.split(part).length - 1,
    "Boolean startsWith(String part)": (_rt: Runtime, self: string, part: string) =>
      self.startsWith(need(part)),
    "Boolean startsWithIgnoreCase(String part)": (_rt: Runtime, self: string, part: string) =>
      lower(self).startsWith(lower(need(part))),
    "Boolean endsWith(String part)": (_rt: Runtime, self: string, part: string) =>
      self.endsWith(need(part)),
    "Boolean endsWithIgnoreCase(String part)": (_rt: Runtime, self: string, part: string) =>
      lower(self).endsWith(lower(need(part))),
    "Integer indexOf(String part)": (_rt: Runtime, self: string, part: string) =>
      self.indexOf(need(part)),
    "Integer indexOf(String part, Integer from)": (
      _rt: Runtime,
      self: string,
      part: string,
      from: number,
    ) => self.indexOf(need(part, 1), need(from, 2)),
    "Integer indexOfIgnoreCase(String part)": (_rt: Runtime, self: string, part: string) =>
      lower(self).indexOf(lower(need(part))),
    "Integer indexOfIgnoreCase(String part, Integer from)": (
      _rt: Runtime,
      self: string,
      part: string,
      from: number,
    ) => lower(self).indexOf(lower(need(part)), from),
    "Integer indexOfAny(String characters)": (_rt: Runtime, self: string, characters: string) =>
      [...self].findIndex((letter) => need(characters).includes(letter)),
    "Integer indexOfAnyBut(String characters)": (_rt: Runtime, self: string, characters: string) =>
      [...self].findIndex((letter) => !need(characters).includes(letter)),
    "Integer indexOfChar(Integer code)": (_rt: Runtime, self: string, code: number) =>
      self.indexOf(String.fromCodePoint(code)),
    "Integer indexOfChar(Integer code, Integer from)": (
      _rt: Runtime,
      self: string,
      code: number,
      from: number,
    ) => self.indexOf(String.fromCodePoint(code), from),
    "Integer indexOfDifference(String other)": (_rt: Runtime, self: string, other: string) =>
      words.indexOfDifference(self, need(other)),
    "Integer lastIndexOf(String part)": (_rt: Runtime, self: string, part: string) =>
      self.lastIndexOf(need(part)),
    "Integer lastIndexOf(String part, Integer from)": (
      _rt: Runtime,
      self: string,
      part: string,
      from: number,
    ) => (from < 0 ? -1 : self.lastIndexOf(need(part), from)),
    "Integer lastIndexOfChar(Integer code)": (_rt: Runtime, self: string, code: number) =>
      self.lastIndexOf(String.fromCodePoint(code)),
    "Integer lastIndexOfChar(Integer code, Integer from)": (
      _rt: Runtime,
      self: string,
      code: number,
      from: number,
    ) => self.lastIndexOf(String.fromCodePoint(code), from),
    "Integer lastIndexOfIgnoreCase(String part)": (_rt: Runtime, self: string, part: string) =>
      lower(self).lastIndexOf(lower(need(part))),
    "Integer lastIndexOfIgnoreCase(String part, Integer from)": (
      _rt: Runtime,
      self: string,
      part: string,
      from: number,
    ) => lower(self).lastIndexOf(lower(need(part)), from),

    "Boolean isAllLowerCase()": (_rt: Runtime, self: string) => /^\p{Ll}+$/u.test(self),
    "Boolean isAllUpperCase()": (_rt: Runtime, self: string) => /^\p{Lu}+$/u.test(self),
    "Boolean isAlpha()": (_rt: Runtime, self: string) => /^\p{L}+$/u.test(self),
    "Boolean isAlphaSpace()": (_rt: Runtime, self: string) => /^[\p{L} ]*$/u.test(self),
    "Boolean isAlphanumeric()": (_rt: Runtime, self: string) => /^[\p{L}\p{Nd}]+$/u.test(self),
    "Boolean isAlphanumericSpace()": (_rt: Runtime, self: string) =>
      /^[\p{L}\p{Nd} ]*$/u.test(self),
    "Boolean isAsciiPrintable()": (_rt: Runtime, self: string) => /^[ -~]*$/.test(self),
    "Boolean isNumeric()": (_rt: Runtime, self: string) => /^\p{Nd}+$/u.test(self),
    "Boolean isNumericSpace()": (_rt: Runtime, self: string) => /^[\p{Nd} ]*$/u.test(self),
    "Boolean isWhitespace()": (_rt: Runtime, self: string) => /^\s*$/.test(self),

    "String abbreviate(Integer width)": (_rt: Runtime, self: string, width: number) =>
      words.abbreviate(self, width, 0),
    "String abbreviate(Integer width, Integer offset)": (
      _rt: Runtime,
      self: string,
      width: number,
      offset: number,
    ) => words.abbreviate(self, width, offset),
    "String capitalize()": (_rt: Runtime, self: string) =>
      self.charAt(0).toUpperCase() + self.slice(1),
    "String uncapitalize()": (_rt: Runtime, self: string) =>
      self.charAt(0).toLowerCase() + self.slice(1),
    "String center(Integer size)": (_rt: Runtime, self: string, size: number) =>
      center(self, size, " "),
    "String center(Integer size, String filler)": (
      _rt: Runtime,
      self: string,
      size: number,
      filler: string | null,
    ) => center(self, size, filler ?? " "),
    "String deleteWhitespace()": (_rt: Runtime, self: string) => self.replace(/\s/g, ""),
    "String difference(String other)": (_rt: Runtime, self: string, other: string) =>
      words.difference(self, need(other)),
    "Integer getLevenshteinDistance(String other)": (_rt: Runtime, self: string, other: string) =>
      editDistance(self, need(other)),
    "Integer getLevenshteinDistance(String other, Integer threshold)": (
      _rt: Runtime,
      self: string,
      other: string,
      threshold: number,
    ) => words.levenshteinUpTo(self, need(other), threshold),
    "String left(Integer length)": (_rt: Runtime, self: string, length: number) =>
      self.slice(0, Math.max(0, need(length))),
    "String right(Integer length)": (_rt: Runtime, self: string, length: number) =>
      need(length) <= 0 ? "" : self.slice(-length),
    "String mid(Integer start, Integer length)": (
      _rt: Runtime,
      self: string,
      start: number,
      length: number,
    ) =>
      length < 0 || start > self.length
        ? ""
        : self.slice(Math.max(0, start), Math.max(0, start) + length),
    "String leftPad(Integer size)": (_rt: Runtime, self: string, size: number) =>
      pad(self, size, " ", "left"),
    "String leftPad(Integer size, String filler)": (
      _rt: Runtime,
      self: string,
      size: number,
      filler: string | null,
    ) => pad(self, size, filler ?? " ", "left"),
    "String rightPad(Integer size)": (_rt: Runtime, self: string, size: number) =>
      pad(self, size, " ", "right"),
    "String rightPad(Integer size, String filler)": (
      _rt: Runtime,
      self: string,
      size: number,
      filler: string | null,
    ) => pad(self, size, filler ?? " ", "right"),
    "String normalizeSpace()": (_rt: Runtime, self: string) => self.trim().replace(/\s+/g, " "),
    "String remove(String part)": (_rt: Runtime, self: string, part: string | null) =>
      part === null || part === "" ? self : self.replaceAll(part, ""),
    "String removeEnd(String part)": (_rt: Runtime, self: string, part: string | null) =>
      part !== null && part !== "" && self.endsWith(part) ? self.slice(0, -part.length) : self,
    "String removeEndIgnoreCase(String part)": (_rt: Runtime, self: string, part: string | null) =>
      part !== null && part !== "" && lower(self).endsWith(lower(part))
        ? self.slice(0, -part.length)
        : self,
    "String removeStart(String part)": (_rt: Runtime, self: string, part: string | null) =>
      part !== null && self.startsWith(part) ? self.slice(part.length) : self,
    "String removeStartIgnoreCase(String part)": (
      _rt: Runtime,
      self: string,
      part: string | null,
    ) => (part !== null && lower(self).startsWith(lower(part)) ? self.slice(part.length) : self),
    "String repeat(Integer count)": (_rt: Runtime, self: string, count: number) =>
      self.repeat(Math.max(0, count)),
    "String repeat(String separator, Integer count)": (
      _rt: Runtime,
      self: string,
      separator: string | null,
      count: number,
    ) => new Array<string>(Math.max(0, count)).fill(self).join(separator ?? ""),
    "String replace(String target, String replacement)": (
      _rt: Runtime,
      self: string,
      target: string,
      replacement: string,
    ) => self.split(need(target, 1)).join(need(replacement, 2)),
    "String replaceAll(String pattern, String replacement)": (
      _rt: Runtime,
      self: string,
      pattern: string,
      replacement: string,
    ) => replaceMatches(self, compileJavaPattern(need(pattern, 1)), need(replacement, 2), true),
    "String replaceFirst(String pattern, String replacement)": (
      _rt: Runtime,
      self: string,
      pattern: string,
      replacement: string,
    ) => replaceMatches(self, compileJavaPattern(need(pattern, 1)), need(replacement, 2), false),
    "String reverse()": (_rt: Runtime, self: string) => [...self].reverse().join(""),
    "List<String> split(String pattern)": (_rt: Runtime, self: string, pattern: string) =>
      strings(splitText(self, compileJavaPattern(need(pattern)))),
    "List<String> split(String pattern, Integer limit)": (
      _rt: Runtime,
      self: string,
      pattern: string,
      limit: number,
    ) => strings(splitText(self, compileJavaPattern(need(pattern)), limit)),
    "List<String> splitByCharacterType()": (_rt: Runtime, self: string) =>
      strings(words.splitByType(self, false)),
    "List<String> splitByCharacterTypeCamelCase()": (_rt: Runtime, self: string) =>
      strings(words.splitByType(self, true)),
    "String stripHtmlTags()": (_rt: Runtime, self: string) =>
      self.replace(/<\/?[A-Za-z!][^>]*>/g, ""),
    "String substring(Integer start)": (_rt: Runtime, self: string, start: number) =>
      substring(self, need(start), self.length),
    "String substring(Integer start, Integer end)": (
      _rt: Runtime,
      self: string,
      start: number,
      end: number,
    ) => substring(self, need(start, 1), need(end, 2)),
    "String substringAfter(String separator)": (
      _rt: Runtime,
      self: string,
      separator: string | null,
    ) => words.after(self, separator, self.indexOf(separator ?? "")),
    "String substringAfterLast(String separator)": (
      _rt: Runtime,
      self: string,
      separator: string | null,
    ) => (separator === "" ? "" : words.after(self, separator, self.lastIndexOf(separator ?? ""))),
    "String substringBefore(String separator)": (
      _rt: Runtime,
      self: string,
      separator: string | null,
    ) => words.before(self, separator, self.indexOf(separator ?? "")),
    "String substringBeforeLast(String separator)": (
      _rt: Runtime,
      self: string,
      separator: string | null,
    ) =>
      separator === "" ? self : words.before(self, separator, self.lastIndexOf(separator ?? "")),
    "String substringBetween(String tag)": (_rt: Runtime, self: string, tag: string) =>
      words.between(self, tag, tag),
    "String substringBetween(String open, String close)": (
      _rt: Runtime,
      self: string,
      open: string,
      close: string,
    ) => words.between(self, open, close),
    "String swapCase()": (_rt: Runtime, self: string) =>
      [...self]
        .map((letter) =>
          letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
        )
        .join(""),
    "String toLowerCase()": (_rt: Runtime, self: string) => lower(self),
    "String toLowerCase(String locale)": (_rt: Runtime, self: string, locale: string) =>
      self.toLocaleLowerCase(locale.replaceAll("_", "-")),
    "String toUpperCase()": (_rt: Runtime, self: string) => self.toUpperCase(),
    "String toUpperCase(String locale)": (_rt: Runtime, self: string, locale: string) =>
      self.toLocaleUpperCase(locale.replaceAll("_", "-")),
    "String trim()": (_rt: Runtime, self: string) =>
      self.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, ""),

    "String escapeCsv()": (_rt: Runtime, self: string) => escapes.escapeCsv(self),
    "String escapeEcmaScript()": (_rt: Runtime, self: string) => escapes.escapeEcmaScript(self),
    "String escapeHtml3()": (_rt: Runtime, self: string) => escapes.escapeHtml(self, 3),
    "String escapeHtml4()": (_rt: Runtime, self: string) => escapes.escapeHtml(self, 4),
    "String escapeJava()": (_rt: Runtime, self: string) => escapes.escapeJava(self),
    "String escapeUnicode()": (_rt: Runtime, self: string) => escapes.escapeUnicode(self),
    "String escapeXml()": (_rt: Runtime, self: string) => escapes.escapeXml(self),
    "String unescapeCsv()": (_rt: Runtime, self: string) => escapes.unescapeCsv(self),
    "String unescapeEcmaScript()": (_rt: Runtime, self: string) => escapes.unescapeJava(self),
    "String unescapeHtml3()": (_rt: Runtime, self: string) => escapes.unescapeHtml(self),
    "String unescapeHtml4()": (_rt: Runtime, self: string) => escapes.unescapeHtml(self),
    "String unescapeJava()": (_rt: Runtime, self: string) => escapes.unescapeJava(self),
    "String unescapeUnicode()": (_rt: Runtime, self: string) => escapes.unescapeUnicode(self),
    "String unescapeXml()": (_rt: Runtime, self: string) => escapes.unescapeXml(self),
  },
});
