// System.Trigger: the context variables of the trigger that is running.
import { defineClass } from "../../../apex/library.ts";
import type { TriggerContext } from "../../ports.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum } from "../helpers.ts";

export const triggerOperation = defineEnum("System.TriggerOperation", [
  "BEFORE_INSERT",
  "BEFORE_UPDATE",
  "BEFORE_DELETE",
  "AFTER_INSERT",
  "AFTER_UPDATE",
  "AFTER_DELETE",
  "AFTER_UNDELETE",
]);

/** Outside a trigger collections are null and flags false. */
const read =
  <T>(choose: (context: TriggerContext) => T, otherwise: T) =>
  (rt: Runtime): T => {
    const context = rt.ports.trigger();
    return context === null ? otherwise : choose(context);
  };
function operation(context: TriggerContext): string {
  const kind = context.isInsert
    ? "INSERT"
    : context.isUpdate
      ? "UPDATE"
      : context.isDelete
        ? "DELETE"
        : "UNDELETE";
  return `${context.isBefore ? "BEFORE" : "AFTER"}_${kind}`;
}

export const triggerClass = defineClass({
  name: "System.Trigger",
  kind: "class",
  members: {
    "static Boolean isExecuting {get;}": (rt: Runtime) => rt.ports.trigger() !== null,
    "static Boolean isInsert {get;}": read((context) => context.isInsert, false),
    "static Boolean isUpdate {get;}": read((context) => context.isUpdate, false),
    "static Boolean isDelete {get;}": read((context) => context.isDelete, false),
    "static Boolean isUndelete {get;}": read((context) => context.isUndelete, false),
    "static Boolean isBefore {get;}": read((context) => context.isBefore, false),
    "static Boolean isAfter {get;}": read((context) => context.isAfter, false),
    "static List<SObject> new {get;}": read<unknown>((context) => context.newList, null),
    "static List<SObject> old {get;}": read<unknown>((context) => context.oldList, null),
    "static Map<Id,SObject> newMap {get;}": read<unknown>((context) => context.newMap, null),
    "static Map<Id,SObject> oldMap {get;}": read<unknown>((context) => context.oldMap, null),
    "static Integer size {get;}": read((context) => context.size, 0),
    "static System.TriggerOperation operationType {get;}": (rt: Runtime) => {
      const context = rt.ports.trigger();
      return context === null
        ? null
        : rt.libraryEnum("System.TriggerOperation", operation(context));
    },
  },
});
