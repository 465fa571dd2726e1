// Facts about moving the sample data to today.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moved } from "./sample-data.mjs";

test("dates and datetimes move by whole days, other text stays", () => {
  const text =
    '{"CloseDate":"2026-12-30","On":"2026-11-22T08:05:00.000+0000","Name":"DR-2026-11","Note":"on 2026-11-22"}';
  assert.equal(
    moved(text, 3),
    '{"CloseDate":"2027-01-02","On":"2026-11-25T08:05:00.000+0000","Name":"DR-2026-11","Note":"on 2026-11-22"}',
  );
});

test("no days passed, nothing moves", () => {
  assert.equal(moved('{"a":"2028-02-29"}', 0), '{"a":"2028-02-29"}');
});
