// Custom labels in the running user's language.
import type { LabelDefinition, Schema } from "../../metadata/schema.ts";
import type { PlatformRuntime } from "../ports.ts";
import { apexError } from "../values/exception.ts";

export function labelTable(schema: Schema, self: () => PlatformRuntime): (name: string) => string {
  const byName = new Map<string, LabelDefinition[]>();
  for (const label of schema.labels) {
    const key = label.name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), label]);
  }
  return (name) => {
    const plain = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    const found = byName.get(plain);
    const [first] = found ?? [];
    if (found === undefined || first === undefined)
      throw apexError(
        "System.InvalidParameterValueException",
        `External string does not exist: ${name}`,
      );
    if (found.length === 1) return first.value;
    const { language } = self().ports.user();
    return (
      found.find((label) => label.language === language) ??
      found.find((label) => label.language.slice(0, 2) === language.slice(0, 2)) ??
      first
    ).value;
  };
}
