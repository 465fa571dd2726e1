// Formula.recalculateFormulas: the formula fields of records in memory, from the values they have now (Apex Reference Guide, "Formula Class").
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { ApexList } from "../../values/collections.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { SObject } from "../../values/sobject.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";

class RecalcResult extends PlatformObject {
  readonly apexType = "System.FormulaRecalcResult";
  readonly record: SObject;
  constructor(record: SObject) {
    super();
    this.record = record;
  }
}

export function recalculateFormulas(rt: Runtime, records: ApexList): unknown {
  const results = need(records, 1).items.map((record) => {
    if (!(record instanceof SObject)) return need(null, 1);
    rt.ports.recalculateFormulas(record);
    return new RecalcResult(record);
  });
  return listOf("System.FormulaRecalcResult", results);
}

export const formulaRecalcClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.FormulaRecalcResult",
    kind: "class",
    members: {
      "SObject getSObject()": (_rt: Runtime, self: RecalcResult) => self.record,
      "Boolean isSuccess()": () => true,
      // a formula that can't be worked out is null, as in a query
      "List<System.FormulaRecalcFieldError> getErrors()": () =>
        listOf("System.FormulaRecalcFieldError", []),
    },
  }),
  defineClass({
    name: "System.FormulaRecalcFieldError",
    kind: "class",
    members: {
      "String getFieldName()": () => null,
      "String getFieldError()": () => null,
    },
  }),
];
