// XML as a tree of nodes with namespaces: reading text into it and writing it out.
import { SaxesParser } from "saxes";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { escapeXml } from "../text-escapes.ts";

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string | null;
  readonly prefix: string;
  value: string;
}

export class XmlNode extends PlatformObject {
  readonly apexType = "Dom.XmlNode";
  readonly kind: "ELEMENT" | "TEXT" | "COMMENT";
  name: string;
  namespace: string | null;
  prefix: string;
  content: string;
  readonly attributes: XmlAttribute[] = [];
  /** prefix -> namespace declared on this element */
  readonly declarations = new Map<string, string>();
  readonly children: XmlNode[] = [];
  parent: XmlNode | null = null;

  constructor(
    kind: XmlNode["kind"],
    name: string,
    namespace: string | null = null,
    prefix = "",
    content = "",
  ) {
    super();
    this.kind = kind;
    this.name = name;
    this.namespace = namespace;
    this.prefix = prefix;
    this.content = content;
  }
  append(node: XmlNode): XmlNode {
    node.parent = this;
    this.children.push(node);
    return node;
  }
  get elements(): XmlNode[] {
    return this.children.filter((child) => child.kind === "ELEMENT");
  }
  get text(): string {
    return this.children
      .filter((child) => child.kind === "TEXT")
      .map((child) => child.content)
      .join("");
  }
  attribute(name: string, namespace: string | null): XmlAttribute | undefined {
    return this.attributes.find(
      (candidate) => candidate.name === name && (candidate.namespace ?? "") === (namespace ?? ""),
    );
  }
  namespaceOf(prefix: string): string | null {
    return this.declarations.get(prefix) ?? this.parent?.namespaceOf(prefix) ?? null;
  }
  prefixOf(namespace: string): string | null {
    for (const [prefix, declared] of this.declarations) if (declared === namespace) return prefix;
    return this.parent?.prefixOf(namespace) ?? null;
  }
  override showWhole(): string {
    return this.kind === "ELEMENT"
      ? `XMLNode[ELEMENT,${this.name},${this.namespace ?? "null"},]`
      : `XMLNode[${this.kind},null,null,,null,${this.content},]`;
  }
}

export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  let root: XmlNode | null = null,
    open: XmlNode | null = null;
  parser.on("error", (error) => {
    throw apexError(
      "System.XmlException",
      `ParseError at [row,col]:[${parser.line},${parser.column + 1}] Message: ${error.message.replace(/^(\S*:)?\d+:\d+: /, "")}`,
    );
  });
  parser.on("opentag", (tag) => {
    const node = new XmlNode("ELEMENT", tag.local, tag.uri === "" ? null : tag.uri, tag.prefix);
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns")
        node.declarations.set(attribute.prefix === "xmlns" ? attribute.local : "", attribute.value);
      else
        node.attributes.push({
          name: attribute.local,
          namespace: attribute.uri === "" ? null : attribute.uri,
          prefix: attribute.prefix,
          value: attribute.value,
        });
    }
    if (open === null) root = node;
    else open.append(node);
    open = node;
  });
  parser.on("closetag", () => {
    open = open?.parent ?? null;
  });
  const addText = (content: string): void => {
    if (content !== "") open?.append(new XmlNode("TEXT", "", null, "", content));
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("comment", (content) => {
    open?.append(new XmlNode("COMMENT", "", null, "", content));
  });
  parser.write(text).close();
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the parser's events set it
  if (root === null)
    throw apexError("System.XmlException", "ParseError: the document has no root element");
  return root;
}

export function writeXml(node: XmlNode): string {
  if (node.kind === "TEXT") return node.content.replace(/[&<>]/g, (letter) => escapeXml(letter));
  if (node.kind === "COMMENT") return `<!--${node.content}-->`;
  const qualified = node.prefix === "" ? node.name : `${node.prefix}:${node.name}`;
  const declarations = [...node.declarations].map(
    ([prefix, namespace]) =>
      ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeXml(namespace)}"`,
  );
  const attributes = node.attributes.map(
    (attribute) =>
      ` ${attribute.prefix === "" ? "" : `${attribute.prefix}:`}${attribute.name}="${escapeXml(attribute.value)}"`,
  );
  const start = `<${qualified}${declarations.join("")}${attributes.join("")}`;
  return node.children.length === 0
    ? `${start} />`
    : `${start}>${node.children.map(writeXml).join("")}</${qualified}>`;
}
