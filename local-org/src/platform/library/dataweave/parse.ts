// DataWeave 2.0 scripts to trees: header (inputs, output, functions) and body. A subset of the language; the rest is refused by name.
import { DataWeaveError, tokens } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export type Node =
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "select"; readonly from: Node; readonly key: Node }
  | { readonly kind: "array"; readonly items: readonly Node[] }
  | { readonly kind: "object"; readonly fields: readonly Field[] }
  | { readonly kind: "lambda"; readonly parameters: readonly string[]; readonly body: Node }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Node;
      readonly right: Node;
    }
  | { readonly kind: "unary"; readonly operator: "-" | "not"; readonly operand: Node }
  | { readonly kind: "if"; readonly test: Node; readonly then: Node; readonly otherwise: Node }
  | {
      readonly kind: "match";
      readonly subject: Node;
      readonly cases: readonly { readonly value: Node; readonly result: Node }[];
      readonly otherwise: Node;
    }
  | { readonly kind: "as"; readonly operand: Node; readonly type: string; readonly schema: Node };
/** Without a key the value is an object, or a list of them, whose fields are taken over. */
interface Field {
  readonly key?: Node;
  readonly value: Node;
}
export interface Script {
  readonly inputs: ReadonlyMap<string, Format>;
  readonly output: Format;
  readonly functions: ReadonlyMap<string, Node>;
  readonly body: Node;
}
export interface Format {
  readonly type: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Functions that stand between their operands. */
const INFIX = new Set([
  "map",
  "filter",
  "mapObject",
  "filterObject",
  "default",
  "contains",
  "joinBy",
  "splitBy",
]);

export function parseScript(text: string): Script {
  const [header = "", ...rest] = text.split(/^---[ \t]*$/m);
  if (rest.length === 0) throw new DataWeaveError("A script has a header, --- and a body");
  const inputs = new Map<string, Format>();
  const functions = new Map<string, Node>();
  let output: Format = { type: "application/json", properties: {} };
  for (const directive of directivesOf(header)) {
    const [word = "", ...words] = directive.split(/\s+/);
    if (word === "input") inputs.set(words[0] ?? "", formatOf(words.slice(1).join(" ")));
    else if (word === "output") output = formatOf(words.join(" "));
    else if (word === "fun") {
      const { name, lambda } = functionOf(directive);
      functions.set(name, lambda);
    } else throw new DataWeaveError(`The directive ${word}`, true);
  }
  const parser = new Parser(rest.join("---"));
  return { inputs, output, functions, body: parser.whole() };
}

function directivesOf(header: string): string[] {
  const lines = header.replace(/\/\/[^\n]*/g, "").replace(/%dw\s+[\d.]+/, "");
  return lines
    .split(/\n(?=\s*(?:input|output|fun|var|type|ns|import)\b)/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
function formatOf(text: string): Format {
  const [type = "", ...rest] = text.trim().split(/\s+/);
  const properties = [...rest.join(" ").matchAll(/(\w+)\s*=\s*(?:'([^']*)'|"([^"]*)"|(\w+))/g)].map(
    ([, name = "", single, double, bare]) => [name, single ?? double ?? bare ?? ""] as const,
  );
  return { type, properties: Object.fromEntries(properties) };
}
function functionOf(directive: string): { name: string; lambda: Node } {
  const [, name = "", list = "", body = ""] =
    /^fun\s+(\w+)\s*\(([^)]*)\)\s*=([\s\S]*)$/.exec(directive) ?? [];
  if (name === "") throw new DataWeaveError(`Invalid function: ${directive}`);
  const parameters = list.split(",").map((one) => (one.split(":")[0] ?? "").trim());
  return { name, lambda: { kind: "lambda", parameters, body: new Parser(body).whole() } };
}

class Parser {
  private readonly list: readonly Token[];
  private position = 0;
  constructor(text: string) {
    this.list = tokens(text);
  }

  whole(): Node {
    const node = this.pairOr(this.expression());
    if (this.peek().kind !== "end") throw this.unexpected();
    return node;
  }

  private peek(ahead = 0): Token {
    return this.list[this.position + ahead] ?? { kind: "end", text: "", at: 0 };
  }
  private is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === "symbol" || token.kind === "name");
  }
  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.position += 1;
    return true;
  }
  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected();
  }
  private unexpected(): DataWeaveError {
    const { text, at } = this.peek();
    return new DataWeaveError(`Invalid input '${text}' at character ${at + 1}`);
  }

  /** `key: value` without braces is an object of one field. */
  private pairOr(node: Node): Node {
    return this.take(":")
      ? { kind: "object", fields: [{ key: node, value: this.expression() }] }
      : node;
  }

  private expression(): Node {
    const lambda = this.lambda();
    if (lambda !== undefined) return lambda;
    let left = this.binary(0);
    for (;;) {
      const { kind, text } = this.peek();
      if (kind === "name" && text === "match") left = this.match(left);
      else if (kind === "name" && INFIX.has(text)) {
        this.position += 1;
        left = { kind: "call", name: text, args: [left, this.lambda() ?? this.binary(0)] };
      } else return left;
    }
  }

  /** `(a, b) -> …`, told apart from a parenthesised expression by its arrow. */
  private lambda(): Node | undefined {
    if (!this.is("(")) return undefined;
    let at = 1;
    const parameters: string[] = [];
    while (this.peek(at).kind === "name") {
      parameters.push(this.peek(at).text);
      at += 1;
      if (this.is(":", at)) at += 2;
      if (this.is(",", at)) at += 1;
    }
    if (!this.is(")", at) || !this.is("->", at + 1)) return undefined;
    this.position += at + 2;
    return { kind: "lambda", parameters, body: this.pairOr(this.expression()) };
  }

  private match(subject: Node): Node {
    this.expect("match");
    this.expect("{");
    const cases: { value: Node; result: Node }[] = [];
    let otherwise: Node = { kind: "value", value: null };
    while (!this.take("}")) {
      if (this.take("else")) {
        this.expect("->");
        otherwise = this.expression();
        continue;
      }
      this.expect("case");
      if (this.is("is") || this.peek().kind === "name")
        throw new DataWeaveError("Matching by type or condition", true);
      const value = this.binary(0);
      this.expect("->");
      cases.push({ value, result: this.expression() });
    }
    return { kind: "match", subject, cases, otherwise };
  }

  private static readonly LEVELS: readonly (readonly string[])[] = [
    ["or"],
    ["and"],
    ["==", "!="],
    ["<", ">", "<=", ">="],
    ["++", "+", "-", ">>"],
    ["*", "/"],
  ];
  private binary(level: number): Node {
    const operators = Parser.LEVELS[level];
    if (operators === undefined) return this.cast();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((one) => this.is(one));
      if (operator === undefined) return left;
      this.position += 1;
      left = { kind: "binary", operator, left, right: this.binary(level + 1) };
    }
  }

  private cast(): Node {
    let operand = this.unary();
    while (this.take("as")) {
      const type = this.peek().text;
      this.position += 1;
      const schema: Node = this.is("{") ? this.primary() : { kind: "object", fields: [] };
      operand = { kind: "as", operand, type, schema };
    }
    return operand;
  }

  private unary(): Node {
    if (this.take("-")) return { kind: "unary", operator: "-", operand: this.unary() };
    if (this.take("not")) return { kind: "unary", operator: "not", operand: this.unary() };
    let node = this.primary();
    for (;;) {
      if (this.take(".")) {
        const key = this.peek();
        this.position += 1;
        node = { kind: "select", from: node, key: { kind: "value", value: key.text } };
      } else if (this.take("[")) {
        node = { kind: "select", from: node, key: this.expression() };
        this.expect("]");
      } else return node;
    }
  }

  private primary(): Node {
    const token = this.peek();
    this.position += 1;
    if (token.kind === "number") return { kind: "value", value: Number(token.text) };
    if (token.kind === "text") return { kind: "value", value: token.text };
    if (token.kind === "name") return this.named(token.text);
    if (token.text === "(") {
      const inner = this.pairOr(this.expression());
      this.expect(")");
      return inner;
    }
    if (token.text === "[")
      return { kind: "array", items: this.until("]", () => this.expression()) };
    if (token.text === "{") return { kind: "object", fields: this.until("}", () => this.field()) };
    this.position -= 1;
    throw this.unexpected();
  }

  private named(name: string): Node {
    if (name === "true" || name === "false") return { kind: "value", value: name === "true" };
    if (name === "null") return { kind: "value", value: null };
    if (name === "if") {
      this.expect("(");
      const test = this.expression();
      this.expect(")");
      const then = this.expression();
      this.expect("else");
      return { kind: "if", test, then, otherwise: this.expression() };
    }
    if (this.take("("))
      return { kind: "call", name, args: this.until(")", () => this.expression()) };
    return { kind: "name", name };
  }

  private field(): Field {
    if (this.is("(")) {
      const inner = this.primary();
      return this.take(":") ? { key: inner, value: this.expression() } : { value: inner };
    }
    const key = this.peek();
    this.position += 1;
    if (this.is("@")) throw new DataWeaveError("Attributes of XML", true);
    this.expect(":");
    return { key: { kind: "value", value: key.text }, value: this.expression() };
  }

  private until<T>(end: string, read: () => T): T[] {
    const items: T[] = [];
    while (!this.take(end)) {
      items.push(read());
      if (!this.is(end)) this.expect(",");
    }
    return items;
  }
}
