// Asynchronous Apex: Queueable, Schedulable, Finalizer, their contexts, AsyncOptions and AsyncInfo.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexException, apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";

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

class SignatureBuilder extends PlatformObject {
  readonly apexType = "System.QueueableDuplicateSignature.Builder";
  readonly parts: string[] = [];
}
class Signature extends PlatformObject {
  readonly apexType = "System.QueueableDuplicateSignature";
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}
export class AsyncOptionsValue extends PlatformObject {
  readonly apexType = "System.AsyncOptions";
  signature: Signature | null = null;
  maximumDepth: number | null = null;
  minimumDelay: number | null = null;
}
export function asyncOptions(options: AsyncOptionsValue): {
  delayMinutes?: number;
  signature?: string;
  maximumDepth?: number;
} {
  return {
    ...(options.minimumDelay === null ? {} : { delayMinutes: options.minimumDelay }),
    ...(options.signature === null ? {} : { signature: options.signature.text }),
    ...(options.maximumDepth === null ? {} : { maximumDepth: options.maximumDepth }),
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
const addPart = (rt: Runtime, self: SignatureBuilder, value: unknown): SignatureBuilder => {
  self.parts.push(rt.show(need(value)));
  return self;
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
  defineClass({
    name: "System.AsyncOptions",
    kind: "class",
    members: {
      "AsyncOptions()": () => new AsyncOptionsValue(),
      "System.QueueableDuplicateSignature DuplicateSignature {get; set;}": (
        _rt: Runtime,
        self: AsyncOptionsValue,
      ) => self.signature,
      "Integer MaximumQueueableStackDepth {get; set;}": (_rt: Runtime, self: AsyncOptionsValue) =>
        self.maximumDepth,
      "Integer MinimumQueueableDelayInMinutes {get; set;}": (
        _rt: Runtime,
        self: AsyncOptionsValue,
      ) => self.minimumDelay,
    },
    setters: {
      "System.QueueableDuplicateSignature DuplicateSignature {get; set;}": (
        _rt: Runtime,
        self: AsyncOptionsValue,
        value: Signature | null,
      ) => {
        self.signature = value;
      },
      "Integer MaximumQueueableStackDepth {get; set;}": (
        _rt: Runtime,
        self: AsyncOptionsValue,
        value: number | null,
      ) => {
        self.maximumDepth = value;
      },
      "Integer MinimumQueueableDelayInMinutes {get; set;}": (
        _rt: Runtime,
        self: AsyncOptionsValue,
        value: number | null,
      ) => {
        self.minimumDelay = value;
      },
    },
  }),
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
      "static System.QueueableDuplicateSignature.Builder Builder()": () => new SignatureBuilder(),
    },
  }),
  defineClass({
    name: "System.QueueableDuplicateSignature.Builder",
    kind: "class",
    members: {
      "Builder()": () => new SignatureBuilder(),
      "System.QueueableDuplicateSignature.Builder addId(Id value)": addPart,
      "System.QueueableDuplicateSignature.Builder addInteger(Integer value)": addPart,
      "System.QueueableDuplicateSignature.Builder addString(String value)": addPart,
      "System.QueueableDuplicateSignature build()": (_rt: Runtime, self: SignatureBuilder) =>
        new Signature(self.parts.join("\u0000")),
    },
  }),
];
