// What annotations ask of the method under them: tests, Aura, future, invocable, REST and web service methods.
import type { Annotation, MethodDeclaration, Modifiers, Span } from "../ast.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType, MethodSymbol } from "../types.ts";
import { showType } from "../types.ts";
import {
  annotated,
  annotationName,
  checkAnnotations,
  checkTestModes,
  isTrue,
  say,
} from "./annotations.ts";
import type { Where } from "./annotations.ts";
import { isPrimitive } from "./conversions.ts";
import { symbolOf } from "./program.ts";
import type { Program } from "./program.ts";

export function checkMethodAnnotations(
  program: Program,
  declaration: MethodDeclaration,
  method: MethodSymbol,
): void {
  const where = { program, file: method.owner.file };
  const { modifiers } = declaration;
  checkAnnotations(program, where.file, modifiers, "methods");
  const test = annotated(modifiers, "istest");
  if (modifiers.keywords.has("webservice")) checkWebService(where, method, declaration.name.span);
  if (test !== undefined || modifiers.keywords.has("testmethod"))
    checkTest(where, method, test?.span ?? declaration.name.span, test);
  const setup = annotated(modifiers, "testsetup");
  if (setup !== undefined) checkSetup(where, method, setup);
  const aura = annotated(modifiers, "auraenabled");
  if (aura !== undefined) checkAura(where, method, aura.span);
  const future = annotated(modifiers, "future");
  if (future !== undefined) checkFuture(where, method, future.span);
  const invocable = annotated(modifiers, "invocablemethod");
  if (invocable !== undefined) checkInvocable(where, method, invocable.span, modifiers);
  const remote = annotated(modifiers, "remoteaction");
  if (remote !== undefined) {
    needs(where, method.isStatic, "RemoteAction", remote.span, "static");
    needs(
      where,
      method.visibility === "public" || method.visibility === "global",
      "RemoteAction",
      remote.span,
      "public or global",
    );
  }
  const readOnly = annotated(modifiers, "readonly");
  if (
    readOnly !== undefined &&
    remote === undefined &&
    !modifiers.keywords.has("webservice") &&
    !isScheduled(method)
  )
    say(where, catalog.readOnlyMethods, readOnly.span);
  const shared = annotated(modifiers, "namespaceaccessible");
  if (shared !== undefined) checkNamespaceAccessible(where, method, shared.span);
  for (const annotation of modifiers.annotations)
    if (/^http(get|post|put|patch|delete)$/i.test(annotation.name))
      checkHttp(where, method, annotation);
}

function needs(where: Where, holds: boolean, name: string, span: Span, modifier: string): void {
  if (!holds) say(where, catalog.annotationRequires, span, { name, on: "methods", modifier });
}

function checkTest(
  where: Where,
  method: MethodSymbol,
  span: Span,
  annotation: Annotation | undefined,
): void {
  if (method.owner.outer !== undefined) {
    say(where, catalog.topLevelOnly, span, { name: "IsTest", on: "methods" });
    return;
  }
  // until 24.0 any class could hold test methods (Apex Developer Guide, "Versioned behavior changes")
  if (!method.owner.isTest && method.owner.apiVersion >= 25)
    say(where, catalog.annotationInDefiningType, span, { name: "testMethod", modifier: "IsTest" });
  needs(where, method.isStatic, "IsTest", span, "static");
  if (annotation !== undefined) checkTestModes(where, method.owner.annotations, annotation);
  if (method.parameters.length > 0) say(where, catalog.testParameters, span);
  for (const property of ["critical", "testfor"])
    if (annotation?.parameters[property] !== undefined)
      say(where, catalog.unknownAnnotationProperty, span, { property, name: "IsTest" });
}
function checkSetup(where: Where, method: MethodSymbol, setup: Annotation): void {
  needs(where, method.isStatic, "TestSetup", setup.span, "static");
  if (method.parameters.length > 0) say(where, catalog.testParameters, setup.span);
  if (method.returnType.kind !== "void") say(where, catalog.setupReturn, setup.span);
  const all = [...method.owner.methods.values()]
    .flat()
    .filter((each) => each.annotations.some((annotation) => annotation.name === "testsetup"));
  if (all.length > 1 && all[0] !== method)
    say(where, catalog.invocableOnce, setup.span, { name: "TestSetup" });
  if (!method.owner.isTest)
    say(where, catalog.annotationInDefiningType, setup.span, {
      name: "TestSetup",
      modifier: "IsTest",
    });
  if (
    method.owner.annotations.some(
      (each) => each.name === "istest" && isTrue(each.parameters["seealldata"]),
    )
  )
    say(where, catalog.setupSeeAllData, setup.span);
}

const isScheduled = (method: MethodSymbol): boolean =>
  method.name.toLowerCase() === "execute" &&
  method.parameters.length === 1 &&
  showType(method.parameters[0]?.type ?? method.returnType) === "SchedulableContext";

/** What sibling packages may call: in a class that says so too, and not from a page. */
function checkNamespaceAccessible(where: Where, method: MethodSymbol, span: Span): void {
  const isOpen =
    method.owner.visibility === "global" ||
    method.owner.annotations.some((each) => each.name === "namespaceaccessible");
  if (!isOpen)
    say(where, catalog.annotationInDefiningType, span, {
      name: "NamespaceAccessible",
      modifier: "NamespaceAccessible",
    });
  if (method.annotations.some((each) => each.name === "auraenabled"))
    say(where, catalog.modifierConflict, span, {
      on: "methods",
      modifier: "NamespaceAccessible",
      other: "AuraEnabled",
    });
}

