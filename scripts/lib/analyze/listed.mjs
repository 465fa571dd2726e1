// Suppressions that stand in configuration: analyzers' settings, the validator's exceptions, ESLint rules that are off, and what knip is told to overlook.
import { SETTINGS_FILE, splitRule } from "./settings.mjs";

const ENGINES = {
  pmd: "PMD",
  cpd: "CPD",
  eslint: "ESLint",
  regex: "Regex",
  "retire-js": "RetireJS",
  sfge: "Graph engine",
};

const READERS = {
  [SETTINGS_FILE]: fromSettings,
  "config/validate.json": fromValidator,
  "eslint.config.js": fromEslint,
  "knip.jsonc": fromKnip,
};

/** Files of configuration that may hold suppressions. */
export const LISTING_FILES = Object.keys(READERS);

/** @returns entries as directivesIn gives them */
export function listedIn(file, text) {
  return (READERS[file]?.(text) ?? []).map((entry) => ({
    file,
    line: lineOf(text, entry.key),
    ...entry,
    reason: entry.reason?.trim() === "" ? undefined : entry.reason,
  }));
}

function lineOf(text, key) {
  const at = text.indexOf(JSON.stringify(key));
  return text.slice(0, Math.max(0, at)).split("\n").length;
}

function fromSettings(text) {
  const { rulesOff = [], thresholds = [], engineOptions = [], accepted = [] } = JSON.parse(text);
  const named = (rule) => {
    const [engine, name] = splitRule(rule);
    return { tool: ENGINES[engine] ?? engine, rule: name, key: rule };
  };
  return [
    ...accepted.map(({ rule, file, anchor, reason }) => ({
      ...named(rule),
      key: anchor,
      file,
      line: 1,
      place: anchor,
      reason,
    })),
    ...rulesOff.map(({ rule, reason }) => ({ ...named(rule), place: "off everywhere", reason })),
    ...thresholds.map(({ rule, properties, reason }) => ({
      ...named(rule),
      place: Object.entries(properties)
        .map(([name, value]) => `${name} = ${value}`)
        .join(", "),
      reason,
    })),
    ...engineOptions.map(({ engine, option, value, reason }) => ({
      tool: ENGINES[engine] ?? engine,
      rule: option,
      key: option,
      place: `${option} = ${value}`,
      reason,
    })),
  ];
}

function fromValidator(text) {
  return Object.entries(JSON.parse(text)).flatMap(([section, entries]) =>
    Object.entries(entries).map(([name, reason]) => ({
      tool: "Metadata validator",
      rule: section,
      key: name,
      place: name,
      reason,
    })),
  );
}

/** A comment above a run of rules speaks for all of them. */
function fromEslint(text) {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const rule = /"([@\w/-]+)": "off"/.exec(line)?.[1];
    if (rule === undefined) return [];
    const skips = /^\s*("[@\w/-]+": .*,|rules: \{|files: .*,|extends: .*,|\{)$/;
    const reason = commentAbove(lines, index, skips);
    return [
      { tool: "ESLint", rule, key: rule, line: index + 1, place: filesOf(lines, index), reason },
    ];
  });
}

function commentAbove(lines, index, skips) {
  let above = index - 1;
  while (above >= 0 && skips.test(lines[above])) above -= 1;
  return /^\s*\/\/\s*(.+)$/.exec(lines[above] ?? "")?.[1];
}

/** Which files the block of rules is for. */
function filesOf(lines, index) {
  const block = lines.slice(0, index + 1).findLast((line) => /\bfiles: /.test(line));
  const files = /\bfiles: (\[[^\]]*\]|\w+)/.exec(block ?? "")?.[1] ?? "all files";
  return `off for ${files.replaceAll(/[[\]"]/g, "")}`;
}

function fromKnip(text) {
  const lines = text.split("\n");
  let list;
  return lines.flatMap((line, index) => {
    const opened = /"(ignore\w*)": \[(.*)/.exec(line);
    if (opened) list = opened[1];
    const [, name] =
      (opened ? /"([^"]+)"\]/ : /^\s*"([^"]+)",?$/).exec(opened ? opened[2] : line) ?? [];
    const entry = list && name ? [{ name, rule: list }] : [];
    if (/\]/.test(opened ? opened[2] : line)) list = undefined;
    const reason = commentAbove(lines, index, /^\s*"[^"]+",$/);
    return entry.map(({ rule }) => ({
      tool: "Knip",
      rule,
      key: name,
      line: index + 1,
      place: name,
      reason,
    }));
  });
}
