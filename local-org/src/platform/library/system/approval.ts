// System.Approval: locking and unlocking records. Approval processes themselves are refused by name.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import { DatabaseResult } from "../database/results.ts";
import { ApexList, ApexMap } from "../../values/collections.ts";
import { nullArgument } from "../../values/exception.ts";
import { SObject } from "../../values/sobject.ts";
import { listOf } from "../helpers.ts";
import type { Runtime } from "../helpers.ts";

function idOf(target: unknown): string {
  const id = target instanceof SObject ? target.id : target;
  if (typeof id !== "string") throw nullArgument();
  return id;
}
const idsOf = (target: unknown): string[] =>
  target instanceof ApexList ? target.items.map(idOf) : [idOf(target)];

function setLock(isLocked: boolean): LibraryFunction {
  const type = `Approval.${isLocked ? "LockResult" : "UnlockResult"}`;
  return (rt: Runtime, target: unknown, allOrNone: boolean | null = true) => {
    const results = rt.ports
      .lockRecords(idsOf(target), isLocked, allOrNone ?? true)
      .map((result) => new DatabaseResult(type, result));
    return target instanceof ApexList ? listOf(type, results) : (results[0] ?? null);
  };
}

function isLocked(rt: Runtime, target: unknown): unknown {
  const ids = idsOf(target);
  const locked = rt.ports.lockedAmong(ids);
  return target instanceof ApexList
    ? new ApexMap(
        "Id",
        "Boolean",
        ids.map((id) => [id, locked.has(id)]),
      )
    : locked.has(ids[0] ?? "");
}

function overloads(name: "lock" | "unlock", result: string): Record<string, LibraryFunction> {
  const set = setLock(name === "lock");
  return Object.fromEntries(
    ["", ", Boolean allOrNone"].flatMap((tail) => [
      [`static ${result} ${name}(Id recordId${tail})`, set],
      [`static ${result} ${name}(SObject record${tail})`, set],
      [`static List<${result}> ${name}(List<Id> ids${tail})`, set],
      [`static List<${result}> ${name}(List<SObject> records${tail})`, set],
    ]),
  );
}

export const approvalClass: LibraryClass = defineClass({
  name: "System.Approval",
  kind: "class",
  members: {
    ...overloads("lock", "Approval.LockResult"),
    ...overloads("unlock", "Approval.UnlockResult"),
    "static Boolean isLocked(Id id)": isLocked,
    "static Boolean isLocked(SObject record)": isLocked,
    "static Map<Id,Boolean> isLocked(List<Id> ids)": isLocked,
    "static Map<Id,Boolean> isLocked(List<SObject> records)": isLocked,
  },
  unsupported: {
    process:
      "Approval processes are not part of the local org; keep the decision in fields of your own.",
  },
});
