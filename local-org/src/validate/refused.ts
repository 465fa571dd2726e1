// Rules that are checked while a project is read: what breaks one is refused by the local org too, so their code stands in metadata/.
import type { Rule } from "./rule.ts";

/** `mend` follows the platform's own words: what to do about it. */
export function refused(id: string, asks: string, mend: string): Rule {
  return {
    id,
    severity: "error",
    asks,
    check(project, complain) {
      for (const problem of project.schema.problems)
        if (problem.rule === id)
          complain(
            problem.file,
            problem,
            `${problem.message.replace(/\.$/, "")}. ${mend}`.trimEnd(),
          );
    },
  };
}
