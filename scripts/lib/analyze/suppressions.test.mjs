// Facts about the list of suppressions: where they are found, what counts as a reason, and when the document is stale.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { directivesIn } from "./directives.mjs";
import { listedIn } from "./listed.mjs";
import { printable } from "./outcome.mjs";
import { writeProject } from "./planted.mjs";
import { applyAccepted, readSettings, SETTINGS_FILE } from "./settings.mjs";
import { checkSuppressions, collectSuppressions, DOCUMENT, documentOf } from "./suppressions.mjs";

/** tool, rule and reason of what is found in the lines. */
const found = (file, ...lines) =>
  directivesIn(file, lines.join("\n")).map(({ tool, rule, reason }) => [tool, rule, reason]);

test("an annotation's reason stands behind it or in a comment of its own above", () => {
  const annotation = "@SuppressWarnings('PMD.ApexCRUDViolation, PMD.EmptyCatchBlock')";
  const both = (reason) => [
    ["PMD", "ApexCRUDViolation", reason],
    ["PMD", "EmptyCatchBlock", reason],
  ];
  assert.deepEqual(found("A.cls", annotation + " // Why.", "class A {"), both("Why."));
  assert.deepEqual(found("A.cls", "// Why.", annotation, "class A {"), both("Why."));
  assert.deepEqual(found("A.cls", "/** What A is. */", annotation), both(undefined));
  assert.deepEqual(found("A.cls", "Integer x; // Why.", annotation), both(undefined));
});

test("every tool's directive is known, with and without a reason", () => {
  const directives = [
    ["A.cls", "Integer x = 1; // NOPMD", "PMD", "NOPMD"],
    ["A.cls", "// CPD-OFF", "CPD", "CPD-OFF"],
    [
      "A.cls",
      "// sfge-disable-next-line ApexFlsViolationRule",
      "Graph engine",
      "ApexFlsViolationRule",
    ],
    ["A.cls", "// code-analyzer-suppress(pmd:ApexDoc)", "Code Analyzer", "pmd:ApexDoc"],
    ["a.ts", "// eslint-disable-next-line no-console", "ESLint", "no-console"],
    ["a.ts", "/* eslint-disable */", "ESLint", "every rule"],
    ["a.html", "<!-- eslint-disable-next-line @lwc/lwc/x -->", "ESLint", "@lwc/lwc/x"],
    ["a.css", "/* stylelint-disable color-no-hex */", "Stylelint", "color-no-hex"],
    ["a.ts", "// prettier-ignore", "Prettier", "prettier-ignore"],
    ["a.ts", "// @ts-expect-error", "TypeScript", "@ts-expect-error"],
    ["a.ts", "/* c8 ignore next */", "Coverage", "c8"],
    ["e2e/a.ts", 'axe.disableRules("color-contrast")', "axe", "color-contrast"],
    ["e2e/a.ts", '"color-contrast": { enabled: false }', "axe", "color-contrast"],
  ];
  for (const [file, line, tool, rule] of directives) {
    assert.deepEqual(found(file, line), [[tool, rule, undefined]], line);
    const [close] = /\s*(\*\/|-->)$/.exec(line) ?? [""];
    const said = `${line.slice(0, line.length - close.length)} -- Why.${close}`;
    assert.deepEqual(found(file, said), [[tool, rule, "Why."]], said);
    assert.deepEqual(found(file, "// Why.", line), [[tool, rule, "Why."]], line);
  }
});

test("a directive inside a text is none", () => {
  assert.deepEqual(found("a.ts", 'const text = "// eslint-disable-next-line no-x";'), []);
  assert.deepEqual(found("a.ts", 'say("x"); // eslint-disable-line no-x -- Why.'), [
    ["ESLint", "no-x", "Why."],
  ]);
});

