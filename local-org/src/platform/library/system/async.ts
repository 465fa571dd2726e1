// Asynchronous Apex: Queueable, Schedulable, Finalizer, their contexts, AsyncOptions and AsyncInfo.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexException, apexError } from "../../values/exception.ts";
import { PlatformObject, PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";
import { defineBag } from "../properties.ts";

/** The context argument of Queueable.execute, Schedulable.execute and Batchable methods; made by the org. */
export class JobContext extends PlatformObject {
  readonly apexType:
    | "System.QueueableContextImpl"
    | "System.SchedulableContextImpl"
    | "Database.BatchableContextImpl"
    | "System.FinalizerContextImpl";
  readonly jobId: string;
  readonly childJobId: string | null;
  readonly error: ApexException | null;
  readonly requestId: string;
  constructor(
    apexType: JobContext["apexType"],
    jobId: string,
    options: { childJobId?: string; error?: ApexException | null; requestId?: string } = {},
  ) {
    super();
    this.apexType = apexType;
    this.jobId = jobId;
    this.childJobId = options.childJobId ?? null;
    this.error = options.error ?? null;
    this.requestId = options.requestId ?? "";
  }
}
const id = (_rt: Runtime, self: JobContext): string => self.jobId;

const BUILDER = "System.QueueableDuplicateSignature.Builder";
const SIGNATURE = "System.QueueableDuplicateSignature";
const OPTIONS = "System.AsyncOptions";

/** Plain bags, because a job may hold its options while it waits in the queue. */
export function asyncOptions(options: PropertyBag): {
  delayMinutes?: number;
  signature?: string;
  maximumDepth?: number;
} {
  const delay = options.get("MinimumQueueableDelayInMinutes");
  const depth = options.get("MaximumQueueableStackDepth");
  const signature = options.get("DuplicateSignature");
  return {
    ...(typeof delay === "number" ? { delayMinutes: delay } : {}),
    ...(signature instanceof PropertyBag ? { signature: String(signature.get("text")) } : {}),
    ...(typeof depth === "number" ? { maximumDepth: depth } : {}),
  };
}
function currentDepth(rt: Runtime): number {
  const context = rt.ports.asyncContext();
  if (context.kind !== "queueable")
    throw apexError(
      "System.AsyncException",
      "AsyncInfo methods can only be called from a queueable job.",
    );
  return context.depth;
}
const textOf = (bag: PropertyBag): string => {
  const text = bag.get("text");
  return typeof text === "string" ? text : "";
};
const addPart = (rt: Runtime, self: PropertyBag, value: unknown): PropertyBag => {
  self.set("text", `${textOf(self)}\u0000${rt.show(need(value))}`);
  return self;
};
const build = (_rt: Runtime, self: PropertyBag): PropertyBag => {
  const signature = new PropertyBag(SIGNATURE);
  signature.set("text", textOf(self));
  return signature;
};

export const asyncClasses: readonly LibraryClass[] = [
  defineEnum("System.ParentJobResult", ["SUCCESS", "UNHANDLED_EXCEPTION"]),
  defineClass({
    name: "System.Queueable",
    kind: "interface",
    members: {},
    abstractMembers: ["void execute(QueueableContext context)"],
  }),
  defineClass({
    name: "System.Schedulable",
    kind: "interface",
    members: {},
    abstractMembers: ["void execute(SchedulableContext context)"],
  }),
  defineClass({
    name: "System.Finalizer",
    kind: "interface",
    members: {},
    abstractMembers: ["void execute(FinalizerContext context)"],
  }),
  defineClass({
    name: "System.QueueableContext",
    kind: "interface",
    members: {},
    abstractMembers: ["Id getJobId()"],
  }),
  defineClass({
    name: "System.SchedulableContext",
    kind: "interface",
    members: {},
    abstractMembers: ["Id getTriggerId()"],
  }),
  defineClass({
    name: "System.FinalizerContext",
    kind: "interface",
    members: {},
    abstractMembers: [
      "Id getAsyncApexJobId()",
      "Exception getException()",
      "String getRequestId()",
      "System.ParentJobResult getResult()",
    ],
  }),
  defineClass({
    name: "System.QueueableContextImpl",
    kind: "class",
    interfaces: ["System.QueueableContext"],
    members: { "Id getJobId()": id },
  }),
  defineClass({
    name: "System.SchedulableContextImpl",
    kind: "class",
    interfaces: ["System.SchedulableContext"],
    members: { "Id getTriggerId()": id },
  }),
  defineClass({
    name: "System.FinalizerContextImpl",
    kind: "class",
    interfaces: ["System.FinalizerContext"],
    members: {
      "Id getAsyncApexJobId()": id,
      "Exception getException()": (_rt: Runtime, self: JobContext) => self.error,
      "String getRequestId()": (_rt: Runtime, self: JobContext) => self.requestId,
      "System.ParentJobResult getResult()": (rt: Runtime, self: JobContext) =>
        rt.libraryEnum(
          "System.ParentJobResult",
          self.error === null ? "SUCCESS" : "UNHANDLED_EXCEPTION",
        ),
    },
  }),
  defineBag(
    OPTIONS,
    [
      "System.QueueableDuplicateSignature DuplicateSignature",
      "Integer MaximumQueueableStackDepth",
      "Integer MinimumQueueableDelayInMinutes",
    ],
    { create: () => new PropertyBag(OPTIONS) },
  ),
  defineClass({
    name: "System.AsyncInfo",
    kind: "class",
    members: {
      "static Integer getCurrentQueueableStackDepth()": currentDepth,
      "static Integer getMaximumQueueableStackDepth()": (rt: Runtime) => {
        currentDepth(rt);
        return rt.ports.limit("QueueableStackDepth");
      },
      "static Integer getMinimumQueueableDelayInMinutes()": (rt: Runtime) => {
        currentDepth(rt);
        return 0;
      },
      "static Boolean hasMaxStackDepth()": (rt: Runtime) => {
        currentDepth(rt);
        return false;
      },
    },
  }),
  defineClass({
    name: "System.QueueableDuplicateSignature",
    kind: "class",
    members: {
      "static System.QueueableDuplicateSignature.Builder Builder()": () => new PropertyBag(BUILDER),
    },
  }),
  defineClass({
    name: "System.QueueableDuplicateSignature.Builder",
    kind: "class",
    members: {
      "Builder()": () => new PropertyBag(BUILDER),
      "System.QueueableDuplicateSignature.Builder addId(Id value)": addPart,
      "System.QueueableDuplicateSignature.Builder addInteger(Integer value)": addPart,
      "System.QueueableDuplicateSignature.Builder addString(String value)": addPart,
      "System.QueueableDuplicateSignature build()": build,
    },
  }),
];
