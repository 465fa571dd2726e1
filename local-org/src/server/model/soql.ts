// Small pieces of SOQL text: names as the API spells them, and literals that cannot leave their quotes.
import { qualifiedName, type FieldDefinition, type Schema } from "../../metadata/schema.ts";

export function quote(text: string): string {
  return `'${text
    .replace(/[\\'"]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")}'`;
}

/** A LIKE pattern around text that may itself hold wildcards. */
export function likePattern(text: string, shape: "contains" | "starts"): string {
  const escaped = text.replace(/[%_\\]/g, (character) => `\\${character}`);
  return quoteKeepingEscapes(shape === "contains" ? `%${escaped}%` : `${escaped}%`);
}

// In a pattern, `\%` stands for a percent sign: its backslash must reach the query as it is.
function quoteKeepingEscapes(pattern: string): string {
  return `'${pattern
    .replace(/\\(?![%_])/g, "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("\n", "\\n")}'`;
}

/** `Partner__r` -> `ns__Partner__r`, `Account` stays. */
export function relationshipApiName(schema: Schema, field: FieldDefinition): string {
  return qualifiedName(schema, field.reference?.relationshipName ?? "");
}

export function selectList(paths: readonly string[]): string {
  return [...new Map(["Id", ...paths].map((path) => [path.toLowerCase(), path])).values()].join(
    ", ",
  );
}
