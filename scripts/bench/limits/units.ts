// What has to have a scenario: every event of every trigger and every job, read from the symbols of the compiled project.
import { compileProject, diskCache } from "../../../local-org/src/org/index.ts";
import type { CompiledProject } from "../../../local-org/src/org/index.ts";
import type { Schema } from "../../../local-org/src/metadata/schema.ts";

type UnitKind =
  | "trigger"
  | "batch"
  | "queueable"
  | "scheduled"
  | "finalizer"
  | "install"
  | "uninstall"
  | "future";
export interface Unit {
  readonly kind: UnitKind;
  /** what a scenario names in `on` */
  readonly key: string;
  /** the class or the triggers, with what fires */
  readonly title: string;
  /** the parts of a job that are transactions of their own, as the local org names them */
  readonly parts: readonly string[];
}
type Compiled = CompiledProject["compiled"];
type ClassInfo = Compiled["classInfos"][number];

/** Interfaces by their plain lower-case name. */
const JOBS: Readonly<
  Record<string, { readonly kind: UnitKind; readonly parts: readonly string[] }>
> = {
  batchable: { kind: "batch", parts: ["start", "execute", "finish"] },
  queueable: { kind: "queueable", parts: ["execute"] },
  schedulable: { kind: "scheduled", parts: ["execute"] },
  finalizer: { kind: "finalizer", parts: ["execute"] },
  installhandler: { kind: "install", parts: ["onInstall"] },
  uninstallhandler: { kind: "uninstall", parts: ["onUninstall"] },
};

export function unitsOf(compiled: Compiled): Unit[] {
  return [...triggerUnits(compiled), ...jobUnits(compiled)];
}
export function compiledUnits(schema: Schema, cacheDirectory: string): Unit[] {
  const { compiled } = compileProject(schema, {
    cache: diskCache(cacheDirectory),
    coverage: true,
  });
  // the sample extension is a customer's, and its limits are not ours
  const packaged = compiled.triggers.filter(({ file }) => !file.startsWith("unpackaged/"));
  return unitsOf({ ...compiled, triggers: packaged });
}

/** Before and after an event are one DML call, and so one transaction: they are measured together. */
function triggerUnits(compiled: Compiled): Unit[] {
  const events = new Map<string, string[]>();
  for (const { name, object, events: own } of compiled.triggers)
    for (const { timing, operation } of own) {
      const key = `${object} ${operation}`;
      events.set(key, [...(events.get(key) ?? []), `${name} ${timing} ${operation}`]);
    }
  return [...events].map(([key, fired]) => ({
    kind: "trigger",
    key,
    title: fired.sort().join(", "),
    parts: [],
  }));
}

function jobUnits(compiled: Compiled): Unit[] {
  const units: Unit[] = [];
  for (const info of compiled.classInfos) {
    if (info.kind !== "class" || info.isTest) continue;
    if (!info.isAbstract)
      for (const name of interfacesOf(info, compiled)) {
        const job = JOBS[name];
        if (job)
          units.push({
            kind: job.kind,
            key: `${job.kind} ${info.name}`,
            title: info.name,
            parts: job.parts.map((part) => `${info.name}.${part}`),
          });
      }
    for (const method of info.methods)
      if (method.annotations.some(({ name }) => name === "future")) {
        const title = `${info.name}.${method.name}`;
        units.push({ kind: "future", key: `future ${title}`, title, parts: [title] });
      }
  }
  return units;
}

/** Inherited ones too, without namespace and type arguments. */
function interfacesOf(info: ClassInfo, compiled: Compiled): Set<string> {
  const names = new Set<string>();
  for (let one: ClassInfo | undefined = info; one; one = superclassOf(one, compiled))
    for (const name of one.interfaces)
      names.add(name.replace(/<.*$/, "").replace(/^.*\./, "").toLowerCase());
  return names;
}
function superclassOf(info: ClassInfo, compiled: Compiled): ClassInfo | undefined {
  return compiled.classInfos.find(({ name }) => name === info.superclass);
}
