// @RestResource classes: which one answers an address, with what arguments, and what it answers (Apex Developer Guide, "Exposing Apex Classes as REST Web Services").
import type { EmittedClassInfo } from "../apex/checked.ts";
import { ApexBlob } from "../platform/values/blob.ts";
import { ApexMap } from "../platform/values/collections.ts";
import { apexError } from "../platform/values/exception.ts";
import { PropertyBag } from "../platform/values/platform-object.ts";
import { BadValueError, fromJson, toJson } from "./api-values.ts";
import type { ApexRestAnswer, ApexRestRequest } from "./contract.ts";
import type { OrgState } from "./state.ts";

type Method = EmittedClassInfo["methods"][number];
export interface RestTarget {
  readonly info: EmittedClassInfo;
  /** absent: the class answers other methods */
  readonly method?: Method;
  readonly allowed: readonly string[];
  readonly urlMapping: string;
}
const HTTP_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** `path` is what follows /services/apexrest and the namespace. An exact mapping is preferred to one with a wildcard, a longer one to a shorter. */
export function restTarget(
  state: OrgState,
  httpMethod: string,
  path: string,
): RestTarget | undefined {
  const [found] = state.program.compiled.classInfos
    .flatMap((info) => {
      const resource = info.annotations.find(({ name }) => name === "restresource");
      const urlMapping = resource?.parameters["urlmapping"];
      return typeof urlMapping === "string" && fits(urlMapping, path) ? [{ info, urlMapping }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.urlMapping.includes("*")) - Number(b.urlMapping.includes("*")) ||
        b.urlMapping.length - a.urlMapping.length,
    );
  if (!found) return undefined;
  const methods = new Map(
    found.info.methods.flatMap((method) =>
      HTTP_METHODS.filter((one) =>
        method.annotations.some(({ name }) => name === `http${one.toLowerCase()}`),
      ).map((one) => [one, method] as const),
    ),
  );
  const method = methods.get(httpMethod);
  return { ...found, allowed: [...methods.keys()], ...(method ? { method } : {}) };
}
function fits(mapping: string, path: string): boolean {
  const pattern = mapping
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`).test(path);
}

export function runRest(
  state: OrgState,
  target: RestTarget,
  method: Method,
  request: ApexRestRequest,
): ApexRestAnswer {
  const { session, schema } = state;
  const response = new PropertyBag("System.RestResponse");
  response.set("headers", new ApexMap("String", "String"));
  session.values.libraryState.set("rest.request", requestOf(target, request));
  session.values.libraryState.set("rest.response", response);
  const args = argumentsOf(state, method, request.body);
  const result: unknown = session.rt.callStatic(target.info.name, method.name, args);
  const headers = response.get("headers");
  const own = headers instanceof ApexMap ? headers.entries() : [];
  const status = response.get("statusCode");
  const body = response.get("responseBody");
  return {
    headers: Object.fromEntries(own.map(([name, value]) => [String(name), String(value)])),
    ...(typeof status === "number" ? { status } : {}),
    ...(method.returnType !== "void"
      ? { json: toJson(session.values, schema, result, false) }
      : body instanceof ApexBlob
        ? { body: Buffer.from(body.bytes) }
        : {}),
  };
}

function requestOf(target: RestTarget, request: ApexRestRequest): PropertyBag {
  const bag = new PropertyBag("System.RestRequest");
  const mapOf = (pairs: Readonly<Record<string, string>>): ApexMap =>
    new ApexMap("String", "String", Object.entries(pairs));
  bag.set("httpMethod", request.method);
  bag.set("requestURI", request.path);
  bag.set("resourcePath", `/services/apexrest${target.urlMapping}`);
  bag.set("headers", mapOf(request.headers));
  bag.set("params", mapOf(request.parameters));
  bag.set("remoteAddress", "127.0.0.1");
  bag.set("requestBody", ApexBlob.fromText(request.body));
  return bag;
}

/** The members of the JSON object in the body, by the names of the parameters. */
function argumentsOf(state: OrgState, method: Method, body: string): unknown[] {
  if (method.parameters.length === 0) return [];
  const json = parsed(body);
  const names = new Set(method.parameters.map(({ name }) => name));
  const stranger = Object.keys(json).find((name) => !names.has(name));
  if (stranger !== undefined)
    throw apexError(
      "System.JSONException",
      `JSON_PARSER_ERROR: Unexpected parameter encountered during deserialization: ${stranger}`,
    );
  return method.parameters.map(({ name, type }) => {
    try {
      return fromJson(state.session.rt, state.session.values, type, json[name] ?? null);
    } catch (error) {
      if (!(error instanceof BadValueError)) throw error;
      throw apexError(
        "System.JSONException",
        `JSON_PARSER_ERROR: The value of ${name} is no ${error.type}.`,
      );
    }
  });
}
function parsed(body: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json === "object" && json !== null && !Array.isArray(json))
      return json as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw apexError("System.JSONException", "JSON_PARSER_ERROR: The body must be a JSON object.");
}
