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

/** On the record page that the package brings. */
const PLACED = ["Registration review", "Opportunity of registration"];
test("every component that belongs on a page is placed, by its label", () => {
  const exposed = ending(".js-meta.xml").filter(
    ([, xml]) =>
      /lightningCommunity__Page|RecordPage/.test(xml) &&
      !PLACED.includes(valueOf(xml, "masterLabel")),
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
    "Notice Fallback",
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
});

/** The templates the package brings, field by field. */
const templates = ending(".md-meta.xml")
  .filter(([file]) => basename(file).startsWith("NoticeTemplate."))
  .map(([file, xml]) => ({
    file,
    ...Object.fromEntries(
      [...xml.matchAll(/<field>(\w+)__c<\/field>\s*<value[^>]*>([^<]*)</g)].map(
        ([, field, value]) => [field, value],
      ),
    ),
  }));
const notices = read("docs/guide/notices.md").replace(/ +/g, " ");
const tableAfter = (heading) =>
  notices
    .split(heading)[1]
    .split("\n## ")[0]
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );

test("the notices guide tells every event, audience and channel as the package has it", () => {
  const yesNo = (value) => (value === "true" ? "yes" : "no");
  const shipped = templates
    .filter(({ Event, Language }) => Event !== "Footer" && Language === "en")
    .map((one) =>
      [one.Event, one.Audience, ...[one.Email, one.Bell, one.Task, one.Optional].map(yesNo)].join(
        " | ",
      ),
    );
  assert.deepEqual(
    tableAfter("## What is told")
      .map((row) => row.join(" | "))
      .sort(),
    shipped.sort(),
  );
});

test("templates use only merge fields that the guide has for their audience", () => {
  const rows = tableAfter("## Merge fields");
  const column = { Partner: 2, Approver: 3, Manager: 3, Rep: 4 };
  for (const { file, Audience, Subject, Body, ShortText, DigestSubject, Event } of templates) {
    if (Event === "Footer") continue;
    for (const text of [Subject, Body, ShortText])
      for (const [, field] of text.matchAll(/\{\{(\w+)\}\}/g))
        assert.equal(
          rows.find(([name]) => name === field)?.[column[Audience]],
          "yes",
          `${file}: ${field}`,
        );
    assert.deepEqual(
      [...DigestSubject.matchAll(/\{\{(\w+)\}\}/g)].map(([, field]) => field),
      ["Count"],
      file,
    );
  }
  const source = ending(".cls")
    .filter(([file]) => /(DealNotice|SellerNotices|NoticeLetter)\.cls$/.test(file))
    .map(([, text]) => text)
    .join("\n");
  for (const [name] of rows) assert.ok(source.includes(`'${name}'`), `the code gives ${name}`);
});

test("every notice to partners comes in German too, with the same switches", () => {
  const partners = (language) =>
    templates
      .filter(({ Audience, Language }) => Audience === "Partner" && Language === language)
      .map(({ Event, Email, Bell, Optional, Active }) =>
        [Event, Email, Bell, Optional, Active].join(" "),
      )
      .sort();
  assert.deepEqual(partners("de"), partners("en"));
});

test("links lead somewhere and commands exist", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const file of [
    "README.md",
    "CONTRIBUTING.md",
    "docs/guide/install.md",
    "docs/guide/notices.md",
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
