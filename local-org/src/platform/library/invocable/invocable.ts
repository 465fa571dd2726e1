// Invocable.Action: calling the project's invocable Apex by name (Apex Reference Guide, "Invocable Namespace"). Flows do not run here.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { EmittedClassInfo } from "../../../apex/checked.ts";
import { ApexList, ApexMap } from "../../values/collections.ts";
import { isEmitted, writeMember } from "../../values/emitted.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { ApexException, apexError } from "../../values/exception.ts";
import { PlatformObject, PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";

type Method = EmittedClassInfo["methods"][number];

class ActionValue extends PlatformObject {
  readonly apexType = "Invocable.Action";
  readonly type: string;
  readonly name: string;
  readonly isStandard: boolean;
  invocations: ApexMap[] = [];
  constructor(type: string, name: string, isStandard: boolean) {
    super();
    this.type = type;
    this.name = name;
    this.isStandard = isStandard;
  }
  current(): ApexMap {
    const last = this.invocations.at(-1);
    if (last !== undefined) return last;
    const first = new ApexMap("String", "Object");
    this.invocations.push(first);
    return first;
  }
}

function resultOf(action: ActionValue, success: boolean): PropertyBag {
  const result = new PropertyBag("Invocable.Action.Result");
  result.set("action", action);
  result.set("success", success);
  result.set("errors", listOf("Invocable.Action.Error", []));
  result.set("outputParameters", new ApexMap("String", "Object"));
  return result;
}
function failure(action: ActionValue, code: string, message: string): PropertyBag {
  const error = new PropertyBag("Invocable.Action.Error");
  error.set("code", code);
  error.set("message", message);
  const result = resultOf(action, false);
  result.set("errors", listOf("Invocable.Action.Error", [error]));
  return result;
}

function invoke(rt: Runtime, action: ActionValue): ApexList {
  const { invocations } = action;
  const each = (make: (inputs: ApexMap) => PropertyBag): ApexList =>
    listOf(
      "Invocable.Action.Result",
      (invocations.length === 0 ? [action.current()] : invocations).map(make),
    );
  if (action.isStandard)
    throw new UnsupportedError(
      `The standard action ${action.type}`,
      "Call the Apex that does the same.",
    );
  if (action.type.toLowerCase() === "flow") {
    if (hasFlow(rt, action.name))
      throw new UnsupportedError(
        `The flow ${action.name}`,
        "Flows do not run in the local org; call the invocable Apex behind it.",
      );
    return each(() =>
      failure(
        action,
        "INVALID_API_INPUT",
        `The action ${action.name} of type ${action.type} is invalid.`,
      ),
    );
  }
  return invokeApex(rt, action, each);
}

const hasFlow = (rt: Runtime, name: string): boolean =>
  rt.schema.named.flows.some((one) => one.toLowerCase() === name.toLowerCase());

/** All inputs go to the method in one call, as a flow in bulk does. */
function invokeApex(
  rt: Runtime,
  action: ActionValue,
  each: (make: (inputs: ApexMap) => PropertyBag) => ApexList,
): ApexList {
  const info = rt.classInfo(action.name);
  const method = info?.methods.find((one) =>
    one.annotations.some(({ name }) => name === "invocablemethod"),
  );
  if (info === undefined || method === undefined)
    return each(() => failure(action, "INVALID_API_INPUT", `Invalid action: ${action.name}`));
  try {
    const args = method.parameters.length === 0 ? [] : [inputsOf(rt, method, action.invocations)];
    const answer = rt.callStatic(info.name, method.name, args);
    const outputs = answer instanceof ApexList ? answer.items : [];
    let at = 0;
    return each(() => {
      const result = resultOf(action, true);
      const map = new ApexMap("String", "Object");
      if (method.returnType !== "void") map.put("output", outputs[at++] ?? null);
      result.set("outputParameters", map);
      return result;
    });
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    const message = error.$message ?? "";
    return each(() => failure(action, "UNKNOWN_EXCEPTION", message));
  }
}

function inputsOf(rt: Runtime, method: Method, invocations: readonly ApexMap[]): ApexList {
  const type = rt.types.parse(method.parameters[0]?.type ?? "List<Object>");
  const element = type.arguments[0];
  const info = element === undefined ? undefined : rt.classInfo(element.text);
  return listOf(
    element?.text ?? "Object",
    invocations.map((inputs) => {
      if (info === undefined) return inputs.entries()[0]?.[1] ?? null;
      const input = rt.newInstance(info.name);
      if (typeof input !== "object" || input === null || !isEmitted(input)) return null;
      for (const [name, value] of inputs.entries()) {
        const field = info.fields.find(
          (one) => one.name.toLowerCase() === String(name).toLowerCase(),
        );
        if (field === undefined)
          throw apexError("System.IllegalArgumentException", `Unknown input: ${String(name)}`);
        writeMember(input, field, value);
      }
      return input;
    }),
  );
}

const get =
  (name: string) =>
  (_rt: Runtime, self: PropertyBag): unknown =>
    self.get(name);

export const invocableClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Invocable.Action",
    kind: "class",
    members: {
      "static Invocable.Action createStandardAction(String type)": (_rt: Runtime, type: string) =>
        new ActionValue(need(type), type, true),
      "static Invocable.Action createCustomAction(String type, String name)": (
        _rt: Runtime,
        type: string,
        name: string,
      ) => new ActionValue(need(type, 1), need(name, 2), false),
      "static Invocable.Action createCustomAction(String type, String namespace, String name)": (
        _rt: Runtime,
        type: string,
        _namespace: string | null,
        name: string,
      ) => new ActionValue(need(type, 1), need(name, 3), false),
      "Invocable.Action setInvocationParameter(String name, Object value)": (
        _rt: Runtime,
        self: ActionValue,
        name: string,
        value: unknown,
      ) => {
        self.current().put(need(name, 1), value);
        return self;
      },
      "Invocable.Action addInvocation()": (_rt: Runtime, self: ActionValue) => {
        self.invocations.push(new ApexMap("String", "Object"));
        return self;
      },
      "Invocable.Action setInvocations(List<Map<String,Object>> invocations)": (
        _rt: Runtime,
        self: ActionValue,
        invocations: ApexList,
      ) => {
        self.invocations = need(invocations).items.filter((one) => one instanceof ApexMap);
        return self;
      },
      "Invocable.Action clearInvocations()": (_rt: Runtime, self: ActionValue) => {
        self.invocations = [];
        return self;
      },
      "List<Invocable.Action.Result> invoke()": invoke,
      "String getName()": (_rt: Runtime, self: ActionValue) => self.name,
      "String getType()": (_rt: Runtime, self: ActionValue) => self.type,
      "Boolean isStandard()": (_rt: Runtime, self: ActionValue) => self.isStandard,
      "List<Map<String,Object>> getInvocations()": (_rt: Runtime, self: ActionValue) =>
        listOf("Map<String,Object>", self.invocations),
    },
  }),
  defineClass({
    name: "Invocable.Action.Result",
    kind: "class",
    members: {
      "Invocable.Action getAction()": get("action"),
      "List<Invocable.Action.Error> getErrors()": get("errors"),
      "Map<String,Object> getOutputParameters()": get("outputParameters"),
      "Boolean isSuccess()": get("success"),
    },
  }),
  defineClass({
    name: "Invocable.Action.Error",
    kind: "class",
    members: { "String getCode()": get("code"), "String getMessage()": get("message") },
  }),
];

const flowAdvice = "Flows do not run in the local org; call the invocable Apex behind the flow.";
/** Flows can be named and their types passed on, but not run. */
export const flowInterview: LibraryClass = defineClass({
  name: "Flow.Interview",
  kind: "class",
  members: {},
  unsupported: {
    "<Constructor>": flowAdvice,
    createInterview: flowAdvice,
    start: flowAdvice,
    getVariableValue: flowAdvice,
  },
});
