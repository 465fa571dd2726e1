// `lightning/pageReferenceUtils`: default field values of a "new record" page, packed into one string.

export type FieldValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

export function encodeDefaultFieldValues(values: FieldValues): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join(",");
}

export function decodeDefaultFieldValues(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(",")
      .filter((pair) => pair.includes("="))
      .map((pair) => [
        pair.slice(0, pair.indexOf("=")),
        decodeURIComponent(pair.slice(pair.indexOf("=") + 1)),
      ]),
  );
}
