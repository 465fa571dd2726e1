// `new List<…>`, `new Set<…>`, `new Map<…>`: from nothing, a size, elements, entries or another collection.
import type { CheckedExpression } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { CatalogEntry } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { listOf, primitive, showType } from "../types.ts";
import { convertTo } from "./convert.ts";
import { isAssignable, isPrimitive } from "./conversions.ts";
import type { NewNode } from "./creation.ts";
import { checkExpression } from "./expressions.ts";
import { errorExpression, fail, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";

type Collection = Extract<ApexType, { kind: "list" | "set" | "map" }>;

export function createCollection(node: NewNode, type: Collection, scope: Scope): CheckedExpression {
  const { creator, span } = node;
  switch (creator.kind) {
    case "arguments":
      return createFrom(
        node,
        creator.arguments.map((argument) => checkExpression(argument, scope)),
        type,
        scope,
      );
    case "size":
      return {
        kind: "newCollection",
        size: sizeOf(checkExpression(creator.size, scope), scope),
        type,
        span,
      };
    case "elements": {
      if (type.kind === "map") {
        for (const element of creator.elements) checkExpression(element, scope);
        return creator.elements.length === 0
          ? { kind: "newCollection", entries: [], type, span }
          : fail(scope, catalog.cannotConstruct, span, { type: showType(type) });
      }
      const elements = creator.elements.map((element) =>
        fit(
          checkExpression(element, scope, type.element),
          type.element,
          catalog.elementType,
          scope,
          type,
        ),
      );
      return { kind: "newCollection", elements, type, span };
    }
    case "entries": {
      if (type.kind !== "map")
        return fail(scope, catalog.cannotConstruct, span, { type: showType(type) });
      const entries = creator.entries.map((entry) => ({
        key: fit(
          checkExpression(entry.key, scope, type.key),
          type.key,
          catalog.mapKeyType,
          scope,
          type,
        ),
        value: fit(
          checkExpression(entry.value, scope, type.value),
          type.value,
          catalog.mapValueType,
          scope,
          type,
        ),
      }));
      return { kind: "newCollection", entries, type, span };
    }
    case "fields":
      return fail(scope, catalog.namedFieldsOnClass, span, { type: showType(type) });
  }
}

function fit(
  value: CheckedExpression,
  to: ApexType,
  entry: CatalogEntry,
  scope: Scope,
  type: ApexType,
): CheckedExpression {
  const converted = convertTo(programOf(scope), value, to);
  if (converted !== undefined) return converted;
  return fail(scope, entry, value.span, {
    expected: showType(to),
    found: showType(value.type),
    type: showType(type),
  });
}

function sizeOf(size: CheckedExpression, scope: Scope): CheckedExpression {
  const converted = convertTo(programOf(scope), size, primitive("Integer"));
  return converted ?? fail(scope, catalog.listIndexType, size.span, { type: showType(size.type) });
}

function createFrom(
  node: NewNode,
  given: readonly CheckedExpression[],
  type: Collection,
  scope: Scope,
): CheckedExpression {
  const { span } = node;
  const [from] = given;
  if (from === undefined)
    return {
      kind: "newCollection",
      ...(type.kind === "map" ? { entries: [] } : { elements: [] }),
      type,
      span,
    };
  if (from.type.kind === "error") return errorExpression(span);
  if (given.length > 1)
    return fail(scope, catalog.unknownConstructor, span, {
      type: showType(type),
      types: given.map((each) => showType(each.type)).join(", "),
    });
  if (type.kind === "list" && isPrimitive(from.type, "Integer"))
    return { kind: "newCollection", size: from, type, span };
  if (isSource(type, from.type, scope)) return { kind: "newCollection", from, type, span };
  reportSource(type, from, scope);
  return errorExpression(span);
}

/** What a copy constructor takes: lists and sets of the element, maps alike, and records for a map by Id. */
function isSource(type: Collection, from: ApexType, scope: Scope): boolean {
  const program = programOf(scope);
  if (from.kind === "null") return true;
  if (type.kind === "map") {
    if (from.kind === "map") return isAssignable(program, from, type);
    return (
      from.kind === "list" &&
      from.element.kind === "sobject" &&
      isPrimitive(type.key, "Id", "String") &&
      isAssignable(program, from, listOf(type.value))
    );
  }
  if (from.kind === "list" || from.kind === "set")
    return isAssignable(program, listOf(from.element), listOf(type.element));
  const iterable: ApexType = {
    kind: "library",
    name: "System.Iterable",
    arguments: [type.element],
  };
  return isAssignable(program, from, iterable);
}

function reportSource(type: Collection, from: CheckedExpression, scope: Scope): void {
  const found = showType(from.type);
  if (type.kind === "map")
    report(scope, catalog.mapInitializer, from.span, {
      found,
      key: showType(type.key),
      value: showType(type.value),
    });
  else
    report(
      scope,
      type.kind === "list" ? catalog.listInitializer : catalog.setInitializer,
      from.span,
      { found, element: showType(type.element) },
    );
}
