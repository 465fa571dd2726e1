// System.Test: the test life cycle, stubs, mocks and what only tests may do.
import { defineClass } from "../../../apex/library.ts";
import { ApexList } from "../../values/collections.ts";
import { classInfoKey } from "../../values/emitted.ts";
import { ApexDatetime } from "../../values/datetime.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError, nullArgument } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { plainName } from "../../values/runtime-type.ts";
import { stubSuffix } from "../../values/type-name.ts";
import { TypeToken } from "../../values/tokens.ts";
import { clearMessages, setCurrentPage } from "../visualforce/pages.ts";
import { settleCallbacks } from "../eventbus/event-bus.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need, strings } from "../helpers.ts";
import { loadData } from "./load-data.ts";
import { InstallContextValue } from "./interfaces.ts";
import type { VersionValue } from "./version.ts";

function answer(
  rt: Runtime,
  returnType: string,
  provider: unknown,
  call: readonly unknown[],
): unknown {
  const value = rt.dynamicCall(provider, "handleMethodCall", call);
  return returnType === "void" ? null : rt.cast(value, returnType);
}
/** What the Stub API cannot mock (Apex Developer Guide, "Apex Stub API Limitations"). */
function checkStubbable(rt: Runtime, type: TypeToken): void {
  const registered = rt.classes.find(type.name);
  if (registered === undefined)
    throw apexError(
      "System.TypeException",
      `Test.createStub cannot stub ${type.name}: only classes and interfaces of the project can be stubbed.`,
    );
  if (type.name.includes("."))
    throw apexError(
      "System.TypeException",
      `Test.createStub cannot stub ${type.name}: inner classes are not supported.`,
    );
  const { constructors } = registered.info;
  if (
    constructors.length > 0 &&
    constructors.every((constructor) => constructor.visibility === "private")
  )
    throw apexError(
      "System.TypeException",
      `Test.createStub cannot stub ${type.name}: all its constructors are private.`,
    );
}

/** Stubs answer every public instance method through the StubProvider (Apex Developer Guide, "Build a Mocking Framework with the Stub API"). */
function createStub(rt: Runtime, type: TypeToken, provider: unknown): object {
  checkStubbable(rt, need(type, 1));
  return stubOf(rt, type, () => need(provider, 2));
}
type Registered = NonNullable<ReturnType<Runtime["classes"]["find"]>>;
/** By JavaScript name: of the class or interface and of everything above it. */
function stubbedMethods(
  rt: Runtime,
  registered: Registered,
): ReadonlyMap<string, Registered["info"]["methods"][number]> {
  const methods = new Map<string, Registered["info"]["methods"][number]>();
  const open: Registered[] = [registered];
  for (let entry = open.shift(); entry !== undefined; entry = open.shift()) {
    for (const method of entry.info.methods)
      if (!method.isStatic && !methods.has(method.jsName)) methods.set(method.jsName, method);
    const { superclass, interfaces } = entry.info;
    for (const above of [...(superclass === undefined ? [] : [superclass]), ...interfaces]) {
      const found = rt.classes.find(above);
      if (found !== undefined) open.push(found);
    }
  }
  return methods;
}
/** A job that holds a stub keeps its provider; the stub is made anew when the job runs. */
export const stubProviderKey = Symbol("provider of the stub");
export function stubOf(rt: Runtime, type: TypeToken, provider: () => unknown): object {
  const registered = rt.classes.find(type.name);
  if (registered === undefined) throw nullArgument(1);
  const methods = stubbedMethods(rt, registered);
  const stub: object = new Proxy(
    Object.create(registered.constructor.prototype, {
      [classInfoKey]: { value: { ...registered.info, name: registered.info.name + stubSuffix } },
    }) as object,
    {
      get(target, property, receiver): unknown {
        if (property === stubProviderKey) return provider();
        const method = typeof property === "string" ? methods.get(property) : undefined;
        if (method === undefined || method.visibility === "private")
          return Reflect.get(target, property, receiver);
        return (...args: unknown[]) =>
          answer(rt, method.returnType, provider(), [
            stub,
            method.name,
            method.returnType === "void" ? null : new TypeToken(method.returnType),
            listOf(
              "Type",
              method.parameters.map((parameter) => new TypeToken(parameter.type)),
            ),
            strings(method.parameters.map((parameter) => parameter.name)),
            listOf("Object", args),
          ]);
      },
    },
  );
  return stub;
}

/** Mocks by the interface they are set for; read by Http.send. */
export function mockFor(rt: Runtime, name: string): unknown {
  return rt.libraryState.get(`test.mock.${name}`) ?? null;
}
function setMock(rt: Runtime, type: TypeToken, mock: unknown): void {
  if (!rt.ports.isTest())
    throw apexError("System.TestException", "Test.setMock can only be called from a test method.");
  rt.libraryState.set(`test.mock.${plainName(need(type, 1).name)}`, need(mock, 2));
}

