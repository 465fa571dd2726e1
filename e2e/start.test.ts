// Starting as a newcomer does: `npm start`'s script tells where and who, keeps the data, and says in one line what keeps it from starting.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "./support/local-org.ts";
import type { AddressInfo } from "node:net";

const WITHIN_MS = 12_000;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "tandem-start-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly output: string;
  readonly code: number | null;
}

/** Runs a program until it ends, or until its output is as `until` wants it; at most a minute and a half. */
function run(args: readonly string[], until?: (output: string) => Promise<boolean>): Promise<Run> {
  // A group of its own: the script starts the local org as its child, and both have to end.
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  };
  const tooLong = setTimeout(end, 90_000);
  return new Promise((resolve, reject) => {
    let output = "";
    let asked = Promise.resolve();
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (until === undefined) return;
      asked = asked.then(async () => {
        if (await until(output)) end();
      });
      asked.catch((error: unknown) => {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", (code) => {
      clearTimeout(tooLong);
      resolve({ output, code });
    });
  });
}

function start(...args: readonly string[]): readonly string[] {
  return [join(root, "scripts/start.mjs"), ...args];
}

function serve(...args: readonly string[]): readonly string[] {
  return [join(root, "local-org/src/cli/main.ts"), "serve", ...args];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One clear line: no stack, no second guess. */
function isOneLine({ output, code }: Run, pattern: RegExp): void {
  const lines = output.trim().split("\n");
  assert.equal(code, 1, output);
  assert.equal(lines.length, 1, output);
  assert.match(lines[0] ?? "", pattern);
}

test("the first start loads the sample data and tells the address and the users", async () => {
  const port = await freePort();
  const { output } = await run(
    start("--port", String(port), "--org", join(folder, "org.db")),
    (text) => Promise.resolve(text.includes("Stop with Ctrl+C")),
  );
  assert.match(output, /Loading the sample data/);
  assert.match(output, new RegExp(`http://127\\.0\\.0\\.1:${port}$`, "m"));
  for (const name of ["Maya Chen", "Tom Reed", "Ana Ruiz", "Nia Brooks"])
    assert.match(output, new RegExp(name));
  assert.match(output, /app +manager\.maya@tandem\.example/);
  assert.match(output, /portal +alpine\.ana@tandem\.example/);
  assert.doesNotMatch(output, /error/i);
});

test("a second start keeps the data and soon shows the first page", async (context) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = Date.now();
  let took = 0;
  const { output } = await run(
    start("--port", String(port), "--org", join(folder, "org.db")),
    async (text) => {
      if (!text.includes(url)) return false;
      took = took || ((await fetch(url)).status === 200 ? Date.now() - begun : 0);
      return text.includes("Stop with Ctrl+C");
    },
  );
  context.diagnostic(`first page after ${(took / 1000).toFixed(1)} s`);
  assert.doesNotMatch(output, /Loading the sample data/);
  assert.match(output, /alpine\.ana@tandem\.example/, "the users of the first start are there");
  assert.ok(took > 0 && took <= WITHIN_MS, `the first page took ${took} ms`);
});

test("a port in use is said in one line with what to do", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const result = await run(start("--port", String(port), "--org", join(folder, "org.db")));
  await new Promise((resolve) => server.close(resolve));
  isOneLine(result, new RegExp(`Port ${port} is in use.*--port \\d+`));
});

test("a folder that cannot be written is said in one line with what to do", async () => {
  writeFileSync(join(folder, "file"), "");
  const result = await run(start("--port", "0", "--org", join(folder, "file", "org.db")));
  isOneLine(result, /folder .*file can't be written .*--org FILE/);
});

test("broken source is said with its file and line, and the server waits for it to be mended", async () => {
  const project = join(folder, "hello");
  cpSync(join(root, "local-org/fixtures/hello"), project, { recursive: true });
  writeFileSync(
    join(project, "force-app/main/default/classes/HelloController.cls"),
    "public class HelloController {\n  Strin name;\n}\n",
  );
  const args = ["--project", project, "--org", join(folder, "hello.db"), "--port", "0"];
  const { output } = await run(serve(...args), (text) =>
    Promise.resolve(text.includes("Stop with Ctrl+C")),
  );
  const told = output.split("\n").filter((line) => /HelloController\.cls:2:\d+/.test(line));
  assert.equal(told.length, 1, output);
  assert.match(output, /Invalid type: Strin|Strin/);
  assert.match(output, /Mend and save/);
  assert.doesNotMatch(output, /\n\s+at /, "no stack");
});

test("data is not loaded into broken source: it says what is wrong and leaves no half-filled store", async () => {
  const project = join(folder, "hello");
  const args = [
    "--project",
    project,
    "--org",
    join(folder, "empty.db"),
    "--port",
    "0",
    "--data",
    join(root, "scripts/data/plan.json"),
  ];
  const { output, code } = await run(serve(...args));
  assert.equal(code, 1, output);
  assert.match(output, /HelloController\.cls:2:\d+/);
  assert.match(output, /error\(s\) in the project's source\. Mend them/);
  assert.doesNotMatch(output, /\n\s+at /, "no stack");
});
