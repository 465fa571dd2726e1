// Checks a trigger: its object, its events and its body, which runs in system mode whatever its version.
import { resolveObject } from "../../metadata/schema.ts";
import type { TriggerDeclaration } from "../ast.ts";
import type { CheckedTrigger } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import { nearest } from "./diagnostic-sink.ts";
import { voidType } from "../types.ts";
import { checkTypeName } from "./identifiers.ts";
import { reportAt } from "./program.ts";
import type { Program } from "./program.ts";
import { openScope } from "./scope.ts";
import type { Body } from "./scope.ts";
import { checkStatements } from "./statements.ts";
import { didYouMean } from "./type-references.ts";

export function checkTrigger(
  program: Program,
  declaration: TriggerDeclaration,
  file: string,
  apiVersion: number,
): CheckedTrigger {
  const { schema } = program.environment;
  checkTypeName(program, file, declaration.name);
  checkFileName(program, declaration, file);
  const object = resolveObject(schema, declaration.object.text);
  if (object === undefined)
    reportAt(
      program,
      file,
      catalog.unknownType,
      declaration.object.span,
      { name: declaration.object.text },
      didYouMean(
        nearest(
          declaration.object.text,
          [...schema.objects.values()].map((each) => each.name),
        ),
      ),
    );
  else if (["customMetadata", "customSetting", "share", "history"].includes(object.kind))
    reportAt(program, file, catalog.triggerNotSupported, declaration.object.span, {
      type: object.name,
    });
  if (object?.name.endsWith("ChangeEvent") === true)
    reportAt(program, file, catalog.unsupportedType, declaration.object.span, {
      name: `A trigger on ${object.name}`,
      instead: "change events are not published; use a trigger on the object",
    });
  checkEvents(
    program,
    declaration,
    file,
    object?.kind === "platformEvent" ? object.name : undefined,
  );
  for (const member of declaration.members)
    reportAt(program, file, catalog.unsupportedType, member.span, {
      name: "A method or type declared inside a trigger",
      instead: "move it to a class",
    });
  const body: Body = {
    place: { program, file, isTest: false },
    kind: "trigger",
    isStatic: true,
    returnType: voidType,
    apiVersion,
    access: "system",
    usedNames: new Set(),
    ...(object === undefined ? {} : { trigger: { object: object.name } }),
  };
  const statements = checkStatements(declaration.body.statements, openScope(body));
  return {
    name: declaration.name.text,
    object: object?.name ?? declaration.object.text,
    file,
    apiVersion,
    events: declaration.events,
    body: { kind: "block", statements, span: declaration.body.span },
    span: declaration.span,
  };
}

function checkFileName(program: Program, declaration: TriggerDeclaration, file: string): void {
  const base = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  if (base.includes(".") && base.slice(0, base.lastIndexOf(".")) !== declaration.name.text)
    reportAt(program, file, catalog.fileName, declaration.name.span, {
      name: declaration.name.text,
      file: base,
    });
}

function checkEvents(
  program: Program,
  declaration: TriggerDeclaration,
  file: string,
  platformEvent: string | undefined,
): void {
  const seen = new Set<string>();
  for (const event of declaration.events) {
    const name = `${event.timing} ${event.operation}`;
    if (seen.has(name))
      reportAt(program, file, catalog.triggerEventTwice, declaration.name.span, { event: name });
    seen.add(name);
    if (name === "before undelete")
      reportAt(program, file, catalog.triggerBeforeUndelete, declaration.name.span);
    if (platformEvent !== undefined && name !== "after insert")
      reportAt(program, file, catalog.triggerPlatformEvent, declaration.object.span, {
        type: platformEvent,
      });
  }
}
