// Annotation rules: which exist, where they may stand, their properties; what they ask of classes and fields.
import type { Annotation, Modifiers, Span, TypeDeclaration } from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import { nearest } from "./diagnostic-sink.ts";
import type { CatalogEntry } from "../diagnostics.ts";
import type { ClassSymbol, FieldSymbol } from "../types.ts";
import { showType } from "../types.ts";
import { isPrimitive } from "./conversions.ts";
import { isException, reportAt } from "./program.ts";
import type { Program } from "./program.ts";
import { didYouMean } from "./type-references.ts";

type On = "classes" | "interfaces" | "enums" | "methods" | "constructors" | "fields" | "properties";
interface Rule {
  readonly name: string;
  readonly on: readonly On[];
  readonly properties: readonly string[];
}
const anywhere: readonly On[] = [
  "classes",
  "interfaces",
  "enums",
  "methods",
  "constructors",
  "fields",
  "properties",
];
const rule = (name: string, on: readonly On[], ...properties: string[]): Rule => ({
  name,
  on,
  properties,
});
const rules: Readonly<Record<string, Rule>> = {
  istest: rule(
    "IsTest",
    ["classes", "methods"],
    "seealldata",
    "isparallel",
    "oninstall",
    "critical",
    "testfor",
  ),
  testsetup: rule("TestSetup", ["methods"]),
  testvisible: rule("TestVisible", anywhere),
  auraenabled: rule(
    "AuraEnabled",
    ["methods", "fields", "properties"],
    "cacheable",
    "continuation",
    "scope",
  ),
  future: rule("Future", ["methods"], "callout", "limits"),
  invocablemethod: rule(
    "InvocableMethod",
    ["methods"],
    "label",
    "description",
    "category",
    "callout",
    "configurationeditor",
    "iconname",
    "capabilitytype",
  ),
  invocablevariable: rule(
    "InvocableVariable",
    ["fields"],
    "label",
    "description",
    "required",
    "placeholdertext",
    "defaultvalue",
    "capabilitytype",
  ),
  deprecated: rule("Deprecated", anywhere),
  namespaceaccessible: rule("NamespaceAccessible", anywhere),
  readonly: rule("ReadOnly", ["methods"], "usereplica"),
  remoteaction: rule("RemoteAction", ["methods"]),
  restresource: rule("RestResource", ["classes"], "urlmapping"),
  httpget: rule("HttpGet", ["methods"]),
  httppost: rule("HttpPost", ["methods"]),
  httpput: rule("HttpPut", ["methods"]),
  httppatch: rule("HttpPatch", ["methods"]),
  httpdelete: rule("HttpDelete", ["methods"]),
  suppresswarnings: rule("SuppressWarnings", anywhere, "value"),
  jsonaccess: rule("JsonAccess", ["classes"], "serializable", "deserializable"),
  integrationtest: rule("IntegrationTest", ["classes", "methods"]),
  override: rule("Override", ["methods"]),
  namespaceguard: rule("NamespaceGuard", ["classes"]),
};

export const annotationName = (name: string): string => rules[name.toLowerCase()]?.name ?? name;

export interface Where {
  readonly program: Program;
  readonly file: string;
}
export const say = (
  where: Where,
  entry: CatalogEntry,
  span: Span,
  values?: Record<string, string>,
): void => reportAt(where.program, where.file, entry, span, values);
export const annotated = (modifiers: Modifiers, name: string): Annotation | undefined =>
  modifiers.annotations.find((annotation) => annotation.name.toLowerCase() === name);
const booleanProperties = new Set([
  "cacheable",
  "continuation",
  "seealldata",
  "isparallel",
  "oninstall",
  "callout",
  "required",
  "critical",
]);
export const isTrue = (value: string | boolean | undefined): boolean =>
  value === true || (typeof value === "string" && value.toLowerCase() === "true");

