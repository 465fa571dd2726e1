// Facts about the files only an org reads: scratch definitions, sfdx-project.json, .forceignore and the partner site in unpackaged.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { root } from "../install.mjs";

const require = createRequire(import.meta.url);
const text = (...path) => readFileSync(join(root, ...path), "utf8");
const json = (...path) => JSON.parse(text(...path));
const schema = (name) =>
  JSON.parse(readFileSync(join(root, "node_modules/@salesforce/schemas", name), "utf8"));
const names = (folder) => readdirSync(join(root, folder));

const SITE = "unpackaged/main/digitalExperiences/site/Partners1";
const contents = (type) =>
  names(`${SITE}/${type}`).map((name) => ({ name, ...json(SITE, type, name, "content.json") }));

test("scratch definitions use features and settings that exist", () => {
  const known = JSON.stringify(
    schema("project-scratch-def.schema.json").definitions ??
      schema("project-scratch-def.schema.json"),
  );
  const types = text("node_modules/@salesforce/types/lib/metadata.d.ts");
  for (const file of names("config").filter((name) => name.endsWith("scratch-def.json"))) {
    const { features, settings } = json("config", file);
    for (const feature of features)
      assert.ok(known.includes(`"${feature}"`), `${file}: ${feature}`);
    for (const [group, values] of Object.entries(settings)) {
      const type = group[0].toUpperCase() + group.slice(1);
      const [, body] =
        new RegExp(`export type ${type} = Metadata & \\{([^]*?)\\n\\};`).exec(types) ?? [];
      assert.ok(body, `${file}: ${group}`);
      for (const name of Object.keys(values))
        assert.match(body, new RegExp(`\\b${name}\\?`), `${file}: ${group}.${name}`);
    }
  }
});

test("the package asks its customers for digital experiences and nothing else", () => {
  const { features, settings } = json("config/package-scratch-def.json");

  assert.deepEqual(features, ["Communities"]);
  assert.deepEqual(settings, { communitiesSettings: { enableNetworksEnabled: true } });
});

test("sfdx-project.json has only properties of the schema, and the site is no part of the package", () => {
  const project = json("sfdx-project.json");
  const { properties, definitions } = schema("sfdx-project.schema.json");
  const [packaged, ...others] = project.packageDirectories;

  for (const name of Object.keys(project)) assert.ok(name in properties, name);
  for (const name of Object.keys(packaged))
    assert.ok(name in definitions.PackagePackageDir.properties, name);
  assert.equal(packaged.path, "force-app");
  assert.ok(existsSync(join(root, packaged.definitionFile)));
  assert.equal(
    packaged.postInstallScript,
    undefined,
    "an admin starts Tandem on the Setup page: docs/adr/0012-started-by-an-admin.md",
  );
  assert.equal(
    packaged.unpackagedMetadata,
    undefined,
    "it would deploy the site into the org that builds the package",
  );
  assert.deepEqual(others, [{ path: "unpackaged" }]);
});

test("deployed is what an org reads: JavaScript, but no TypeScript, tests or editor files", () => {
  const { ForceIgnore } = require("@salesforce/source-deploy-retrieve");
  const ignore = ForceIgnore.findAndCreate(join(root, "force-app"));
  const bundle = join(root, "force-app/main/deals/lwc/dealDesk");
  const accepts = (...path) => ignore.accepts(join(bundle, ...path));

  for (const file of ["dealDesk.js", "dealDesk.html", "dealDesk.css", "dealDesk.js-meta.xml"])
    assert.ok(accepts(file), file);
  for (const file of ["dealDesk.ts", "tsconfig.json", "jsconfig.json", ".eslintrc.json"])
    assert.ok(!accepts(file), file);
  assert.ok(!accepts("__tests__", "dealDesk.test.ts"));
  assert.ok(!accepts("__tests__", "data", "queue.json"));
  assert.ok(!accepts("__mocks__", "desk.js"));
});

