// Finds suppressions written as comments or annotations in source files: which tool and rule they silence, on what, and why.

/** A directive opens a comment; what follows it is the rule or the reason. */
const COMMENT = String.raw`(?:\/\/|\/\*|<!--|^\s*\*)\s*`;
const directive = (tool, text, flags = "") => ({
  tool,
  pattern: new RegExp(COMMENT + text, flags),
});
const DIRECTIVES = [
  directive("PMD", String.raw`(?<rule>NOPMD)\b(?<rest>.*)`),
  directive("CPD", String.raw`(?<rule>CPD-OFF)\b(?<rest>.*)`),
  directive(
    "Graph engine",
    String.raw`sfge-disable(?:-next-line|-stack)?\s+(?<rule>[\w, ]+?)(?=\s--|\s*\*|$)(?<rest>.*)`,
  ),
  directive("Code Analyzer", String.raw`code-analyzer-suppress(?<rule>\([^)]*\))?(?<rest>.*)`, "i"),
  directive(
    "ESLint",
    String.raw`eslint-disable(?:-next-line|-line)?(?<rule>(?:\s+(?!--)[@\w/-]+,?)*)(?<rest>.*)`,
  ),
  directive(
    "Stylelint",
    String.raw`stylelint-disable(?:-next-line|-line)?(?<rule>(?:\s+(?!--)[@\w/-]+,?)*)(?<rest>.*)`,
  ),
  directive("Prettier", String.raw`(?<rule>prettier-ignore)\b(?<rest>.*)`),
  directive("TypeScript", String.raw`(?<rule>@ts-(?:expect-error|ignore|nocheck))\b(?<rest>.*)`),
  directive(
    "Coverage",
    String.raw`(?<rule>c8|v8|istanbul) ignore(?: (?:next|start|file|if|else))?(?: \d+)?(?<rest>.*)`,
  ),
];
const ANNOTATION = {
  tool: "PMD",
  pattern: /@SuppressWarnings\(\s*'(?<rule>[^']*)'\s*\)(?<rest>.*)/i,
};
const AXE = {
  tool: "axe",
  pattern:
    /disableRules\((?<rule>[^)]*)\)(?<rest>.*)|(?<rule>"[\w-]+"): \{ enabled: false \}(?<rest>.*)/,
};

const SOURCE = /\.(cls|trigger|apex|ts|mts|cts|js|mjs|cjs|html|css|xml)$/;

/** @returns entries of { tool, rule, file, line, place, reason }; reason is undefined where none is written */
export function directivesIn(file, text) {
  if (!SOURCE.test(file)) return [];
  const kinds = [...DIRECTIVES];
  if (/\.(cls|trigger|apex)$/.test(file)) kinds.push(ANNOTATION);
  if (file.startsWith("e2e/")) kinds.push(AXE);
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) =>
    kinds.flatMap(({ tool, pattern }) => {
      const match = pattern.exec(line);
      if (!match || isInText(line.slice(0, match.index))) return [];
      const { rule, rest } = match.groups;
      return rulesOf(rule).map((one) => ({
        tool,
        rule: one,
        file,
        line: index + 1,
        place: placeOf(lines, index, match.index),
        reason: reasonIn(rest) ?? commentAbove(lines, index),
      }));
    }),
  );
}

/** An odd number of quotes before it: the directive is part of a text, as in our own tests. */
function isInText(before) {
  return ['"', "'", "`"].some((quote) => before.split(quote).length % 2 === 0);
}

function rulesOf(text) {
  const names = (text ?? "")
    .replaceAll(/[()[\]"']/g, "")
    .split(/[,\s]+/)
    .filter(Boolean);
  return names.length > 0 ? names.map((name) => name.replace(/^PMD\./, "")) : ["every rule"];
}

function reasonIn(rest) {
  const text = rest
    .replace(/\*\/.*|-->.*/, "")
    .replace(/^[\s:,/-]+/, "")
    .trim();
  return text === "" ? undefined : text;
}

/** A comment of its own on the line before; documentation does not count, because it speaks of something else. */
function commentAbove(lines, index) {
  const above = (lines[index - 1] ?? "").trim();
  const text = /^(?:\/\/|\/\*(?!\*)|<!--)(.*)$/.exec(above)?.[1];
  if (text === undefined || DIRECTIVES.some(({ pattern }) => pattern.test(above))) return undefined;
  return reasonIn(text);
}

/** The code that is meant, without its line number, so that edits elsewhere leave it alone. */
function placeOf(lines, index, column) {
  const before = lines[index].slice(0, column).trim();
  if (before !== "") return shortened(before);
  const next = lines.slice(index + 1).find((line) => !/^\s*(@\w+(\(.*\))?|\/\/.*|)\s*$/.test(line));
  return shortened((next ?? "").trim());
}

const shortened = (code) =>
  (code.length > 90 ? `${code.slice(0, 87)}…` : code).replace(/\s*[{(]$/, "");
