// @InvocableMethod as actions of the REST API: what there is, what one takes and gives, and running it (Actions Developer Guide, "Apex Actions").
import type { EmittedClassInfo } from "../apex/checked.ts";
import { ApexList } from "../platform/values/collections.ts";
import { apexError } from "../platform/values/exception.ts";
import { emittedInfo } from "../platform/values/emitted.ts";
import { BadValueError, fromJson, toJson } from "./api-values.ts";
import type { ActionDescribe, ActionInput } from "./contract.ts";
import { permissionsOf } from "./sharing/record-access.ts";
import type { OrgState } from "./state.ts";

type Method = EmittedClassInfo["methods"][number];
type Field = EmittedClassInfo["fields"][number];
interface Action {
  readonly info: EmittedClassInfo;
  readonly method: Method;
}
const isInvocable = (annotations: Method["annotations"], name: string): boolean =>
  annotations.some((one) => one.name === name);

/** Those the user may run, by the name of their class. */
export function actionsOf(state: OrgState, userId: string): Action[] {
  const permissions = permissionsOf(state, userId);
  return state.program.compiled.classInfos.flatMap((info) => {
    const method = info.methods.find((one) => isInvocable(one.annotations, "invocablemethod"));
    return method && permissions.mayCall(info.name) ? [{ info, method }] : [];
  });
}

export function describeAction(state: OrgState, { info, method }: Action): ActionDescribe {
  const told = method.annotations.find(({ name }) => name === "invocablemethod")?.parameters ?? {};
  const [parameter] = method.parameters;
  return {
    name: info.name,
    label: String(told["label"] ?? method.name),
    description: String(told["description"] ?? ""),
    category: String(told["category"] ?? ""),
    inputs: parameter === undefined ? [] : valuesOf(state, parameter.type, parameter.name),
    outputs: method.returnType === "void" ? [] : valuesOf(state, method.returnType, "output"),
  };
}

/** The members of the class in the list, else the list's own value under that name. */
function valuesOf(state: OrgState, listType: string, name: string): ActionInput[] {
  const element = elementOf(state, listType);
  const fields = invocableFields(state, element);
  if (fields.length === 0)
    return [{ name, type: element, label: name, description: "", required: true }];
  return fields.map((field) => {
    const told =
      field.annotations.find((one) => one.name === "invocablevariable")?.parameters ?? {};
    return {
      name: field.name,
      type: field.type,
      label: String(told["label"] ?? field.name),
      description: String(told["description"] ?? ""),
      required: told["required"] === true,
    };
  });
}
function elementOf(state: OrgState, listType: string): string {
  return state.session.values.types.parse(listType).arguments[0]?.text ?? listType;
}
function invocableFields(state: OrgState, className: string): readonly Field[] {
  const info = state.session.rt.classInfo(className);
  return info
    ? state.session.values.classes
        .instanceFields(info)
        .filter((field) => isInvocable(field.annotations, "invocablevariable"))
    : [];
}

/** One call with all inputs, one set of output values for each; null where the method gives nothing. */
export function runAction(
  state: OrgState,
  action: Action,
  inputs: readonly Readonly<Record<string, unknown>>[],
): (Readonly<Record<string, unknown>> | null)[] {
  const { info, method } = action;
  const [parameter] = method.parameters;
  const args = parameter === undefined ? [] : [argumentOf(state, action, parameter, inputs)];
  const result: unknown = state.session.rt.callStatic(info.name, method.name, args);
  if (!(result instanceof ApexList)) return inputs.map(() => null);
  if (result.size !== inputs.length)
    throw apexError(
      "System.InvocableActionException",
      `The number of results (${result.size}) does not match the number of inputs (${inputs.length}).`,
    );
  return result.items.map((one) => outputOf(state, one));
}

function argumentOf(
  state: OrgState,
  action: Action,
  parameter: Method["parameters"][number],
  inputs: readonly Readonly<Record<string, unknown>>[],
): unknown {
  const known = describeAction(state, action).inputs;
  const isWrapped = invocableFields(state, elementOf(state, parameter.type)).length > 0;
  const rows = inputs.map((input) => {
    const names = new Map(Object.keys(input).map((name) => [name.toLowerCase(), name]));
    const stranger = [...names].find(
      ([key]) => !known.some(({ name }) => name.toLowerCase() === key),
    );
    if (stranger) throw bad(`The input parameter '${stranger[1]}' isn't valid.`);
    const missing = known.find(
      ({ name, required }) =>
        required && (input[names.get(name.toLowerCase()) ?? ""] ?? null) === null,
    );
    if (missing) throw bad(`Missing required input parameter: ${missing.name}`);
    return isWrapped ? input : (input[names.get(parameter.name.toLowerCase()) ?? ""] ?? null);
  });
  try {
    return fromJson(state.session.rt, state.session.values, parameter.type, rows);
  } catch (error) {
    if (!(error instanceof BadValueError)) throw error;
    throw bad(`The value of an input is no ${error.type}.`);
  }
}
const bad = (message: string): Error =>
  apexError("System.InvocableActionException", `INVALID_API_INPUT: ${message}`);

function outputOf(state: OrgState, value: unknown): Readonly<Record<string, unknown>> | null {
  const { values } = state.session;
  const json = toJson(values, state.schema, value, false);
  const info = typeof value === "object" && value !== null ? emittedInfo(value) : undefined;
  if (!info) return json === null ? null : { output: json };
  const names = new Set(invocableFields(state, info.name).map(({ name }) => name));
  return Object.fromEntries(Object.entries(json as object).filter(([name]) => names.has(name)));
}
