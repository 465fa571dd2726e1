// Java regular expressions on JavaScript's engine: translation of syntax, replacement strings and split.
import { apexError } from "../values/exception.ts";

const posix: Readonly<Record<string, string>> = {
  Lower: "a-z",
  Upper: "A-Z",
  ASCII: "\\x00-\\x7F",
  Alpha: "a-zA-Z",
  Digit: "0-9",
  Alnum: "a-zA-Z0-9",
  Punct: "!-\\/:-@\\[-`{-~",
  Graph: "!-~",
  Print: " -~",
  Blank: " \\t",
  Cntrl: "\\x00-\\x1F\\x7F",
  XDigit: "0-9a-fA-F",
  Space: "\\s",
  IsAlphabetic: "\\p{L}",
  IsDigit: "\\p{Nd}",
  IsLatin: "\\p{Script=Latin}",
  IsLetter: "\\p{L}",
  javaLowerCase: "\\p{Ll}",
  javaUpperCase: "\\p{Lu}",
};
const cache = new Map<string, RegExp>();

/** A RegExp that finds all matches, plus the flags the pattern asks for. Each caller sets lastIndex itself. */
export function compileJavaPattern(pattern: string, options = ""): RegExp {
  const key = `${options}\u0000${pattern}`;
  let compiled = cache.get(key);
  if (compiled === undefined) {
    compiled = build(pattern, options);
    if (cache.size > 2000) cache.clear();
    cache.set(key, compiled);
  }
  return new RegExp(compiled.source, compiled.flags);
}

