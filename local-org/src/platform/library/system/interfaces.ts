// Interfaces of the System namespace that project classes implement.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import type { VersionValue } from "./version.ts";

const contract = (
  name: string,
  abstractMembers: readonly string[],
  typeParameters?: readonly string[],
): LibraryClass =>
  defineClass({
    name,
    kind: "interface",
    members: {},
    abstractMembers,
    ...(typeParameters === undefined ? {} : { typeParameters }),
  });

export class InstallContextValue extends PlatformObject {
  readonly apexType = "System.InstallContextImpl";
  readonly previous: VersionValue | null;
  readonly push: boolean;
  constructor(previous: VersionValue | null, push: boolean) {
    super();
    this.previous = previous;
    this.push = push;
  }
}
const installMembers = [
  "Id installerId()",
  "Boolean isPush()",
  "Boolean isUpgrade()",
  "Id organizationId()",
  "System.Version previousVersion()",
];
const uninstallMembers = ["Id organizationId()", "Id uninstallerId()"];

export const systemInterfaces: readonly LibraryClass[] = [
  contract("System.Comparable", ["Integer compareTo(Object other)"]),
  contract("System.Comparator", ["Integer compare(T left, T right)"], ["T"]),
  contract("System.Callable", ["Object call(String action, Map<String,Object> arguments)"]),
  contract("System.StubProvider", [
    "Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)",
  ]),
  contract("System.HttpCalloutMock", ["HttpResponse respond(HttpRequest request)"]),
  contract("System.WebServiceMock", [
    "void doInvoke(Object stub, Object request, Map<String,Object> response, String endpoint, String soapAction, String requestName, String responseNamespace, String responseName, String responseType)",
  ]),
  contract("System.InstallHandler", ["void onInstall(InstallContext context)"]),
  contract("System.UninstallHandler", ["void onUninstall(UninstallContext context)"]),
  contract("System.InstallContext", installMembers),
  contract("System.UninstallContext", uninstallMembers),
  contract("System.SandboxPostCopy", ["void runApexClass(SandboxContext context)"]),
  contract("System.SandboxContext", [
    "Id organizationId()",
    "Id sandboxId()",
    "String sandboxName()",
  ]),
  defineClass({
    name: "System.InstallContextImpl",
    kind: "class",
    interfaces: ["System.InstallContext", "System.UninstallContext"],
    members: {
      "Id installerId()": (rt: Runtime) => rt.ports.user().id,
      "Id uninstallerId()": (rt: Runtime) => rt.ports.user().id,
      "Id organizationId()": (rt: Runtime) => rt.ports.organizationId(),
      "Boolean isPush()": (_rt: Runtime, self: InstallContextValue) => self.push,
      "Boolean isUpgrade()": (_rt: Runtime, self: InstallContextValue) => self.previous !== null,
      "System.Version previousVersion()": (_rt: Runtime, self: InstallContextValue) =>
        self.previous,
    },
  }),
];
