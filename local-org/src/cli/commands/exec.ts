// local-org exec: runs anonymous Apex from a file or standard input.
import { existsSync, readFileSync } from "node:fs";
import { readArguments, UsageError } from "../arguments.ts";
import { openProject, requireSound, userFor } from "../open-project.ts";
import { showApexError, showLimits } from "../print.ts";

const USAGE = "exec FILE|- [--as USERNAME]";

export function exec(args: readonly string[]): number {
  const { values, positionals } = readArguments(args, { as: { type: "string" } }, USAGE);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(
      `Name one file of anonymous Apex, or - for standard input.\nUsage: local-org ${USAGE}`,
    );
  if (file !== "-" && !existsSync(file)) throw new UsageError(`There is no file '${file}'.`);
  const source = readFileSync(file === "-" ? 0 : file, "utf8");
  const project = openProject(values, (line) => console.log(line));
  try {
    requireSound(project);
    const outcome = project.org.executeAnonymous(userFor(project.org, values.as).id, source);
    if (!outcome.ok) console.error(showApexError(outcome.error));
    console.error(showLimits(outcome.limits));
    return outcome.ok ? 0 : 1;
  } finally {
    project.org.close();
  }
}
