// Names that are almost another: how the rules tell a slip of the keyboard from a standard name they don't know.
import type { ObjectDefinition } from "../metadata/schema.ts";
import type { ValidatedProject } from "./project.ts";

/** Shorter names are too often one letter from another true name. */
const SHORTEST = 4;

/**
 * The known name that this one was meant to be: one letter dropped, doubled, swapped or wrong. Undefined for a known name, and
 * for one that is like none: it may well be a standard name that nobody listed.
 */
export function meantBy(name: string, known: Iterable<string>): string | undefined {
  let near: string | undefined;
  for (const one of known) {
    if (one.toLowerCase() === name.toLowerCase()) return undefined;
    if (near === undefined && one.length >= SHORTEST && isOneLetterAway(name, one)) near = one;
  }
  return near;
}

function isOneLetterAway(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const rest = (text: string, skipped: number): string => text.slice(same + skipped);
  if (short.length < long.length) return rest(short, 0) === rest(long, 1);
  const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
  return rest(short, 1) === rest(long, 1) || (swapped && rest(short, 2) === rest(long, 2));
}

/** The standard object that a name without suffix was meant to be. */
export function objectMeantBy(project: ValidatedProject, name: string): string | undefined {
  if (name.includes("__")) return undefined;
  const objects = [...project.schema.objects.values()];
  return meantBy(
    name,
    objects.filter(({ kind }) => kind === "standard").map((one) => one.name),
  );
}

/** The standard field of the object that a name without suffix was meant to be. */
export function fieldMeantBy(object: ObjectDefinition, name: string): string | undefined {
  if (object.kind !== "standard" || name.includes("__")) return undefined;
  const fields = [...object.fields.values()];
  return meantBy(
    name,
    fields.filter(({ custom }) => !custom).map((one) => one.name),
  );
}
