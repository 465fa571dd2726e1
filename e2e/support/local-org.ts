// Starts the local org for a browser test: its own store, a free port, the sample data loaded once for all tests.
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildProcess } from "node:child_process";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const cli = join(root, "local-org", "src", "cli", "main.ts");

export interface ServedOrg {
  readonly url: string;
  readonly store: string;
  /** stops the server; the store stays */
  stop(): Promise<void>;
}

/** Serves a copy of the sample org, or the store given. */
export async function serveOrg(store = copyOfSample()): Promise<ServedOrg> {
  return serve(store, []);
}

/** A new store with the sample data; made once, then copied. */
function copyOfSample(): string {
  const sample = process.env["SAMPLE_STORE"];
  if (sample === undefined || !existsSync(sample))
    throw new Error(
      "SAMPLE_STORE names no store; e2e/support/sample.ts makes it before the tests.",
    );
  const store = join(mkdtempSync(join(tmpdir(), "tandem-e2e-")), "org.db");
  copyFileSync(sample, store);
  return store;
}

export function serve(store: string, args: readonly string[]): Promise<ServedOrg> {
  mkdirSync(dirname(store), { recursive: true });
  const child = spawn(
    process.execPath,
    [cli, "serve", "--project", root, "--org", store, "--port", "0", ...args],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /^\s+(http:\/\/127\.0\.0\.1:\d+)\/?$/m.exec(output)?.[1];
      if (url !== undefined && output.includes("Stop with Ctrl+C"))
        resolve({ url, store, stop: () => stop(child) });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) =>
      reject(new Error(`The local org ended with ${String(code)} before it served:\n${output}`)),
    );
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
