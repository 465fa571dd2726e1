// System.XmlStreamWriter: XML text written piece by piece.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";
import { escapeXml } from "../text-escapes.ts";

class XmlWriter extends PlatformObject {
  readonly apexType = "System.XmlStreamWriter";
  private text = "";
  private readonly open: string[] = [];
  private tagOpen: "" | ">" | "/>" = "";
  private finishTag(): void {
    this.text += this.tagOpen;
    this.tagOpen = "";
  }
  write(text: string): void {
    this.finishTag();
    this.text += text;
  }
  start(prefix: string | null, name: string, empty: boolean): void {
    const qualified = prefix === null || prefix === "" ? need(name) : `${prefix}:${name}`;
    this.write(`<${qualified}`);
    this.tagOpen = empty ? "/>" : ">";
    if (!empty) this.open.push(qualified);
  }
  attribute(prefix: string | null, name: string, value: string): void {
    if (this.tagOpen === "")
      throw apexError("System.XmlException", "Attribute not associated with any element");
    this.text += ` ${prefix === null || prefix === "" ? "" : `${prefix}:`}${name}="${escapeXml(value)}"`;
  }
  end(): void {
    const name = this.open.pop();
    if (name === undefined) throw apexError("System.XmlException", "No open element to end");
    this.write(`</${name}>`);
  }
  finish(): string {
    while (this.open.length > 0) this.end();
    this.finishTag();
    return this.text;
  }
  get xml(): string {
    return this.text + this.tagOpen;
  }
}

export const xmlClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.XmlStreamWriter",
    kind: "class",
    members: {
      "XmlStreamWriter()": () => new XmlWriter(),
      "String getXmlString()": (_rt: Runtime, self: XmlWriter) => self.xml,
      "void close()": (_rt: Runtime, self: XmlWriter) => {
        self.finish();
      },
      "void writeStartDocument(String encoding, String version)": (
        _rt: Runtime,
        self: XmlWriter,
        encoding: string | null,
        version: string | null,
      ) =>
        self.write(
          `<?xml version="${version ?? "1.0"}"${encoding === null ? "" : ` encoding="${encoding}"`}?>`,
        ),
      "void writeEndDocument()": (_rt: Runtime, self: XmlWriter) => {
        self.finish();
      },
      "void writeStartElement(String prefix, String localName, String namespaceUri)": (
        _rt: Runtime,
        self: XmlWriter,
        prefix: string | null,
        name: string,
      ) => self.start(prefix, name, false),
      "void writeEmptyElement(String prefix, String localName, String namespaceUri)": (
        _rt: Runtime,
        self: XmlWriter,
        prefix: string | null,
        name: string,
      ) => self.start(prefix, name, true),
      "void writeEndElement()": (_rt: Runtime, self: XmlWriter) => self.end(),
      "void writeAttribute(String prefix, String namespaceUri, String localName, String value)": (
        _rt: Runtime,
        self: XmlWriter,
        prefix: string | null,
        _uri: string,
        name: string,
        value: string,
      ) => self.attribute(prefix, need(name), need(value)),
      "void writeNamespace(String prefix, String namespaceUri)": (
        _rt: Runtime,
        self: XmlWriter,
        prefix: string,
        uri: string,
      ) => self.attribute("xmlns", need(prefix), need(uri)),
      "void writeDefaultNamespace(String namespaceUri)": (
        _rt: Runtime,
        self: XmlWriter,
        uri: string,
      ) => self.attribute(null, "xmlns", need(uri)),
      "void writeCharacters(String text)": (_rt: Runtime, self: XmlWriter, text: string) =>
        self.write(escapeXml(need(text))),
      "void writeCData(String data)": (_rt: Runtime, self: XmlWriter, data: string) =>
        self.write(`<![CDATA[${need(data)}]]>`),
      "void writeComment(String text)": (_rt: Runtime, self: XmlWriter, text: string) =>
        self.write(`<!--${need(text)}-->`),
      "void writeProcessingInstruction(String target, String data)": (
        _rt: Runtime,
        self: XmlWriter,
        target: string,
        data: string,
      ) => self.write(`<?${need(target)} ${need(data)}?>`),
      "void setDefaultNamespace(String uri)": () => undefined,
    },
  }),
];
