// What is wrong with XML that is not well-formed, at the place where it is wrong: the parser names the one where it gave up.
import type { XmlProblem } from "./xml.ts";

interface Tag {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}
/** Where the parser is, and the elements it has just closed and has still open. */
interface Given {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly position: number;
  readonly closed: Tag | undefined;
  readonly open: Tag | undefined;
}

const CLOSED_BY_ANOTHER = "unexpected close tag.";
const NEVER_CLOSED = /^unclosed tag/;
const IN_ENTITY = /entity name|^unclosed tag/;
/** Comments and sections of character data may hold any ampersand. */
const STRAY_AMPERSAND =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|&(?!(?:#\d+|#x[\da-f]+|[\w.:-]+);)/gi;

export function xmlProblem(said: string, given: Given): XmlProblem {
  const { text, line, column, position, closed, open } = given;
  const stray = IN_ENTITY.test(said) ? strayAmpersand(text) : undefined;
  if (stray !== undefined)
    return {
      ...placeAt(text, stray),
      message:
        "The entity name must immediately follow the '&' in the entity reference. Write &amp; for an ampersand.",
    };
  if (said === CLOSED_BY_ANOTHER && closed !== undefined)
    return {
      ...placeAt(text, Math.max(0, text.lastIndexOf("</", position - 1))),
      message: unterminated(closed.name),
    };
  if (NEVER_CLOSED.test(said) && open !== undefined)
    return { line: open.line, column: open.column, message: unterminated(open.name) };
  return { line, column, message: said };
}

const unterminated = (name: string): string =>
  `The element type "${name}" must be terminated by the matching end-tag "</${name}>".`;

function strayAmpersand(text: string): number | undefined {
  for (const found of text.matchAll(STRAY_AMPERSAND)) if (found[0] === "&") return found.index;
  return undefined;
}

function placeAt(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
