// The functions that generated SQL calls besides SQLite's own; the store registers them on every connection.

export type SqlScalar = null | number | bigint | string | Uint8Array;
export interface SqlFunction {
  readonly name: string;
  readonly apply: (...values: SqlScalar[]) => SqlScalar;
}

/** Text as SOQL compares it: without case, in every script; composed and decomposed accents are the same. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  for (let index = 0; index < lower.length; index++)
    if (lower.charCodeAt(index) > 127) return lower.normalize("NFC");
  return lower;
}

/** The words of a text with one space around each; a control character (between fields) is a word that nothing matches. */
export function words(text: string): string {
  return ` ${fold(text)
    .replaceAll("\u0001", " \u0001 ")
    .replace(/[^\p{L}\p{N}\u0001\uE001\uE002]+/gu, " ")
    .trim()} `;
}

const zoneFormats = (): ((zone: string) => Intl.DateTimeFormat) => {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (zone) => {
    let format = formats.get(zone);
    if (!format) {
      format = new Intl.DateTimeFormat("en-CA", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      });
      formats.set(zone, format);
    }
    return format;
  };
};

/** All deterministic, so that indexes may use them. */
export function sqlFunctions(): SqlFunction[] {
  const formatOf = zoneFormats();
  return [
    { name: "fold", apply: (value) => (typeof value === "string" ? fold(value) : (value ?? null)) },
    { name: "words", apply: (value) => (typeof value === "string" ? words(value) : "") },
    // `YYYY-MM-DD HH:MM:SS` of an instant in a time zone, a form SQLite's date functions read
    {
      name: "local_time",
      apply: (milliseconds, zone) => {
        if (milliseconds === null || typeof zone !== "string") return null;
        const part: Record<string, string> = {};
        for (const piece of formatOf(zone).formatToParts(Number(milliseconds)))
          part[piece.type] = piece.value;
        return `${(part["year"] ?? "").padStart(4, "0")}-${part["month"]}-${part["day"]} ${part["hour"]}:${part["minute"]}:${part["second"]}`;
      },
    },
  ];
}
