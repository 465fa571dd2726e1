// Routes for people trying the project out: the outbox, the clock, bells, and what the build complains about.
import type { Org, OutboxMessage } from "../../org/contract.ts";
import { requireUser, type RequestContext } from "../context.ts";
import { HttpError, apiError, html, json, objectOf, type Answer, type Request } from "../http.ts";
import { projectProblems } from "../project-problems.ts";
import { route, type Parameters } from "../router.ts";
import { sandboxPolicy } from "../security.ts";

export const localRoutes = [
  route<RequestContext>("GET", "/local/events", events),
  route<RequestContext>("GET", "/local/ui/diagnostics", diagnostics),
  route<RequestContext>("GET", "/local/ui/outbox", outbox),
  route<RequestContext>("GET", "/local/ui/bells", bells),
  route<RequestContext>("GET", "/local/outbox/:id/html", mailHtml),
  route<RequestContext>("GET", "/local/ui/clock", clock),
  route<RequestContext>("POST", "/local/ui/clock", moveClock),
  route<RequestContext>("POST", "/local/ui/jobs", runJobs),
];

function events({ state }: RequestContext): Answer {
  return {
    status: 200,
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      Connection: "keep-alive",
    },
    stream: (response) => state.events.attach(response, { server: state.id }),
  };
}

async function diagnostics({ state }: RequestContext): Promise<Answer> {
  return json(await projectProblems(state));
}

/** People inside see all that was sent; a portal user only what went to them, for partners are strangers to each other. */
function visibleMessages(context: RequestContext, limit: number): OutboxMessage[] {
  const user = requireUser(context);
  const messages = context.org.outbox({ limit });
  if (!user.isPortalUser) return messages;
  return messages.filter(
    ({ to, recipientUserId }) => recipientUserId === user.id || to.includes(user.email),
  );
}

function outbox(context: RequestContext): Answer {
  const messages = visibleMessages(context, 200);
  return json(
    messages.map(
      ({ id, kind, at, from, to, subject, body, htmlBody, relatedId, recipientUserId }) => ({
        id,
        kind,
        at,
        from,
        to,
        subject,
        body,
        hasHtml: htmlBody !== null,
        relatedId,
        recipient:
          recipientUserId === null ? null : (context.org.user(recipientUserId)?.name ?? null),
      }),
    ),
  );
}

function bells(context: RequestContext): Answer {
  const user = requireUser(context);
  const messages = context.org
    .outbox({ userId: user.id, limit: 100 })
    .filter((message) => message.kind === "bell" && message.recipientUserId === user.id);
  return json(
    messages
      .slice(0, 20)
      .map(({ id, at, subject, body, relatedId }) => ({ id, at, subject, body, relatedId })),
  );
}

/** Mail programs do not show text in a browser's default serif. */
const mailStyle = "<!DOCTYPE html><style>body { font: 14px/1.5 system-ui, sans-serif; }</style>";

// Somebody else wrote this HTML: the policy gives it an origin of its own, no scripts and no network.
function mailHtml(context: RequestContext, { id = "" }: Parameters): Answer {
  const message = visibleMessages(context, 1000).find((candidate) => candidate.id === id);
  if (!message?.htmlBody) {
    throw new HttpError(404, apiError("NOT_FOUND", "There is no such message."));
  }
  return html(mailStyle + message.htmlBody, 200, { "Content-Security-Policy": sandboxPolicy });
}

/** How far the org's clock was moved; 0 when it was not. */
export function clockOffset(org: Org): number {
  const offset = org.now().getTime() - Date.now();
  return Math.abs(offset) < 2000 ? 0 : offset;
}

function clockFacts({ org }: RequestContext) {
  const next = org.nextJobIn();
  return {
    offset: clockOffset(org),
    now: org.now().toISOString(),
    nextJobAt: next === undefined ? null : new Date(org.now().getTime() + next).toISOString(),
  };
}

function clock(context: RequestContext): Answer {
  requireUser(context);
  return json(clockFacts(context));
}

const longestStep = 10 * 366 * 24 * 3600 * 1000;

async function moveClock(
  context: RequestContext,
  _parameters: Parameters,
  request: Request,
): Promise<Answer> {
  requireUser(context);
  const input = objectOf(await request.json(), "The request");
  const advance = input["advance"];
  if (input["set"] === null) {
    return json({ ...context.org.setClock(null), ...clockFacts(context) });
  }
  if (typeof advance !== "number" || !(advance > 0) || advance > longestStep) {
    throw new HttpError(
      400,
      apiError(
        "INVALID_INPUT",
        "advance must be milliseconds above 0 and at most ten years; set may be null to go back to the real time.",
      ),
    );
  }
  return json({ ...context.org.advanceClock(advance), ...clockFacts(context) });
}

function runJobs(context: RequestContext): Answer {
  requireUser(context);
  const { ran, failed } = context.org.runJobs();
  return json({
    ran,
    failed: failed.map(({ exceptionType, message }) => ({ exceptionType, message })),
  });
}
