// Metadata XML as a tree whose elements know their line and column, so that every problem can say where it is.
import { SaxesParser } from "saxes";
import { xmlProblem } from "./xml-problem.ts";

export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}
export interface XmlProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

interface OpenElement {
  name: string;
  line: number;
  column: number;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Deeper than any metadata goes; rules and readers walk the tree by calling themselves. */
const MOST_LEVELS = 200;

/** The root element, or the first reason why the text is not well-formed XML. */
export function parseXml(text: string): { root: XmlElement } | { problem: XmlProblem } {
  const parser = new SaxesParser();
  const source = text.replace(/^\uFEFF/, "");
  const stack: OpenElement[] = [];
  let closed: OpenElement | undefined;
  let root: XmlElement | undefined;
  let problem: XmlProblem | undefined;
  parser.on("error", (error) => {
    problem ??= xmlProblem(error.message.replace(/^(\S*:)?\d+:\d+: /, ""), {
      text: source,
      line: parser.line,
      column: parser.column + 1,
      position: parser.position,
      closed,
      open: stack.at(-1),
    });
  });
  parser.on("opentagstart", (tag) => {
    if (stack.length === MOST_LEVELS)
      problem ??= {
        line: parser.line,
        column: Math.max(1, parser.column - tag.name.length - 1),
        message: `The elements are nested more than ${MOST_LEVELS} levels deep.`,
      };
    stack.push({
      name: localName(tag.name),
      line: parser.line,
      column: Math.max(1, parser.column - tag.name.length - 1),
      attributes: {},
      children: [],
      text: "",
    });
  });
  parser.on("attribute", (attribute) => {
    const open = stack.at(-1);
    if (open) open.attributes[attribute.name] = attribute.value;
  });
  const addText = (part: string): void => {
    const open = stack.at(-1);
    if (open) open.text += part;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const done = stack.pop();
    closed = done;
    if (!done) return;
    const parent = stack.at(-1);
    if (parent) parent.children.push(done);
    else root = done;
  });
  parser.write(source).close();
  if (problem) return { problem };
  return root
    ? { root }
    : { problem: { line: 1, column: 1, message: "The file has no root element." } };
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((candidate) => candidate.name === name);
}
/** The text of a child element; undefined when there is no such child. Inner white space is kept: messages and formulas use it. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return child(element, name)?.text;
}
export function trimmed(element: XmlElement, name: string): string | undefined {
  const text = child(element, name)?.text.trim();
  return text === "" ? undefined : text;
}
export function textsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name)
    .map((one) => one.text.trim())
    .filter((text) => text !== "");
}
export function flag(element: XmlElement, name: string): boolean {
  return textOf(element, name)?.trim() === "true";
}
export function numberOf(element: XmlElement, name: string): number | undefined {
  const text = trimmed(element, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Where the text of each named child starts, for messages about what the text says. */
export function placesOf(
  element: XmlElement,
  names: readonly string[],
): Record<string, { line: number; column: number }> {
  const places: Record<string, { line: number; column: number }> = {};
  for (const name of names) {
    const found = child(element, name);
    if (found) places[name] = { line: found.line, column: found.column + name.length + 2 };
  }
  return places;
}
