// Facts about eslint.config.js: one planted mistake of each kind is found, so that no part of it is silently off.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ESLint } from "eslint";
import { root } from "./lib/install.mjs";

const eslint = new ESLint({ cwd: root });

/** The rules a text breaks when it stands in place of that file. */
async function broken(file, text) {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

test("a promise nobody waits for, in the local org, its tests, browser tests and benchmarks", async () => {
  for (const file of [
    "local-org/src/org/outcome.ts",
    "local-org/src/layers.test.ts",
    "e2e/support/forms.ts",
    "scripts/bench/row.ts",
  ])
    assert.deepEqual(
      await broken(file, 'import { readFile } from "node:fs/promises";\nreadFile("a");\n'),
      ["@typescript-eslint/no-floating-promises"],
      file,
    );
});

test("what Salesforce forbids in a component", async () => {
  const text = `import { LightningElement, api } from "lwc";
export default class StatusBadge extends LightningElement {
  @api OnLabel = "";
  connectedCallback(): void {
    document.querySelector("a")?.remove();
  }
}
`;
  assert.deepEqual(await broken("force-app/main/core/lwc/statusBadge/statusBadge.ts", text), [
    "@lwc/lwc/no-leading-uppercase-api-name",
    "@lwc/lwc/no-document-query",
  ]);
});

test("a colour or a class that no SLDS 2 theme reaches", async () => {
  assert.deepEqual(
    await broken(
      "force-app/main/core/lwc/statusBadge/statusBadge.css",
      ".badge {\n  padding: 1rem;\n}\n",
    ),
    ["@salesforce-ux/slds/no-hardcoded-values-slds2"],
  );
  assert.deepEqual(
    await broken(
      "force-app/main/core/lwc/statusBadge/statusBadge.html",
      '<template><p class="slds-p-around--small"></p></template>\n',
    ),
    ["@salesforce-ux/slds/enforce-bem-usage"],
  );
});

test("an unused name in a script", async () => {
  assert.deepEqual(await broken("scripts/fix.mjs", "const unused = 1;\n"), [
    "@typescript-eslint/no-unused-vars",
  ]);
});

test("a suppression of nothing", async () => {
  assert.deepEqual(
    (await broken("scripts/fix.mjs", "// eslint-disable-next-line no-eval\nexport {};\n")).length,
    1,
  );
});
