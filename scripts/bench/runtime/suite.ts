// Writes a project with many copies of one of the test classes beside this file, for the rate at which tests run.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./project.ts";

export type SuiteName = "LanguageTest" | "RecordTest";

/** Gives how many test methods the project has. */
export function writeSuite(folder: string, name: SuiteName, copies: number): number {
  cpSync(project, folder, { recursive: true });
  const classes = join(folder, "source", "classes");
  for (const other of ["LanguageTest.cls", "RecordTest.cls"])
    if (other !== `${name}.cls`)
      for (const end of ["", "-meta.xml"]) rmSync(join(classes, other + end));
  const text = readFileSync(join(classes, `${name}.cls`), "utf8");
  const meta = readFileSync(join(classes, `${name}.cls-meta.xml`), "utf8");
  for (let copy = 2; copy <= copies; copy++) {
    const path = join(classes, `${name}${copy}.cls`);
    writeFileSync(path, text.replace(`class ${name}`, `class ${name}${copy}`));
    writeFileSync(`${path}-meta.xml`, meta);
  }
  return copies * (text.match(/^ {2}@IsTest$/gm)?.length ?? 0);
}
