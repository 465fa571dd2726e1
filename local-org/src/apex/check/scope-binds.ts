// The variables that the text of a dynamic query may name: locals, then fields of the class, of what it extends and of what it stands in.
import type { Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import type { ClassSymbol, FieldSymbol } from "../types.ts";
import { thisExpression } from "./members.ts";
import { ancestry } from "./program.ts";
import { isVisible, programOf } from "./scope.ts";
import type { Scope } from "./scope.ts";

interface Bind {
  readonly name: string;
  readonly value: CheckedExpression;
}

export function bindsInScope(scope: Scope, span: Span): Bind[] {
  const binds = new Map<string, Bind>();
  const add = (name: string, value: CheckedExpression): void => {
    if (!binds.has(name.toLowerCase())) binds.set(name.toLowerCase(), { name, value });
  };
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    for (const local of at.locals.values())
      add(local.name, { kind: "local", name: local.jsName, type: local.type, span });
  for (const field of fieldsInReach(scope))
    add(field.name, {
      kind: "field",
      target: field.isStatic ? null : thisExpression(scope, span),
      field,
      safe: false,
      type: field.type,
      span,
      ...(scope.body.accessorOf === field ? { raw: true } : {}),
    });
  return [...binds.values()];
}

function* fieldsInReach(scope: Scope): Generator<FieldSymbol> {
  const program = programOf(scope);
  const hasThis = !scope.body.isStatic && scope.isDelegating !== true;
  for (let at: ClassSymbol | undefined = scope.body.class; at !== undefined; at = at.outer)
    for (const symbol of ancestry(program, at))
      for (const field of symbol.fields.values())
        if (isReadable(scope, field) && (field.isStatic || (hasThis && at === scope.body.class)))
          yield field;
}

function isReadable(scope: Scope, field: FieldSymbol): boolean {
  return field.property?.hasGetter !== false && isVisible(scope, field);
}
