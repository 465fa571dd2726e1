// Test.loadData: test records from a static resource.
import type { ApexList } from "../../values/collections.ts";
import { apexError } from "../../values/exception.ts";
import { SObject } from "../../values/sobject.ts";
import type { SObjectTypeToken } from "../../values/tokens.ts";
import { DataObject } from "../dataweave/evaluate.ts";
import type { DataValue } from "../dataweave/evaluate.ts";
import { read } from "../dataweave/formats.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";

/** Records from a CSV file that is a static resource, one a line, inserted (Apex Developer Guide, "Loading Test Data"). */
export function loadData(rt: Runtime, type: SObjectTypeToken, name: string): ApexList {
  const resource = rt.schema.staticResources.find(
    (one) => one.name.toLowerCase() === need(name, 2).toLowerCase(),
  );
  if (resource?.bytes === undefined)
    throw apexError(
      "System.UnexpectedException",
      `Static Resource not found or not a text file: ${name}`,
    );
  const rows = read(new TextDecoder().decode(resource.bytes), {
    type: "application/csv",
    properties: {},
  });
  const records = (Array.isArray(rows) ? (rows as readonly DataValue[]) : []).map((row) =>
    recordOf(need(type, 1), row),
  );
  rt.ports.dml("insert", records, { access: "system", allOrNone: true });
  return listOf(type.shape.name, records);
}
function recordOf(type: SObjectTypeToken, row: DataValue): SObject {
  const record = new SObject(type.shape);
  if (row instanceof DataObject)
    for (const [name, value] of row.fields) if (value !== "") record.put(name, value);
  return record;
}
