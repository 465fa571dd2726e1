// The EventBus namespace: publishing platform events and reading the subscriber's context.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { AccessLevelValue } from "../system/access-level.ts";
import { ApexList } from "../../values/collections.ts";
import { PlatformObject, PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";
import { DatabaseResult } from "../database/results.ts";

function publish(rt: Runtime, events: unknown, level?: AccessLevelValue): unknown {
  const many = events instanceof ApexList;
  const results = rt.ports.publish(many ? events.items : [need(events)], level?.mode ?? "system").map((result) => new DatabaseResult("Database.SaveResult", result));
  return many ? listOf("Database.SaveResult", results) : (results[0] ?? null);
}
class Context extends PlatformObject { readonly apexType = "EventBus.TriggerContext"; }

export const eventBusClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.EventBus", kind: "class",
    members: {
      "static Database.SaveResult publish(SObject event)": publish, "static List<Database.SaveResult> publish(List<SObject> events)": publish,
      "static Database.SaveResult publish(SObject event, System.AccessLevel accessLevel)": publish, "static List<Database.SaveResult> publish(List<SObject> events, System.AccessLevel accessLevel)": publish,
    },
    unsupported: { publishWithCallback: "Callbacks of publishing are not part of the local org.", getOperationId: "Publish results carry no operation id in the local org." },
  }),
  defineClass({
    name: "EventBus.TriggerContext", kind: "class",
    members: {
      "static EventBus.TriggerContext currentContext()": () => new Context(),
      "Integer retries {get;}": () => 0,
      "String lastError {get;}": () => "",
      "void setResumeCheckpoint(String replayId)": (rt: Runtime, _self: unknown, replayId: string) => { rt.libraryState.set("eventbus.checkpoint", need(replayId)); },
      "String getResumeCheckpoint()": (rt: Runtime) => rt.libraryState.get("eventbus.checkpoint") ?? null,
    },
  }),
  defineClass({ name: "EventBus.EventPublishSuccessCallback", kind: "interface", members: {}, abstractMembers: ["void onSuccess(EventBus.SuccessResult result)"] }),
  defineClass({ name: "EventBus.EventPublishFailureCallback", kind: "interface", members: {}, abstractMembers: ["void onFailure(EventBus.FailureResult result)"] }),
  defineClass({ name: "EventBus.SuccessResult", kind: "class", members: { "List<String> getEventUuids()": (_rt: Runtime, self: PropertyBag) => self.get("eventUuids") } }),
  defineClass({ name: "EventBus.FailureResult", kind: "class", members: { "List<String> getEventUuids()": (_rt: Runtime, self: PropertyBag) => self.get("eventUuids") } }),
];
