// Facts about the widths of the shell's table columns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnWidths } from "./modules/shell/recordTable/columnWidths.ts";

const columns = [
  { header: 100, cells: [400, 300] },
  { header: 60, cells: [10] },
];

test("no header is cut while there is room, and the rest goes to what the cells hold", () => {
  assert.deepEqual(columnWidths(columns, 300), [198, 102]);
});

test("what nobody needs is shared evenly", () => {
  assert.deepEqual(columnWidths(columns, 662), [460, 202]);
});

test("too little room for the headers has no such widths", () => {
  assert.equal(columnWidths(columns, 200), undefined);
});
