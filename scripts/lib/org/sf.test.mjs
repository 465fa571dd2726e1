// Facts about running `sf`: the commands as a person starts them, with a fake program first on the PATH.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { root } from "../install.mjs";
import { commandText, openSf } from "./sf.mjs";
import { newState } from "./test-support/fake-org.mjs";
import { installFakeSf } from "./test-support/fake-sf.mjs";

const folder = mkdtempSync(join(tmpdir(), "fake-sf-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function command(script, args, state) {
  const bin = join(folder, script);
  const stateFile = installFakeSf(bin, state);
  const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts", script), ...args],
    { env, encoding: "utf8" },
  );
  return {
    status,
    text: stdout + stderr,
    calls: JSON.parse(readFileSync(stateFile, "utf8")).calls,
  };
}

test("npm run org:create runs the `sf` on the PATH and ends with 0", () => {
  const { status, text, calls } = command(
    "org-create.mjs",
    ["--only", "org", "--alias", "onpath"],
    newState(),
  );

  assert.equal(status, 0, text);
  assert.deepEqual(
    calls.map((call) => call.split(" --")[0]),
    ["org list", "config get target-dev-hub", "org create scratch"],
  );
  assert.match(text, /test-onpath@example\.com for 7 days/);
});

test("npm run package ends with 1 and the reason when there is no Dev Hub", () => {
  const { status, text } = command(
    "package.mjs",
    ["--only", "package"],
    newState({ devHub: undefined }),
  );

  assert.equal(status, 1);
  assert.match(text, /no default Dev Hub/);
});

test("npm run conformance:org finds the default org", () => {
  const { status, text } = command("conformance-org.mjs", ["--only", "org"], newState());

  assert.equal(status, 0, text);
});

test("warnings before the JSON and failures with a result are understood", () => {
  const run = () => ({
    status: 100,
    stdout: 'Warning: update available\n{"status":100,"result":{"ran":2}}',
    stderr: "",
  });

  const answer = openSf({ run }).answer(["apex", "run", "test"]);

  assert.equal(answer.status, 100);
  assert.deepEqual(answer.result, { ran: 2 });
});

test("a command is shown as typed, without its key", () => {
  const words = ["package", "install", "--installation-key", "s3cret", "--name", "two words"];

  assert.equal(commandText(words), 'sf package install --installation-key *** --name "two words"');
});
