// local-org jobs run: runs queueable, future, batch and scheduled work that is due.
import { readArguments, UsageError } from "../arguments.ts";
import { openProject, requireSound } from "../open-project.ts";
import { showApexError } from "../print.ts";

export function jobs(args: readonly string[]): number {
  const { values, positionals } = readArguments(args, {}, "jobs run");
  if (positionals.length !== 1 || positionals[0] !== "run")
    throw new UsageError("Usage: local-org jobs run");
  const project = openProject(values);
  try {
    requireSound(project);
    const { ran, failed } = project.org.runJobs();
    for (const error of failed) console.error(showApexError(error));
    console.log(`Ran ${ran} job(s), ${failed.length} failed.`);
    return failed.length === 0 ? 0 : 1;
  } finally {
    project.org.close();
  }
}
