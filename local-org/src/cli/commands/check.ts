// local-org check: compiles everything and says what is wrong, without running it.
import { writeFileSync } from "node:fs";
import { compileProject, diskCache } from "../../org/index.ts";
import { readArguments } from "../arguments.ts";
import { placeOf, readSchema } from "../open-project.ts";

import { showDiagnostic } from "../print.ts";

export function check(args: readonly string[]): number {
  const { values } = readArguments(
    args,
    { json: { type: "string" } },
    "check [--json FILE] [--project DIR]",
  );
  const { root, cacheDirectory } = placeOf(values);
  const started = Date.now();
  const schema = readSchema(root);
  const diagnostics = compileProject(schema, { cache: diskCache(cacheDirectory) }).diagnostics;
  for (const diagnostic of diagnostics) console.log(showDiagnostic(diagnostic, root) + "\n");
  if (values.json !== undefined)
    writeFileSync(values.json, JSON.stringify(diagnostics, null, 2) + "\n");
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  console.log(
    `${schema.apex.length} Apex files checked in ${((Date.now() - started) / 1000).toFixed(1)} s: ${errors} error(s), ${diagnostics.length - errors} warning(s).`,
  );
  return errors === 0 ? 0 : 1;
}
