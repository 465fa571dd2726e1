// Writes the files of the plan, in the form `sf data import tree` takes, and the plan that names them in their order.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { asOf } from "./draw.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const plan = [];

/** One file of the plan; a file of `sf data import tree` holds 200 records at most. */
export function file(sobject, name, records) {
  const files = [];
  for (let start = 0; start < records.length; start += 200) {
    const part = records.length > 200 ? `-${start / 200 + 1}` : "";
    const body = records.slice(start, start + 200).map(({ ref, ...fields }) => ({
      attributes: { type: sobject, referenceId: ref },
      ...fields,
    }));
    writeFileSync(
      join(here, `${name}${part}.json`),
      JSON.stringify({ records: body }, null, 1) + "\n",
    );
    files.push(`${name}${part}.json`);
  }
  plan.push({ sobject, saveRefs: true, resolveRefs: true, files });
  return records;
}

/** The plan itself, when every file is written. */
export function writePlan() {
  writeFileSync(join(here, "plan.json"), JSON.stringify(plan, null, 2) + "\n");
  writeFileSync(join(here, "as-of.txt"), asOf + "\n");
  return plan;
}
