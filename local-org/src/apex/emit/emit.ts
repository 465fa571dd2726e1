// A checked unit as a JavaScript module: class definitions for the loader to run in order, and the constants it links afterwards.
import type { CheckedClass, CheckedTrigger, CheckedUnit } from "../checked.ts";
import type { EmittedModule } from "../runtime.ts";
import { classInfos } from "./class-info.ts";
import { emitClass } from "./classes.ts";
import { ModuleContext } from "./context.ts";
import type { EmitOptions } from "./context.ts";
import { helperNames } from "./helpers.ts";
import { emitMethodBody } from "./methods.ts";
import { classJsName, quote } from "./names.ts";
import { sourceMap } from "./source-map.ts";
import { Writer } from "./writer.ts";

export type { EmitOptions } from "./context.ts";

export function emitUnit(unit: CheckedUnit, options: EmitOptions): EmittedModule {
  const writer = new Writer();
  const module = new ModuleContext(writer, options);
  writer.line(`"use strict"; const {${helperNames.join(", ")}} = $link.helpers;`);
  const links = writer.reserve();
  const counters = writer.reserve();
  const classes = unit.kind === "class" ? flatten(unit.class) : [];
  for (const checked of classes) emitClass(checked, module);
  if (unit.kind === "trigger") emitTrigger(unit.trigger, module);
  if (options.coverage)
    writer.fill(
      counters,
      `const $c = $link.coverage(${quote(unit.file)}, ${writer.coverable.at(-1) ?? 0});`,
    );
  const variables = [...module.links.keys()];
  if (variables.length > 0) writer.fill(links, `var ${variables.join(", ")};`);
  writer.line(
    `return { classes: [${classes.map((checked) => classEntry(checked, module)).join(", ")}], trigger: ${unit.kind === "trigger" ? "$trigger" : "null"}, link() {`,
  );
  for (const [variable, value] of module.links) writer.line(`${variable} = ${value};`);
  writer.line("} };");
  return {
    file: unit.file,
    kind: unit.kind,
    name: unit.kind === "class" ? unit.class.symbol.name : unit.trigger.name,
    javascript: writer.toString(),
    sourceMap: sourceMap(unit.file, writer.lines),
    lines: writer.lines,
    coverable: writer.coverable,
    frames: writer.frames,
    classes: unit.kind === "class" ? classInfos(unit.class) : [],
    references: [...module.references],
    ...(unit.kind === "trigger"
      ? {
          trigger: {
            object: unit.trigger.object,
            apiVersion: unit.trigger.apiVersion,
            events: unit.trigger.events,
          },
        }
      : {}),
  };
}

const flatten = (checked: CheckedClass): CheckedClass[] => [
  checked,
  ...checked.inner.flatMap(flatten),
];

function classEntry(checked: CheckedClass, module: ModuleContext): string {
  const { symbol } = checked;
  const above = module.superclassOf(symbol);
  return `{name: ${quote(symbol.name)}, superclass: ${above === undefined ? "null" : quote(above.name)}, define: define$${classJsName(symbol.name)}}`;
}

function emitTrigger(trigger: CheckedTrigger, module: ModuleContext): void {
  emitMethodBody(
    "function $trigger()",
    module,
    {
      className: trigger.name,
      symbol: null,
      frame: `Trigger.${trigger.name}`,
      line: trigger.span.line,
    },
    trigger.body,
  );
}
