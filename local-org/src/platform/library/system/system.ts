// System.System: assertions, the clock, debug text and asynchronous work.
import { currentPage } from "../visualforce/pages.ts";
import { defineClass } from "../../../apex/library.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { ApexDatetime } from "../../values/datetime.ts";
import { hashCode, valueEquals } from "../../values/equality.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, need } from "../helpers.ts";
import { assertEqual, assertNotEqual, assertTrue } from "./assert.ts";
import type { PropertyBag } from "../../values/platform-object.ts";
import { asyncOptions } from "./async.ts";
import { today } from "./date.ts";
import { VersionValue } from "./version.ts";

export const applicationReadWriteMode = defineEnum("System.ApplicationReadWriteMode", [
  "DEFAULT",
  "READ_ONLY",
]);

function enqueue(
  rt: Runtime,
  job: unknown,
  options: Parameters<Runtime["ports"]["enqueue"]>[1] = {},
): string {
  if (!rt.instanceOf(need(job, 1), "Queueable"))
    throw apexError(
      "System.AsyncException",
      `The class ${rt.show(job)} does not implement Queueable.`,
    );
  return rt.ports.enqueue(job, options);
}
function debug(rt: Runtime, level: string, value: unknown): void {
  rt.ports.debug(level, rt.show(value));
}

export const systemClass = defineClass({
  name: "System.System",
  kind: "class",
  members: {
    "static void assert(Boolean condition)": assertTrue,
    "static void assert(Boolean condition, Object message)": assertTrue,
    "static void assertEquals(Object expected, Object actual)": assertEqual,
    "static void assertEquals(Object expected, Object actual, Object message)": assertEqual,
    "static void assertNotEquals(Object notExpected, Object actual)": assertNotEqual,
    "static void assertNotEquals(Object notExpected, Object actual, Object message)":
      assertNotEqual,
    "static Datetime now()": (rt: Runtime) => new ApexDatetime(rt.ports.now()),
    "static Date today()": today,
    "static Long currentTimeMillis()": (rt: Runtime) => BigInt(Math.floor(rt.ports.now())),
    "static void debug(Object value)": (rt: Runtime, value: unknown) => debug(rt, "DEBUG", value),
    "static void debug(System.LoggingLevel level, Object value)": (
      rt: Runtime,
      level: ApexEnum,
      value: unknown,
    ) => debug(rt, need(level).constantName, value),
    "static Boolean equals(Object left, Object right)": (
      _rt: Runtime,
      left: unknown,
      right: unknown,
    ) => valueEquals(left, right),
    "static Integer hashCode(Object value)": (_rt: Runtime, value: unknown) => hashCode(value),
    "static System.PageReference currentPageReference()": currentPage,
    "static Id enqueueJob(Object job)": (rt: Runtime, job: unknown) => enqueue(rt, job),
    "static Id enqueueJob(Object job, Integer delay)": (
      rt: Runtime,
      job: unknown,
      delayMinutes: number,
    ) => enqueue(rt, job, { delayMinutes: need(delayMinutes, 2) }),
    "static Id enqueueJob(Object job, System.AsyncOptions options)": (
      rt: Runtime,
      job: unknown,
      options: PropertyBag,
    ) => enqueue(rt, job, asyncOptions(need(options, 2))),
    "static void attachFinalizer(Object finalizer)": (rt: Runtime, finalizer: unknown) => {
      if (rt.ports.attachFinalizer === undefined)
        throw new UnsupportedError(
          "System.attachFinalizer",
          "Handle the failure inside the queueable's execute method.",
        );
      rt.ports.attachFinalizer(need(finalizer));
    },
    "static Id schedule(String name, String cron, Object job)": (
      rt: Runtime,
      name: string,
      cron: string,
      job: unknown,
    ) => rt.ports.schedule(need(name, 1), need(cron, 2), need(job, 3)),
    "static String scheduleBatch(Object batch, String name, Integer minutes)": (
      rt: Runtime,
      batch: unknown,
      name: string,
      minutes: number,
    ) => rt.ports.scheduleBatch(need(batch, 1), need(name, 2), need(minutes, 3), 200),
    "static String scheduleBatch(Object batch, String name, Integer minutes, Integer scope)": (
      rt: Runtime,
      batch: unknown,
      name: string,
      minutes: number,
      scope: number,
    ) => rt.ports.scheduleBatch(need(batch, 1), need(name, 2), need(minutes, 3), need(scope, 4)),
    "static void abortJob(String id)": (rt: Runtime, id: string) => rt.ports.abortJob(need(id)),
    "static Boolean isBatch()": (rt: Runtime) => rt.ports.asyncContext().kind === "batch",
    "static Boolean isFuture()": (rt: Runtime) => rt.ports.asyncContext().kind === "future",
    "static Boolean isQueueable()": (rt: Runtime) => rt.ports.asyncContext().kind === "queueable",
    "static Boolean isScheduled()": (rt: Runtime) => rt.ports.asyncContext().kind === "scheduled",
    "static System.ApplicationReadWriteMode getApplicationReadWriteMode()": (rt: Runtime) =>
      rt.libraryEnum("System.ApplicationReadWriteMode", "DEFAULT"),
    "static System.Version requestVersion()": () => new VersionValue(1, 0, null),
    "static Boolean isFunctionCallback()": () => false,
    "static Boolean isRunningElasticCompute()": () => false,
    "static Integer purgeOldAsyncJobs(Date before)": () => 0,
  },
  unsupported: {
    setPassword: "Users of the local org sign in without passwords.",
    resetPassword: "Users of the local org sign in without passwords.",
    resetPasswordWithEmailTemplate: "Users of the local org sign in without passwords.",
    process: "Approval processes are not part of the local org.",
    submit: "Approval processes are not part of the local org.",
    movePassword: "Users of the local org sign in without passwords.",
    changeOwnPassword: "Users of the local org sign in without passwords.",
  },
});
