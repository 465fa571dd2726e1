// System.Search: dynamic SOSL.
import { defineClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { defaultAccess } from "../database/database.ts";
import type { AccessLevelValue } from "./access-level.ts";

export const searchClass = defineClass({
  name: "System.Search",
  kind: "class",
  members: {
    "static List<List<SObject>> query(String text)": (rt: Runtime, text: string) =>
      rt.ports.search(need(text), {}, defaultAccess(rt)),
    "static List<List<SObject>> query(String text, System.AccessLevel accessLevel)": (
      rt: Runtime,
      text: string,
      level: AccessLevelValue,
    ) => rt.ports.search(need(text), {}, need(level, 2).mode),
  },
  unsupported: { find: "Use Search.query.", suggest: "Use SOQL with LIKE." },
});
