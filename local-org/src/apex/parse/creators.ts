// `new …` in all its forms.
import type { CreatorContext } from "@apexdevtools/apex-parser";
import type { Creator, Expression, Identifier } from "../ast.ts";
import { readExpression, readExpressions } from "./expressions.ts";
import { maybe } from "./reader.ts";
import type { Reader } from "./reader.ts";
import { readCreatedName } from "./types.ts";

export function readCreator(
  node: InstanceType<Reader["grammar"]["NewExpressionContext"]>,
  reader: Reader,
): Expression {
  const creator = node.creator();
  const type = readCreatedName(
    creator.createdName(),
    maybe(creator.arrayCreatorRest()) === undefined ? 0 : 1,
    reader,
  );
  const isMap = type.parts.at(-1)?.name.toLowerCase() === "map";
  return {
    kind: "new",
    type,
    creator: readRest(creator, isMap, reader),
    span: reader.spanOf(node),
  };
}

function readRest(node: CreatorContext, isMap: boolean, reader: Reader): Creator {
  const classRest = maybe(node.classCreatorRest());
  if (classRest !== undefined)
    return fieldsOrArguments(
      readExpressions(maybe(classRest.arguments().expressionList()), reader),
    );
  const array = maybe(node.arrayCreatorRest());
  if (array !== undefined) {
    const size = maybe(array.expression());
    if (size !== undefined) return { kind: "size", size: readExpression(size, reader) };
    return {
      kind: "elements",
      elements: (maybe(array.arrayInitializer())?.expression_list() ?? []).map((element) =>
        readExpression(element, reader),
      ),
    };
  }
  const map = maybe(node.mapCreatorRest());
  if (map !== undefined)
    return {
      kind: "entries",
      entries: map.mapCreatorRestPair_list().map((pair) => ({
        key: readExpression(pair.expression(0), reader),
        value: readExpression(pair.expression(1), reader),
      })),
    };
  const set = maybe(node.setCreatorRest());
  if (set !== undefined)
    return {
      kind: "elements",
      elements: set.expression_list().map((element) => readExpression(element, reader)),
    };
  return isMap ? { kind: "entries", entries: [] } : { kind: "elements", elements: [] };
}

/** `new Account(Name = 'x')` sets fields when every argument has that form. */
function fieldsOrArguments(values: readonly Expression[]): Creator {
  const fields: { name: Identifier; value: Expression }[] = [];
  for (const value of values) {
    if (value.kind !== "assign" || value.operator !== "=" || value.target.kind !== "name")
      return { kind: "arguments", arguments: values };
    fields.push({ name: { text: value.target.name, span: value.target.span }, value: value.value });
  }
  return fields.length > 0 ? { kind: "fields", fields } : { kind: "arguments", arguments: [] };
}
