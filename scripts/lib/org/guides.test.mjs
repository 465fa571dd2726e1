// Facts about the guides: what they tell an admin to click and a developer to run exists by that name.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../install.mjs";

const read = (file) => readFileSync(join(root, file), "utf8");
// Cells of a table are padded.
const install = read("docs/guide/install.md").replace(/ +/g, " ");
const files = readdirSync(join(root, "force-app/main"), { recursive: true, encoding: "utf8" });
const ending = (suffix) =>
  files
    .filter((file) => file.endsWith(suffix))
    .map((file) => [file, read(join("force-app/main", file))]);
const valueOf = (xml, element) => new RegExp(`<${element}>(.*?)</${element}>`).exec(xml)?.[1];

test("every permission set is given to somebody, by its label", () => {
  for (const [file, xml] of ending(".permissionset-meta.xml")) {
    const label = valueOf(xml, "label");
    assert.ok(install.includes(`**${label}** |`), `${file}: ${label}`);
  }
});

// "Registration review" is on the record page that the package brings
test("every component that belongs on a page is placed, by its label", () => {
  const exposed = ending(".js-meta.xml").filter(
    ([, xml]) =>
      /lightningCommunity__Page|RecordPage/.test(xml) &&
      valueOf(xml, "masterLabel") !== "Registration review",
  );
  assert.equal(exposed.length, 6);
  for (const [file, xml] of exposed)
    assert.ok(install.includes(`**${valueOf(xml, "masterLabel")}**`), file);
});

test("pages have the names that components go to", () => {
  const named = ending(".ts").flatMap(([, source]) =>
    [...source.matchAll(/comm__namedPage",\s*attributes: \{ name: "(\w+)"/g)].map(
      ([, name]) => name,
    ),
  );
  assert.ok(named.length > 0);
  for (const name of named) assert.ok(install.includes(`| \`${name}\` |`), name);
});

test("the sharing table is what the objects install with", () => {
  const words = {
    Private: "Private",
    Read: "Public Read Only",
    ReadWrite: "Public Read/Write",
    ControlledByParent: "Controlled by Parent",
  };
  const rows = install
    .split("\n")
    .filter((line) => /^\|.*\| (Private|Public|Controlled)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  for (const [file, xml] of ending(".object-meta.xml").filter(([, text]) =>
    text.includes("<externalSharingModel>"),
  )) {
    const row = rows.find(([, objects]) => objects.split(", ").includes(valueOf(xml, "label")));
    assert.ok(row, file);
    assert.deepEqual(
      row.slice(2, 4),
      [words[valueOf(xml, "sharingModel")], words[valueOf(xml, "externalSharingModel")]],
      file,
    );
  }
});

test("jobs, settings and the page for opportunities are named as they are", () => {
  for (const [, job] of read("force-app/main/app/classes/TandemJobs.cls").matchAll(
    /'(Tandem: [^']+)'/g,
  ))
    assert.ok(install.includes(`**${job}**`), job);
  const labels = new Set(
    ending(".xml").flatMap(([, xml]) =>
      [...xml.matchAll(/<(?:label|masterLabel|pluralLabel|value)>(.*?)</g)].map(
        ([, label]) => label,
      ),
    ),
  );
  for (const label of [
    "Start automation",
    "Stop automation",
    "Fill customer keys",
    "Mark as done",
    "Automation runs",
    "Customers can be found",
    "Default Decider",
    "Opportunity Stage",
    "Keep Log (Days)",
    "Pre-checks per Hour",
    "Decision Hours",
    "Deal Term (Days)",
    "Automatic Approval Limit",
    "Opportunity Record Page with Partner",
    "Account Record Page with Protection",
    "Lead Record Page with Protection",
    "Protected By",
    "Protected Until",
    "Partner Role",
    "Customer Key",
    "Deal Desk",
    "Automation Log",
    "Partner access",
  ]) {
    assert.ok(install.includes(`**${label}**`), `the guide names ${label}`);
    assert.ok(labels.has(label), `the package has ${label}`);
  }
  assert.equal(
    ending(".md-meta.xml").filter(([file]) => basename(file).startsWith("NoticeTemplate.")).length,
    13,
  );
});

test("links lead somewhere and commands exist", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const file of [
    "README.md",
    "CONTRIBUTING.md",
    "docs/guide/install.md",
    "docs/guide/develop-in-an-org.md",
  ]) {
    const text = read(file);
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      assert.ok(existsSync(join(root, dirname(file), target)), `${file}: ${target}`);
    for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g))
      assert.ok(name in scripts, `${file}: npm run ${name}`);
  }
  assert.ok(read("README.md").split("\n").length <= 120);
});
