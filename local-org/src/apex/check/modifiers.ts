// Which modifiers may stand on which declaration, and which exclude each other.
import type {
  ConstructorDeclaration,
  FieldDeclaration,
  MethodDeclaration,
  Modifiers,
  PropertyDeclaration,
  Span,
  TypeDeclaration,
} from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import type { ClassSymbol, Visibility } from "../types.ts";
import { writtenVisibility } from "./declare.ts";
import { reportAt } from "./program.ts";
import type { Program } from "./program.ts";

const scopes = ["private", "protected", "public", "global"];

interface Place {
  readonly program: Program;
  readonly file: string;
  readonly span: Span;
}
const forbid = (
  place: Place,
  modifiers: Modifiers,
  on: string,
  forbidden: readonly string[],
): void => {
  for (const modifier of forbidden)
    if (modifiers.keywords.has(modifier))
      reportAt(place.program, place.file, catalog.modifierNotAllowed, place.span, { modifier, on });
};
const exclude = (
  place: Place,
  modifiers: Modifiers,
  on: string,
  pairs: readonly (readonly [string, string])[],
): void => {
  const pair = pairs.find(
    ([first, second]) => modifiers.keywords.has(first) && modifiers.keywords.has(second),
  );
  if (pair !== undefined)
    reportAt(place.program, place.file, catalog.modifierConflict, place.span, {
      on,
      modifier: pair[0],
      other: pair[1],
    });
};
const oneScope = (place: Place, modifiers: Modifiers): void => {
  if (scopes.filter((scope) => modifiers.keywords.has(scope)).length > 1)
    reportAt(place.program, place.file, catalog.oneScope, place.span);
};

export function checkTypeModifiers(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  const place: Place = { program, file: symbol.file, span: declaration.name.span };
  const { modifiers } = declaration;
  const on =
    declaration.kind === "class"
      ? "classes"
      : declaration.kind === "interface"
        ? "interfaces"
        : "enums";
  oneScope(place, modifiers);
  forbid(place, modifiers, on, [
    "static",
    "final",
    "transient",
    "override",
    "webservice",
    "testmethod",
    ...(declaration.kind === "class" ? [] : ["abstract"]),
    ...(declaration.kind === "enum" ? ["virtual"] : []),
    ...(symbol.outer === undefined ? ["protected"] : []),
  ]);
  exclude(place, modifiers, on, [["abstract", "virtual"]]);
  const visibility = writtenVisibility(modifiers);
  if (
    symbol.outer === undefined &&
    visibility !== "public" &&
    visibility !== "global" &&
    !symbol.isTest
  )
    reportAt(program, symbol.file, catalog.topLevelVisibility, declaration.name.span);
  if (visibility === "global" && symbol.outer !== undefined && symbol.outer.visibility !== "global")
    reportAt(program, symbol.file, catalog.globalInPublic, declaration.name.span, {
      on,
      type: symbol.outer.name,
    });
}

export function checkMethodModifiers(
  program: Program,
  declaration: MethodDeclaration,
  owner: ClassSymbol,
): void {
  const place: Place = { program, file: owner.file, span: declaration.name.span };
  const { modifiers } = declaration;
  const { keywords } = modifiers;
  oneScope(place, modifiers);
  if (owner.kind === "interface") {
    forbid(place, modifiers, "interface methods", [
      "public",
      "private",
      "protected",
      "static",
      "final",
      "abstract",
      "virtual",
      "override",
      "transient",
      "webservice",
    ]);
    if (declaration.body !== undefined)
      reportAt(program, owner.file, catalog.abstractBody, declaration.name.span);
    return;
  }
  forbid(place, modifiers, "methods", ["final", "transient"]);
  exclude(place, modifiers, "methods", [
    ["abstract", "virtual"],
    ["abstract", "static"],
    ["virtual", "static"],
    ["override", "static"],
    ["protected", "static"],
  ]);
  if (keywords.has("static") && owner.outer !== undefined)
    reportAt(program, owner.file, catalog.innerStatic, declaration.name.span, {
      members: "methods",
    });
  if (keywords.has("global") && owner.visibility !== "global")
    reportAt(program, owner.file, catalog.globalInPublic, declaration.name.span, {
      on: "methods",
      type: owner.name,
    });
  if (keywords.has("abstract")) {
    if (declaration.body !== undefined)
      reportAt(program, owner.file, catalog.abstractBody, declaration.name.span);
    if (!owner.isAbstract)
      reportAt(program, owner.file, catalog.abstractInConcrete, declaration.name.span, {
        type: owner.name,
      });
  } else if (declaration.body === undefined)
    reportAt(program, owner.file, catalog.bodyRequired, declaration.name.span);
  const visibility = writtenVisibility(modifiers);
  const needsAccess =
    owner.apiVersion >= 65 && (visibility === undefined || visibility === "private");
  const modifier = keywords.has("abstract")
    ? "abstract"
    : keywords.has("override")
      ? "override"
      : undefined;
  if (needsAccess && modifier !== undefined && visibility === undefined)
    reportAt(program, owner.file, catalog.modifierNeedsAccess, declaration.name.span, { modifier });
}

export function checkFieldModifiers(
  program: Program,
  declaration: FieldDeclaration | PropertyDeclaration,
  owner: ClassSymbol,
): void {
  const place: Place = { program, file: owner.file, span: declaration.span };
  const { modifiers } = declaration;
  const on = declaration.kind === "field" ? "fields" : "properties";
  oneScope(place, modifiers);
  forbid(
    place,
    modifiers,
    on,
    declaration.kind === "field" ? ["abstract", "virtual", "override"] : [],
  );
  if (modifiers.keywords.has("static") && owner.outer !== undefined)
    reportAt(program, owner.file, catalog.innerStatic, declaration.span, { members: on });
  if (modifiers.keywords.has("global") && owner.visibility !== "global")
    reportAt(program, owner.file, catalog.globalInPublic, declaration.span, {
      on,
      type: owner.name,
    });
  if (declaration.kind === "property") checkAccessors(program, declaration, owner);
}

const rank: Readonly<Record<Visibility, number>> = {
  private: 0,
  protected: 1,
  public: 2,
  global: 3,
};
function checkAccessors(
  program: Program,
  declaration: PropertyDeclaration,
  owner: ClassSymbol,
): void {
  const property = writtenVisibility(declaration.modifiers) ?? "private";
  for (const accessor of [declaration.getter, declaration.setter]) {
    const visibility = accessor === undefined ? undefined : writtenVisibility(accessor.modifiers);
    if (accessor !== undefined && visibility !== undefined && rank[visibility] > rank[property])
      reportAt(program, owner.file, catalog.accessorVisibility, accessor.span, {
        accessor: visibility,
        property,
      });
  }
}

export function checkConstructorModifiers(
  program: Program,
  declaration: ConstructorDeclaration,
  owner: ClassSymbol,
): void {
  const place: Place = { program, file: owner.file, span: declaration.name.span };
  oneScope(place, declaration.modifiers);
  forbid(place, declaration.modifiers, "constructors", [
    "static",
    "abstract",
    "virtual",
    "override",
    "final",
    "transient",
    "webservice",
  ]);
  if (declaration.modifiers.keywords.has("global") && owner.visibility !== "global")
    reportAt(program, owner.file, catalog.globalInPublic, declaration.name.span, {
      on: "constructors",
      type: owner.name,
    });
}
