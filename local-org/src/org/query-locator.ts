// What a batch's start method may return besides a list: a query locator of the library, whose rows it holds.
import { QueryLocatorValue } from "../platform/library/database/query-locator.ts";

/** The rows of a Database.QueryLocator; undefined when the value is none. */
export function locatorItems(value: unknown): unknown[] | undefined {
  return value instanceof QueryLocatorValue ? [...value.rows.items] : undefined;
}
