// System.XmlStreamReader and System.XmlTag: XML text walked event by event.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { readXml } from "../dom/nodes.ts";
import type { XmlAttribute, XmlNode } from "../dom/nodes.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";

interface XmlEvent {
  readonly tag: string;
  readonly node: XmlNode | null;
  readonly text: string;
}

function collect(node: XmlNode, events: XmlEvent[]): void {
  if (node.kind !== "ELEMENT") {
    events.push({ tag: node.kind === "TEXT" ? "CHARACTERS" : "COMMENT", node, text: node.content });
    return;
  }
  events.push({ tag: "START_ELEMENT", node, text: "" });
  for (const child of node.children) collect(child, events);
  events.push({ tag: "END_ELEMENT", node, text: "" });
}

class XmlReader extends PlatformObject {
  readonly apexType = "System.XmlStreamReader";
  private readonly events: XmlEvent[];
  private index = 0;
  constructor(text: string) {
    super();
    this.events = [{ tag: "START_DOCUMENT", node: null, text: "" }];
    collect(readXml(text), this.events);
    this.events.push({ tag: "END_DOCUMENT", node: null, text: "" });
  }
  get event(): XmlEvent {
    return this.events[this.index] ?? { tag: "END_DOCUMENT", node: null, text: "" };
  }
  get hasNext(): boolean {
    return this.index < this.events.length - 1;
  }
  next(): XmlEvent {
    if (!this.hasNext) throw apexError("System.XmlException", "No more XML events");
    this.index++;
    return this.event;
  }
  nextTag(): XmlEvent {
    for (let event = this.next(); ; event = this.next()) {
      if (event.tag === "START_ELEMENT" || event.tag === "END_ELEMENT") return event;
      if (event.tag === "CHARACTERS" && event.text.trim() !== "")
        throw apexError("System.XmlException", "Expected start or end tag, found characters");
    }
  }
  attribute(index: number): XmlAttribute {
    const found = this.event.node?.attributes[index];
    if (found === undefined)
      throw apexError("System.ListException", `List index out of bounds: ${index}`);
    return found;
  }
  is(tag: string): boolean {
    return this.event.tag === tag;
  }
}
const tag = (rt: Runtime, event: XmlEvent): unknown => rt.libraryEnum("System.XmlTag", event.tag);

export const xmlReaderClasses: readonly LibraryClass[] = [
  defineEnum("System.XmlTag", [
    "ATTRIBUTE",
    "CDATA",
    "CHARACTERS",
    "COMMENT",
    "DTD",
    "END_DOCUMENT",
    "END_ELEMENT",
    "ENTITY_DECLARATION",
    "ENTITY_REFERENCE",
    "NAMESPACE",
    "NOTATION_DECLARATION",
    "PROCESSING_INSTRUCTION",
    "SPACE",
    "START_DOCUMENT",
    "START_ELEMENT",
  ]),
  defineClass({
    name: "System.XmlStreamReader",
    kind: "class",
    members: {
      "XmlStreamReader(String xml)": (_rt: Runtime, text: string) => new XmlReader(need(text)),
      "Boolean hasNext()": (_rt: Runtime, self: XmlReader) => self.hasNext,
      "Integer next()": (_rt: Runtime, self: XmlReader) => {
        self.next();
        return 0;
      },
      "Integer nextTag()": (_rt: Runtime, self: XmlReader) => {
        self.nextTag();
        return 0;
      },
      "System.XmlTag getEventType()": (rt: Runtime, self: XmlReader) => tag(rt, self.event),
      "String getLocalName()": (_rt: Runtime, self: XmlReader) =>
        self.event.node?.kind === "ELEMENT" ? self.event.node.name : null,
      "String getNamespace()": (_rt: Runtime, self: XmlReader) =>
        self.event.node?.namespace ?? null,
      "String getPrefix()": (_rt: Runtime, self: XmlReader) =>
        self.event.node === null || self.event.node.prefix === "" ? null : self.event.node.prefix,
      "String getText()": (_rt: Runtime, self: XmlReader) =>
        self.event.text === "" ? null : self.event.text,
      "Boolean hasText()": (_rt: Runtime, self: XmlReader) =>
        self.is("CHARACTERS") || self.is("COMMENT"),
      "Boolean hasName()": (_rt: Runtime, self: XmlReader) =>
        self.is("START_ELEMENT") || self.is("END_ELEMENT"),
      "Boolean isStartElement()": (_rt: Runtime, self: XmlReader) => self.is("START_ELEMENT"),
      "Boolean isEndElement()": (_rt: Runtime, self: XmlReader) => self.is("END_ELEMENT"),
      "Boolean isCharacters()": (_rt: Runtime, self: XmlReader) => self.is("CHARACTERS"),
      "Boolean isWhitespace()": (_rt: Runtime, self: XmlReader) =>
        self.is("CHARACTERS") && self.event.text.trim() === "",
      "Integer getAttributeCount()": (_rt: Runtime, self: XmlReader) =>
        self.event.node?.attributes.length ?? 0,
      "String getAttributeLocalName(Integer index)": (
        _rt: Runtime,
        self: XmlReader,
        index: number,
      ) => self.attribute(need(index)).name,
      "String getAttributeNamespace(Integer index)": (
        _rt: Runtime,
        self: XmlReader,
        index: number,
      ) => self.attribute(need(index)).namespace,
      "String getAttributePrefix(Integer index)": (_rt: Runtime, self: XmlReader, index: number) =>
        self.attribute(need(index)).prefix,
      "String getAttributeValueAt(Integer index)": (_rt: Runtime, self: XmlReader, index: number) =>
        self.attribute(need(index)).value,
      "String getAttributeType(Integer index)": (_rt: Runtime, self: XmlReader, index: number) => {
        self.attribute(need(index));
        return "CDATA";
      },
      "String getAttributeValue(String namespace, String name)": (
        _rt: Runtime,
        self: XmlReader,
        namespace: string | null,
        name: string,
      ) => self.event.node?.attribute(need(name, 2), namespace)?.value ?? null,
      "String getNamespacePrefix(Integer index)": (_rt: Runtime, self: XmlReader, index: number) =>
        [...(self.event.node?.declarations.keys() ?? [])][need(index)] ?? null,
      "String getNamespaceURI(String prefix)": (_rt: Runtime, self: XmlReader, prefix: string) =>
        self.event.node?.namespaceOf(need(prefix)) ?? null,
      "Integer getNamespaceCount()": (_rt: Runtime, self: XmlReader) =>
        self.event.node?.declarations.size ?? 0,
      "String getVersion()": () => "1.0",
      "void setCoalescing(Boolean value)": () => undefined,
      "void setNamespaceAware(Boolean value)": () => undefined,
    },
  }),
];
