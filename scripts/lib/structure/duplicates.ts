// Code that stands twice: equal runs of tokens in TypeScript, scripts, templates and styles. Apex has PMD's CPD.
import ts from "typescript";

/** A repetition is worth folding from here on; shorter ones cost more to name than to read twice. */
const leastTokens = 70;
const leastLines = 6;

export interface SourceText {
  readonly file: string;
  readonly text: string;
}
export interface Duplicate {
  readonly file: string;
  readonly line: number;
  readonly other: string;
  readonly otherLine: number;
  readonly lines: number;
}
interface Tokens {
  readonly file: string;
  /** equal texts have equal numbers */
  readonly ids: readonly number[];
  readonly lines: readonly number[];
}
interface Place {
  readonly source: Tokens;
  readonly at: number;
}

export function duplicatesIn(sources: readonly SourceText[]): Duplicate[] {
  const numbers = new Map<string, number>();
  const seen = new Map<number, Place>();
  const found: Duplicate[] = [];
  for (const source of sources.map((one) => tokensOf(one, numbers))) {
    const hashes = windowHashes(source.ids);
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] ?? 0;
      const first = seen.get(hash);
      if (first === undefined) seen.set(hash, { source, at });
      else {
        const length = commonLength(first, { source, at });
        if (length < leastTokens) continue;
        const duplicate = describe(first, { source, at }, length);
        if (duplicate.lines >= leastLines) found.push(duplicate);
        at += length - 1;
      }
    }
  }
  return found;
}

/** How far two places run alike; a run never overlaps itself. */
function commonLength(first: Place, second: Place): number {
  const room = first.source === second.source ? second.at - first.at : Infinity;
  let length = 0;
  while (
    length < room &&
    second.at + length < second.source.ids.length &&
    first.source.ids[first.at + length] === second.source.ids[second.at + length]
  )
    length++;
  return length;
}

function describe(first: Place, second: Place, length: number): Duplicate {
  const lineOf = ({ source, at }: Place, offset: number): number => source.lines[at + offset] ?? 0;
  return {
    file: second.source.file,
    line: lineOf(second, 0),
    other: first.source.file,
    otherLine: lineOf(first, 0),
    lines: lineOf(second, length - 1) - lineOf(second, 0) + 1,
  };
}

/** One rolling hash per window of the least length. */
function windowHashes(ids: readonly number[]): number[] {
  const hashes: number[] = [];
  const [base, modulus] = [31, 4_294_967_291];
  let [hash, power] = [0, 1];
  for (let index = 0; index < leastTokens; index++) power = (power * base) % modulus;
  for (const [index, id] of ids.entries()) {
    hash = (hash * base + id) % modulus;
    const leaving = index - leastTokens;
    if (leaving >= 0)
      hash = (((hash - multiply(ids[leaving] ?? 0, power, modulus)) % modulus) + modulus) % modulus;
    if (leaving >= -1) hashes.push(hash);
  }
  return hashes;
}
/** A product that stays exact: ids are small, the power is not. */
const multiply = (id: number, power: number, modulus: number): number => (id * power) % modulus;

function tokensOf({ file, text }: SourceText, numbers: Map<string, number>): Tokens {
  const ids: number[] = [];
  const lines: number[] = [];
  const starts = lineStarts(text);
  const add = (token: string, position: number): void => {
    let id = numbers.get(token);
    if (id === undefined) numbers.set(token, (id = numbers.size + 1));
    ids.push(id);
    lines.push(lineAt(starts, position));
  };
  if (/\.(?:ts|mjs|cjs)$/.test(file)) scriptTokens(text, add);
  else for (const { 0: token, index } of text.matchAll(/[\w-]+|[^\s\w]/g)) add(token, index);
  return { file, ids, lines };
}

/** Imports are left out: files of one layer begin alike. */
function scriptTokens(text: string, add: (token: string, position: number) => void): void {
  const tree = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const children = node.getChildren(tree);
    if (children.length === 0 && node.getWidth(tree) > 0)
      add(node.getText(tree), node.getStart(tree));
    for (const child of children) if (!ts.isJSDoc(child)) visit(child);
  };
  visit(tree);
}

const lineStarts = (text: string): number[] => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1),
];
/** Lines count from 1. */
function lineAt(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low + 1;
}
