// SELECT: fields, parent paths, functions, child subqueries, TYPEOF and FIELDS().
import type { ObjectDefinition } from "../metadata/schema.ts";
import { resolveObject, withoutNamespace } from "../metadata/schema.ts";
import type { Expression, FunctionCall, Path, Query, SelectItem } from "./ast.ts";
import type { CheckContext } from "./check-context.ts";
import { checkOperand, checkPath, fieldOperand } from "./check-operand.ts";
import type { CheckedQuery, CheckedSelect, ResolvedPath } from "./checked.ts";
import { messages } from "./problem.ts";
import type { NameScope } from "./resolve.ts";
import { isPolymorphic, relationshipOf, resolvePath } from "./resolve.ts";

export interface SelectScope {
  readonly names: NameScope;
  readonly query: Query;
  readonly aggregated: boolean;
  readonly checkChildren: (query: Query, object: ObjectDefinition) => CheckedQuery | undefined;
}

export function checkSelect(context: CheckContext, scope: SelectScope): CheckedSelect[] {
  const selected = new Set<string>();
  return scope.query.select.flatMap((item) => {
    const checked = checkItem(context, scope, item);
    if (!scope.aggregated && item.kind === "expression") reportTwice(context, checked, selected);
    return checked;
  });
}

/** A field may be named once, whatever the spelling, by itself or by FIELDS(). */
function reportTwice(
  context: CheckContext,
  items: readonly CheckedSelect[],
  selected: Set<string>,
): void {
  const paths = items.flatMap((item) =>
    item.kind === "value" &&
    item.operand.kind === "field" &&
    item.format === undefined &&
    item.ofCompound !== true
      ? [item.operand.path]
      : [],
  );
  const keyOf = ({ hops, field }: ResolvedPath): string =>
    [...hops.map((hop) => hop.field.name), field.name].join(".");
  const twice = paths.find((path) => selected.has(keyOf(path)));
  if (twice !== undefined)
    context.report("INVALID_FIELD", twice.span, `duplicate field selected: ${twice.text}`);
  for (const path of paths) selected.add(keyOf(path));
}

function checkItem(context: CheckContext, scope: SelectScope, item: SelectItem): CheckedSelect[] {
  switch (item.kind) {
    case "subquery":
      return checkChildren(context, scope, item);
    case "typeof":
      return checkTypeof(context, scope, item);
    case "expression":
      return checkExpression(context, scope, item);
  }
}

function checkExpression(
  context: CheckContext,
  scope: SelectScope,
  item: Extract<SelectItem, { kind: "expression" }>,
): CheckedSelect[] {
  const { expression, alias } = item;
  if (expression.kind === "path" && alias && !scope.aggregated) {
    context.report("MALFORMED_QUERY", alias, messages.aliasWithoutAggregate);
    return [];
  }
  const named = alias ? { alias: alias.text } : {};
  if (expression.kind === "call" && expression.name === "fields")
    return checkFields(context, scope, expression);
  if (expression.kind === "call" && (expression.name === "tolabel" || expression.name === "format"))
    return checkFormatted(context, scope, expression, named);
  const parts = expression.kind === "path" ? addressParts(context, scope, expression.path) : [];
  if (parts.length > 0) return parts;
  const operand = checkOperand(context, scope.names, expression, true);
  return operand ? [{ kind: "value", operand, ...named }] : [];
}

/** An address is read by way of its parts, from which the record makes it up. */
function addressParts(context: CheckContext, scope: SelectScope, path: Path): CheckedSelect[] {
  const resolved = resolvePath(context.schema, scope.names, path, () => undefined);
  if (resolved?.field.type !== "Address") return [];
  const prefix = path.text.slice(0, path.text.lastIndexOf(".") + 1);
  return (resolved.field.compoundFields ?? []).flatMap((name): CheckedSelect[] => {
    const part = checkPath(
      context,
      scope.names,
      {
        ...path,
        text: prefix + name,
        parts: path.parts.map((each, at) =>
          at === path.parts.length - 1 ? { ...each, text: name } : each,
        ),
      },
      true,
    );
    return part ? [{ kind: "value", operand: fieldOperand(context, part), ofCompound: true }] : [];
  });
}

function checkFormatted(
  context: CheckContext,
  scope: SelectScope,
  call: FunctionCall,
  named: { alias?: string },
): CheckedSelect[] {
  const { argument } = call;
  if (!argument) return [];
  const inner: Expression =
    "kind" in argument
      ? argument
      : { kind: "path", start: argument.start, end: argument.end, path: argument };
  if (call.name === "format" && inner.kind === "call" && inner.name === "convertcurrency")
    return checkExpression(context, scope, {
      kind: "expression",
      start: call.start,
      end: call.end,
      expression: inner,
    });
  const operand = checkOperand(context, scope.names, inner, true);
  return operand
    ? [{ kind: "value", operand, ...named, format: call.name === "tolabel" ? "label" : "format" }]
    : [];
}

