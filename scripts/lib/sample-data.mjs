// Brings the committed sample data to today: every date moves by the days that have passed since as-of.txt, so that clocks and expiries look alive.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./install.mjs";

const source = join(root, "scripts", "data");
const DAY = 86_400_000;

/** Writes the moved plan under `folder` and gives the plan's path. */
export function sampleDataForToday(folder, now = Date.now()) {
  const asOf = Date.parse(readFileSync(join(source, "as-of.txt"), "utf8").trim());
  const days = Math.floor((now - asOf) / DAY);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(source).filter((file) => file.endsWith(".json"))) {
    writeFileSync(join(folder, name), moved(readFileSync(join(source, name), "utf8"), days));
  }
  return join(folder, "plan.json");
}

/** What `local-org serve` takes to fill a new store: setup before the data, as an admin does it, and what needs its users after. */
export function sampleArguments(folder) {
  const script = (name) => join(source, name);
  return [
    ...["--data", sampleDataForToday(folder)],
    ...["--exec", script("setup.apex")],
    ...["--then", script("decider.apex")],
  ];
}

/** Moves every quoted date (`2026-11-22`) and datetime (`2026-11-22T08:00:00.000+0000`) by whole days. */
export function moved(text, days) {
  return text.replace(
    /"(\d{4}-\d{2}-\d{2})(T[0-9:.+Z-]+)?"/g,
    (_, date, rest = "") =>
      `"${new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)}${rest}"`,
  );
}
