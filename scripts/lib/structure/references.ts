// Every name in the package's Apex that leads to something of the package, as the compiler resolved it.
import { compileQuery } from "../../../local-org/src/soql/compile.ts";
import type { CheckedExpression, CheckedUnit } from "../../../local-org/src/apex/checked.ts";
import type { ApexType, ClassSymbol } from "../../../local-org/src/apex/types.ts";
import type { Package } from "./package.ts";

export interface Reference {
  readonly file: string;
  readonly line: number;
  readonly kind: "class" | "object" | "field" | "label";
  /** the outermost class; `Object.Field` for a field */
  readonly name: string;
}
type Node = Readonly<Record<string, unknown>>;
type Find = (kind: Reference["kind"], name: string) => void;

/** One reference per file, kind and name: the first. */
export function apexReferences(unit: CheckedUnit, pack: Package): Reference[] {
  const found = new Map<string, Reference>();
  const walk = (node: unknown, line: number): void => {
    if (!isNode(node)) return;
    // a symbol's own place is where it is declared, not where it is used
    const own = isSymbol(node) ? line : (lineOf(node) ?? line);
    const find: Find = (kind, name) => {
      const key = `${kind} ${name.toLowerCase()}`;
      if (name !== "" && !found.has(key))
        found.set(key, { file: unit.file, line: own, kind, name });
    };
    if (isSymbol(node)) return findSymbol(node, find);
    namedBy(node, pack, find);
    for (const part of Object.values(node)) walk(part, own);
  };
  if (unit.kind === "trigger") {
    walk(
      [{ kind: "sobject", name: unit.trigger.object }, unit.trigger.body],
      unit.trigger.span.line,
    );
  } else {
    for (const symbol of [unit.class.symbol, ...unit.class.symbol.inner.values()])
      walk(declaredBy(symbol), symbol.span.line);
    walk(partsOf(unit.class), unit.class.symbol.span.line);
  }
  return [...found.values()];
}

/** The bodies of a class and its inner classes, without the symbols they belong to. */
export const partsOf = ({ symbol: _symbol, inner, ...bodies }: CheckedClass): unknown[] => [
  bodies,
  ...inner.map(partsOf),
];
type CheckedClass = Extract<CheckedUnit, { kind: "class" }>["class"];

/** What a declaration names: supertypes, and the types of fields, parameters and results. */
function declaredBy(symbol: ClassSymbol): unknown[] {
  const methods = [...symbol.methods.values()].flat();
  return [
    symbol.superclass,
    symbol.interfaces,
    [...symbol.fields.values()].map(({ type, span }) => ({ type, span })),
    [...methods, ...symbol.constructors].map(({ parameters, returnType, span }) => ({
      types: [returnType, ...parameters.map(({ type }) => type)],
      span,
    })),
  ];
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const isSymbol = (node: Node): boolean =>
  "owner" in node || ("constructors" in node && "inner" in node && "visibility" in node);
function lineOf(node: Node): number | undefined {
  return isNode(node["span"]) ? (node["span"]["line"] as number) : undefined;
}

function findSymbol(node: Node, find: Find): void {
  let symbol = ("owner" in node ? node["owner"] : node) as ClassSymbol;
  while (symbol.outer) symbol = symbol.outer;
  find("class", symbol.name);
}

/** The checked tree's own nodes that name something of the schema or the program. */
function namedBy(node: Node, pack: Package, find: Find): void {
  const one = node as unknown as CheckedExpression | ApexType;
  if (one.kind === "class") find("class", one.name.split(".")[0] ?? "");
  if (one.kind === "sobject") find("object", one.name);
  if (one.kind === "newSObject") {
    find("object", one.object);
    for (const field of one.fields) find("field", `${one.object}.${field.name}`);
  }
  if (one.kind === "sobjectTypeToken") find("object", one.object);
  if (one.kind === "fieldToken") find("field", `${one.object}.${one.field}`);
  if (one.kind === "sobjectField" && one.target.type.kind === "sobject")
    find("field", `${one.target.type.name}.${one.field.replace(/__r$/, "__c")}`);
  if (one.kind === "label") find("label", one.name);
  if (one.kind === "query" && one.language === "soql") usedByQuery(one.text, pack, find);
}

function usedByQuery(text: string, pack: Package, find: Find): void {
  for (const { object, field } of compileQuery(text, pack.schema).uses) {
    find("object", object.name);
    if (field) find("field", `${object.name}.${field.name}`);
  }
}

const dynamicQuery =
  /\b(?:query|queryWithBinds|countQuery|countQueryWithBinds|getQueryLocator|getQueryLocatorWithBinds|getCursor|getCursorWithBinds)\((?:String|List)/;

interface Query {
  readonly line: number;
  /** undefined where the text is made at run time, and for searches */
  readonly object: string | undefined;
}

/** What a checked body queries: SOQL, SOSL and the methods that take a query. */
export function queriesIn(body: unknown, pack: Package): Query[] {
  const found: Query[] = [];
  const walk = (node: unknown, line: number): void => {
    if (!isNode(node) || isSymbol(node)) return;
    const own = lineOf(node) ?? line;
    const { kind, language, text, class: owner, signature } = node;
    if (kind === "query")
      found.push({
        line: own,
        object:
          language === "soql" ? compileQuery(String(text), pack.schema).object.name : undefined,
      });
    if (
      kind === "libraryCall" &&
      owner === "System.Database" &&
      dynamicQuery.test(String(signature))
    )
      found.push({ line: own, object: undefined });
    for (const part of Object.values(node)) walk(part, own);
  };
  walk(body, 0);
  return found;
}
