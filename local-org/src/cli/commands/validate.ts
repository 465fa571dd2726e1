// local-org validate: every mistake in the project's metadata that a deployment, a package version or an admin would find.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { compareWithManifest, rules, validateProject } from "../../validate/index.ts";
import { readArguments, UsageError } from "../arguments.ts";
import { metadataTypes } from "../metadata-types.ts";
import { placeOf } from "../open-project.ts";
import { filesOnDisk } from "../project-files.ts";
import type { Finding } from "../../validate/index.ts";

export function validate(args: readonly string[]): number {
  const { values } = readArguments(
    args,
    { json: { type: "string" }, rules: { type: "boolean" }, manifest: { type: "string" } },
    "validate [--json FILE] [--rules] [--manifest PACKAGE.XML] [--project DIR]",
  );
  if (values.rules) {
    for (const { id, severity, asks } of rules) console.log(`${id} (${severity}): ${asks}`);
    return 0;
  }
  const { root } = placeOf(values);
  const files = filesOnDisk(root);
  if (values.manifest !== undefined) return compare(files, values.manifest);
  const started = performance.now();
  const findings = validateProject(files, metadataTypes());
  for (const { file, line, column, rule, message } of findings)
    console.log(`${file}:${line}:${column} ${rule} ${message}`);
  if (values.json !== undefined) writeReport(values.json, findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  console.log(
    `${rules.length} rules in ${((performance.now() - started) / 1000).toFixed(1)} s: ${errors} error(s), ${findings.length - errors} warning(s).`,
  );
  return findings.length === 0 ? 0 : 1;
}

function writeReport(path: string, findings: readonly Finding[]): void {
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder} for ${path}.`);
  if (existsSync(path) && !statSync(path).isFile()) throw new UsageError(`${path} is no file.`);
  writeFileSync(path, JSON.stringify(findings, null, 2) + "\n");
}

/** Whether a converted package holds what the source does. */
function compare(files: ReturnType<typeof filesOnDisk>, manifest: string): number {
  if (!existsSync(manifest)) throw new UsageError(`There is no file ${manifest}.`);
  const { components, differences } = compareWithManifest(
    files,
    metadataTypes(),
    readFileSync(manifest, "utf8"),
  );
  for (const line of differences) console.log(line);
  console.log(
    `${components} components in the source: ${differences.length === 0 ? "the manifest has the same." : `${differences.length} difference(s).`}`,
  );
  return differences.length === 0 ? 0 : 1;
}
