// local-org validate: every mistake in the project's metadata that a deployment, a package version or an admin would find.
import { writeFileSync } from "node:fs";
import { rules, validateProject } from "../../validate/index.ts";
import { readArguments } from "../arguments.ts";
import { metadataTypes } from "../metadata-types.ts";
import { placeOf } from "../open-project.ts";
import { filesOnDisk } from "../project-files.ts";

export function validate(args: readonly string[]): number {
  const { values } = readArguments(
    args,
    { json: { type: "string" }, rules: { type: "boolean" } },
    "validate [--json FILE] [--rules] [--project DIR]",
  );
  if (values.rules) {
    for (const { id, severity, asks } of rules) console.log(`${id} (${severity}): ${asks}`);
    return 0;
  }
  const { root } = placeOf(values);
  const started = performance.now();
  const findings = validateProject(filesOnDisk(root), metadataTypes());
  for (const { file, line, rule, message } of findings)
    console.log(`${file}:${line} ${rule} ${message}`);
  if (values.json !== undefined)
    writeFileSync(values.json, JSON.stringify(findings, null, 2) + "\n");
  const errors = findings.filter(({ severity }) => severity === "error").length;
  console.log(
    `${rules.length} rules in ${((performance.now() - started) / 1000).toFixed(1)} s: ${errors} error(s), ${findings.length - errors} warning(s).`,
  );
  return findings.length === 0 ? 0 : 1;
}
