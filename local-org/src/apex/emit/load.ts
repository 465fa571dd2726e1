// Loads emitted modules into a runtime: defines classes superclass first, then links constants; gives statics, triggers and stack frames.
import type {
  ApexRuntime,
  ApexValue,
  EmittedConstructor,
  EmittedModule,
  LoadedClass,
  LoadedProgram,
} from "../runtime.ts";
import { createHelpers } from "./helpers.ts";
import { staticsFactory, staticsInit } from "./names.ts";
import { apexFrames, sourceUrl } from "./stack.ts";

interface Definition {
  readonly name: string;
  readonly superclass: string | null;
  readonly define: () => EmittedConstructor;
}
interface Link {
  readonly helpers: unknown;
  classNamed(name: string): EmittedConstructor;
  indexOf(name: string): number;
  coverage(file: string, lines: number): Uint32Array;
}
interface ModuleBody {
  readonly classes: readonly Definition[];
  readonly trigger: (() => void) | null;
  link(): void;
}
type ModuleFunction = (rt: ApexRuntime, link: Link) => ModuleBody;

/** `onto`: a program loaded before, whose classes the new modules may use; its own are not touched (anonymous Apex). */
export function loadModules(
  modules: readonly EmittedModule[],
  rt: ApexRuntime,
  onto?: LoadedProgram,
): LoadedProgram {
  const classes = new Map<string, LoadedClass>(onto?.classes);
  const triggers = new Map<string, () => void>(onto?.triggers);
  const coverage = new Map<string, Uint32Array>(onto?.coverage);
  const infos = new Map(
    modules.flatMap((module) => module.classes.map((info) => [info.name, info] as const)),
  );
  const indexes = new Map<string, number>();
  for (const [name, loaded] of classes) if (!infos.has(name)) indexes.set(name, loaded.index);
  let nextIndex = 1 + Math.max(-1, ...[...classes.values()].map((loaded) => loaded.index));
  for (const name of infos.keys()) indexes.set(name, nextIndex++);
  const link: Link = {
    helpers: createHelpers(rt),
    classNamed: (name) => known(classes.get(name), name).constructor,
    indexOf: (name) => known(indexes.get(name), name),
    coverage: (file, lines) => {
      const counters = new Uint32Array(lines + 1);
      coverage.set(file, counters);
      return counters;
    },
  };
  const bodies = modules.map((module) => evaluate(module)(rt, link));
  const define = (definition: Definition): void => {
    const info = known(infos.get(definition.name), definition.name);
    const constructor = definition.define();
    classes.set(definition.name, {
      info,
      constructor,
      index: known(indexes.get(definition.name), definition.name),
    });
    rt.defineClass(info, constructor);
  };
  for (const definition of superclassesFirst(bodies.flatMap((body) => body.classes)))
    define(definition);
  bodies.forEach((body, position) => {
    body.link();
    const name = modules[position]?.name;
    if (body.trigger !== null && name !== undefined) triggers.set(name, body.trigger);
  });
  const byIndex = new Map(
    [...classes.values()].map((loaded) => [loaded.index, loaded.constructor]),
  );
  const all = [...(onto?.modules ?? []), ...modules];
  const byUrl = new Map(all.map((module) => [sourceUrl(module), module]));
  return {
    classes,
    triggers,
    coverage,
    initialise: (runtime, index) =>
      initialise(known(byIndex.get(index), `class ${index}`), runtime, index),
    modules: all,
    frames: (stack) => apexFrames(stack, byUrl),
  };
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined)
    throw new Error(
      `emitted code names ${name}, which is not loaded (a defect of the local org, please report it)`,
    );
  return value;
}

/** Two lines that `new Function` puts before the body; `apexFrames` takes them off again. */
function evaluate(module: EmittedModule): ModuleFunction {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running code that the emitter wrote is what this file is for
  return new Function(
    "$rt",
    "$link",
    `${module.javascript}\n//# sourceURL=${sourceUrl(module)}`,
  ) as ModuleFunction;
}

function superclassesFirst(definitions: readonly Definition[]): Definition[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const ordered = new Set<Definition>();
  const visit = (definition: Definition): void => {
    const above = definition.superclass === null ? undefined : byName.get(definition.superclass);
    if (above !== undefined && !ordered.has(above)) visit(above);
    ordered.add(definition);
  };
  definitions.forEach(visit);
  return [...ordered];
}

interface WithStatics {
  [staticsFactory](): Record<string, ApexValue>;
  [staticsInit]?(): void;
}

/** The record is in place before the initialisers run: they see each other's fields as null until set, as on the platform. */
function initialise(
  constructor: EmittedConstructor,
  rt: ApexRuntime,
  index: number,
): Record<string, ApexValue> {
  const declared = constructor as unknown as WithStatics;
  const statics = declared[staticsFactory]();
  rt.st[index] = statics;
  if (Object.hasOwn(constructor, staticsInit)) declared[staticsInit]?.();
  return statics;
}
