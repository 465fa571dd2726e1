// Java's regular expressions, as REGEX() takes them, in JavaScript's; what has no safe equivalent is refused with a reason.

const POSIX: Readonly<Record<string, string>> = {
  Alpha: "a-zA-Z",
  Digit: "0-9",
  Alnum: "a-zA-Z0-9",
  Upper: "A-Z",
  Lower: "a-z",
  Punct: "!-\\/:-@\\[-`{-~",
  Space: "\\s",
  Blank: " \\t",
  XDigit: "0-9a-fA-F",
  ASCII: "\\x00-\\x7F",
  Graph: "!-~",
  Print: " -~",
  Cntrl: "\\x00-\\x1F\\x7F",
};

/** A pattern that must match the whole text, or the reason why it can't be used. */
export function javaRegex(pattern: string): RegExp | string {
  let source = pattern;
  let flags = "";
  const inline = /^\(\?([ismx]+)\)/.exec(source);
  if (inline) {
    const letters = inline[1] ?? "";
    if (letters.includes("x"))
      return "REGEX patterns with the flag x aren't supported by the local org; write the pattern without white space.";
    flags = [...new Set(letters)].join("");
    source = source.slice(inline[0].length);
  }
  if (/[*+?}]\+/.test(source.replace(/\\[pP]\{\w+\}|\\./g, "x").replace(/\[[^\]]*\]/g, "")))
    return "Possessive quantifiers (*+, ++, ?+) aren't supported by the local org in REGEX; use a plain quantifier.";
  if (source.includes("(?>"))
    return "Atomic groups (?>…) aren't supported by the local org in REGEX; use a plain group.";
  if (source.includes("&&["))
    return "Intersections of character classes ([a&&[b]]) aren't supported by the local org in REGEX; write the class out.";
  try {
    return new RegExp(`^(?:${translate(source)})$`, flags);
  } catch {
    return `Invalid regular expression: ${pattern}`;
  }
}

function translate(source: string): string {
  let result = "";
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (character !== "\\") {
      if (character === "[" && !inClass) inClass = true;
      else if (character === "]") inClass = false;
      result += character;
      continue;
    }
    const next = source.charAt(++at);
    const named = /^\{(\w+)\}/.exec(source.slice(at + 1));
    if (next === "Q") {
      const end = source.indexOf("\\E", at);
      const literal = source.slice(at + 1, end < 0 ? undefined : end);
      result += literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
      at = end < 0 ? source.length : end + 1;
    } else if ((next === "p" || next === "P") && named && Object.hasOwn(POSIX, named[1] ?? "")) {
      const set = POSIX[named[1] ?? ""] ?? "";
      result += inClass ? set : `[${next === "P" ? "^" : ""}${set}]`;
      at += named[0].length;
    } else if (next === "p" || next === "P") {
      throw new SyntaxError(`\\${next} is not translated`);
    } else if (next === "A") result += "^";
    else if (next === "z" || next === "Z") result += "$";
    else if (next === "h") result += inClass ? " \\t\\u00A0" : "[ \\t\\u00A0]";
    else result += character + next;
  }
  return result;
}