test("the place is the code that is meant, so that lines may move", () => {
  const [entry] = directivesIn(
    "A.cls",
    "// Why.\n@SuppressWarnings('PMD.X')\n@TestVisible\nclass A {\n",
  );
  assert.deepEqual([entry.line, entry.place], [2, "class A"]);
});

test("configuration is read: settings, validator, ESLint, knip", () => {
  const reasons = (file, text) => listedIn(file, text).map(({ rule, reason }) => [rule, reason]);
  assert.deepEqual(
    reasons(SETTINGS_FILE, '{ "rulesOff": [{ "rule": "pmd:ApexDoc", "reason": "Why." }] }'),
    [["ApexDoc", "Why."]],
  );
  assert.deepEqual(reasons("config/validate.json", '{ "internalFields": { "A__c.B__c": "" } }'), [
    ["internalFields", undefined],
  ]);
  const eslint = ["rules: {", "// why", '"no-x": "off",', '"no-y": "off",', "},", '"no-z": "off",'];
  assert.deepEqual(reasons("eslint.config.js", eslint.join("\n")), [
    ["no-x", "why"],
    ["no-y", "why"],
    ["no-z", undefined],
  ]);
  const knip = [
    '"ignoreDependencies": [',
    '"a",',
    "// why",
    '"b",',
    "],",
    '"entry": [',
    '"c",',
    "]",
  ];
  assert.deepEqual(reasons("knip.jsonc", knip.join("\n")), [
    ["ignoreDependencies", undefined],
    ["ignoreDependencies", "why"],
  ]);
});

test("a suppression without a reason fails with file and line", async () => {
  const root = writeProject({
    "force-app/A.cls":
      "public class A {\n  @SuppressWarnings('PMD.ApexCRUDViolation')\n  void a() {}\n}",
  });
  assert.deepEqual((await checkSuppressions(root)).map(printable), [
    "force-app/A.cls:2 suppressions:no-reason PMD is silenced (ApexCRUDViolation) without a reason: say it behind the rule or in a comment above.",
  ]);
});

test("a stale document fails until it is written again", async () => {
  const root = writeProject({ "a.ts": "// eslint-disable-next-line no-x -- Why.\ncall();\n" });
  assert.match(
    (await checkSuppressions(root)).map(printable).join(),
    /suppressions\.md:1 suppressions:stale/,
  );

  mkdirSync(join(root, "docs/reference"), { recursive: true });
  writeFileSync(join(root, DOCUMENT), await documentOf(collectSuppressions(root)));
  assert.deepEqual(await checkSuppressions(root), []);
});

test("an entry of the settings needs a rule, a place and a reason", () => {
  const accepted = [{ rule: "pmd:X", file: "a.xml", anchor: "<a>", reason: " " }];
  const root = writeProject({ [SETTINGS_FILE]: JSON.stringify({ accepted, other: [] }, null, 2) });
  assert.deepEqual(readSettings(root).findings.map(printable), [
    `${SETTINGS_FILE}:6 suppressions:settings accepted: an entry has no reason`,
    `${SETTINGS_FILE}:1 suppressions:settings nothing reads "other"`,
  ]);
});

test("an accepted finding is known by text on its lines, not by their number", () => {
  const root = writeProject({ "a.xml": "<x>\n<b>two</b>\n<b>three</b>\n</x>" });
  const finding = (line) => ({ file: "a.xml", line, engine: "pmd", rule: "X" });
  const accepted = [{ rule: "pmd:X", file: "a.xml", anchor: "three" }];
  const result = applyAccepted(root, [finding(2), finding(3)], { accepted });

  assert.deepEqual(result.open, [finding(2)]);
  assert.deepEqual(result.accepted, [finding(3)]);
  assert.deepEqual(result.unused, []);
});

test("a link to a folder is passed over", () => {
  const root = writeProject({ "A.cls": "class A {}" });
  symlinkSync(tmpdir(), join(root, "link"));
  spawnSync("git", ["init", "-q"], { cwd: root });
  assert.deepEqual(collectSuppressions(root), []);
});
