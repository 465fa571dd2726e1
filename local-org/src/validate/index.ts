// Says what is wrong with a project's metadata before any org sees it: every rule over every file, sorted by place.
import { byPlace } from "./finding.ts";
import { openValidatedProject } from "./project.ts";
import { rules } from "./rules/index.ts";
import type { Finding } from "./finding.ts";
import type { ProjectFiles } from "../metadata/read-project.ts";

export type { Finding } from "./finding.ts";
export type { Rule } from "./rule.ts";
export { rules } from "./rules/index.ts";

/** Every mistake the rules find; the same mistake at the same place is said once. Pure: reads only through `files`. */
export function validateProject(files: ProjectFiles): Finding[] {
  const project = openValidatedProject(files);
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
        message,
      }),
    );
  return [...found.values()].sort(byPlace);
}
