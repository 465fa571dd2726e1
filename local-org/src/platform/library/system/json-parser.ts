// System.JSONParser and System.JSONToken.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryFunction } from "../../../apex/library.ts";
import { typed } from "../../json/deserialize.ts";
import type { JsonNode } from "../../json/parse.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { TypeToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";

interface Token {
  readonly kind: string;
  readonly text: string;
  readonly name: string | null;
  readonly node: JsonNode;
  /** index just after the value this token starts */ end: number;
}

export const jsonTokenEnum = defineEnum("System.JSONToken", [
  "END_ARRAY",
  "END_OBJECT",
  "FIELD_NAME",
  "NOT_AVAILABLE",
  "START_ARRAY",
  "START_OBJECT",
  "VALUE_EMBEDDED_OBJECT",
  "VALUE_FALSE",
  "VALUE_NULL",
  "VALUE_NUMBER_FLOAT",
  "VALUE_NUMBER_INT",
  "VALUE_STRING",
  "VALUE_TRUE",
]);

function tokenize(node: JsonNode, name: string | null, tokens: Token[]): void {
  const add = (kind: string, text: string): Token => {
    const token: Token = { kind, text, name, node, end: tokens.length + 1 };
    tokens.push(token);
    return token;
  };
  switch (node.kind) {
    case "null":
      add("VALUE_NULL", "null");
      break;
    case "boolean":
      add(node.value ? "VALUE_TRUE" : "VALUE_FALSE", String(node.value));
      break;
    case "number":
      add(/[.eE]/.test(node.text) ? "VALUE_NUMBER_FLOAT" : "VALUE_NUMBER_INT", node.text);
      break;
    case "string":
      add("VALUE_STRING", node.value);
      break;
    case "array": {
      const start = add("START_ARRAY", "[");
      for (const item of node.items) tokenize(item, null, tokens);
      add("END_ARRAY", "]");
      start.end = tokens.length;
      break;
    }
    case "object": {
      const start = add("START_OBJECT", "{");
      for (const [field, value] of node.entries) {
        tokens.push({
          kind: "FIELD_NAME",
          text: field,
          name: field,
          node: value,
          end: tokens.length + 1,
        });
        tokenize(value, field, tokens);
      }
      add("END_OBJECT", "}");
      start.end = tokens.length;
    }
  }
}

export class JsonParserValue extends PlatformObject {
  readonly apexType = "System.JSONParser";
  private readonly tokens: Token[] = [];
  private index = -1;
  current: Token | null = null;
  lastCleared: Token | null = null;
  constructor(root: JsonNode) {
    super();
    tokenize(root, null, this.tokens);
  }
  next(): Token | null {
    this.index = Math.min(this.index + 1, this.tokens.length);
    return (this.current = this.tokens[this.index] ?? null);
  }
  nextValue(): Token | null {
    const token = this.next();
    return token?.kind === "FIELD_NAME" ? this.next() : token;
  }
  skipChildren(): void {
    if (
      this.current !== null &&
      (this.current.kind === "START_ARRAY" || this.current.kind === "START_OBJECT")
    ) {
      this.index = this.current.end - 1;
      this.current = this.tokens[this.index] ?? null;
    }
  }
  clear(): void {
    this.lastCleared = this.current;
    this.current = null;
  }
  /** The value at the current token (or at the field it names), leaving the parser at its last token. */
  take(): JsonNode {
    let token = this.current ?? this.next();
    if (token?.kind === "FIELD_NAME") token = this.next();
    if (token === null) throw apexError("System.JSONException", "No current token");
    this.skipChildren();
    return token.node;
  }
}

function scalar(type: string): LibraryFunction {
  return (rt: Runtime, self: JsonParserValue) => {
    if (self.current === null) throw apexError("System.JSONException", "No current token");
    return typed(rt, self.current.node, rt.types.parse(type), false);
  };
}
const token = (rt: Runtime, value: Token | null): unknown =>
  value === null ? null : rt.libraryEnum("System.JSONToken", value.kind);
const readAs =
  (strict: boolean): LibraryFunction =>
  (rt: Runtime, self: JsonParserValue, type: TypeToken) =>
    typed(rt, self.take(), rt.types.parse(need(type).name), strict);

export const jsonParserClass = defineClass({
  name: "System.JSONParser",
  kind: "class",
  members: {
    "JSONToken nextToken()": (rt: Runtime, self: JsonParserValue) => token(rt, self.next()),
    "JSONToken nextValue()": (rt: Runtime, self: JsonParserValue) => token(rt, self.nextValue()),
    "JSONToken getCurrentToken()": (rt: Runtime, self: JsonParserValue) => token(rt, self.current),
    "JSONToken getLastClearedToken()": (rt: Runtime, self: JsonParserValue) =>
      token(rt, self.lastCleared),
    "void clearCurrentToken()": (_rt: Runtime, self: JsonParserValue) => self.clear(),
    "Boolean hasCurrentToken()": (_rt: Runtime, self: JsonParserValue) => self.current !== null,
    "String getCurrentName()": (_rt: Runtime, self: JsonParserValue) => self.current?.name ?? null,
    "String getText()": (_rt: Runtime, self: JsonParserValue) => self.current?.text ?? null,
    "void skipChildren()": (_rt: Runtime, self: JsonParserValue) => self.skipChildren(),
    "Blob getBlobValue()": scalar("Blob"),
    "Boolean getBooleanValue()": scalar("Boolean"),
    "Date getDateValue()": scalar("Date"),
    "Datetime getDatetimeValue()": scalar("Datetime"),
    "Decimal getDecimalValue()": scalar("Decimal"),
    "Double getDoubleValue()": scalar("Double"),
    "Id getIdValue()": scalar("Id"),
    "Integer getIntegerValue()": scalar("Integer"),
    "Long getLongValue()": scalar("Long"),
    "Time getTimeValue()": scalar("Time"),
    "Object readValueAs(System.Type type)": readAs(false),
    "Object readValueAsStrict(System.Type type)": readAs(true),
  },
});
