// Database.QueryLocator, its iterator and Database.Cursor.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexList } from "../../values/collections.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { CollectionIterator } from "../system/iterator.ts";

/** Holds its rows: a batch over 50 million rows is not what a laptop is for. */
export class QueryLocatorValue extends PlatformObject {
  readonly apexType = "Database.QueryLocator";
  readonly query: string;
  readonly rows: ApexList;
  constructor(query: string, rows: ApexList) {
    super();
    this.query = query;
    this.rows = rows;
  }
  iterateValues(): Iterable<unknown> {
    return this.rows.items;
  }
}
export class QueryCursor extends PlatformObject {
  readonly apexType: "Database.Cursor" | "Database.PaginationCursor";
  readonly rows: ApexList;
  constructor(rows: ApexList, apexType: QueryCursor["apexType"] = "Database.Cursor") {
    super();
    this.apexType = apexType;
    this.rows = rows;
  }
}

/** One page of a PaginationCursor; deleted rows are not tracked, the rows are held. */
class CursorPage extends PlatformObject {
  readonly apexType = "Database.CursorFetchResult";
  readonly rows: ApexList;
  readonly next: number;
  readonly done: boolean;
  constructor(rows: ApexList, next: number, done: boolean) {
    super();
    this.rows = rows;
    this.next = next;
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
  return new ApexList(self.rows.elementType, self.rows.items.slice(position, position + count));
}

export const queryLocatorClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Database.QueryLocator",
    kind: "class",
    interfaces: ["System.Iterable<SObject>"],
    members: {
      "String getQuery()": (_rt: Runtime, self: QueryLocatorValue) => self.query,
      "Database.QueryLocatorIterator iterator()": (_rt: Runtime, self: QueryLocatorValue) =>
        new CollectionIterator(self.rows.items),
    },
  }),
  defineClass({
    name: "Database.QueryLocatorIterator",
    kind: "class",
    interfaces: ["System.Iterator<SObject>"],
    members: {
      "Boolean hasNext()": (_rt: Runtime, self: CollectionIterator) => self.hasNext(),
      "SObject next()": (_rt: Runtime, self: CollectionIterator) => self.next(),
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
        return new CursorPage(rows, position + rows.size, position + rows.size >= self.rows.size);
      },
    },
  }),
  defineClass({
    name: "Database.CursorFetchResult",
    kind: "class",
    members: {
      "List<SObject> getRecords()": (_rt: Runtime, self: CursorPage) => self.rows,
      "Integer getNextIndex()": (_rt: Runtime, self: CursorPage) => self.next,
      "Integer getNumDeletedRecords()": () => 0,
      "Boolean isDone()": (_rt: Runtime, self: CursorPage) => self.done,
    },
  }),
];
