// Database.QueryLocator, its iterator and Database.Cursor.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { LocatedRows } from "../../ports.ts";
import type { ApexList } from "../../values/collections.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

/** So many records are read at once. */
const PAGE = 200;

export class QueryLocatorValue extends PlatformObject {
  readonly apexType = "Database.QueryLocator";
  readonly rows: LocatedRows;
  constructor(rows: LocatedRows) {
    super();
    this.rows = rows;
  }
  *iterateValues(): Generator<unknown, void, undefined> {
    for (let from = 0; from < this.rows.size; from += PAGE)
      yield* this.rows.page(from, from + PAGE).items;
  }
}
class LocatorIterator extends PlatformObject {
  readonly apexType = "Database.QueryLocatorIterator";
  private readonly values: Iterator<unknown, void, undefined>;
  private coming: IteratorResult<unknown, void> | undefined;
  constructor(locator: QueryLocatorValue) {
    super();
    this.values = locator.iterateValues();
  }
  hasNext(): boolean {
    this.coming ??= this.values.next();
    return this.coming.done !== true;
  }
  next(): unknown {
    const { coming = this.values.next() } = this;
    this.coming = undefined;
    if (coming.done === true)
      throw apexError("System.NoSuchElementException", "Iterator has no more elements");
    return coming.value;
  }
}
export class QueryCursor extends PlatformObject {
  readonly apexType: "Database.Cursor" | "Database.PaginationCursor";
  readonly rows: LocatedRows;
  constructor(rows: LocatedRows, apexType: QueryCursor["apexType"] = "Database.Cursor") {
    super();
    this.apexType = apexType;
    this.rows = rows;
  }
}

/** One page of a PaginationCursor. */
class CursorPage extends PlatformObject {
  readonly apexType = "Database.CursorFetchResult";
  readonly rows: ApexList;
  readonly next: number;
  readonly deleted: number;
  readonly done: boolean;
  constructor(rows: ApexList, next: number, deleted: number, done: boolean) {
    super();
    this.rows = rows;
    this.next = next;
    this.deleted = deleted;
    this.done = done;
  }
}
function fetchRows(rt: Runtime, self: QueryCursor, position: number, count: number): ApexList {
  if (need(position, 1) < 0 || position > self.rows.size || need(count, 2) < 0)
    throw apexError(
      "System.InvalidParameterValueException",
      `Invalid cursor position: ${position}`,
    );
  rt.ports.count("FetchCallsOnApexCursor", 1);
  return self.rows.page(position, position + count);
}

export const queryLocatorClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Database.QueryLocator",
    kind: "class",
    interfaces: ["System.Iterable<SObject>"],
    members: {
      "String getQuery()": (_rt: Runtime, self: QueryLocatorValue) => self.rows.text,
      "Database.QueryLocatorIterator iterator()": (_rt: Runtime, self: QueryLocatorValue) =>
        new LocatorIterator(self),
    },
  }),
  defineClass({
    name: "Database.QueryLocatorIterator",
    kind: "class",
    interfaces: ["System.Iterator<SObject>"],
    members: {
      "Boolean hasNext()": (_rt: Runtime, self: LocatorIterator) => self.hasNext(),
      "SObject next()": (_rt: Runtime, self: LocatorIterator) => self.next(),
    },
  }),
  defineClass({
    name: "Database.Cursor",
    kind: "class",
    members: {
      "Integer getNumRecords()": (_rt: Runtime, self: QueryCursor) => self.rows.size,
      "List<SObject> fetch(Integer position, Integer count)": fetchRows,
    },
  }),
  defineClass({
    name: "Database.PaginationCursor",
    kind: "class",
    members: {
      "Integer getNumRecords()": (_rt: Runtime, self: QueryCursor) => self.rows.size,
      "Database.CursorFetchResult fetchPage(Integer position, Integer count)": (
        rt: Runtime,
        self: QueryCursor,
        position: number,
        count: number,
      ) => {
        const rows = fetchRows(rt, self, position, count);
        const next = Math.min(position + count, self.rows.size);
        return new CursorPage(rows, next, next - position - rows.size, next >= self.rows.size);
      },
    },
  }),
  defineClass({
    name: "Database.CursorFetchResult",
    kind: "class",
    members: {
      "List<SObject> getRecords()": (_rt: Runtime, self: CursorPage) => self.rows,
      "Integer getNextIndex()": (_rt: Runtime, self: CursorPage) => self.next,
      "Integer getNumDeletedRecords()": (_rt: Runtime, self: CursorPage) => self.deleted,
      "Boolean isDone()": (_rt: Runtime, self: CursorPage) => self.done,
    },
  }),
];
