// local-org clock: shows or moves the org's time; jobs that fall due run in order.
import { readArguments, readDuration, UsageError } from "../arguments.ts";
import { openProject } from "../open-project.ts";

const USAGE = "clock --advance 48h | --set ISO | --real | --now";

export function clock(args: readonly string[]): number {
  const { values } = readArguments(
    args,
    {
      advance: { type: "string" },
      set: { type: "string" },
      real: { type: "boolean" },
      now: { type: "boolean" },
    },
    USAGE,
  );
  const chosen = [values.advance, values.set, values.real, values.now].filter(
    (value) => value !== undefined,
  );
  if (chosen.length !== 1)
    throw new UsageError(
      `Say one of --advance, --set, --real and --now.\nUsage: local-org ${USAGE}`,
    );
  if (values.set !== undefined && Number.isNaN(Date.parse(values.set)))
    throw new UsageError(`'${values.set}' is not a time. Write it as 2026-11-22T14:00:00Z.`);
  const by = values.advance === undefined ? undefined : readDuration(values.advance);
  const { org } = openProject(values);
  try {
    if (by !== undefined) console.log(`Ran ${org.advanceClock(by).ranJobs} job(s).`);
    if (values.set !== undefined) console.log(`Ran ${org.setClock(values.set).ranJobs} job(s).`);
    if (values.real) console.log(`Ran ${org.setClock(null).ranJobs} job(s).`);
    console.log(`It is ${org.now().toISOString()} in this org.`);
    return 0;
  } finally {
    org.close();
  }
}
