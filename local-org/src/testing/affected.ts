// Which tests a change of the project can make pass or fail: those that reach a changed class by name, over any number of others.
import type { Schema } from "../metadata/schema.ts";
import type { CodeUnit } from "../org/test-org.ts";
import type { TestClass } from "./select.ts";

/** Names a class by a text that only the run knows. */
const BY_TEXT = /\bforName\b/i;

/** All of them when metadata changed, a file came or went, or a trigger reaches what changed: any test may store records. */
export function affectedTests(
  tests: readonly TestClass[],
  units: readonly CodeUnit[],
  before: Schema,
  after: Schema,
): readonly TestClass[] {
  const changed = changedFiles(before, after);
  if (changed === undefined) return tests;
  if (changed.size === 0) return [];
  const dynamic = after.apex.filter(({ text }) => BY_TEXT.test(text)).map(({ file }) => file);
  const targets = new Set([...changed, ...dynamic]);
  const byClass = new Map(units.flatMap((unit) => unit.classes.map((name) => [name, unit])));
  const reaches = (unit: CodeUnit | undefined): boolean =>
    unit === undefined || [...reachable(unit, byClass)].some(({ file }) => targets.has(file));
  return units.some((unit) => unit.isTrigger && reaches(unit))
    ? tests
    : tests.filter(({ name }) => reaches(byClass.get(name)));
}

/** Classes and triggers with another text or another API version; undefined when more than those changed. Components run in no Apex test. */
function changedFiles(before: Schema, after: Schema): ReadonlySet<string> | undefined {
  const files = new Set([...before.fileHashes.keys(), ...after.fileHashes.keys()]);
  const different = [...files].filter(
    (file) =>
      before.fileHashes.get(file) !== after.fileHashes.get(file) && !/\/(lwc|aura)\//.test(file),
  );
  const known = (schema: Schema): ReadonlySet<string> =>
    new Set(schema.apex.map(({ file }) => file));
  const both = known(before).intersection(known(after));
  const changed = different.map((file) => file.replace(/-meta\.xml$/, ""));
  return changed.every((file) => both.has(file)) ? new Set(changed) : undefined;
}

function reachable(start: CodeUnit, byClass: ReadonlyMap<string, CodeUnit>): ReadonlySet<CodeUnit> {
  const found = new Set([start]);
  // a set is walked in order of insertion, what is added on the way included
  for (const unit of found)
    for (const name of unit.references) {
      const next = byClass.get(name);
      if (next !== undefined) found.add(next);
    }
  return found;
}
