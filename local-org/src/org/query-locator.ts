// What a batch's start method may return besides a list: a query locator of the library.
import type { Transaction } from "./transaction.ts";
import { PlatformObject } from "../platform/values/platform-object.ts";
import { ApexList } from "../platform/values/collections.ts";
import { recordsOf, runQuery } from "./queries.ts";

/** The rows of a Database.QueryLocator; undefined when the value is none. */
export function locatorItems(tx: Transaction, value: unknown): unknown[] | undefined {
  if (!(value instanceof PlatformObject) || value.apexType !== "Database.QueryLocator") return undefined;
  const records: unknown = Reflect.get(value, "records");
  if (records instanceof ApexList) return [...records.items];
  const text: unknown = Reflect.get(value, "query") ?? Reflect.get(value, "text");
  if (typeof text !== "string") throw new Error("A query locator holds neither records nor a query. Please report this.");
  const { compiled, result } = runQuery(tx, { text, binds: {}, access: "system" });
  return [...recordsOf(tx.state, compiled, result).items];
}
