// JSON text to a tree that keeps what JavaScript's parser loses: how a number was written, and the order of repeated names.
import { apexError } from "../values/exception.ts";

export type JsonNode =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, JsonNode])[] };

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads one value and what follows it must be white space; errors are JSONExceptions in the platform's (Jackson's) words. */
export function parseJson(text: string): JsonNode {
  const reader = new JsonReader(text);
  const node = reader.value();
  reader.end();
  return node;
}

class JsonReader {
  private readonly text: string;
  private at = 0;
  constructor(text: string) {
    this.text = text;
  }

  private space(): void {
    while (" \t\r\n".includes(this.text[this.at] ?? "x")) this.at++;
  }
  private fail(expected: string): never {
    const letter = this.text[this.at];
    const before = this.text.slice(0, this.at);
    const line = before.split("\n").length,
      column = this.at - before.lastIndexOf("\n");
    if (letter === undefined)
      throw apexError(
        "System.JSONException",
        this.text.trim() === ""
          ? "No content to map to Object due to end of input"
          : `Unexpected end-of-input: ${expected} at input location [${line},${column}]`,
      );
    throw apexError(
      "System.JSONException",
      `Unexpected character ('${letter}' (code ${letter.charCodeAt(0)})): ${expected} at input location [${line},${column}]`,
    );
  }
  end(): void {
    this.space();
    if (this.at < this.text.length) this.fail("expected end of input");
  }
  value(): JsonNode {
    this.space();
    const letter = this.text[this.at];
    if (letter === "{") return this.object();
    if (letter === "[") return this.array();
    if (letter === '"') return { kind: "string", value: this.string() };
    if (letter !== undefined && /[-0-9]/.test(letter)) return this.number();
    for (const [word, node] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return node;
      }
    }
    return this.fail(
      "expected a valid value (number, String, array, object, 'true', 'false' or 'null')",
    );
  }
  private number(): JsonNode {
    const match = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(
      this.text.slice(this.at, this.at + 400),
    );
    if (match === null)
      return this.fail("expected digit (0-9) to follow minus sign, for valid numeric value");
    this.at += match[0].length;
    return { kind: "number", text: match[0] };
  }
  private string(): string {
    const start = ++this.at;
    const simple = this.text.indexOf('"', start);
    if (simple < 0) {
      this.at = this.text.length;
      this.fail("was expecting closing quote for a string value");
    }
    const plain = this.text.slice(start, simple);
    if (!/[\\\u0000-\u001F]/.test(plain)) {
      this.at = simple + 1;
      return plain;
    }
    let result = "";
    for (;;) {
      const letter = this.text[this.at];
      if (letter === undefined) this.fail("was expecting closing quote for a string value");
      if (letter === '"') {
        this.at++;
        return result;
      }
      if (letter < " ")
        throw apexError(
          "System.JSONException",
          `Illegal unquoted character ((CTRL-CHAR, code ${letter.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
        );
      result += letter === "\\" ? this.escape() : letter;
      this.at++;
    }
  }
  private escape(): string {
    const letter = this.text[++this.at] ?? "";
    if (letter === "u") {
      const hex = this.text.slice(this.at + 1, this.at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(hex))
        this.fail("expected a hex-digit for character escape sequence");
      this.at += 4;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    return escapes[letter] ?? this.fail("unrecognized character escape");
  }
  private array(): JsonNode {
    const items: JsonNode[] = [];
    this.at++;
    this.space();
    if (this.text[this.at] === "]") {
      this.at++;
      return { kind: "array", items };
    }
    for (;;) {
      items.push(this.value());
      this.space();
      const letter = this.text[this.at];
      if (letter !== "," && letter !== "]")
        this.fail("was expecting comma to separate ARRAY entries");
      this.at++;
      if (letter === "]") return { kind: "array", items };
    }
  }
  private object(): JsonNode {
    const entries: (readonly [string, JsonNode])[] = [];
    this.at++;
    this.space();
    if (this.text[this.at] === "}") {
      this.at++;
      return { kind: "object", entries };
    }
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') this.fail("was expecting double-quote to start field name");
      const name = this.string();
      this.space();
      if (this.text[this.at] !== ":")
        this.fail("was expecting a colon to separate field name and value");
      this.at++;
      entries.push([name, this.value()]);
      this.space();
      const letter = this.text[this.at];
      if (letter !== "," && letter !== "}")
        this.fail("was expecting comma to separate OBJECT entries");
      this.at++;
      if (letter === "}") return { kind: "object", entries };
    }
  }
}
const words: readonly (readonly [string, JsonNode])[] = [
  ["true", { kind: "boolean", value: true }],
  ["false", { kind: "boolean", value: false }],
  ["null", { kind: "null" }],
];
