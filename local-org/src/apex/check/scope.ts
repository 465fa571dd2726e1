// Where an expression stands: the body around it (method, initialiser, trigger), its class and the locals in reach.
import type { AccessMode, Span } from "../ast.ts";
import type { CheckedExpression } from "../checked.ts";
import type { CatalogEntry } from "../diagnostics.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType, ClassSymbol, FieldSymbol, Visibility } from "../types.ts";
import { errorType } from "../types.ts";
import { checkIdentifier } from "./identifiers.ts";
import { isSubclass, reportAt, symbolOf, topLevelOf } from "./program.ts";
import type { Program } from "./program.ts";
import type { TypePlace } from "./type-references.ts";

export interface LocalSymbol {
  readonly name: string;
  readonly jsName: string;
  readonly type: ApexType;
}
export interface Body {
  readonly place: TypePlace;
  readonly class?: ClassSymbol;
  readonly isStatic: boolean;
  readonly kind: "method" | "constructor" | "initializer" | "accessor" | "trigger";
  /** void for constructors, setters and triggers; absent in initialisers, which may not return */
  readonly returnType?: ApexType;
  readonly apiVersion: number;
  /** what queries and DML do unless they say */
  readonly access: AccessMode;
  readonly accessorOf?: FieldSymbol;
  readonly trigger?: { readonly object: string };
  readonly usedNames: Set<string>;
}
export interface Scope {
  readonly body: Body;
  readonly locals: Map<string, LocalSymbol>;
  readonly parent?: Scope;
  readonly inLoop: boolean;
  /** inside the arguments of this(…) or super(…): the instance does not exist yet */
  readonly isDelegating?: boolean;
}

export const openScope = (body: Body): Scope => ({ body, locals: new Map(), inLoop: false });
export const childScope = (parent: Scope, inLoop = parent.inLoop): Scope => ({
  body: parent.body,
  locals: new Map(),
  parent,
  inLoop,
});
export const programOf = (scope: Scope): Program => scope.body.place.program;

export function report(
  scope: Scope,
  entry: CatalogEntry,
  span: Span,
  values?: Readonly<Record<string, string>>,
  hint?: string,
): void {
  reportAt(programOf(scope), scope.body.place.file, entry, span, values, hint);
}
/** Stands for what was reported wrong; its type absorbs what follows. */
export const errorExpression = (span: Span): CheckedExpression => ({
  kind: "literal",
  value: null,
  type: errorType,
  span,
});
export function fail(
  scope: Scope,
  entry: CatalogEntry,
  span: Span,
  values?: Readonly<Record<string, string>>,
  hint?: string,
): CheckedExpression {
  report(scope, entry, span, values, hint);
  return errorExpression(span);
}

export function findLocal(scope: Scope, name: string): LocalSymbol | undefined {
  const key = name.toLowerCase();
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const local = at.locals.get(key);
    if (local !== undefined) return local;
  }
  return undefined;
}
export function* localNames(scope: Scope): Generator<string> {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent)
    for (const local of at.locals.values()) yield local.name;
}

/** Apex forbids a local that hides another local, also in an inner block. */
export function declareLocal(
  scope: Scope,
  name: { readonly text: string; readonly span: Span },
  type: ApexType,
): LocalSymbol {
  checkIdentifier(programOf(scope), scope.body.place.file, name);
  if (findLocal(scope, name.text) !== undefined)
    report(scope, catalog.duplicateVariable, name.span, { name: name.text });
  const local = { name: name.text, jsName: freshName(scope.body, name.text), type };
  scope.locals.set(name.text.toLowerCase(), local);
  return local;
}
/** A local the source does not name: the `value` of a setter. */
export function declareHidden(scope: Scope, name: string, type: ApexType): LocalSymbol {
  const local = { name, jsName: freshName(scope.body, name), type };
  scope.locals.set(name.toLowerCase(), local);
  return local;
}

const javascriptWords = new Set(
  "abstract arguments async await boolean break byte case catch char class const constructor continue debugger default delete do double else enum eval export extends false final finally float for function get if implements import in instanceof int interface let long native new null of package private protected public return rt self set short static super switch synchronized this throw throws transient true try typeof undefined NaN Infinity Object BigInt Math Symbol var void volatile while with yield".split(
    " ",
  ),
);
function freshName(body: Body, name: string): string {
  const base = javascriptWords.has(name) ? `${name}$` : name;
  let fresh = base;
  for (let count = 1; body.usedNames.has(fresh); count++) fresh = `${base}$${count}`;
  body.usedNames.add(fresh);
  return fresh;
}

interface Member {
  readonly visibility: Visibility;
  readonly isTestVisible: boolean;
  readonly owner: ClassSymbol;
}
/** Private reaches through the whole top-level class, protected also to subclasses, @TestVisible also to tests. */
export function isVisible(scope: Scope, member: Member): boolean {
  if (member.visibility === "public" || member.visibility === "global") return true;
  if (member.isTestVisible && scope.body.place.isTest) return true;
  const from = scope.body.class;
  if (from === undefined) return false;
  if (topLevelOf(from) === topLevelOf(member.owner)) return true;
  if (member.visibility !== "protected") return false;
  for (let at: ClassSymbol | undefined = from; at !== undefined; at = at.outer)
    if (isSubclass(programOf(scope), at, member.owner)) return true;
  return false;
}
export const classOf = (scope: Scope, type: ApexType): ClassSymbol | undefined =>
  symbolOf(programOf(scope), type);
