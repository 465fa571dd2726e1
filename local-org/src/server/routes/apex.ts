// POST /apex/Class/method: what `@salesforce/apex` calls.
import type { ApexError } from "../../org/contract.ts";
import type { UserSummary } from "../../org/contract.ts";
import { requireUser, type RequestContext } from "../context.ts";
import { siteGuest } from "../site-guest.ts";
import { HttpError, json, objectOf, type Answer, type Request } from "../http.ts";
import { route, type Parameters } from "../router.ts";

export const apexRoutes = [
  route<RequestContext>("POST", "/apex/:className/:methodName", callMethod),
];

async function callMethod(
  context: RequestContext,
  { className = "", methodName = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const user: UserSummary = siteGuest(context) ?? requireUser(context);
  const parameters = objectOf((await request.json()) ?? {}, "The parameters");
  if (!context.org.auraMethod(className, methodName)) {
    throw new HttpError(404, {
      message: `Unable to find action '${methodName}' on the controller of ${className}.`,
      exceptionType: "System.NoAccessException",
    });
  }
  const outcome = context.org.callAura(user.id, className, methodName, parameters);
  return outcome.ok ? json(outcome.value) : json(apexErrorBody(outcome.error), 500);
}

/** The body that a component's `error.body` is (LWC Developer Guide, "Handle Errors in Apex Calls"); never a stack trace. */
function apexErrorBody(error: ApexError): Readonly<Record<string, unknown>> {
  const saved =
    error.pageErrors || error.fieldErrors
      ? {
          pageErrors: error.pageErrors ?? [],
          fieldErrors: error.fieldErrors ?? {},
          index: null,
          duplicateResults: [],
        }
      : {};
  return {
    message: error.message,
    exceptionType: error.exceptionType,
    isUserDefinedException: !error.exceptionType.startsWith("System."),
    stackTrace: "",
    ...saved,
  };
}
