// Display formats of autonumber fields: `REG-{00000}` and 42 give `REG-00042`.

/** Also `{YYYY}`, `{YY}`, `{MM}` and `{DD}`, as the platform's display formats. */
export function formatAutoNumber(format: string, value: number, now: Date): string {
  return format
    .replace(/\{YYYY\}/g, String(now.getUTCFullYear()))
    .replace(/\{YY\}/g, String(now.getUTCFullYear()).slice(2))
    .replace(/\{MM\}/g, String(now.getUTCMonth() + 1).padStart(2, "0"))
    .replace(/\{DD\}/g, String(now.getUTCDate()).padStart(2, "0"))
    .replace(/\{(0+)\}/g, (_, zeros: string) => String(value).padStart(zeros.length, "0"));
}
