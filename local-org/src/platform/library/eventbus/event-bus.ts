// The EventBus namespace: publishing platform events and reading the subscriber's context.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { AccessLevelValue } from "../system/access-level.ts";
import { ApexList } from "../../values/collections.ts";
import { SObject } from "../../values/sobject.ts";
import { PlatformObject, PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need, strings } from "../helpers.ts";
import { DatabaseResult } from "../database/results.ts";
import { apexError } from "../../values/exception.ts";
import { currentEventContext } from "./event-context.ts";

function publish(rt: Runtime, events: unknown, level?: AccessLevelValue): unknown {
  const many = events instanceof ApexList;
  const results = rt.ports
    .publish(many ? events.items : [need(events)], level?.mode ?? "system")
    .map((result) => new DatabaseResult("Database.SaveResult", result));
  for (const result of results) result.operationId = rt.ports.newUuid();
  return many ? listOf("Database.SaveResult", results) : (results[0] ?? null);
}
const pendingKey = "eventbus.callbacks";
interface Pending {
  readonly callback: unknown;
  readonly uuids: readonly string[];
}

/** The callback hears of the events' fate when they are delivered: in a test by deliver() or fail() of the test broker, else at once. */
function publishWithCallback(rt: Runtime, events: unknown, callback: unknown): unknown {
  const results = publish(rt, events);
  const records = events instanceof ApexList ? events.items : [events];
  const uuids = records.flatMap((record) => {
    const uuid = record instanceof SObject ? record.fields.get("eventuuid") : undefined;
    return typeof uuid === "string" ? [uuid] : [];
  });
  const known = rt.libraryState.get(pendingKey);
  rt.libraryState.set(pendingKey, [
    ...(Array.isArray(known) ? (known as unknown[]) : []),
    { callback: need(callback, 2), uuids },
  ]);
  if (!rt.ports.isTest()) settleCallbacks(rt, true);
  return results;
}
export function settleCallbacks(rt: Runtime, delivered: boolean): void {
  const pending: unknown = rt.libraryState.get(pendingKey);
  rt.libraryState.delete(pendingKey);
  const [method, contract, type] = delivered
    ? (["onSuccess", "EventBus.EventPublishSuccessCallback", "EventBus.SuccessResult"] as const)
    : (["onFailure", "EventBus.EventPublishFailureCallback", "EventBus.FailureResult"] as const);
  for (const { callback, uuids } of Array.isArray(pending) ? (pending as readonly Pending[]) : []) {
    if (!rt.instanceOf(callback, contract)) continue;
    const result = new PropertyBag(type);
    result.set("eventUuids", strings(uuids));
    rt.dynamicCall(callback, method, [result]);
  }
}
class Context extends PlatformObject {
  readonly apexType = "EventBus.TriggerContext";
}

export const eventBusClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.EventBus",
    kind: "class",
    members: {
      "static Database.SaveResult publish(SObject event)": publish,
      "static List<Database.SaveResult> publish(List<SObject> events)": publish,
      "static Database.SaveResult publish(SObject event, EventBus.EventPublishSuccessCallback callback)":
        publishWithCallback,
      "static List<Database.SaveResult> publish(List<SObject> events, EventBus.EventPublishSuccessCallback callback)":
        publishWithCallback,
      "static Database.SaveResult publish(SObject event, EventBus.EventPublishFailureCallback callback)":
        publishWithCallback,
      "static List<Database.SaveResult> publish(List<SObject> events, EventBus.EventPublishFailureCallback callback)":
        publishWithCallback,
      "static Database.SaveResult publish(SObject event, System.AccessLevel accessLevel)": publish,
      "static List<Database.SaveResult> publish(List<SObject> events, System.AccessLevel accessLevel)":
        publish,
      // The result of a call that was queued carries the id of its operation (Apex Reference, EventBus.getOperationId).
      "static String getOperationId(Object result)": (_rt: Runtime, result: unknown) =>
        result instanceof DatabaseResult && result.result.success ? result.operationId : null,
    },
  }),
  defineClass({
    name: "EventBus.TriggerContext",
    kind: "class",
    members: {
      "static EventBus.TriggerContext currentContext()": () => new Context(),
      "Integer retries {get;}": (rt: Runtime) => currentEventContext(rt).retries,
      "String lastError {get;}": (rt: Runtime) => currentEventContext(rt).lastError,
      "void setResumeCheckpoint(String replayId)": (
        rt: Runtime,
        _self: unknown,
        replayId: string,
      ) => {
        const context = currentEventContext(rt);
        if (!context.replayIds.includes(need(replayId)))
          throw apexError(
            "EventBus.InvalidReplayIdException",
            `The replay ID ${replayId} isn't in the current batch of events.`,
          );
        context.checkpoint = replayId;
      },
      "String getResumeCheckpoint()": (rt: Runtime) => currentEventContext(rt).checkpoint,
    },
  }),
  defineClass({
    name: "EventBus.EventPublishSuccessCallback",
    kind: "interface",
    members: {},
    abstractMembers: ["void onSuccess(EventBus.SuccessResult result)"],
  }),
  defineClass({
    name: "EventBus.EventPublishFailureCallback",
    kind: "interface",
    members: {},
    abstractMembers: ["void onFailure(EventBus.FailureResult result)"],
  }),
  defineClass({
    name: "EventBus.SuccessResult",
    kind: "class",
    members: {
      "List<String> getEventUuids()": (_rt: Runtime, self: PropertyBag) => self.get("eventUuids"),
    },
  }),
  defineClass({
    name: "EventBus.FailureResult",
    kind: "class",
    members: {
      "List<String> getEventUuids()": (_rt: Runtime, self: PropertyBag) => self.get("eventUuids"),
    },
  }),
];
