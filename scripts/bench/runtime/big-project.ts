// Writes a project of 50,000 lines of Apex to a folder: the package, and copies of the classes that no other names, under names of their own.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../lib/install.mjs";

const COPIED = ["sfdx-project.json", "force-app", "unpackaged"];
const LONGEST_NAME = 40;

interface Class {
  readonly name: string;
  readonly text: string;
  readonly meta: string;
}

/** Gives how many lines of Apex the project has. */
export function writeBigProject(folder: string, wanted: number): number {
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  const classes = classesOf(join(folder, "force-app"));
  const copies = join(folder, "force-app", "copies", "classes");
  mkdirSync(copies, { recursive: true });
  let lines = classes.reduce((sum, { text }) => sum + linesOf(text), 0);
  const alone = namedByNone(classes);
  for (let round = 1; lines < wanted; round++)
    for (const { name, text, meta } of alone) {
      if (lines >= wanted) break;
      const copy = `C${round}${name}`.slice(0, LONGEST_NAME);
      const path = join(copies, `${copy}.cls`);
      writeFileSync(path, text.replaceAll(new RegExp(`\\b${name}\\b`, "gi"), copy));
      writeFileSync(`${path}-meta.xml`, meta);
      lines += linesOf(text);
    }
  return lines;
}

function classesOf(folder: string): Class[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".cls"))
    .sort()
    .map((path) => ({
      name: basename(path, ".cls"),
      text: readFileSync(join(folder, path), "utf8"),
      meta: readFileSync(join(folder, `${path}-meta.xml`), "utf8"),
    }));
}

/** A copy of these compiles beside the original: tests, controllers, jobs. */
function namedByNone(classes: readonly Class[]): Class[] {
  const namedIn = new Map<string, number>();
  for (const { text } of classes)
    for (const word of new Set(text.toLowerCase().match(/\w+/g)))
      namedIn.set(word, (namedIn.get(word) ?? 0) + 1);
  return classes.filter(({ name }) => namedIn.get(name.toLowerCase()) === 1);
}

function linesOf(text: string): number {
  return text.split("\n").length - 1;
}
