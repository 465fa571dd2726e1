// What can be called or written from outside, read from the compiled Apex: what a reviewer must have a row for.
import { join } from "node:path";
import { readSchema } from "../../local-org/src/cli/open-project.ts";
import type { EmittedClassInfo } from "../../local-org/src/apex/checked.ts";
import { resolveObject } from "../../local-org/src/metadata/schema.ts";
import type { ObjectDefinition, Schema } from "../../local-org/src/metadata/schema.ts";
import { compileProject, diskCache } from "../../local-org/src/org/index.ts";
import type { CompiledProject } from "../../local-org/src/org/index.ts";
import { root } from "../support/local-org.ts";

export interface Entry {
  /** as the table's first column names it */
  readonly name: string;
  readonly kind: "component" | "REST" | "flow";
  readonly className: string;
  readonly methodName: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly returnType: string;
  readonly writes: boolean;
  readonly sharing: string;
}

export interface TriggerPath {
  readonly name: string;
  readonly trigger: string;
  readonly object: ObjectDefinition;
  readonly operation: Operation;
  /** the events of this operation that the trigger listens to; none: it lets the operation pass */
  readonly events: readonly string[];
}
const operations = ["insert", "update", "delete", "undelete"] as const;
export type Operation = (typeof operations)[number];

export interface Inventory {
  readonly schema: Schema;
  readonly entries: readonly Entry[];
  readonly triggerPaths: readonly TriggerPath[];
  readonly infos: ReadonlyMap<string, EmittedClassInfo>;
}

/** Methods that only read, but never from the browser's cache; the matrix checks that they save nothing. */
const readsAfresh: ReadonlySet<string> = new Set([
  "DealFilesController.readFile",
  "MyDealsController.exportDeals",
  "RegisterDealController.getDraft",
]);
const restVerbs = ["httpget", "httppost", "httpput", "httppatch", "httpdelete"];

export function readInventory(): Inventory {
  const schema = readSchema(root);
  const project = compileProject(schema, {
    cache: diskCache(join(root, ".local-org", "cache")),
  });
  return inventoryOf(schema, project);
}

export function inventoryOf(schema: Schema, { compiled }: CompiledProject): Inventory {
  const shipped = compiled.classInfos.filter(({ isTest }) => !isTest);
  // the sample extension is a customer's own
  const triggers = compiled.triggers.filter(({ file }) => !file.startsWith("unpackaged/"));
  return {
    schema,
    entries: shipped
      .flatMap((info) => entriesOf(info, shipped))
      .sort((a, b) => a.name.localeCompare(b.name)),
    triggerPaths: [...new Set(triggers.map(({ object }) => object))]
      .sort((a, b) => a.localeCompare(b))
      .flatMap((object) =>
        pathsOf(
          schema,
          object,
          triggers.filter((trigger) => trigger.object === object),
        ),
      ),
    infos: new Map(compiled.classInfos.map((info) => [info.name.toLowerCase(), info])),
  };
}

/** What one interview of a flow gives: the variables of the class that the method takes a list of. */
function variablesOf(type: string, classes: readonly EmittedClassInfo[]): Entry["parameters"] {
  const element = /^List<(.+)>$/i.exec(type)?.[1]?.toLowerCase();
  const fields = classes.find(({ name }) => name.toLowerCase() === element)?.fields ?? [];
  return fields.filter(({ annotations }) =>
    annotations.some(({ name }) => name === "invocablevariable"),
  );
}

function entriesOf(info: EmittedClassInfo, classes: readonly EmittedClassInfo[]): Entry[] {
  const isResource = info.annotations.some(({ name }) => name === "restresource");
  return info.methods.flatMap((method): Entry[] => {
    const annotated = (name: string) => method.annotations.find((one) => one.name === name);
    const aura = annotated("auraenabled");
    const verb = isResource ? restVerbs.find((name) => annotated(name)) : undefined;
    const kind =
      aura && method.isStatic
        ? "component"
        : verb
          ? "REST"
          : annotated("invocablemethod")
            ? "flow"
            : undefined;
    if (!kind) return [];
    return [
      {
        name: `${info.name}.${method.name}`,
        kind,
        className: info.name,
        methodName: method.name,
        parameters:
          kind === "flow"
            ? method.parameters.flatMap(({ type }) => variablesOf(type, classes))
            : method.parameters,
        returnType: method.returnType,
        writes: aura
          ? aura.parameters["cacheable"] !== true && !readsAfresh.has(`${info.name}.${method.name}`)
          : verb !== "httpget",
        sharing: info.sharing,
      },
    ];
  });
}

function pathsOf(
  schema: Schema,
  objectName: string,
  triggers: CompiledProject["compiled"]["triggers"],
): TriggerPath[] {
  const object = resolveObject(schema, objectName);
  if (!object) throw new Error(`A trigger is on ${objectName}, which is not there.`);
  return operations.map((operation) => ({
    name: `${object.name} ${operation}`,
    trigger: triggers.map(({ name }) => name).join(", "),
    object,
    operation,
    events: triggers.flatMap(({ events }) =>
      events.filter((event) => event.operation === operation).map(({ timing }) => timing),
    ),
  }));
}
