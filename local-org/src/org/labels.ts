// Custom labels in a user's language.
import type { Schema } from "../metadata/schema.ts";
import { withoutNamespace } from "../metadata/schema.ts";

const tables = new WeakMap<Schema, Map<string, string>>();

/** The text in that language, else in the language the label was written in. */
export function labelText(schema: Schema, name: string, language: string): string | undefined {
  let table = tables.get(schema);
  if (!table) {
    table = new Map();
    for (const label of schema.labels) {
      table.set(`${label.name.toLowerCase()} ${label.language}`, label.value);
      if (!table.has(label.name.toLowerCase()) || label.language === "en_US")
        table.set(label.name.toLowerCase(), label.value);
    }
    tables.set(schema, table);
  }
  const key = withoutNamespace(schema, name)
    .toLowerCase()
    .replace(/^[a-z0-9]+__(?=[a-z])/, (prefix) =>
      schema.namespace !== "" && prefix === `${schema.namespace.toLowerCase()}__` ? "" : prefix,
    );
  return (
    table.get(`${key} ${language}`) ??
    table.get(`${key} ${language.split("_")[0]}`) ??
    table.get(key)
  );
}
