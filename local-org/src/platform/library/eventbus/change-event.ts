// EventBus.ChangeEventHeader: the header of change events, which code reads and tests build (Change Data Capture Developer Guide, "Change Event Header Fields").
import type { LibraryClass } from "../../../apex/library.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import { listOf, need, strings } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";
import { defineBag } from "../properties.ts";

const name = "EventBus.ChangeEventHeader";
const lists = ["recordIds", "changedFields", "diffFields", "nulledFields"] as const;

export const changeEventHeader: LibraryClass = defineBag(
  name,
  [
    "String entityName",
    "String changeType",
    "String changeOrigin",
    "String transactionKey",
    "Integer sequenceNumber",
    "Long commitTimestamp",
    "Long commitNumber",
    "String commitUser",
    ...lists.map((each) => `List<String> ${each}`),
  ],
  {
    create: () => {
      const header = new PropertyBag(name);
      for (const each of lists) header.set(each, strings([]));
      return header;
    },
    members: {
      "List<String> getRecordIds()": (_rt: Runtime, self: PropertyBag) =>
        need(self).get("recordIds") ?? listOf("String", []),
      "String getChangeType()": (_rt: Runtime, self: PropertyBag) => self.get("changeType"),
      "String getEntityName()": (_rt: Runtime, self: PropertyBag) => self.get("entityName"),
    },
  },
);
