// What a SOSL term asks for: words, phrases and wildcards, joined by AND, OR and AND NOT.
import type { SoqlProblem } from "./problem.ts";
import { SoqlError } from "./problem.ts";
import { words } from "./sql-functions.ts";

/** A LIKE pattern over `words(text)`, to be found or not to be found. */
interface TermPattern {
  readonly pattern: string;
  readonly negated: boolean;
}
/** One of the lists must hold, with every pattern in it. */
export type TermQuery = readonly (readonly TermPattern[])[];

export function parseTerm(text: string): TermQuery {
  const alternatives: TermPattern[][] = [[]];
  let negated = false;
  for (const match of text.matchAll(/"([^"]*)"|(\S+)/g)) {
    const [, phrase, word = ""] = match;
    if (phrase === undefined && /^and$/i.test(word)) continue;
    if (phrase === undefined && /^or$/i.test(word)) alternatives.push([]);
    else if (phrase === undefined && /^not$/i.test(word)) negated = true;
    else {
      const pattern = patternOf(phrase ?? word);
      if (pattern !== undefined) alternatives.at(-1)?.push({ pattern, negated });
      negated = false;
    }
  }
  const query = alternatives.filter((list) => list.length > 0);
  if (query.length === 0 || text.replace(/[*?"\s]/g, "").length < 2)
    throw new SoqlError(malformed("search term must be longer than one character"));
  return query;
}

/** Whole words, as the platform matches them; `*` stands for any characters, `?` for one. */
function patternOf(text: string): string | undefined {
  if (/[()]/.test(text))
    throw new SoqlError({
      ...malformed(
        `Parentheses in a search term ('${text}') aren't supported by the local org; search twice, or write the alternatives with OR.`,
      ),
      code: "UNSUPPORTED",
      unsupported: true,
    });
  const marked = words(text.replaceAll("*", "\uE001").replaceAll("?", "\uE002")).trim();
  if (marked === "") return undefined;
  return `% ${marked.replaceAll("\uE001", "%").replaceAll("\uE002", "_")} %`;
}
const malformed = (message: string): SoqlProblem => ({
  code: "MALFORMED_SEARCH",
  message,
  start: 0,
  end: 0,
});