/** Existence, place and properties: for every declaration. */
export function checkAnnotations(
  program: Program,
  file: string,
  modifiers: Modifiers,
  on: On,
): void {
  for (const annotation of modifiers.annotations) {
    const known = rules[annotation.name.toLowerCase()];
    if (known === undefined) {
      reportAt(
        program,
        file,
        catalog.unknownAnnotation,
        annotation.span,
        { name: annotation.name },
        didYouMean(
          nearest(
            annotation.name,
            Object.values(rules).map((each) => each.name),
          ),
        ),
      );
      continue;
    }
    if (!known.on.includes(on))
      reportAt(program, file, catalog.annotationNotAllowed, annotation.span, {
        name: known.name,
        on,
      });
    for (const property of Object.keys(annotation.parameters))
      if (!known.properties.includes(property.toLowerCase()))
        reportAt(program, file, catalog.unknownAnnotationProperty, annotation.span, {
          property,
          name: known.name,
        });
    for (const [property, value] of Object.entries(annotation.parameters))
      if (
        typeof value === "string" &&
        booleanProperties.has(property.toLowerCase()) &&
        !/^(true|false)$/i.test(value)
      )
        reportAt(program, file, catalog.annotationPropertyType, annotation.span, { property });
  }
}

export function checkClassAnnotations(
  program: Program,
  declaration: TypeDeclaration,
  symbol: ClassSymbol,
): void {
  const where = { program, file: symbol.file };
  const on: On =
    declaration.kind === "class"
      ? "classes"
      : declaration.kind === "interface"
        ? "interfaces"
        : "enums";
  checkAnnotations(program, symbol.file, declaration.modifiers, on);
  const test = annotated(declaration.modifiers, "istest");
  if (
    test !== undefined &&
    declaration.kind === "class" &&
    (symbol.outer !== undefined || isException(program, { kind: "class", name: symbol.name }))
  )
    say(where, catalog.testTopLevel, test.span);
  if (test !== undefined) checkTestModes(where, symbol.annotations, test);
  const json = annotated(declaration.modifiers, "jsonaccess");
  if (json !== undefined && Object.keys(json.parameters).length === 0)
    say(where, catalog.jsonAccessEmpty, json.span);
  for (const [property, value] of Object.entries(json?.parameters ?? {}))
    if (
      json !== undefined &&
      !["never", "samenamespace", "samepackage", "always"].includes(String(value).toLowerCase())
    )
      say(where, catalog.annotationPropertyValue, json.span, {
        property,
        name: "JsonAccess",
        value: String(value),
      });
  const rest = annotated(declaration.modifiers, "restresource");
  if (rest === undefined) return;
  if (symbol.outer !== undefined)
    say(where, catalog.annotationTopLevelType, rest.span, { name: "RestResource" });
  if (symbol.visibility !== "global")
    say(where, catalog.annotationRequires, rest.span, {
      name: "RestResource",
      on: "classes",
      modifier: "global",
    });
  const url = rest.parameters["urlmapping"];
  if (url === undefined)
    say(where, catalog.annotationPropertyMissing, rest.span, { property: "urlMapping" });
  else if (!String(url).startsWith("/")) say(where, catalog.restUrl, rest.span);
}

/** Tests that see the org's data cannot run side by side. */
export function checkTestModes(
  where: Where,
  annotations: ClassSymbol["annotations"],
  test: Annotation,
): void {
  const parameters = {
    ...annotations.find((each) => each.name === "istest")?.parameters,
    ...test.parameters,
  };
  if (isTrue(parameters["seealldata"]) && isTrue(parameters["isparallel"]))
    say(where, catalog.testParallel, test.span);
}

export function checkFieldAnnotations(
  program: Program,
  modifiers: Modifiers,
  field: FieldSymbol,
): void {
  const where = { program, file: field.owner.file };
  checkAnnotations(
    program,
    where.file,
    modifiers,
    field.property === undefined ? "fields" : "properties",
  );
  const invocable = annotated(modifiers, "invocablevariable");
  if (invocable === undefined || field.property !== undefined) return;
  if (isPrimitive(field.type, "Object") || field.type.kind === "map" || field.type.kind === "set")
    say(where, catalog.fieldTypeNotSupported, invocable.span, {
      name: "InvocableVariable",
      type: showType(field.type),
    });
  for (const modifier of ["final", "static"])
    if (modifiers.keywords.has(modifier))
      say(where, catalog.modifierNotAllowed, invocable.span, {
        modifier,
        on: "InvocableVariable fields",
      });
  if (field.visibility !== "public" && field.visibility !== "global")
    say(where, catalog.annotationRequires, invocable.span, {
      name: "InvocableVariable",
      on: "fields",
      modifier: "public or global",
    });
}
