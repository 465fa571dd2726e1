// What config/analyzer-suppressions.json says: rules switched off, thresholds moved, engine options, and single findings accepted; each with its reason.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const SETTINGS_FILE = "config/analyzer-suppressions.json";

const REQUIRED = {
  rulesOff: ["rule", "reason"],
  thresholds: ["rule", "ruleset", "properties", "reason"],
  engineOptions: ["engine", "option", "reason"],
  accepted: ["rule", "file", "anchor", "reason"],
};

/** The settings of the project at `root`, and what is wrong with them as findings. */
export function readSettings(root) {
  const path = join(root, SETTINGS_FILE);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  const read = JSON.parse(text);
  const findings = [];
  const settings = {};
  for (const [list, keys] of Object.entries(REQUIRED)) {
    settings[list] = read[list] ?? [];
    for (const entry of settings[list]) {
      for (const key of keys.filter((name) => isEmpty(entry[name])))
        findings.push(settingsFinding(text, entry, `${list}: an entry has no ${key}`));
    }
  }
  for (const list of Object.keys(read).filter((name) => !(name in REQUIRED)))
    findings.push(settingsFinding(text, {}, `nothing reads "${list}"`));
  return { ...settings, text, findings };
}

const isEmpty = (value) =>
  value === undefined || (typeof value === "string" && value.trim() === "");

export function settingsFinding(text, entry, message) {
  const anchor = JSON.stringify(entry.anchor ?? entry.rule ?? entry.option ?? "");
  const before = text.slice(0, Math.max(0, text.indexOf(anchor)));
  return {
    file: SETTINGS_FILE,
    line: before.split("\n").length,
    engine: "suppressions",
    rule: "settings",
    level: "error",
    message,
  };
}

/** Splits findings into those that count and those an entry accepts. An anchor is text on the lines of the finding, so that it survives edits elsewhere in the file. */
export function applyAccepted(root, findings, settings) {
  const used = new Set();
  const open = [];
  const accepted = [];
  for (const finding of findings) {
    const entry = settings.accepted.find(
      ({ rule, file, anchor }) =>
        rule === `${finding.engine}:${finding.rule}` &&
        file === finding.file &&
        linesOf(root, finding).includes(anchor),
    );
    if (entry) used.add(entry);
    (entry ? accepted : open).push(finding);
  }
  const unused = settings.accepted.filter((entry) => !used.has(entry));
  return { open, accepted, unused };
}

function linesOf(root, { file, line, endLine }) {
  const path = join(root, file);
  if (!existsSync(path)) return "";
  return readFileSync(path, "utf8")
    .split("\n")
    .slice(line - 1, endLine ?? line)
    .join("\n");
}

/** The part of Code Analyzer's own configuration that follows from the settings. */
export function analyzerRules({ rulesOff }) {
  const rules = {};
  for (const { rule } of rulesOff) {
    const [engine, name] = splitRule(rule);
    (rules[engine] ??= {})[name] = { disabled: true };
  }
  return rules;
}

export function splitRule(rule) {
  const colon = rule.indexOf(":");
  return [rule.slice(0, colon), rule.slice(colon + 1)];
}

/** PMD takes thresholds only from a ruleset file; ours is written from the settings at each run. Undefined when none is moved. */
export function writeRuleset(file, { thresholds }) {
  if (thresholds.length === 0) return undefined;
  const rules = thresholds.map(({ rule, ruleset, properties }) => {
    const lines = Object.entries(properties).map(
      ([name, value]) => `      <property name="${name}" value="${value}" />`,
    );
    return `  <rule ref="${ruleset}/${splitRule(rule)[1]}">\n    <properties>\n${lines.join("\n")}\n    </properties>\n  </rule>`;
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0" encoding="UTF-8"?>\n<ruleset name="Thresholds" xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">\n  <description>Thresholds of ${SETTINGS_FILE}</description>\n${rules.join("\n")}\n</ruleset>\n`,
  );
  return file;
}
