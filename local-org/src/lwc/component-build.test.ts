// Facts about building a project's components: what is found, what is complained about, and what comes from the cache.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { LwcBundle } from "../metadata/schema.ts";
import { openSourceCompiler } from "./compile-source.ts";
import { buildComponents, readComponentSources } from "./component-build.ts";
import { fixtureSchema } from "./test-support/fixture.ts";
import { lightningModulesOf } from "./used-modules.ts";

async function buildOf(files: Readonly<Record<string, string>>) {
  const projectRoot = mkdtempSync(join(tmpdir(), "lwc-"));
  const lwc: LwcBundle[] = [];
  for (const [path, text] of Object.entries(files)) {
    const [name = ""] = path.split("/");
    mkdirSync(join(projectRoot, name), { recursive: true });
    writeFileSync(join(projectRoot, path), text);
    if (!lwc.some((bundle) => bundle.name === name)) {
      lwc.push({
        name,
        directory: name,
        files: [],
        isExposed: false,
        apiVersion: 67,
        targets: [],
        objects: [],
      });
    }
  }
  const schema = { ...fixtureSchema(), lwc };
  try {
    return await buildComponents({
      schema,
      projectRoot,
      cacheDirectory: projectRoot,
      compiler: openSourceCompiler(projectRoot),
      sources: readComponentSources(schema, projectRoot),
    });
  } finally {
    rmSync(projectRoot, { recursive: true, force: true });
  }
}

test("a TypeScript component with a template becomes an entry of its own", async () => {
  const build = await buildOf({
    "one/one.ts":
      'import { LightningElement, api } from "lwc";\nimport type { Thing } from "c/two";\nimport { two } from "c/two";\nexport default class One extends LightningElement { @api thing: Thing | undefined; n: number = two; }\n',
    "one/one.html":
      "<template><p>{n}</p><lightning-button label='x'></lightning-button></template>",
    "two/two.ts": "export interface Thing { a: string }\nexport const two: number = 2;\n",
  });
  assert.deepEqual(build.diagnostics, []);
  assert.deepEqual(Object.keys(build.entries).sort(), ["c/one", "c/two"]);
});

test("a template error is a diagnostic with its place, and other components still build", async () => {
  const build = await buildOf({
    "bad/bad.ts":
      'import { LightningElement } from "lwc";\nexport default class Bad extends LightningElement {}\n',
    "bad/bad.html": "<template>\n  <p>{a b}</p>\n</template>",
    "good/good.ts":
      'import { LightningElement } from "lwc";\nexport default class Good extends LightningElement {}\n',
  });
  const [problem] = build.diagnostics;
  assert.equal(build.diagnostics.length, 1);
  assert.match(problem?.file ?? "", /bad\.html$/);
  assert.equal(problem?.line, 2);
  assert.ok(build.entries["c/good"]);
});

test("a base component that is not here is an unsupported diagnostic that says what to use", async () => {
  const build = await buildOf({
    "form/form.ts":
      'import { LightningElement } from "lwc";\nexport default class Form extends LightningElement {}\n',
    "form/form.html":
      "<template>\n  <lightning-record-edit-form></lightning-record-edit-form>\n</template>",
  });
  const problem = build.diagnostics.find((diagnostic) => diagnostic.unsupported);
  assert.equal(problem?.line, 2);
  assert.match(problem.message, /lightning-input/);
});

test("an import of a component that does not exist names it", async () => {
  const build = await buildOf({
    "lost/lost.ts": 'import { x } from "c/nowhere";\nexport const y = x;\n',
  });
  assert.match(build.diagnostics[0]?.message ?? "", /No MODULE named c\/nowhere found/);
});

test("type-only imports load nothing", () => {
  assert.deepEqual(
    lightningModulesOf(
      "a.ts",
      'import type { X } from "lightning/map";\nimport M from "lightning/modal";',
    ).map((use) => use.specifier),
    ["lightning/modal"],
  );
});