function checkAura(where: Where, method: MethodSymbol, span: Span): void {
  const overloads = (method.owner.methods.get(method.name.toLowerCase()) ?? []).filter((each) =>
    each.annotations.some((annotation) => annotation.name === "auraenabled"),
  );
  // refused from API version 55.0 on (Summer '22 release notes)
  if (overloads.length > 1 && overloads[0] !== method && method.owner.apiVersion >= 55)
    say(where, catalog.auraOverload, span, { name: method.name });
  if (!method.isStatic && method.parameters.length > 0) say(where, catalog.auraParameters, span);
  if (!method.isStatic && !method.name.toLowerCase().startsWith("get"))
    say(where, catalog.auraGetter, span);
  for (const parameter of method.parameters)
    if (parameter.type.kind === "set")
      say(where, catalog.annotationParameterType, span, {
        name: "AuraEnabled",
        type: showType(parameter.type),
      });
  if (method.returnType.kind === "set")
    say(where, catalog.annotationReturnType, span, {
      name: "AuraEnabled",
      type: showType(method.returnType),
    });
}

function isFutureType(type: ApexType): boolean {
  if (type.kind === "list" || type.kind === "set") return isFutureType(type.element);
  if (type.kind === "map") return isFutureType(type.key) && isFutureType(type.value);
  return type.kind === "error" || (type.kind === "primitive" && type.name !== "Object");
}
function checkFuture(where: Where, method: MethodSymbol, span: Span): void {
  needs(where, method.isStatic, "Future", span, "static");
  if (method.returnType.kind !== "void")
    say(where, catalog.annotationReturnType, span, {
      name: "Future",
      type: showType(method.returnType),
    });
  for (const parameter of method.parameters)
    if (!isFutureType(parameter.type))
      say(where, catalog.annotationParameterType, span, {
        name: "Future",
        type: showType(parameter.type),
      });
}

function checkInvocable(
  where: Where,
  method: MethodSymbol,
  span: Span,
  modifiers: Modifiers,
): void {
  if (method.owner.outer !== undefined)
    say(where, catalog.topLevelOnly, span, { name: "InvocableMethod", on: "methods" });
  needs(where, method.isStatic, "InvocableMethod", span, "static");
  needs(
    where,
    method.visibility === "public" || method.visibility === "global",
    "InvocableMethod",
    span,
    "public or global",
  );
  if (
    modifiers.annotations.some(
      (each) =>
        !["invocablemethod", "deprecated", "suppresswarnings", "testvisible"].includes(
          each.name.toLowerCase(),
        ),
    )
  )
    say(where, catalog.invocableAlone, span);
  const all = [...method.owner.methods.values()]
    .flat()
    .filter((each) => each.annotations.some((annotation) => annotation.name === "invocablemethod"));
  if (all.length > 1 && all[0] !== method)
    say(where, catalog.invocableOnce, span, { name: "InvocableMethod" });
  if (method.parameters.length > 1) say(where, catalog.invocableParameters, span);
  const [only] = method.parameters;
  if (only !== undefined && !isInvocable(where, only.type))
    say(where, catalog.invocableParameter, span, { type: showType(only.type) });
  if (method.returnType.kind !== "void" && !isInvocable(where, method.returnType))
    say(where, catalog.annotationReturnType, span, {
      name: "InvocableMethod",
      type: showType(method.returnType),
    });
}
function isInvocable(where: Where, type: ApexType): boolean {
  if (type.kind === "error") return true;
  if (type.kind !== "list") return false;
  const inner = type.element.kind === "list" ? type.element.element : type.element;
  return (
    inner.kind === "sobject" ||
    (inner.kind === "primitive" && inner.name !== "Object") ||
    symbolOf(where.program, inner)?.kind === "class" ||
    isPrimitive(inner, "Object") ||
    inner.kind === "error"
  );
}

function checkWebService(where: Where, method: MethodSymbol, span: Span): void {
  needs(where, method.isStatic, "WebService", span, "static");
  if (method.owner.visibility !== "global")
    say(where, catalog.globalInPublic, span, { on: "methods" });
  const isWrong = (type: ApexType): boolean =>
    type.kind === "map" || type.kind === "set" || isPrimitive(type, "Object");
  for (const parameter of method.parameters)
    if (isWrong(parameter.type))
      say(where, catalog.annotationParameterType, span, {
        name: "WebService",
        type: showType(parameter.type),
      });
  if (isWrong(method.returnType))
    say(where, catalog.annotationReturnType, span, {
      name: "WebService",
      type: showType(method.returnType),
    });
}

function checkHttp(where: Where, method: MethodSymbol, annotation: Annotation): void {
  const name = annotationName(annotation.name);
  if (!method.owner.annotations.some((each) => each.name === "restresource"))
    say(where, catalog.annotationInDefiningType, annotation.span, {
      name,
      modifier: "RestResource",
    });
  needs(where, method.isStatic, name, annotation.span, "static");
  needs(where, method.visibility === "global", name, annotation.span, "global");
  for (const parameter of method.parameters) {
    const { type } = parameter;
    const isWrong =
      isPrimitive(type, "Blob") ||
      type.kind === "set" ||
      (type.kind === "map" && !isPrimitive(type.key, "String"));
    if (isWrong)
      say(where, catalog.annotationParameterType, annotation.span, { name, type: showType(type) });
  }
}