function required<T>(port: T | undefined, what: string, advice: string): T {
  if (port === undefined) throw new UnsupportedError(what, advice);
  return port;
}

class EventBroker extends PlatformObject {
  readonly apexType = "EventBus.TestBroker";
}
function install(rt: Runtime, handler: unknown, version: VersionValue | null, push: boolean): void {
  rt.dynamicCall(need(handler, 1), "onInstall", [new InstallContextValue(version, push)]);
}

export const testClasses = [
  defineClass({
    name: "System.Test",
    kind: "class",
    members: {
      "static void startTest()": (rt: Runtime) => rt.ports.startTest(),
      "static void stopTest()": (rt: Runtime) => {
        rt.ports.stopTest();
        settleCallbacks(rt, true);
      },
      "static Boolean isRunningTest()": (rt: Runtime) => rt.ports.isTest(),
      "static Object createStub(System.Type type, System.StubProvider provider)": createStub,
      "static void setMock(System.Type type, Object mock)": setMock,
      "static void setCreatedDate(Id recordId, Datetime createdDate)": (
        rt: Runtime,
        id: string,
        date: ApexDatetime,
      ) => {
        required(
          rt.ports.setCreatedDate?.bind(rt.ports),
          "Test.setCreatedDate",
          "Move the clock instead.",
        )(need(id, 1), need(date, 2).milliseconds);
      },
      "static Id getStandardPricebookId()": (rt: Runtime) =>
        required(
          rt.ports.standardPricebookId?.bind(rt.ports),
          "Test.getStandardPricebookId",
          "Insert a price book in the test.",
        )(),
      "static List<SObject> loadData(Schema.SObjectType type, String resource)": loadData,
      "static EventBus.TestBroker getEventBus()": () => new EventBroker(),
      "static void setFixedSearchResults(List<Id> ids)": (rt: Runtime, ids: ApexList) => {
        required(
          rt.ports.setFixedSearchResults?.bind(rt.ports),
          "Test.setFixedSearchResults",
          "SOSL searches the test's own records in the local org.",
        )(need(ids).items.map(String));
      },
      "static void testInstall(System.InstallHandler handler, System.Version version)": (
        rt: Runtime,
        handler: unknown,
        version: VersionValue | null,
      ) => install(rt, handler, version, false),
      "static void testInstall(System.InstallHandler handler, System.Version version, Boolean isPush)":
        (rt: Runtime, handler: unknown, version: VersionValue | null, push: unknown) =>
          install(rt, handler, version, push === true),
      "static void testUninstall(System.UninstallHandler handler)": (
        rt: Runtime,
        handler: unknown,
      ) => {
        rt.dynamicCall(need(handler), "onUninstall", [new InstallContextValue(null, false)]);
      },
      "static void setCurrentPage(System.PageReference page)": setCurrentPage,
      "static void setCurrentPageReference(System.PageReference page)": setCurrentPage,
      "static void clearApexPageMessages()": clearMessages,
      "static void setReadOnlyApplicationMode(Boolean enabled)": () => undefined,
      // Permission set groups are always up to date in the local org.
      "static void calculatePermissionSetGroup(Id groupId)": () => undefined,
      "static void calculatePermissionSetGroup(List<Id> groupIds)": () => undefined,
      "static List<Id> enqueueBatchJobs(Integer count)": () => new ApexList("Id"),
      "static List<Id> getFlexQueueOrder()": () => new ApexList("Id"),
    },
    unsupported: {
      setContinuationResponse: "Continuations are not part of the local org.",
      invokeContinuationMethod: "Continuations are not part of the local org.",
      invokePage: "Visualforce is not part of the local org.",
      enableChangeDataCapture: "Change data capture is not part of the local org.",
      createSoqlStub: "Insert the records the query should find.",
      createStubQueryRow: "Insert the records the query should find.",
      createStubQueryRows: "Insert the records the query should find.",
      newSendEmailQuickActionDefaults: "Quick actions are not part of the local org.",
      testSandboxPostCopyScript: "Call runApexClass on an instance.",
    },
  }),
  defineClass({
    name: "EventBus.TestBroker",
    kind: "class",
    members: {
      "void deliver()": (rt: Runtime) => {
        required(
          rt.ports.deliverEvents?.bind(rt.ports),
          "EventBus.TestBroker.deliver",
          "Call Test.stopTest(); it delivers published events.",
        )();
        settleCallbacks(rt, true);
      },
      "void fail()": (rt: Runtime) => settleCallbacks(rt, false),
    },
  }),
] as const;
