// Counters behind record Ids and autonumbers: kept in the store, never given out twice, gaps allowed.
import type { ObjectDefinition } from "../metadata/schema.ts";
import { idCounter, makeId } from "../soql/id-form.ts";
import type { Database } from "./database.ts";
import { quote } from "./open.ts";

export interface Counters {
  /** Ids for that many new records, in order. */
  newIds(object: ObjectDefinition, count: number): string[];
  /** The first of `count` consecutive numbers of an autonumber field. */
  nextNumbers(object: ObjectDefinition, field: string, count: number, start: number): number;
}

export function openCounters(database: Database): Counters {
  // A rollback takes the stored counter back, but Ids given out since then may live on in Apex variables: what was given is remembered here too.
  const given = new Map<string, number>();
  const take = (name: string, count: number, least: () => number): number => {
    const atLeast = given.get(name) ?? least();
    const row = database.get(
      "INSERT INTO _counters (name, next) VALUES (?1, ?2 + ?3) ON CONFLICT (name) DO UPDATE SET next = max(next, ?2) + ?3 RETURNING next",
      [name, atLeast, count],
    );
    const next = Number(row?.["next"] ?? atLeast + count);
    given.set(name, next);
    return next - count;
  };
  return {
    newIds(object, count) {
      const first = take(`Id ${object.keyPrefix}`, count, () => afterLastId(database, object));
      return Array.from({ length: count }, (_, index) => makeId(object.keyPrefix, first + index));
    },
    nextNumbers: (object, field, count, start) =>
      take(`${object.name}.${field}`, count, () => start),
  };
}

function afterLastId(database: Database, object: ObjectDefinition): number {
  const row = database.get(
    `SELECT max("Id") AS id FROM ${quote(object.name)} WHERE "Id" >= ? AND "Id" < ?`,
    [`${object.keyPrefix}000`, `${object.keyPrefix}001`],
  );
  const last = row?.["id"];
  return typeof last === "string" ? idCounter(last) + 1 : 1;
}
