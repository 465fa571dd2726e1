// What may be a name in Apex: reserved words, characters and length.
import type { Span } from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import { anonymousMethod } from "../parse/declarations.ts";
import { reportAt } from "./program.ts";
import type { Program } from "./program.ts";

const reserved = new Set(
  (
    "abstract activate and any array as asc autonomous begin bigdecimal blob boolean break bulk by byte case cast catch char class collect commit const continue currency " +
    "date datetime decimal default delete desc do double else end enum exception exit export extends external false final finally float for from global goto group having hint if implements import in " +
    "inner insert instanceof int integer interface into join like limit list long loop map merge new not null nulls number object of on or outer override package parallel pragma private protected public " +
    "retrieve return rollback select set short sobject sort static string super switch synchronized system testmethod then this throw time transaction trigger true try undelete update upsert using virtual void webservice when where while"
  ).split(" "),
);
interface Name {
  readonly text: string;
  readonly span: Span;
}

/** Variables, parameters and fields. */
export function checkIdentifier(program: Program, file: string, name: Name): void {
  if (reserved.has(name.text.toLowerCase()))
    reportAt(program, file, catalog.reservedIdentifier, name.span, { name: name.text });
  checkCharacters(program, file, name, 255);
}
/** Words that methods may be named after, though variables may not. */
const methodWords = new Set(
  (
    "activate any array autonomous begin bigdecimal blob boolean byte case cast char collect const currency date datetime decimal default double end exception exit export float goto group hint import inner " +
    "integer int into join long loop number object of outer package parallel pragma retrieve rollback set short sobject sort string switch synchronized system then time transaction void when"
  ).split(" "),
);
/** The parser's own name for the body of anonymous Apex is none that source could hold. */
export function checkMethodName(program: Program, file: string, name: Name): void {
  if (name.text === anonymousMethod) return;
  const text = name.text.toLowerCase();
  if (reserved.has(text) && !methodWords.has(text))
    reportAt(program, file, catalog.reservedIdentifier, name.span, { name: name.text });
  checkCharacters(program, file, name, 255);
}
/** Enum values may be named after anything. */
export function checkEnumValue(program: Program, file: string, name: Name): void {
  checkCharacters(program, file, name, 255);
}
/** Top-level names have 40 characters at most, since they name files of the org. */
export function checkTypeName(program: Program, file: string, name: Name, isInner = false): void {
  if (reserved.has(name.text.toLowerCase()))
    reportAt(program, file, catalog.reservedTypeIdentifier, name.span, { name: name.text });
  checkCharacters(program, file, name, isInner ? 255 : 40);
}

function checkCharacters(program: Program, file: string, name: Name, longest: number): void {
  if (name.text.length > longest)
    reportAt(program, file, catalog.identifierLength, name.span, { name: name.text });
  if (name.text.endsWith("_") || name.text.includes("__") || !/^[A-Za-z]\w*$/.test(name.text))
    reportAt(program, file, catalog.identifierCharacter, name.span, { name: name.text });
}
