// The server layer: an Org and a project's pages over HTTP on this machine only.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Diagnostic, Org } from "../org/contract.ts";
import { buildLwc, type LwcBuild } from "../lwc/index.ts";
import type { Project, RequestContext, ServerState } from "./context.ts";
import { HttpError, apiError, json, readRequest, type Answer, type Request } from "./http.ts";
import { openLiveEvents } from "./live-events.ts";
import { findRoute } from "./router.ts";
import { allRoutes } from "./routes/index.ts";
import { page, problem } from "./routes/pages.ts";
import { commonHeaders, isChange, requireOwnHost, requireOwnOrigin } from "./security.ts";
import { credentialsOf, openSessions, sameToken } from "./sessions.ts";

export { canSignIn } from "./who-signs-in.ts";

export interface ServerOptions {
  readonly org: Org;
  readonly project: Project;
  readonly port: number;
  /** loopback only: "127.0.0.1" unless told */
  readonly host?: string;
  /** every request is this user's, without signing in: for component previews and tests */
  readonly preview?: string;
  /** one line for a defect that the user should not see */
  readonly log?: (line: string) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** The components as built now; its diagnostics are what the overlay shows. */
  build(): Promise<LwcBuild>;
  /** The project changed: serve this org, build again, and reload the open pages. */
  reload(org: Org, diagnostics: readonly Diagnostic[]): Promise<LwcBuild>;
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const sessions = openSessions();
  const state: ServerState = {
    id: randomUUID(),
    project: options.project,
    sessions,
    events: openLiveEvents(),
    org: options.org,
    build: buildFor(options.org, options.project),
    diagnostics: options.org.diagnostics,
    ...(options.preview === undefined ? {} : { previewSession: sessions.signIn(options.preview) }),
  };
  state.build.catch(() => {}); // whoever awaits it gets the failure
  const server = createServer();
  const port = await listen(server, options.port, host);
  const allowedHosts = [`${host}:${port}`, `localhost:${port}`, `127.0.0.1:${port}`];
  const origin = `http://${host}:${port}`;
  options.org.servedAt(origin);
  server.on(
    "request",
    (message, response) =>
      void respond(message, response, state, origin, allowedHosts, options.log ?? (() => {})),
  );
  return {
    url: origin,
    port,
    build: () => state.build,
    async reload(org, diagnostics) {
      state.org = org;
      org.servedAt(origin);
      state.diagnostics = diagnostics;
      const before = await state.build.catch(() => undefined);
      state.build = buildFor(org, state.project);
      const after = await state.build;
      state.events.send("reload", {
        diagnostics: [...diagnostics, ...after.diagnostics].length,
        changed: before?.components.key !== after.components.key,
      });
      return after;
    },
    async close() {
      state.events.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function buildFor(org: Org, project: Project): Promise<LwcBuild> {
  // While some of the Apex does not compile, its own diagnostics say so; a component that calls it is not to blame.
  const mayBeBroken = org.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const isClass = (className: string): boolean =>
    org.schema.apex.some(
      (source) => source.kind === "class" && source.name.toLowerCase() === className.toLowerCase(),
    );
  return buildLwc({
    schema: org.schema,
    projectRoot: project.root,
    cacheDirectory: project.cacheDirectory,
    auraMethodExists: (className, methodName) =>
      org.auraMethod(className, methodName) !== undefined || (mayBeBroken && isClass(className)),
  });
}

async function respond(
  message: IncomingMessage,
  response: ServerResponse,
  state: ServerState,
  origin: string,
  allowedHosts: readonly string[],
  log: (line: string) => void,
): Promise<void> {
  try {
    requireOwnHost(message.headers, allowedHosts);
    requireOwnOrigin(message.method ?? "GET", message.headers, allowedHosts);
    send(response, await answer(message, state, origin));
  } catch (error) {
    if (!(error instanceof HttpError)) {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    send(
      response,
      error instanceof HttpError
        ? json(error.answerBody, error.status)
        : json(
            apiError(
              "UNKNOWN_EXCEPTION",
              "An unexpected error occurred. The local org's log has the details.",
            ),
            500,
          ),
    );
  }
}

async function answer(
  message: IncomingMessage,
  state: ServerState,
  origin: string,
): Promise<Answer> {
  const request = readRequest(message, origin);
  const context = contextOf(state, request);
  try {
    return await answerOf(context);
  } catch (error) {
    if (error instanceof HttpError && isDocument(request)) {
      return page(context, problemOf(error), "Not found", undefined, error.status);
    }
    throw error;
  }
}

/** A person is looking, not a program. */
function isDocument({ method, headers, url }: Request): boolean {
  return (
    method === "GET" &&
    (headers.accept ?? "").includes("text/html") &&
    !url.pathname.startsWith("/services/")
  );
}

function problemOf(error: HttpError) {
  return error.status === 404
    ? problem(
        "notFound",
        "We can't find that page",
        "It may have been moved or deleted, or the address has a typing error.",
        "/",
      )
    : problem("error", "That did not work", messageOf(error.answerBody), "/");
}

function messageOf(body: unknown): string {
  const [first] = Array.isArray(body)
    ? (body as readonly { message?: string }[])
    : [body as { message?: string } | null];
  return first?.message ?? "Something went wrong.";
}

async function answerOf(context: RequestContext): Promise<Answer> {
  const { request } = context;
  const { match, methods } = findRoute(allRoutes, request.method, request.url.pathname);
  if (!match) {
    throw methods.length > 0
      ? new HttpError(
          405,
          apiError(
            "METHOD_NOT_ALLOWED",
            `HTTP Method '${request.method}' not allowed. Allowed are ${methods.join()}`,
          ),
        )
      : new HttpError(404, apiError("NOT_FOUND", "The requested resource does not exist"));
  }
  if (isChange(request.method)) {
    requireToken(context, request.url.pathname);
  }
  return match.route.handle(context, match.parameters, request);
}

function contextOf(state: ServerState, request: RequestContext["request"]): RequestContext {
  const credentials = credentialsOf(request.headers);
  const session = state.sessions.find(credentials.sessionId) ?? state.previewSession;
  const found = session ? state.org.user(session.userId) : undefined;
  // Deactivating a user ends what they are doing as well.
  const user = found?.isActive === true ? found : undefined;
  return { state, org: state.org, request, session, user, credentials };
}

/** Signing in by name and password carries no cookie that could be abused. */
const tokenFree: readonly string[] = ["/services/oauth2/token", "/services/Soap/u/"];

function requireToken(
  { state, session, credentials, request }: RequestContext,
  path: string,
): void {
  if (credentials.by === "bearer" || tokenFree.some((prefix) => path.startsWith(prefix))) {
    return;
  }
  const given = request.headers["x-local-org-token"];
  if (
    !sameToken(
      typeof given === "string" ? given : undefined,
      session?.csrfToken ?? state.sessions.guestToken,
    )
  ) {
    throw new HttpError(
      403,
      apiError(
        "INVALID_CSRF_TOKEN",
        "The page is out of date. Load it again and repeat the last step.",
      ),
    );
  }
}

function send(response: ServerResponse, { status, headers, body, stream }: Answer): void {
  // What is left of a body that was too large must not be read as the next request.
  response.writeHead(status, {
    ...commonHeaders,
    ...headers,
    ...(status === 413 ? { Connection: "close" } : {}),
  });
  if (stream) {
    stream(response);
  } else {
    response.end(body);
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