function build(pattern: string, options: string): RegExp {
  let source = pattern,
    flags = options;
  const inline = /^\(\?([imsux]+)\)/.exec(source);
  if (inline !== null) {
    source = source.slice(inline[0].length);
    flags += inline[1] ?? "";
  }
  const translated = translate(scopeFlags(source), flags.includes("x"));
  const wanted = new Set(["g", ...flags.replace(/[^ims]/g, "")]);
  if (/\\p\{|\\P\{|\\x\{|\\u\{/.test(translated)) wanted.add("u");
  if (/&&\[|&&\^/.test(translated)) {
    wanted.delete("u");
    wanted.add("v");
  }
  try {
    return new RegExp(translated, [...wanted].join(""));
  } catch (error) {
    throw apexError(
      "System.StringException",
      `Invalid regex: ${describeFault(pattern) ?? (error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : pattern)}`,
    );
  }
}

/** `a(?i)b` switches a flag on for the rest of the group: JavaScript wants that rest in a group of its own, `a(?i:b)`. */
function scopeFlags(source: string): string {
  const found = /(?<!\\)\(\?([ims]+)\)/.exec(source);
  if (found === null) return source;
  const start = found.index + found[0].length;
  const end = endOfGroup(source, start);
  const rest = scopeFlags(source.slice(start, end));
  return `${source.slice(0, found.index)}(?${found[1] ?? ""}:${rest})${scopeFlags(source.slice(end))}`;
}
function endOfGroup(source: string, start: number): number {
  let depth = 0,
    inClass = false;
  for (let index = start; index < source.length; index++) {
    const letter = source[index];
    if (letter === "\\") index++;
    else if (inClass) inClass = letter !== "]";
    else if (letter === "[") inClass = true;
    else if (letter === "(") depth++;
    else if (letter === ")" && depth-- === 0) return index;
  }
  return source.length;
}

/** The complaint of java.util.regex.PatternSyntaxException for the usual mistakes. */
function describeFault(pattern: string): string | undefined {
  const at = (description: string, index: number): string =>
    `${description} near index ${index}\n${pattern}\n${" ".repeat(Math.max(0, index))}^`;
  let groups = 0,
    inClass = false,
    atStart = true;
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern[index] ?? "";
    if (letter === "\\") {
      index++;
      atStart = false;
      continue;
    }
    if (inClass) {
      if (letter === "]") inClass = false;
      continue;
    }
    if (atStart && /[*+?]/.test(letter)) return at(`Dangling meta character '${letter}'`, index);
    if (letter === "[") inClass = true;
    if (letter === "(") groups++;
    if (letter === ")" && groups-- === 0) return at("Unmatched closing ')'", index - 1);
    atStart = letter === "|" || (letter === "(" && pattern[index + 1] !== "?");
  }
  if (inClass) return at("Unclosed character class", pattern.length - 1);
  return groups > 0 ? at("Unclosed group", pattern.length) : undefined;
}

function translate(source: string, comments: boolean): string {
  let result = "",
    inClass = 0,
    afterQuantifier = false;
  for (let index = 0; index < source.length;) {
    const letter = source[index] ?? "";
    if (letter === "\\") {
      const escape = translateEscape(source, index, inClass > 0);
      result += escape.text;
      index = escape.end;
      afterQuantifier = false;
      continue;
    }
    if (inClass > 0) {
      if (letter === "[") inClass++;
      if (letter === "]") inClass--;
    } else if (letter === "[") {
      inClass = 1;
      const start = /^\[\^?\]/.exec(source.slice(index));
      if (start !== null) {
        result += start[0].slice(0, -1) + "\\]";
        index += start[0].length;
        continue;
      }
    } else if (comments && /\s/.test(letter)) {
      index++;
      continue;
    } else if (comments && letter === "#") {
      while (index < source.length && source[index] !== "\n") index++;
      continue;
    } else if (letter === "+" && afterQuantifier) {
      // possessive quantifier: JavaScript has none; greedy matches the same texts where the pattern does not rely on refusing to backtrack
      index++;
      continue;
    }
    result += letter;
    index++;
    afterQuantifier =
      inClass === 0 &&
      (letter === "*" ||
        letter === "+" ||
        (letter === "?" && !result.endsWith("(?")) ||
        (letter === "}" && /\{\d+(?:,\d*)?\}$/.test(result)));
  }
  return result;
}

function translateEscape(
  source: string,
  start: number,
  inClass: boolean,
): { text: string; end: number } {
  const next = source[start + 1];
  if (next === undefined)
    throw apexError("System.StringException", `Invalid regex at index ${start}: unexpected end`);
  if (next === "Q") {
    const end = source.indexOf("\\E", start + 2);
    const literal = source.slice(start + 2, end < 0 ? undefined : end);
    return {
      text: literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"),
      end: end < 0 ? source.length : end + 2,
    };
  }
  const property = /^\\([pP])\{(\w+)\}/.exec(source.slice(start, start + 40));
  if (property !== null) {
    const body = posix[property[2] ?? ""];
    if (body !== undefined) {
      const text = property[1] === "P" ? `[^${body}]` : inClass ? body : `[${body}]`;
      return { text, end: start + property[0].length };
    }
    return { text: property[0], end: start + property[0].length };
  }
  switch (next) {
    case "A":
      return { text: "(?<![\\s\\S])", end: start + 2 };
    case "z":
      return { text: "(?![\\s\\S])", end: start + 2 };
    case "Z":
      return { text: "(?=\\n?(?![\\s\\S]))", end: start + 2 };
    case "h":
      return { text: inClass ? " \\t\\xA0" : "[ \\t\\xA0]", end: start + 2 };
    case "R":
      return { text: "(?:\\r\\n|[\\n\\r\\u2028\\u2029])", end: start + 2 };
    case "e":
      return { text: "\\x1B", end: start + 2 };
    case "a":
      return { text: "\\x07", end: start + 2 };
    case "E":
      return { text: "", end: start + 2 };
    default:
      return {
        text: /[A-Za-z0-9]/.test(next)
          ? `\\${next}`
          : `\\${next}`.replace(
              /^\\([ "'#%&,:;<=>@_`~!-])$/,
              inClass && next === "-" ? "\\-" : "$1",
            ),
        end: start + 2,
      };
  }
}

/** Java's replacement text: `$1`, `${name}`, and `\` taking the next character literally. */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  let result = "";
  for (let index = 0; index < replacement.length; index++) {
    const letter = replacement[index] ?? "";
    if (letter === "\\") {
      index++;
      if (index >= replacement.length)
        throw apexError("System.IllegalArgumentException", "character to be escaped is missing");
      result += replacement.charAt(index);
    } else if (letter === "$") {
      const rest = replacement.slice(index + 1);
      const named = /^\{(\w+)\}/.exec(rest);
      const numbered = /^\d/.exec(rest);
      if (named !== null) {
        result += match.groups?.[named[1] ?? ""] ?? "";
        index += named[0].length;
      } else if (numbered !== null) {
        let digits = numbered[0];
        while (
          /^\d$/.test(rest.charAt(digits.length)) &&
          Number(digits + rest.charAt(digits.length)) < match.length
        )
          digits += rest.charAt(digits.length);
        if (Number(digits) >= match.length)
          throw apexError("System.StringException", `No group ${digits}`);
        result += match[Number(digits)] ?? "";
        index += digits.length;
      } else throw apexError("System.IllegalArgumentException", "Illegal group reference");
    } else result += letter;
  }
  return result;
}

export function replaceMatches(
  text: string,
  pattern: RegExp,
  replacement: string,
  all: boolean,
): string {
  let result = "",
    last = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    result += text.slice(last, match.index) + expandReplacement(replacement, match);
    last = match.index + match[0].length;
    if (match[0] === "") pattern.lastIndex++;
    if (!all) break;
  }
  return result + text.slice(last);
}

/** java.lang.String.split: limit 0 drops trailing empty strings; a zero-width match at the start gives no leading one. */
export function splitText(text: string, pattern: RegExp, limit = 0): string[] {
  const parts: string[] = [];
  let last = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === "") {
      if (match.index >= text.length) break;
      pattern.lastIndex++;
      if (match.index === 0) continue;
    }
    if (limit > 0 && parts.length === limit - 1) break;
    parts.push(text.slice(last, match.index));
    last = match.index + match[0].length;
  }
  if (parts.length === 0 && last === 0) return [text];
  parts.push(text.slice(last));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === "") parts.pop();
  return parts;
}
