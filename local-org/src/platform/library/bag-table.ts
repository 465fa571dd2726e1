// Data classes written as a table: a line per class, `Name[: Super] = Type property, Type property`.
import type { LibraryClass } from "../../apex/library.ts";
import { PropertyBag } from "../values/platform-object.ts";
import { defineEnum } from "./helpers.ts";
import { defineBag } from "./properties.ts";

/** `ConnectApi.TextSegmentInput : ConnectApi.MessageSegmentInput = String text`; an abstract class has `abstract` before its name. */
export function bagTable(namespace: string, table: string): LibraryClass[] {
  return table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => bagOf(namespace, line));
}

function bagOf(namespace: string, line: string): LibraryClass {
  const [, modifier, short = "", superclass, list = ""] =
    /^(abstract )?([\w.]+)(?: : ([\w.]+))? =\s*(.*)$/.exec(line) ?? [];
  const name = `${namespace}.${short}`;
  const properties = list === "" ? [] : splitProperties(list);
  const isAbstract = modifier !== undefined;
  return {
    ...defineBag(name, properties, {
      create: () => new PropertyBag(name),
      constructible: !isAbstract,
      ...(superclass === undefined ? {} : { superclass: `${namespace}.${superclass}` }),
    }),
    ...(isAbstract ? { isAbstract } : {}),
  };
}

/** Commas inside `Map<String,Object>` do not part properties. */
const splitProperties = (list: string): string[] =>
  list.split(/,\s*(?![^<]*>)/).map((property) => property.trim());

/** `Name = ONE, TWO` a line. */
export function enumTable(namespace: string, table: string): LibraryClass[] {
  return table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", values = ""] = line.split(" = ");
      return defineEnum(`${namespace}.${name}`, values.split(/,\s*/));
    });
}
