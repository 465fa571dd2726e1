// Generates types/generated and compiles the components; `--types` stops after the types. Runs on Node 24, which reads the local org's TypeScript.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { filesOnDisk } from "../../local-org/src/cli/project-files.ts";
import { auraSignatures, generateTypes } from "../../local-org/src/lwc/index.ts";
import { readProject } from "../../local-org/src/metadata/read-project.ts";
import { compileProject, diskCache } from "../../local-org/src/org/index.ts";
import { root } from "./install.mjs";

/** Writes only what changed, so that watchers stay quiet. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function writeTypes() {
  const schema = readProject(filesOnDisk(root));
  const project = compileProject(schema, { cache: diskCache(join(root, ".local-org", "cache")) });
  const errors = project.diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors > 0)
    console.warn(
      `The Apex has ${errors} error(s); local-org check lists them. Methods that do not compile are typed as anything.`,
    );
  const types = generateTypes(schema, auraSignatures(project), errors > 0);
  const directory = join(root, "types", "generated");
  write(join(directory, "apex.d.ts"), types.apex);
  write(join(directory, "labels.d.ts"), types.labels);
  write(join(directory, "schema.d.ts"), types.schema);
  write(join(directory, "tsconfig.paths.json"), types.paths);
  console.log(
    `Types generated from ${schema.labels.length} labels and ${schema.objects.size} objects.`,
  );
}

function compile() {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => report([problem]) },
  );
  if (!config) return false;
  const sources = config.fileNames.filter((file) => !file.includes("/__tests__/"));
  const program = ts.createProgram(sources, config.options);
  const { diagnostics, emitSkipped } = program.emit();
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  report(problems);
  console.log(
    emitSkipped
      ? `Nothing written: ${problems.length} type error(s).`
      : `${sources.filter((file) => !file.endsWith(".d.ts")).length} component files compiled.`,
  );
  return !emitSkipped && problems.length === 0;
}

function report(problems) {
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (file) => file,
    getNewLine: () => "\n",
  };
  if (problems.length > 0)
    console.error(ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(problems), host));
}

writeTypes();
process.exitCode = process.argv.includes("--types") || compile() ? 0 : 1;
