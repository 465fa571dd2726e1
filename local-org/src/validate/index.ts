// Says what is wrong with a project's metadata before any org sees it: every rule over every file, sorted by place.
import { withoutConsequences } from "./consequences.ts";
import { byPlace } from "./finding.ts";
import { moreMetadataTypes } from "./platform/more-metadata-types.ts";
import { readMetadataTypes } from "./metadata-types.ts";
import { openValidatedProject } from "./project.ts";
import { rules } from "./rules/index.ts";
import { manifestComponents, sourceComponents } from "./source-components.ts";
import type { Finding } from "./finding.ts";
import type { ProjectFiles } from "../metadata/read-project.ts";
import type { MetadataTypes } from "./metadata-types.ts";

export type { Finding } from "./finding.ts";
/** The table that `validateProject` needs, from the text of @salesforce/types' `metadata.d.ts`. */
export const metadataTypesFrom = (declarations: string): MetadataTypes =>
  readMetadataTypes(declarations, moreMetadataTypes);
export { rules } from "./rules/index.ts";

/** Where the components of a manifest (package.xml) and those of the project's source differ: one line each. */
export function compareWithManifest(
  files: ProjectFiles,
  types: MetadataTypes,
  manifest: string,
): { readonly components: number; readonly differences: readonly string[] } {
  const inSource = sourceComponents(openValidatedProject(files, types).files);
  const inManifest = manifestComponents(manifest);
  const differences = [
    ...[...inSource]
      .filter(([component]) => !inManifest.has(component))
      .map(([component, file]) => `${file}:1 ${component} is not in the manifest.`),
    ...[...inManifest]
      .filter((component) => !inSource.has(component))
      .map((component) => `${component} is in the manifest and not in the source.`),
  ];
  return { components: inSource.size, differences };
}

/** Every mistake the rules find; the same mistake at the same place is said once. Pure: reads only through `files`. */
export function validateProject(files: ProjectFiles, types: MetadataTypes): Finding[] {
  const project = openValidatedProject(files, types);
  const found = new Map<string, Finding>();
  const add = (finding: Finding): void => {
    const key = `${finding.file}:${finding.line}:${finding.column}:${finding.rule}:${finding.message}`;
    if (!found.has(key)) found.set(key, finding);
  };
  for (const rule of rules)
    rule.check(project, (file, at, message) =>
      add({
        file,
        line: at?.line ?? 1,
        column: at?.column ?? 1,
        rule: rule.id,
        severity: rule.severity,
        message: message.replace(/\s*\n\s*/g, " "),
      }),
    );
  return withoutConsequences(project, [...found.values()].sort(byPlace)).slice();
}
