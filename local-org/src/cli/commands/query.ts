// local-org query: one SOQL query, as a table or as JSON.
import { readArguments, UsageError } from "../arguments.ts";
import { openProject, userFor } from "../open-project.ts";
import { showApexError, showTable } from "../print.ts";

const USAGE = 'query "SELECT ..." [--json] [--as USERNAME]';

export function query(args: readonly string[]): number {
  const { values, positionals } = readArguments(
    args,
    { json: { type: "boolean" }, as: { type: "string" } },
    USAGE,
  );
  const [soql, ...more] = positionals;
  if (soql === undefined || more.length > 0)
    throw new UsageError(`Give one query, in quotes.\nUsage: local-org ${USAGE}`);
  const { org } = openProject(values);
  try {
    const outcome = org.query(userFor(org, values.as).id, soql);
    if (!outcome.ok) {
      console.error(showApexError(outcome.error));
      return 1;
    }
    const { totalSize, records } = outcome.value;
    if (values.json === true) console.log(JSON.stringify({ totalSize, records }, null, 2));
    else
      console.log(
        records.length === 0 ? `${totalSize} rows` : `${showTable(records)}\n${totalSize} rows`,
      );
    return 0;
  } finally {
    org.close();
  }
}
