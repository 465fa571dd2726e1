// JSON as a tree of text: compact, or laid out as the platform's pretty printer (Jackson's default) does.

/** Text of a scalar as it appears in JSON, an array, or an object in order. */
export type JsonText =
  string | readonly JsonText[] | { readonly fields: readonly (readonly [string, JsonText])[] };

const isObject = (
  value: JsonText,
): value is { readonly fields: readonly (readonly [string, JsonText])[] } =>
  typeof value === "object" && "fields" in value;

export function writeCompact(value: JsonText): string {
  if (typeof value === "string") return value;
  if (isObject(value))
    return `{${value.fields.map(([name, field]) => `${quote(name)}:${writeCompact(field)}`).join(",")}}`;
  return `[${value.map(writeCompact).join(",")}]`;
}
/** `{\n  "a" : 1,\n  "b" : [ 1, 2 ]\n}` */
export function writePretty(value: JsonText, depth = 0): string {
  if (typeof value === "string") return value;
  if (isObject(value)) {
    if (value.fields.length === 0) return "{ }";
    const indent = "  ".repeat(depth + 1);
    return `{\n${value.fields.map(([name, field]) => `${indent}${quote(name)} : ${writePretty(field, depth + 1)}`).join(",\n")}\n${"  ".repeat(depth)}}`;
  }
  return value.length === 0
    ? "[ ]"
    : `[ ${value.map((item) => writePretty(item, depth)).join(", ")} ]`;
}
export function quote(text: string): string {
  return JSON.stringify(text);
}