/** FIELDS(ALL), FIELDS(CUSTOM), FIELDS(STANDARD): the fields named one by one; what user mode refuses is left out by the platform, so only readable ones are used. */
function checkFields(
  context: CheckContext,
  scope: SelectScope,
  call: FunctionCall,
): CheckedSelect[] {
  const which = call.argument && !("kind" in call.argument) ? call.argument.text.toUpperCase() : "";
  const { limit } = scope.query;
  if (which !== "STANDARD" && !context.unboundedFields) {
    context.report(
      "MALFORMED_QUERY",
      call,
      `The SOQL FIELDS function is not supported with ${which} in Apex: only FIELDS(STANDARD) is bounded`,
    );
    return [];
  }
  if (which !== "STANDARD" && !(limit?.kind === "number" && limit.value <= 200)) {
    context.report(
      "MALFORMED_QUERY",
      call,
      "The SOQL FIELDS function must have a LIMIT of at most 200",
    );
    return [];
  }
  const { object } = scope.names;
  const fields = [...object.fields.values()].filter(
    (field) =>
      field.type !== "Address" &&
      field.type !== "Location" &&
      (which === "ALL" || field.custom === (which === "CUSTOM")),
  );
  return fields.map((field) => {
    const path: ResolvedPath = { hops: [], owners: [object], field, span: call, text: field.name };
    return { kind: "value", operand: fieldOperand(context, path), optional: true };
  });
}

function checkChildren(
  context: CheckContext,
  scope: SelectScope,
  item: Extract<SelectItem, { kind: "subquery" }>,
): CheckedSelect[] {
  const { object } = scope.names;
  const { parts, text } = item.query.from.path;
  const [first, second] = parts;
  const name =
    second &&
    first &&
    (first.text.toLowerCase() === scope.names.alias ||
      first.text.toLowerCase() === scope.names.name)
      ? second
      : first;
  if (scope.aggregated) {
    context.report(
      "MALFORMED_QUERY",
      item,
      "Aggregate queries can not have sub-selects in the SELECT clause",
    );
    return [];
  }
  const wanted =
    name && parts.length <= 2 ? withoutNamespace(context.schema, name.text).toLowerCase() : "";
  const relationship = object.childRelationships.find((one) => one.name?.toLowerCase() === wanted);
  const child = relationship && resolveObject(context.schema, relationship.childObject);
  const link = relationship && child?.fields.get(relationship.field.toLowerCase());
  if (!relationship || !child || !link || relationship.name === undefined) {
    context.report("INVALID_TYPE", item.query.from.path, messages.noSuchChildRelationship(text));
    return [];
  }
  const query = scope.checkChildren(item.query, child);
  return query ? [{ kind: "children", name: relationship.name, relationship, link, query }] : [];
}

function checkTypeof(
  context: CheckContext,
  scope: SelectScope,
  item: Extract<SelectItem, { kind: "typeof" }>,
): CheckedSelect[] {
  const [name, ...more] = item.path.parts;
  const hop =
    name && more.length === 0
      ? relationshipOf(context.schema, scope.names.object, name.text)
      : undefined;
  if (!hop || !isPolymorphic(hop)) {
    context.report(
      "INVALID_FIELD",
      item.path,
      hop
        ? `TYPEOF needs a polymorphic relationship: ${item.path.text}`
        : messages.noSuchRelationship(item.path.text),
    );
    return [];
  }
  context.uses.push({
    object: hop.from,
    field: hop.field,
    selected: true,
    span: item,
    text: hop.name,
  });
  const whens = item.whens.flatMap((when) => {
    const object = resolveObject(context.schema, when.object.text);
    if (!object || !hop.targets.includes(object)) {
      context.report("INVALID_TYPE", when.object, messages.noSuchObject(when.object.text));
      return [];
    }
    const names: NameScope = { object, name: object.name.toLowerCase(), relationships: new Map() };
    const fields = when.fields
      .map((field) => checkPath(context, names, field, true))
      .filter((field) => field !== undefined);
    const further = fields.find((field) => field.hops.length > 0);
    if (further)
      context.unsupported(
        further.span,
        `TYPEOF with a parent's field ('${further.text}') isn't supported by the local org; query the ${object.name} records by Id.`,
      );
    return [{ object, fields }];
  });
  const otherwise = item.otherwise
    .map((field) => {
      const parts = name ? [name, ...field.parts] : field.parts;
      return resolvePath(
        context.schema,
        scope.names,
        { ...field, parts, text: `${item.path.text}.${field.text}` },
        context.report,
      );
    })
    .filter((field) => field !== undefined);
  return [{ kind: "typeof", hop, whens, otherwise, span: item }];
}
