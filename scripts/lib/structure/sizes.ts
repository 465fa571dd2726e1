// What has outgrown the sizes of our style guide: a smell to look at, not a failure.
import ts from "typescript";
import { dirname } from "node:path";
import { parseFile } from "../../../local-org/src/apex/parse/parse.ts";
import type { SourceText } from "./duplicates.ts";

export interface Outgrown {
  readonly what: string;
  readonly size: number;
  readonly most: number;
  readonly unit: "lines" | "parameters" | "classes" | "levels";
}
const most = { file: 450, apexMethod: 25, function: 40, parameters: 4, classes: 25, levels: 3 };

export function outgrown(sources: readonly SourceText[]): Outgrown[] {
  return [
    ...sources.map(({ file, text }) => lines(file, text.split("\n").length - 1, most.file)),
    ...sources.flatMap((source) =>
      /\.cls$/.test(source.file)
        ? apexMethods(source)
        : /\.(?:ts|mjs)$/.test(source.file)
          ? functions(source)
          : [],
    ),
    ...folders(sources),
  ]
    .filter(({ size, most: limit }) => size > limit)
    .sort((one, other) => other.size / other.most - one.size / one.most);
}

const lines = (what: string, size: number, limit: number): Outgrown => ({
  what,
  size,
  most: limit,
  unit: "lines",
});
const parameters = (what: string, size: number): Outgrown => ({
  what,
  size,
  most: most.parameters,
  unit: "parameters",
});

function folders(sources: readonly SourceText[]): Outgrown[] {
  const counts = new Map<string, number>();
  for (const { file } of sources)
    if (file.endsWith(".cls")) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].map(([what, size]) => ({ what, size, most: most.classes, unit: "classes" }));
}

function apexMethods({ file, text }: SourceText): Outgrown[] {
  const { declaration } = parseFile(file, text).unit ?? {};
  if (declaration?.kind !== "class") return [];
  return declaration.members.flatMap((member) => {
    if (member.kind !== "method" && member.kind !== "constructor") return [];
    const { span, name } = member;
    const what = `${file}:${span.line} ${name.text}`;
    return [
      lines(what, text.slice(span.start, span.end).split("\n").length, most.apexMethod),
      parameters(what, member.parameters.length),
    ];
  });
}

/** Functions of any form; a callback counts with the function around it. */
function functions({ file, text }: SourceText): Outgrown[] {
  if (/\.test\.(?:ts|mjs)$/.test(file)) return [];
  const found: Outgrown[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number): number =>
    tree.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const name =
        node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      if (name !== undefined) {
        const start = lineOf(node.getStart(tree));
        const what = `${file}:${start} ${name.getText(tree)}`;
        found.push(
          lines(what, lineOf(node.end) - start + 1, most.function),
          parameters(what, node.parameters.length),
          { what, size: depthOf(node.body), most: most.levels, unit: "levels" },
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Loops, branches and tries inside each other; an `else if` is no level. */
function depthOf(node: ts.Node): number {
  let deepest = 0;
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionLike(child)) return;
    const isLevel =
      (ts.isIfStatement(child) && !(ts.isIfStatement(node) && node.elseStatement === child)) ||
      ts.isIterationStatement(child, false) ||
      ts.isTryStatement(child) ||
      ts.isSwitchStatement(child);
    deepest = Math.max(deepest, depthOf(child) + (isLevel ? 1 : 0));
  });
  return deepest;
}
