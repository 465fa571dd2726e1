// Facts about the analysis: every planted mistake is found with file and line, and what is missing is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "../install.mjs";
import { analyze } from "./analyze.mjs";
import { rulesWithTags } from "./engines.mjs";
import { ensureJava, findJava } from "./java.mjs";
import { exitCode, printable, skippedText, summary } from "./outcome.mjs";
import { lineOf, plantedProject, PLANTS, writeProject } from "./planted.mjs";
import { readSettings } from "./settings.mjs";

const java = ensureJava();
const folders = ["force-app"];
const withJava = { skip: java === undefined && "there is no Java on this machine" };

test("every planted mistake is found with file and line", withJava, async (t) => {
  const { findings } = await analyze({ root: plantedProject(), folders, java });
  const lines = findings.map(printable);
  for (const [rule, plant] of Object.entries(PLANTS)) {
    const place = `${plant.file}:${lineOf(plant)} ${rule} `;
    await t.test(place, () => {
      assert.ok(
        lines.some((line) => line.startsWith(place)),
        `${place}is not among\n${lines.join("\n")}`,
      );
    });
  }
  await t.test("what AppExchange and security rules find is an error, the rest a warning", () => {
    const levelOf = (name) => findings.find(({ rule }) => rule === name).level;
    assert.equal(levelOf("ProtectSensitiveData"), "error");
    assert.equal(levelOf("ApexSOQLInjection"), "error");
    assert.equal(levelOf("EmptyCatchBlock"), "warning");
  });
  await t.test("a copy names its other place", () => {
    const copy = lines.find((line) => line.includes("DetectCopyPasteForApex"));
    assert.match(copy, /\(with force-app\/classes\/SecondSum\.cls:\d+\)$/);
  });
});

test(
  "settings switch rules off, move thresholds and accept findings; a needless entry is a finding",
  withJava,
  async () => {
    const accepts = (file, anchor) => ({
      rule: "pmd:EmptyCatchBlock",
      file,
      anchor,
      reason: "Test.",
    });
    const settings = {
      rulesOff: [{ rule: "pmd:ApexSharingViolations", reason: "Test." }],
      accepted: [
        accepts("force-app/classes/Silent.cls", "catch (TypeException e)"),
        accepts("force-app/classes/Gone.cls", "catch"),
      ],
    };
    const project = plantedProject({
      "config/analyzer-suppressions.json": JSON.stringify(settings),
    });
    const { findings, accepted } = await analyze({ root: project, folders, java });

    assert.deepEqual(
      accepted.map(({ rule }) => rule),
      ["EmptyCatchBlock"],
    );
    const rules = findings.map(({ rule }) => rule);
    assert.ok(!rules.includes("EmptyCatchBlock") && !rules.includes("ApexSharingViolations"));
    assert.match(
      findings.map(printable).join("\n"),
      /config\/analyzer-suppressions\.json:\d+ suppressions:settings accepts a finding that is no longer there: pmd:EmptyCatchBlock in force-app\/classes\/Gone\.cls/,
    );
  },
);

test("an annotation that silences nothing is a finding", withJava, async () => {
  const lines = [
    "// Why.",
    "@SuppressWarnings('PMD.ApexSharingViolations, PMD.EmptyCatchBlock')",
    ...PLANTS["pmd:ApexSharingViolations"].lines,
  ];
  const root = writeProject({ "force-app/classes/AccountReader.cls": lines.join("\n") });
  const { findings } = await analyze({ root, folders, java });

  const rules = findings.map(printable).filter((line) => !line.includes("ApexDoc"));
  assert.deepEqual(rules, [
    "force-app/classes/AccountReader.cls:2 suppressions:needless PMD finds no EmptyCatchBlock here any more: take the annotation away.",
  ]);
});

test("of changed files only those are looked at", withJava, async () => {
  const targets = [PLANTS["pmd:EmptyCatchBlock"].file];
  const rulesOff = [{ rule: "pmd:ApexDoc", reason: "Test." }];
  const project = plantedProject({
    "config/analyzer-suppressions.json": JSON.stringify({ rulesOff }),
  });
  const { findings, files } = await analyze({ root: project, folders, java, targets });

  assert.equal(files, 1);
  assert.deepEqual(
    findings.map(printable).map((line) => line.split(" ")[0]),
    ["force-app/classes/Silent.cls:5"],
  );
});

test("a file an engine cannot read is a finding", withJava, async () => {
  const project = writeProject({ "force-app/classes/Broken.cls": "public class Broken {" });
  const { findings } = await analyze({ root: project, folders, java });

  assert.match(findings.map(printable).join("\n"), /force-app\/classes\/Broken\.cls:1 pmd:unread /);
});

test("no rule of security is switched off or moved", withJava, async () => {
  const tags = await rulesWithTags({ root: plantedProject(), folders, java });
  const { rulesOff, thresholds } = readSettings(root);
  for (const { rule } of [...rulesOff, ...thresholds]) {
    assert.ok(tags.has(rule), `${rule} is no rule`);
    assert.doesNotMatch(tags.get(rule).join(), /AppExchange|Security/, rule);
  }
});

test("without Java the rest still runs, says what did not, and fails in CI only", async () => {
  assert.equal(findJava({ PATH: "/nowhere" }), undefined);
  const plant = PLANTS["eslint:@lwc/lwc/no-inner-html"];
  const project = writeProject({ [plant.file]: plant.lines.join("\n") });
  const result = await analyze({ root: project, folders, java: undefined });

  assert.match(
    result.findings.map(printable).join("\n"),
    /markup\.js:5 eslint:@lwc\/lwc\/no-inner-html/,
  );
  assert.deepEqual(result.skipped, ["pmd", "cpd"]);
  assert.match(skippedText(result), /^Java 11 or later was not found, so pmd, cpd did not run\./);
  assert.equal(exitCode({ findings: [], skipped: ["pmd"] }, {}), 0);
  assert.equal(exitCode({ findings: [], skipped: ["pmd"] }, { CI: "true" }), 1);
  assert.equal(exitCode({ findings: [{}], skipped: [] }, {}), 1);
});

test("the last line counts", () => {
  const findings = [{ level: "error" }, { level: "warning" }, { level: "warning" }];
  assert.equal(
    summary({ findings, accepted: [{}], files: 7, rules: 9, seconds: { pmd: 1.26 } }, 3.14),
    "1 error, 2 warnings in 7 files by 9 rules, 1 accepted; 3.1 s (pmd 1.3)",
  );
});
