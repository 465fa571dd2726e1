// System.Blob.
import { defineClass } from "../../../apex/library.ts";
import { ApexBlob } from "../../values/blob.ts";
import { apexError } from "../../values/exception.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

export const blobClass = defineClass({
  name: "System.Blob",
  kind: "class",
  members: {
    "static Blob valueOf(String text)": (_rt: Runtime, text: string) =>
      ApexBlob.fromText(need(text)),
    "Integer size()": (_rt: Runtime, self: ApexBlob | null) => need(self).size,
    "String toString()": (_rt: Runtime, self: ApexBlob | null) => {
      const text = need(self).text();
      if (text === undefined)
        throw apexError("System.StringException", "BLOB is not a valid UTF-8 string");
      return text;
    },
  },
  unsupported: { toPdf: "The local org renders no PDF; keep the text and convert it outside." },
});
