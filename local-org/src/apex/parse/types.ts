// Type references, modifiers and annotations.
import type {
  AnnotationContext,
  CreatedNameContext,
  ElementValueContext,
  ModifierContext,
  QualifiedNameContext,
  TypeListContext,
  TypeRefContext,
} from "@apexdevtools/apex-parser";
import type { Annotation, Identifier, Modifiers, TypeReference } from "../ast.ts";
import { unquoteString } from "./literals.ts";
import { maybe, tokenText } from "./reader.ts";
import type { Reader } from "./reader.ts";

export function readType(node: TypeRefContext, reader: Reader): TypeReference {
  const parts = node.typeName_list().map((part) => ({
    name: tokenText(part),
    arguments: readTypeList(maybe(part.typeArguments())?.typeList(), reader),
  }));
  return {
    parts,
    arrayDepth: maybe(node.arraySubscripts())?.LBRACK_list().length ?? 0,
    span: reader.spanOf(node),
  };
}

export function readTypeList(node: TypeListContext | undefined, reader: Reader): TypeReference[] {
  return node === undefined ? [] : node.typeRef_list().map((type) => readType(type, reader));
}

export function readCreatedName(
  node: CreatedNameContext,
  arrayDepth: number,
  reader: Reader,
): TypeReference {
  const parts = node.idCreatedNamePair_list().map((part) => ({
    name: tokenText(part),
    arguments: readTypeList(maybe(part.typeList()), reader),
  }));
  return { parts, arrayDepth, span: reader.spanOf(node) };
}

export function readQualifiedType(node: QualifiedNameContext, reader: Reader): TypeReference {
  return {
    parts: node.id_list().map((part) => ({ name: tokenText(part), arguments: [] })),
    arrayDepth: 0,
    span: reader.spanOf(node),
  };
}

export function readQualifiedName(node: QualifiedNameContext, reader: Reader): Identifier {
  return { text: node.id_list().map(tokenText).join("."), span: reader.spanOf(node) };
}

type Sharing = NonNullable<Modifiers["sharing"]>;
const sharings: ReadonlySet<string> = new Set<Sharing>(["with", "without", "inherited"]);
const isSharing = (word: string): word is Sharing => sharings.has(word);

export function readModifiers(nodes: readonly ModifierContext[], reader: Reader): Modifiers {
  const keywords = new Set<string>();
  const annotations: Annotation[] = [];
  let sharing: Sharing | undefined;
  for (const node of nodes) {
    const annotation = maybe(node.annotation());
    const word = tokenText(node).toLowerCase();
    if (annotation !== undefined) annotations.push(readAnnotation(annotation, reader));
    else if (maybe(node.SHARING()) !== undefined && isSharing(word)) sharing = word;
    else {
      if (keywords.has(word))
        reader.report("duplicateModifier", reader.spanOf(node), { modifier: word });
      keywords.add(word);
    }
  }
  return sharing === undefined ? { keywords, annotations } : { keywords, annotations, sharing };
}

function readAnnotation(node: AnnotationContext, reader: Reader): Annotation {
  const parameters: Record<string, string | boolean> = {};
  const pairs = maybe(node.elementValuePairs());
  const single = maybe(node.elementValue());
  // The platform separates parameters by blanks alone; the grammar also takes commas.
  if (pairs !== undefined && pairs.COMMA_list().length > 0)
    reader.report("unexpectedToken", reader.spanOfToken(node.start), { token: "@" });
  for (const pair of pairs?.elementValuePair_list() ?? [])
    parameters[tokenText(pair.id()).toLowerCase()] = readElementValue(pair.elementValue());
  if (single !== undefined) parameters["value"] = readElementValue(single);
  return { name: tokenText(node.id()), parameters, span: reader.spanOf(node) };
}

function readElementValue(node: ElementValueContext): string | boolean {
  const literal = node.literal();
  const text = tokenText(literal);
  if (text.startsWith("'")) return unquoteString(text);
  return maybe(literal.BooleanLiteral()) === undefined ? text : text.toLowerCase() === "true";
}