test("the site has every part of the template it is made from, but for news", () => {
  const template = join(
    root,
    "node_modules/@salesforce/templates/lib/templates/digitalexperiencesite/BuildYourOwnLWR",
  );
  const folders = readdirSync(template).filter((name) => name.startsWith("sfdc_cms__"));
  for (const type of folders) {
    const parts = readdirSync(join(template, type)).filter(
      (name) => !name.includes(".") && !/^_|^news|^News/.test(name),
    );
    for (const part of parts.filter((name) => name !== "content.json")) {
      assert.ok(existsSync(join(root, SITE, type, part, "content.json")), `${type}/${part}`);
    }
  }
});

test("every part of the site carries its own name and type", () => {
  for (const type of names(SITE).filter((name) => name.startsWith("sfdc_cms__"))) {
    for (const name of names(`${SITE}/${type}`)) {
      const meta = json(SITE, type, name, "_meta.json");
      assert.deepEqual([meta.apiName, meta.type], [name, type]);
      assert.equal(json(SITE, type, name, "content.json").type, type);
    }
  }
});

test("a route and its view are of one type, and own pages are named as the platform asks", () => {
  const views = new Map(contents("sfdc_cms__view").map((view) => [view.name, view]));
  for (const { name, contentBody } of contents("sfdc_cms__route")) {
    assert.equal(
      views.get(contentBody.activeViewId)?.contentBody.viewType,
      contentBody.routeType,
      name,
    );
    assert.ok(Array.isArray(contentBody.configurationTags), name);
    assert.ok(["UseParent", "Public", "RequiresLogin"].includes(contentBody.pageAccess), name);
    assert.equal(name.endsWith("__c"), contentBody.routeType.startsWith("custom-"), name);
  }
});

test("pages that show Tandem need a login", () => {
  const own = new Set(
    contents("sfdc_cms__view")
      .filter((view) => JSON.stringify(view).includes('"c:'))
      .map((view) => view.name),
  );
  const routes = contents("sfdc_cms__route").filter(({ contentBody }) =>
    own.has(contentBody.activeViewId),
  );

  assert.equal(routes.length, 4);
  for (const { name, contentBody } of routes)
    assert.equal(contentBody.pageAccess, "RequiresLogin", name);
  assert.equal(
    json(SITE, "sfdc_cms__site/Partners1/content.json").contentBody.authenticationType,
    "AUTHENTICATED",
  );
});

test("components on pages are exposed to Experience Builder", () => {
  const placed = [...JSON.stringify(contents("sfdc_cms__view")).matchAll(/"c:(\w+)"/g)].map(
    ([, name]) => name,
  );
  const files = readdirSync(join(root, "force-app/main"), { recursive: true, encoding: "utf8" });

  assert.ok(placed.length > 0);
  for (const name of placed) {
    const file = files.find((path) => basename(path) === `${name}.js-meta.xml`);
    assert.match(
      text("force-app/main", file ?? `${name} is missing`),
      /<isExposed>true<[^]*lightningCommunity__Page/,
      dirname(file ?? ""),
    );
  }
});

test("the menu leads to pages, and the members' permission set is the package's", () => {
  const menu = text("unpackaged/main/navigationMenus/Partners_Navigation.navigationMenu-meta.xml");
  const network = text("unpackaged/main/networks/Partners.network-meta.xml");
  const addresses = contents("sfdc_cms__route").map(
    ({ contentBody }) => `/${contentBody.urlPrefix}`,
  );

  for (const [, target] of menu.matchAll(/<target>(.*?)</g))
    assert.ok(addresses.includes(target), target);
  for (const [, set] of network.matchAll(/<permissionSet>(.*?)</g)) {
    assert.ok(
      existsSync(join(root, `force-app/main/app/permissionsets/${set}.permissionset-meta.xml`)),
      set,
    );
  }
  assert.match(network, /<emailSenderAddress>[^<]+<[^]*<picassoSite>Partners1</);
});
