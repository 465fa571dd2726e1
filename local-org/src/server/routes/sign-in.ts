// Signing in: one click on a sample user for browsers, a token or SOAP login by name for tools.
import type { UserSummary } from "../../org/contract.ts";
import type { RequestContext } from "../context.ts";
import {
  HttpError,
  apiError,
  escapeHtml,
  json,
  objectOf,
  type Answer,
  type Request,
} from "../http.ts";
import { route, type Parameters } from "../router.ts";
import { sessionCookie } from "../sessions.ts";
import { canSignIn } from "../who-signs-in.ts";

export const signInRoutes = [
  route<RequestContext>("GET", "/local/ui/users", ({ org }) =>
    json(
      org
        .users()
        .filter(canSignIn)
        .map((user) => userCard(org.schema, user)),
    ),
  ),
  route<RequestContext>("POST", "/local/sign-in", signIn),
  route<RequestContext>("POST", "/local/sign-out", signOut),
  route<RequestContext>("POST", "/services/oauth2/token", token),
  route<RequestContext>("POST", "/services/Soap/u/:version", soapLogin),
  route<RequestContext>("GET", "/services/oauth2/userinfo", userInfo),
  route<RequestContext>("GET", "/id/:organization/:user", userInfo),
];

function userCard(schema: RequestContext["org"]["schema"], user: UserSummary) {
  const sets = [...schema.permissionSets, ...schema.permissionSetGroups]
    .filter((set) => user.permissionSets.includes(set.name))
    .map((set) => set.label);
  return {
    id: user.id,
    name: user.name,
    username: user.username,
    profile: user.profile,
    permissionSets: sets,
    isPortalUser: user.isPortalUser,
  };
}

async function signIn(
  { org, state, session, request: { url } }: RequestContext,
  _parameters: Parameters,
  request: Request,
): Promise<Answer> {
  const input = objectOf(await request.json(), "The request");
  const user = typeof input["userId"] === "string" ? org.user(input["userId"]) : undefined;
  if (!user || !canSignIn(user)) {
    throw new HttpError(400, apiError("INVALID_LOGIN", "There is no active user of that name."));
  }
  if (session) {
    state.sessions.signOut(session.id);
  }
  const next = typeof input["next"] === "string" ? input["next"] : "";
  const answer = json({ next: isOwnPath(next, url.origin) ? next : "/" });
  return {
    ...answer,
    headers: { ...answer.headers, "Set-Cookie": sessionCookie(state.sessions.signIn(user.id)) },
  };
}

// Only a path of our own: `//elsewhere` and `/\elsewhere` are addresses of other sites.
function isOwnPath(path: string, origin: string): boolean {
  return (
    path.startsWith("/") && URL.canParse(path, origin) && new URL(path, origin).origin === origin
  );
}

function signOut({ state, session }: RequestContext): Answer {
  if (session) {
    state.sessions.signOut(session.id);
  }
  const answer = json({ next: "/" });
  return { ...answer, headers: { ...answer.headers, "Set-Cookie": sessionCookie(undefined) } };
}

// Anybody on this machine may be any sample user: as on the sign-in page, the password is not looked at.
async function token(
  { org, state, request: { url } }: RequestContext,
  _parameters: Parameters,
  request: Request,
): Promise<Answer> {
  const form = new URLSearchParams(await request.body());
  const user = org.user(form.get("username") ?? "");
  if (form.get("grant_type") !== "password") {
    return json(
      {
        error: "unsupported_grant_type",
        error_description: "grant type not supported: the local org knows password",
      },
      400,
    );
  }
  if (!user || !canSignIn(user)) {
    return json({ error: "invalid_grant", error_description: "authentication failure" }, 400);
  }
  const session = state.sessions.signIn(user.id);
  return json({
    access_token: session.id,
    instance_url: url.origin,
    id: `${url.origin}/id/00D000000000000EAA/${user.id}`,
    token_type: "Bearer",
    issued_at: String(org.now().getTime()),
  });
}

async function soapLogin(
  { org, state, request: { url } }: RequestContext,
  { version = "" }: Parameters,
  request: Request,
): Promise<Answer> {
  const body = await request.body();
  const username = unescapeXml(/<(?:\w+:)?username>([^<]*)</.exec(body)?.[1] ?? "");
  const user = org.user(username);
  const isLogin = /<(?:\w+:)?login[\s>]/.test(body);
  if (!isLogin || !user || !canSignIn(user)) {
    const message = isLogin
      ? "INVALID_LOGIN: Invalid username, password, security token; or user locked out."
      : "INVALID_OPERATION: The local org knows the SOAP operation login only; use the REST API.";
    return xml(
      `<soapenv:Fault><faultcode>${message.split(":")[0] ?? ""}</faultcode><faultstring>${escapeHtml(message)}</faultstring></soapenv:Fault>`,
      500,
    );
  }
  const session = state.sessions.signIn(user.id);
  const address = `${url.origin}/services/Soap/u/${encodeURIComponent(version)}/00D000000000000`;
  const info = `<userInfo><organizationId>00D000000000000EAA</organizationId><userId>${user.id}</userId><userName>${escapeHtml(user.username)}</userName><userFullName>${escapeHtml(user.name)}</userFullName></userInfo>`;
  return xml(
    `<loginResponse><result><metadataServerUrl>${address}</metadataServerUrl><passwordExpired>false</passwordExpired><sandbox>false</sandbox><serverUrl>${address}</serverUrl><sessionId>${escapeHtml(session.id)}</sessionId><userId>${user.id}</userId>${info}</result></loginResponse>`,
    200,
  );
}

function xml(body: string, status: number): Answer {
  const text = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
  return { status, headers: { "Content-Type": "text/xml; charset=utf-8" }, body: text };
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

function userInfo({ user }: RequestContext): Answer {
  if (!user) {
    throw new HttpError(403, "Bad_OAuth_Token");
  }
  return json({
    id: user.id,
    username: user.username,
    display_name: user.name,
    user_id: user.id,
    organization_id: "00D000000000000EAA",
    preferred_username: user.username,
    name: user.name,
    email: user.email,
  });
}
