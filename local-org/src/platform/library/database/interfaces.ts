// Database.Batchable and what goes with it.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import type { JobContext } from "../system/async.ts";

const marker = (name: string): LibraryClass =>
  defineClass({ name, kind: "interface", members: {} });

export const batchClasses: readonly LibraryClass[] = [
  // Two `start`s of the same name and arity are alternatives: a class has one of them.
  defineClass({
    name: "Database.Batchable",
    kind: "interface",
    typeParameters: ["T"],
    members: {},
    abstractMembers: [
      "Database.QueryLocator start(Database.BatchableContext context)",
      "Iterable<T> start(Database.BatchableContext context)",
      "void execute(Database.BatchableContext context, List<T> scope)",
      "void finish(Database.BatchableContext context)",
    ],
  }),
  defineClass({
    name: "Database.BatchableContext",
    kind: "interface",
    members: {},
    abstractMembers: ["Id getJobId()", "Id getChildJobId()"],
  }),
  defineClass({
    name: "Database.BatchableContextImpl",
    kind: "class",
    interfaces: ["Database.BatchableContext"],
    members: {
      "Id getJobId()": (_rt: Runtime, self: JobContext) => self.jobId,
      "Id getChildJobId()": (_rt: Runtime, self: JobContext) => self.childJobId,
    },
  }),
  marker("Database.Stateful"),
  marker("Database.AllowsCallouts"),
  marker("Database.RaisesPlatformEvents"),
];
