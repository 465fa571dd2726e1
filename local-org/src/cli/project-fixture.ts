// A project in a folder of its own, and the command run on it in a process of its own, for tests of the command line.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const MAIN = join(import.meta.dirname, "main.ts");
const META = `<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>\n`;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}
export interface ProjectFixture {
  readonly root: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly run: (...args: string[]) => Promise<Ended>;
  readonly remove: () => void;
}

/** `files` by their path below the package folder; Apex gets its meta file. */
export function openProjectFixture(files: Readonly<Record<string, string>>): ProjectFixture {
  const root = mkdtempSync(join(tmpdir(), "local-org-project-"));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const write: ProjectFixture["write"] = (some) => {
    for (const [path, text] of Object.entries(some)) {
      put(`source/${path}`, text);
      if (path.endsWith(".cls")) put(`source/${path}-meta.xml`, META);
      if (path.endsWith(".trigger"))
        put(`source/${path}-meta.xml`, META.replaceAll("ApexClass", "ApexTrigger"));
    }
  };
  put(
    "sfdx-project.json",
    JSON.stringify({
      packageDirectories: [{ path: "source", default: true }],
      sourceApiVersion: "67.0",
    }),
  );
  write(files);
  return {
    root,
    write,
    run: (...args) => runCommand([...args, "--project", root]),
    remove: () => {
      rmSync(root, { recursive: true });
    },
  };
}

function runCommand(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args]);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (part: string) => (output += part));
    child.on("error", reject).on("close", (code) => {
      resolve({ code, output });
    });
  });
}
