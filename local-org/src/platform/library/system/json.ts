// System.JSON.
import { defineClass } from "../../../apex/library.ts";
import { parseJson } from "../../json/parse.ts";
import { typed, untyped } from "../../json/deserialize.ts";
import { toJson } from "../../json/serialize.ts";
import { writeCompact, writePretty } from "../../json/write.ts";
import { apexError } from "../../values/exception.ts";
import { isEmitted } from "../../values/emitted.ts";
import type { TypeToken } from "../../values/tokens.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { JsonGeneratorValue } from "./json-generator.ts";
import { JsonParserValue } from "./json-parser.ts";

const compact = (rt: Runtime, value: unknown, suppress: boolean): string =>
  writeCompact(toJson(rt, value, { suppressNulls: suppress }));
const pretty = (rt: Runtime, value: unknown, suppress: boolean): string =>
  writePretty(toJson(rt, value, { suppressNulls: suppress }));

function deserialize(rt: Runtime, text: string, type: TypeToken, strict: boolean): unknown {
  const wanted = rt.types.parse(need(type, 2).name);
  expectOpening(need(text), wanted.kind);
  const value = typed(rt, parseJson(text), wanted, strict);
  return isEmitted(value) ? rt.cast(value, type.name) : value;
}

/** The reader goes token by token: a text that opens wrongly is refused before what follows is looked at. */
function expectOpening(text: string, kind: string): void {
  const first = text.trimStart();
  if (first === "" || first.startsWith("null")) return;
  if ((kind === "list" || kind === "set") && !first.startsWith("["))
    throw apexError(
      "System.JSONException",
      "Malformed JSON: Expected '[' at the beginning of List/Set",
    );
}

export const jsonClass = defineClass({
  name: "System.JSON",
  kind: "class",
  members: {
    "static String serialize(Object value)": (rt: Runtime, value: unknown) =>
      compact(rt, value, false),
    "static String serialize(Object value, Boolean suppressApexObjectNulls)": (
      rt: Runtime,
      value: unknown,
      suppress: unknown,
    ) => compact(rt, value, suppress === true),
    "static String serializePretty(Object value)": (rt: Runtime, value: unknown) =>
      pretty(rt, value, false),
    "static String serializePretty(Object value, Boolean suppressApexObjectNulls)": (
      rt: Runtime,
      value: unknown,
      suppress: unknown,
    ) => pretty(rt, value, suppress === true),
    "static Object deserialize(String text, System.Type type)": (
      rt: Runtime,
      text: string,
      type: TypeToken,
    ) => deserialize(rt, text, type, false),
    "static Object deserializeStrict(String text, System.Type type)": (
      rt: Runtime,
      text: string,
      type: TypeToken,
    ) => deserialize(rt, text, type, true),
    "static Object deserializeUntyped(String text)": (_rt: Runtime, text: string) =>
      untyped(parseJson(need(text))),
    "static JSONGenerator createGenerator(Boolean pretty)": (_rt: Runtime, layout: unknown) =>
      new JsonGeneratorValue(layout === true),
    "static JSONParser createParser(String text)": (_rt: Runtime, text: string) =>
      new JsonParserValue(parseJson(need(text))),
  },
});
