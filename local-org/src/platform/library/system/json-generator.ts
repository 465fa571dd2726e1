// System.JSONGenerator.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryFunction } from "../../../apex/library.ts";
import { toJson } from "../../json/serialize.ts";
import { writeCompact, writePretty } from "../../json/write.ts";
import type { JsonText } from "../../json/write.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

type Open =
  | { readonly kind: "array"; readonly items: JsonText[] }
  | {
      readonly kind: "object";
      readonly fields: (readonly [string, JsonText])[];
      name: string | null;
    };

export class JsonGeneratorValue extends PlatformObject {
  readonly apexType = "System.JSONGenerator";
  private readonly pretty: boolean;
  private readonly open: Open[] = [];
  private root: JsonText | null = null;
  closed = false;
  constructor(pretty: boolean) {
    super();
    this.pretty = pretty;
  }
  write(value: JsonText): void {
    if (this.closed) throw apexError("System.JSONException", "Generator is closed");
    const top = this.open.at(-1);
    if (top === undefined) this.root = value;
    else if (top.kind === "array") top.items.push(value);
    else {
      if (top.name === null)
        throw apexError("System.JSONException", "Can not write value, expecting field name");
      top.fields.push([top.name, value]);
      top.name = null;
    }
  }
  name(name: string): void {
    const top = this.open.at(-1);
    if (top?.kind !== "object" || top.name !== null)
      throw apexError("System.JSONException", "Can not write a field name, expecting a value");
    top.name = name;
  }
  start(kind: "array" | "object"): void {
    this.open.push(kind === "array" ? { kind, items: [] } : { kind, fields: [], name: null });
  }
  end(kind: "array" | "object"): void {
    const top = this.open.pop();
    if (top?.kind !== kind)
      throw apexError(
        "System.JSONException",
        `Current context not ${kind === "array" ? "an array" : "an object"} but ${top?.kind ?? "root"}`,
      );
    this.write(top.kind === "array" ? top.items : { fields: top.fields });
  }
  text(): string {
    while (this.open.length > 0) this.end(this.open.at(-1)?.kind ?? "object");
    this.closed = true;
    return this.root === null ? "" : this.pretty ? writePretty(this.root) : writeCompact(this.root);
  }
}

/** writeX(value) and writeXField(name, value) for every kind of value. */
const kinds: readonly (readonly [suffix: string, types: readonly string[]])[] = [
  ["Blob", ["Blob"]],
  ["Boolean", ["Boolean"]],
  ["Date", ["Date"]],
  ["DateTime", ["Datetime"]],
  ["Id", ["Id"]],
  ["Number", ["Decimal", "Double", "Integer", "Long"]],
  ["Object", ["Object"]],
  ["String", ["String"]],
  ["Time", ["Time"]],
];
function valueMembers(): Record<string, LibraryFunction> {
  const members: Record<string, LibraryFunction> = {};
  for (const [suffix, types] of kinds) {
    for (const type of types) {
      members[`void write${suffix}(${type} value)`] = (
        rt: Runtime,
        self: JsonGeneratorValue,
        value: unknown,
      ) => self.write(toJson(rt, value));
      members[`void write${suffix}Field(String name, ${type} value)`] = (
        rt: Runtime,
        self: JsonGeneratorValue,
        name: string,
        value: unknown,
      ) => {
        self.name(need(name, 1));
        self.write(toJson(rt, value));
      };
    }
  }
  return members;
}

export const jsonGeneratorClass = defineClass({
  name: "System.JSONGenerator",
  kind: "class",
  members: {
    ...valueMembers(),
    "void writeFieldName(String name)": (_rt: Runtime, self: JsonGeneratorValue, name: string) =>
      self.name(need(name)),
    "void writeNull()": (_rt: Runtime, self: JsonGeneratorValue) => self.write("null"),
    "void writeNullField(String name)": (_rt: Runtime, self: JsonGeneratorValue, name: string) => {
      self.name(need(name));
      self.write("null");
    },
    "void writeStartArray()": (_rt: Runtime, self: JsonGeneratorValue) => self.start("array"),
    "void writeEndArray()": (_rt: Runtime, self: JsonGeneratorValue) => self.end("array"),
    "void writeStartObject()": (_rt: Runtime, self: JsonGeneratorValue) => self.start("object"),
    "void writeEndObject()": (_rt: Runtime, self: JsonGeneratorValue) => self.end("object"),
    "String getAsString()": (_rt: Runtime, self: JsonGeneratorValue) => self.text(),
    "void close()": (_rt: Runtime, self: JsonGeneratorValue) => {
      self.text();
    },
    "Boolean isClosed()": (_rt: Runtime, self: JsonGeneratorValue) => self.closed,
  },
});
