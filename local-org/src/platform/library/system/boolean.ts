// System.Boolean.
import { defineClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

const read = (_rt: Runtime, value: unknown): boolean =>
  typeof value === "boolean" ? value : String(need(value)).toLowerCase() === "true";

export const booleanClass = defineClass({
  name: "System.Boolean",
  kind: "class",
  members: {
    "static Boolean valueOf(String value)": read,
    "static Boolean valueOf(Object value)": read,
  },
});
