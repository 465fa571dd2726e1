// Database.Batchable and what goes with it.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import type { JobContext } from "../system/async.ts";

const marker = (name: string): LibraryClass => defineClass({ name, kind: "interface", members: {} });

export const batchClasses: readonly LibraryClass[] = [
  // `start` returns a QueryLocator or an Iterable: the checker asks for execute and finish, the org finds start by name.
  defineClass({ name: "Database.Batchable", kind: "interface", typeParameters: ["T"], members: {}, abstractMembers: ["void execute(Database.BatchableContext context, List<T> scope)", "void finish(Database.BatchableContext context)"] }),
  defineClass({ name: "Database.BatchableContext", kind: "interface", members: {}, abstractMembers: ["Id getJobId()", "Id getChildJobId()"] }),
  defineClass({
    name: "Database.BatchableContextImpl", kind: "class", interfaces: ["Database.BatchableContext"],
    members: { "Id getJobId()": (_rt: Runtime, self: JobContext) => self.jobId, "Id getChildJobId()": (_rt: Runtime, self: JobContext) => self.childJobId },
  }),
  marker("Database.Stateful"), marker("Database.AllowsCallouts"), marker("Database.RaisesPlatformEvents"),
];
