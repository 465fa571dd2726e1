// Labelled pairs of companies from CSV: name, domain and country of both, whether they are the same, and how the pair arose.

interface Company {
  readonly name: string;
  readonly domain: string;
  readonly country: string;
}
export interface Pair {
  readonly one: Company;
  readonly other: Company;
  readonly same: boolean;
  readonly kind: string;
  /** `string` when a person could tell from the names, `alias` when only a table can know. */
  readonly reach: string;
}

export function readPairs(text: string): Pair[] {
  const [header = [], ...rows] = readCsv(text);
  return rows
    .filter((row) => row.length > 1)
    .map((row) => {
      const value = (column: string): string => row[header.indexOf(column)] ?? "";
      const company = (side: string): Company => ({
        name: value(`name_${side}`),
        domain: value(`domain_${side}`),
        country: value(`country_${side}`),
      });
      return {
        one: company("a"),
        other: company("b"),
        same: value("same") === "1",
        kind: value("kind"),
        reach: value("reach"),
      };
    });
}

/** RFC 4180: quoted fields may hold commas, quotes and line ends. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (const [whole, quoted, plain = "", end] of text.replace(/^\ufeff/, "").matchAll(field)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (whole === "" || end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows;
}
