// Apex source to syntax tree. A file with a syntax error yields diagnostics and no unit.
import type { ClassDeclaration, CompilationUnit } from "../ast.ts";
import type { ApexDiagnostic } from "../environment.ts";
import { readAnonymous, readTrigger, readTypeDeclaration } from "./declarations.ts";
import { openSource, positionsOf } from "./grammar.ts";
import type { OpenedSource } from "./grammar.ts";
import { createReader } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { syntaxErrors } from "./syntax-errors.ts";
import { syntaxDiagnostic } from "./catalog.ts";
import { deepestPlace, isStackOverflow } from "./depth.ts";

export { anonymousMethod } from "./declarations.ts";
export { openQuery } from "./grammar.ts";

export interface ParsedUnit {
  readonly unit?: CompilationUnit;
  readonly diagnostics: readonly ApexDiagnostic[];
}

export function parseClass(file: string, text: string): ParsedUnit {
  return parse(
    file,
    text,
    (source) => source.parser.compilationUnit(),
    (tree, reader) => readTypeDeclaration(tree.typeDeclaration(), reader),
  );
}

export function parseTrigger(file: string, text: string): ParsedUnit {
  return parse(file, text, (source) => source.parser.triggerUnit(), readTrigger);
}

/** By the file's extension. */
export function parseFile(file: string, text: string): ParsedUnit {
  return /\.trigger$/i.test(file) ? parseTrigger(file, text) : parseClass(file, text);
}

/** Statements, methods and types of an anonymous block, as the class `className` whose method `anonymousMethod` runs the statements. */
export function parseAnonymous(
  text: string,
  className = "AnonymousBlock",
): {
  readonly unit?: { readonly file: string; readonly declaration: ClassDeclaration };
  readonly diagnostics: readonly ApexDiagnostic[];
} {
  return parse(
    className,
    text,
    (source) => source.parser.anonymousUnit(),
    (tree, reader) =>
      readAnonymous(
        tree.anonymousBlock().anonymousBlockMember_list(),
        className,
        { start: 0, end: text.length, line: 1, column: 1 },
        reader,
      ),
  );
}

interface Parsed<D> {
  readonly unit?: { readonly file: string; readonly declaration: D };
  readonly diagnostics: readonly ApexDiagnostic[];
}
function parse<T, D>(
  file: string,
  text: string,
  rule: (source: OpenedSource) => T,
  read: (tree: T, reader: Reader) => D | undefined,
): Parsed<D> {
  const refused = refuse(file, text);
  if (refused !== undefined) return { diagnostics: [refused] };
  try {
    return parseSound(file, text, rule, read);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    const span = deepestPlace(text);
    return { diagnostics: [syntaxDiagnostic("expressionTooLong", file, span)] };
  }
}

/** Apex Developer Guide, "Execution Governors and Limits", Static Apex Limits: a class has a million characters at most. */
const MOST_CHARACTERS = 1_000_000;

/** What need not be parsed to be known as wrong. */
function refuse(file: string, text: string): ApexDiagnostic | undefined {
  const span = { start: 0, end: 1, line: 1, column: 1 };
  if (text.startsWith("\uFEFF")) return syntaxDiagnostic("byteOrderMark", file, span);
  if (text.length <= MOST_CHARACTERS) return undefined;
  return syntaxDiagnostic("scriptTooLarge", file, span, {
    start: /.{0,30}/.exec(text.trimStart())?.[0] ?? "",
  });
}

function parseSound<T, D>(
  file: string,
  text: string,
  rule: (source: OpenedSource) => T,
  read: (tree: T, reader: Reader) => D | undefined,
): Parsed<D> {
  const source = openSource(text);
  const tree = rule(source);
  const errors = syntaxErrors(source, text, file, positionsOf(text));
  if (errors.length > 0) return { diagnostics: errors };
  const diagnostics: ApexDiagnostic[] = [];
  const declaration = read(
    tree,
    createReader(source.grammar, text, file, source.tokens, diagnostics),
  );
  return declaration === undefined || diagnostics.length > 0
    ? { diagnostics }
    : { unit: { file, declaration }, diagnostics };
}
