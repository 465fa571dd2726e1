// What a batch's start method may return besides a list: a query locator of the library.
import type { LocatedRows } from "../platform/ports.ts";
import { QueryLocatorValue } from "../platform/library/database/query-locator.ts";

/** The rows of a Database.QueryLocator; undefined when the value is none. */
export function locatedRows(value: unknown): LocatedRows | undefined {
  return value instanceof QueryLocatorValue ? value.rows : undefined;
}
