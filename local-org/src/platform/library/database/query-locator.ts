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
  iterateValues(): Iterable<unknown> { return this.rows.items; }
}
export class QueryCursor extends PlatformObject {
  readonly apexType = "Database.Cursor";
  readonly rows: ApexList;
  constructor(rows: ApexList) {
    super();
    this.rows = rows;
  }
}

export const queryLocatorClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Database.QueryLocator", kind: "class", interfaces: ["System.Iterable<SObject>"],
    members: { "String getQuery()": (_rt: Runtime, self: QueryLocatorValue) => self.query, "Database.QueryLocatorIterator iterator()": (_rt: Runtime, self: QueryLocatorValue) => new CollectionIterator(self.rows.items) },
  }),
  defineClass({
    name: "Database.QueryLocatorIterator", kind: "class", interfaces: ["System.Iterator<SObject>"],
    members: { "Boolean hasNext()": (_rt: Runtime, self: CollectionIterator) => self.hasNext(), "SObject next()": (_rt: Runtime, self: CollectionIterator) => self.next() },
  }),
  defineClass({
    name: "Database.Cursor", kind: "class",
    members: {
      "Integer getNumRecords()": (_rt: Runtime, self: QueryCursor) => self.rows.size,
      "List<SObject> fetch(Integer position, Integer count)": (rt: Runtime, self: QueryCursor, position: number, count: number) => {
        if (need(position, 1) < 0 || position > self.rows.size || need(count, 2) < 0) throw apexError("System.InvalidParameterValueException", `Invalid cursor position: ${position}`);
        rt.ports.count("FetchCallsOnApexCursor", 1);
        return new ApexList(self.rows.elementType, self.rows.items.slice(position, position + count));
      },
    },
  }),
];
