// System.Request and System.Quiddity: how the running transaction was started.
import { defineClass } from "../../../apex/library.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum } from "../helpers.ts";

export const quiddityEnum = defineEnum("System.Quiddity", [
  "ANONYMOUS",
  "AURA",
  "BATCH_ACS",
  "BATCH_APEX",
  "BATCH_CHUNK_PARALLEL",
  "BATCH_CHUNK_SERIAL",
  "BULK_API",
  "COMMERCE_INTEGRATION",
  "DISCOVERABLE_LOGIN",
  "EXTERNAL_SERVICE_CALLBACK",
  "FUNCTION_CALLBACK",
  "FUTURE",
  "INBOUND_EMAIL_SERVICE",
  "INVOCABLE_ACTION",
  "IOT",
  "PLATFORM_EVENT",
  "PLATFORM_EVENT_PUBLISH_CALLBACK",
  "POST_INSTALL_SCRIPT",
  "QUEUEABLE",
  "QUICK_ACTION",
  "REMOTE_ACTION",
  "REST",
  "RUNTEST_ASYNC",
  "RUNTEST_DEPLOY",
  "RUNTEST_SYNC",
  "SCHEDULED",
  "SOAP",
  "SYNCHRONOUS",
  "TRANSACTION_FINALIZER_QUEUEABLE",
  "TRANSACTION_SECURITY_POLICY",
  "VF",
  "UNDEFINED",
]);
class RequestValue extends PlatformObject {
  readonly apexType = "System.Request";
}

export const requestClass = defineClass({
  name: "System.Request",
  kind: "class",
  members: {
    "static System.Request getCurrent()": () => new RequestValue(),
    "String getRequestId()": (rt: Runtime) => rt.ports.request().id,
    "System.Quiddity getQuiddity()": (rt: Runtime) =>
      rt.libraryEnum("System.Quiddity", rt.ports.request().quiddity),
  },
});
