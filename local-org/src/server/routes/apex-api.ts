// What integrations call: @RestResource classes under /services/apexrest, @InvocableMethod classes as actions of the REST API.
import type { ActionDescribe, ApexError } from "../../org/contract.ts";
import type { RequestContext } from "../context.ts";
import {
  HttpError,
  apiError,
  json,
  noContent,
  objectOf,
  type Answer,
  type Request,
} from "../http.ts";
import { errorCodeOf } from "../outcomes.ts";
import { route, type Parameters } from "../router.ts";
import { viewerOf } from "./ui.ts";

const actions = "/services/data/:version/actions";

export const apexApiRoutes = [
  route<RequestContext>("GET", actions, (context, { version = "" }) => {
    viewerOf(context);
    return json({ custom: `/services/data/${version}/actions/custom` });
  }),
  route<RequestContext>("GET", `${actions}/custom`, (context, { version = "" }) => {
    viewerOf(context);
    return json({ apex: `/services/data/${version}/actions/custom/apex` });
  }),
  route<RequestContext>("GET", `${actions}/custom/apex`, listActions),
  route<RequestContext>("GET", `${actions}/custom/apex/:name`, describeAction),
  route<RequestContext>("POST", `${actions}/custom/apex/:name`, runAction),
  route<RequestContext>("GET", `${actions}/custom/flow`, noFlows),
  route<RequestContext>("GET", `${actions}/custom/flow/:name`, noFlows),
  route<RequestContext>("POST", `${actions}/custom/flow/:name`, noFlows),
  ...["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) =>
    route<RequestContext>(method, "/services/apexrest/*", callResource),
  ),
];

function noFlows(): never {
  throw new HttpError(
    501,
    apiError(
      "NOT_SUPPORTED",
      "Flows are not supported by the local org: call the Apex action behind the flow under /actions/custom/apex.",
    ),
  );
}

function named(context: RequestContext, name: string): ActionDescribe {
  const { org, userId } = viewerOf(context);
  const wanted = name.toLowerCase();
  const found = org.actions(userId).find((one) => one.name.toLowerCase() === wanted);
  if (!found)
    throw new HttpError(404, apiError("NOT_FOUND", "The requested resource does not exist"));
  return found;
}

function listActions(context: RequestContext, { version = "" }: Parameters): Answer {
  const { org, userId } = viewerOf(context);
  return json({
    actions: org.actions(userId).map(({ name, label }) => ({
      label,
      name,
      type: "APEX",
      url: `/services/data/${version}/actions/custom/apex/${name}`,
    })),
  });
}

function describeAction(context: RequestContext, { name = "" }: Parameters): Answer {
  const { inputs, outputs, ...action } = named(context, name);
  return json({
    ...action,
    type: "APEX",
    standard: false,
    inputs: inputs.map((one) => ({ ...one, maxOccurs: 1, byteLength: 0 })),
    outputs: outputs.map(({ required: _required, ...one }) => ({ ...one, maxOccurs: 1 })),
  });
}

async function runAction(
  context: RequestContext,
  { name = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const { org, userId } = viewerOf(context);
  const action = named(context, name);
  const { inputs } = objectOf((await request.json()) ?? {}, "The body");
  if (!Array.isArray(inputs) || inputs.length === 0)
    throw new HttpError(400, apiError("INVALID_API_INPUT", "The body needs a list 'inputs'."));
  const outcome = org.invokeAction(
    userId,
    action.name,
    inputs.map((one: unknown) => objectOf(one, "An input")),
  );
  if (outcome.ok)
    return json(
      outcome.value.map((outputValues) => ({
        actionName: action.name,
        errors: null,
        isSuccess: true,
        outputValues,
      })),
    );
  const errors = [
    { statusCode: errorCodeOf(outcome.error), message: outcome.error.message, fields: [] },
  ];
  return json(
    inputs.map(() => ({ actionName: action.name, errors, isSuccess: false, outputValues: null })),
    400,
  );
}

async function callResource(
  context: RequestContext,
  { rest = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const { org, userId } = viewerOf(context);
  const { namespace } = org.schema;
  const prefix = namespace === "" ? "" : `${namespace}/`;
  const missing = new HttpError(404, apiError("NOT_FOUND", "Could not find a match for URL"));
  if (!rest.toLowerCase().startsWith(prefix.toLowerCase())) throw missing;
  const path = `/${rest.slice(prefix.length)}`;
  const result = org.callRest(userId, {
    method: request.method,
    path,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    parameters: Object.fromEntries(request.url.searchParams),
    body: await request.body(),
  });
  if (!result) throw missing;
  if ("allowed" in result)
    throw new HttpError(
      405,
      apiError(
        "METHOD_NOT_ALLOWED",
        `HTTP Method '${request.method}' not allowed. Allowed are ${result.allowed.join(",")}`,
      ),
    );
  if (!result.ok) throw restError(result.error);
  const { status, headers, body, json: value } = result.value;
  if (value !== undefined) return { ...json(value, status ?? 200), ...withHeaders(headers) };
  if (body === undefined && status === undefined) return noContent();
  return { status: status ?? 200, headers, ...(body === undefined ? {} : { body }) };
}
const withHeaders = (headers: Readonly<Record<string, string>>): Pick<Answer, "headers"> => ({
  headers: { "Content-Type": "application/json;charset=UTF-8", ...headers },
});

/** An exception that nobody caught is told with its place, as the platform does. */
function restError(error: ApexError): HttpError {
  if (error.exceptionType === "System.NoAccessException")
    return new HttpError(403, apiError("FORBIDDEN", error.message));
  if (error.message.startsWith("JSON_PARSER_ERROR"))
    return new HttpError(400, apiError("JSON_PARSER_ERROR", error.message.slice(19)));
  return new HttpError(
    500,
    apiError("APEX_ERROR", `${error.exceptionType}: ${error.message}\n\n${error.stackTrace}`),
  );
}
