// Dom.Document, Dom.XmlNode and Dom.XmlNodeType.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { defineEnum, listOf, need } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";
import { XmlNode, readXml, writeXml } from "./nodes.ts";
import type { XmlAttribute } from "./nodes.ts";

export class XmlDocument extends PlatformObject {
  readonly apexType = "Dom.Document";
  root: XmlNode | null = null;
}

/** An element that declares its namespace unless an ancestor already does. */
function element(
  parent: XmlNode | null,
  name: string,
  namespace: string | null,
  prefix: string | null,
): XmlNode {
  const node = new XmlNode("ELEMENT", need(name, 1), namespace, prefix ?? "");
  if (namespace !== null && namespace !== "" && parent?.namespaceOf(prefix ?? "") !== namespace)
    node.declarations.set(prefix ?? "", namespace);
  return parent === null ? node : parent.append(node);
}
function attributeAt(self: XmlNode, index: number): XmlAttribute {
  const found = self.attributes[index];
  if (found === undefined)
    throw apexError("System.ListException", `List index out of bounds: ${index}`);
  return found;
}
function setAttribute(self: XmlNode, name: string, value: string, namespace: string | null): void {
  const found = self.attribute(name, namespace);
  if (found !== undefined) found.value = value;
  else
    self.attributes.push({
      name,
      namespace,
      prefix: namespace === null ? "" : (self.prefixOf(namespace) ?? ""),
      value,
    });
}
function removeChild(self: XmlNode, child: XmlNode): boolean {
  const index = self.children.indexOf(child);
  if (index < 0) return false;
  self.children.splice(index, 1);
  child.parent = null;
  return true;
}
function insertBefore(self: XmlNode, added: XmlNode, reference: XmlNode): XmlNode {
  const index = self.children.indexOf(reference);
  added.parent = self;
  self.children.splice(index < 0 ? self.children.length : index, 0, added);
  return added;
}

export const domClasses: readonly LibraryClass[] = [
  defineEnum("Dom.XmlNodeType", ["COMMENT", "ELEMENT", "TEXT"]),
  defineClass({
    name: "Dom.Document",
    kind: "class",
    members: {
      "Document()": () => new XmlDocument(),
      "void load(String xml)": (_rt: Runtime, self: XmlDocument, text: string) => {
        self.root = readXml(need(text));
      },
      "Dom.XmlNode createRootElement(String name, String namespace, String prefix)": (
        _rt: Runtime,
        self: XmlDocument,
        name: string,
        namespace: string | null,
        prefix: string | null,
      ) => (self.root = element(null, name, namespace, prefix)),
      "Dom.XmlNode getRootElement()": (_rt: Runtime, self: XmlDocument) => self.root,
      "String toXmlString()": (_rt: Runtime, self: XmlDocument) =>
        `<?xml version="1.0" encoding="UTF-8"?>${self.root === null ? "" : writeXml(self.root)}`,
    },
  }),
  defineClass({
    name: "Dom.XmlNode",
    kind: "class",
    members: {
      "Dom.XmlNode addChildElement(String name, String namespace, String prefix)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        namespace: string | null,
        prefix: string | null,
      ) => element(self, name, namespace, prefix),
      "Dom.XmlNode addTextNode(String text)": (_rt: Runtime, self: XmlNode, text: string) =>
        self.append(new XmlNode("TEXT", "", null, "", need(text))),
      "Dom.XmlNode addCommentNode(String text)": (_rt: Runtime, self: XmlNode, text: string) =>
        self.append(new XmlNode("COMMENT", "", null, "", need(text))),
      "Dom.XmlNode insertBefore(Dom.XmlNode added, Dom.XmlNode reference)": (
        _rt: Runtime,
        self: XmlNode,
        added: XmlNode,
        reference: XmlNode,
      ) => insertBefore(self, need(added, 1), reference),
      "Boolean removeChild(Dom.XmlNode child)": (_rt: Runtime, self: XmlNode, child: XmlNode) =>
        removeChild(self, need(child)),
      "String getName()": (_rt: Runtime, self: XmlNode) =>
        self.kind === "ELEMENT" ? self.name : null,
      "String getNamespace()": (_rt: Runtime, self: XmlNode) => self.namespace,
      "String getNamespaceFor(String prefix)": (_rt: Runtime, self: XmlNode, prefix: string) =>
        self.namespaceOf(need(prefix)),
      "String getPrefixFor(String namespace)": (_rt: Runtime, self: XmlNode, namespace: string) =>
        self.prefixOf(need(namespace)),
      "void setNamespace(String prefix, String namespace)": (
        _rt: Runtime,
        self: XmlNode,
        prefix: string,
        namespace: string,
      ) => {
        self.declarations.set(need(prefix, 1), need(namespace, 2));
      },
      "Dom.XmlNodeType getNodeType()": (rt: Runtime, self: XmlNode) =>
        rt.libraryEnum("Dom.XmlNodeType", self.kind),
      "Dom.XmlNode getParent()": (_rt: Runtime, self: XmlNode) => self.parent,
      "String getText()": (_rt: Runtime, self: XmlNode) =>
        self.kind === "ELEMENT" ? self.text : self.content,
      "List<Dom.XmlNode> getChildren()": (_rt: Runtime, self: XmlNode) =>
        listOf("Dom.XmlNode", self.children),
      "List<Dom.XmlNode> getChildElements()": (_rt: Runtime, self: XmlNode) =>
        listOf("Dom.XmlNode", self.elements),
      "Dom.XmlNode getChildElement(String name, String namespace)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        namespace: string | null,
      ) =>
        self.elements.find(
          (child) => child.name === need(name, 1) && (child.namespace ?? "") === (namespace ?? ""),
        ) ?? null,
      "String getAttribute(String name, String namespace)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        namespace: string | null,
      ) => self.attribute(need(name, 1), namespace)?.value ?? null,
      "String getAttributeValue(String name, String namespace)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        namespace: string | null,
      ) => self.attribute(need(name, 1), namespace)?.value ?? null,
      "String getAttributeValueNs(String name, String namespace)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        namespace: string | null,
      ) => self.attribute(need(name, 1), namespace)?.namespace ?? null,
      "Integer getAttributeCount()": (_rt: Runtime, self: XmlNode) => self.attributes.length,
      "String getAttributeKeyAt(Integer index)": (_rt: Runtime, self: XmlNode, index: number) =>
        attributeAt(self, need(index)).name,
      "String getAttributeKeyNsAt(Integer index)": (_rt: Runtime, self: XmlNode, index: number) =>
        attributeAt(self, need(index)).namespace,
      "void setAttribute(String name, String value)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        value: string,
      ) => setAttribute(self, need(name, 1), need(value, 2), null),
      "void setAttributeNs(String name, String value, String nameNamespace, String valueNamespace)":
        (_rt: Runtime, self: XmlNode, name: string, value: string, namespace: string | null) =>
          setAttribute(self, need(name, 1), need(value, 2), namespace),
      "Boolean removeAttribute(String name, String namespace)": (
        _rt: Runtime,
        self: XmlNode,
        name: string,
        namespace: string | null,
      ) => {
        const found = self.attribute(need(name, 1), namespace);
        if (found === undefined) return false;
        self.attributes.splice(self.attributes.indexOf(found), 1);
        return true;
      },
    },
  }),
];
