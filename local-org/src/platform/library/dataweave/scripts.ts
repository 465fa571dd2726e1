// DataWeave in Apex: running the project's .dwl scripts (Apex Developer Guide, "DataWeave in Apex"). What of the language is missing says so when it is reached.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { typed } from "../../json/deserialize.ts";
import { parseJson } from "../../json/parse.ts";
import { toJson } from "../../json/serialize.ts";
import { writeCompact } from "../../json/write.ts";
import { ApexBlob } from "../../values/blob.ts";
import { ApexList, ApexMap } from "../../values/collections.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { DataObject, evaluateScript, plain } from "./evaluate.ts";
import type { DataValue } from "./evaluate.ts";
import { fromJson, read, write } from "./formats.ts";
import { parseScript } from "./parse.ts";
import type { Format } from "./parse.ts";
import { DataWeaveError } from "./tokens.ts";

class ScriptValue extends PlatformObject {
  readonly apexType = "DataWeave.Script";
  readonly name: string;
  readonly text: string;
  constructor(name: string, text: string) {
    super();
    this.name = name;
    this.text = text;
  }
}
class ResultValue extends PlatformObject {
  readonly apexType = "DataWeave.Result";
  readonly value: unknown;
  readonly text: string | null;
  constructor(value: unknown, text: string | null) {
    super();
    this.value = value;
    this.text = text;
  }
}

function scriptNamed(rt: Runtime, name: string): ScriptValue {
  const found = rt.schema.named.dataWeave.find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (found === undefined)
    throw apexError("System.DataWeaveScriptException", `Unable to find script: ${name}`);
  return new ScriptValue(found.name, found.text);
}

function execute(rt: Runtime, self: ScriptValue, inputs: ApexMap): ResultValue {
  try {
    const script = parseScript(self.text);
    const given = need(inputs)
      .entries()
      .map(([name, value]): [string, DataValue] => {
        const format = script.inputs.get(String(name));
        return [String(name), inputOf(rt, value, format)];
      });
    const value = evaluateScript(script, new Map(given), (text) => rt.ports.debug("DEBUG", text));
    return resultOf(rt, value, script.output);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw apexError("System.DataWeaveScriptException", error.message);
    if (!(error instanceof DataWeaveError)) throw error;
    if (error.unsupported)
      throw new UnsupportedError(`${error.message} in a DataWeave script`, "Convert it in Apex.");
    throw apexError("System.DataWeaveScriptException", error.message);
  }
}

const APEX_TYPES: ReadonlySet<string> = new Set(["application/apex", "application/java"]);

/** Text is read in the script's format; Apex values are taken as they are. */
function inputOf(rt: Runtime, value: unknown, format: Format | undefined): DataValue {
  if (typeof value === "string" && format !== undefined && !APEX_TYPES.has(format.type))
    return read(value, format);
  if (value instanceof ApexBlob && format !== undefined) return read(value.text() ?? "", format);
  return fromJson(JSON.parse(writeCompact(toJson(rt, value, { plainRecords: true }))) as unknown);
}

function resultOf(rt: Runtime, value: DataValue, output: Format): ResultValue {
  if (APEX_TYPES.has(output.type)) return new ResultValue(apexOf(rt, value), null);
  const text = write(value, output);
  return new ResultValue(text, text);
}

/** Objects that name a class become instances of it, and lists of such lists of it. */
function apexOf(rt: Runtime, value: DataValue): unknown {
  if (Array.isArray(value)) {
    const items = value as readonly DataValue[];
    const [first] = items;
    const element = first instanceof DataObject ? (first.className ?? "Object") : "Object";
    return new ApexList(
      element,
      items.map((one) => apexOf(rt, one)),
    );
  }
  if (!(value instanceof DataObject)) return value;
  return typed(
    rt,
    parseJson(JSON.stringify(plain(value))),
    rt.types.parse(value.className ?? "Object"),
    false,
  );
}

export const dataWeaveClasses: readonly LibraryClass[] = [
  defineClass({
    name: "DataWeave.Script",
    kind: "class",
    members: {
      "Script(String name)": (rt: Runtime, name: string) => scriptNamed(rt, need(name)),
      "static DataWeave.Script createScript(String name)": (rt: Runtime, name: string) =>
        scriptNamed(rt, need(name)),
      "static DataWeave.Script createScript(String namespace, String name)": (
        rt: Runtime,
        _namespace: string | null,
        name: string,
      ) => scriptNamed(rt, need(name, 2)),
      "DataWeave.Result execute(Map<String,Object> inputs)": execute,
      "String toString()": (_rt: Runtime, self: ScriptValue) => self.name,
    },
  }),
  defineClass({
    name: "DataWeave.Result",
    kind: "class",
    members: {
      "Object getValue()": (_rt: Runtime, self: ResultValue) => self.value,
      "String getValueAsString()": (_rt: Runtime, self: ResultValue) => {
        if (self.text === null)
          throw apexError(
            "System.DataWeaveScriptException",
            "The script's output is no text; use getValue()",
          );
        return self.text;
      },
    },
  }),
];
