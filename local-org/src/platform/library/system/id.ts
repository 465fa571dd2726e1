// System.Id: record identifiers.
import { defineClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { toRecordId } from "../../values/field-values.ts";
import { restoreCase, toId18 } from "../../values/id.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

export const idClass = defineClass({
  name: "System.Id",
  kind: "class",
  members: {
    "static Id valueOf(String text)": (_rt: Runtime, text: string) => toRecordId(need(text)),
    "static Id valueOf(String text, Boolean restoreCasing)": (
      _rt: Runtime,
      text: string,
      restore: unknown,
    ) =>
      toRecordId(
        (restore === true && need(text).length === 18 ? restoreCase(text) : null) ?? need(text),
      ),
    "Schema.SObjectType getSObjectType()": (rt: Runtime, self: string) => objectOfId(rt, self),
    "String to15()": (_rt: Runtime, self: string) => self.slice(0, 15),
    "Boolean equals(Object other)": (_rt: Runtime, self: string, other: unknown) =>
      typeof other === "string" && toId18(other) === self,
  },
  unsupported: {
    addError:
      "Use record.addError(...) on the record itself; errors on a bare Id are not kept by the local org.",
  },
});

/** The object whose key prefix starts the Id. */
function objectOfId(rt: Runtime, id: string): unknown {
  const prefix = id.slice(0, 3);
  for (const object of rt.schema.objects.values())
    if (object.keyPrefix === prefix) return rt.sobjectType(object.name);
  throw apexError("System.SObjectException", `Cannot locate Apex Type for ID: ${id}`);
}
