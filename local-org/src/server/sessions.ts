// Who is signed in: random session ids, kept for as long as the server runs, and the token that proves a page made the request.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Session {
  readonly id: string;
  readonly userId: string;
  /** a page sends it with every change: another site cannot read it */
  readonly csrfToken: string;
}

export interface Sessions {
  signIn(userId: string): Session;
  signOut(id: string): void;
  find(id: string | undefined): Session | undefined;
  /** the token of pages that nobody is signed in on */
  readonly guestToken: string;
}

const cookieName = "local_org_sid";

export function openSessions(): Sessions {
  const sessions = new Map<string, Session>();
  const secret = randomBytes(32);
  const tokenOf = (id: string): string =>
    createHmac("sha256", secret).update(id).digest("base64url");
  return {
    guestToken: tokenOf("guest"),
    signIn(userId) {
      const id = `00D000000000000!${randomBytes(32).toString("base64url")}`;
      const session = { id, userId, csrfToken: tokenOf(id) };
      sessions.set(id, session);
      return session;
    },
    signOut(id) {
      sessions.delete(id);
    },
    find(id) {
      return id === undefined ? undefined : sessions.get(id);
    },
  };
}

export function sessionCookie(session: Session | undefined): string {
  return session
    ? `${cookieName}=${encodeURIComponent(session.id)}; Path=/; HttpOnly; SameSite=Strict`
    : `${cookieName}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
}

export interface Credentials {
  readonly sessionId: string | undefined;
  /** a browser's cookie needs the token as well; a bearer header does not, since no other site can make a browser send it */
  readonly by: "cookie" | "bearer";
}

export function credentialsOf(headers: IncomingMessage["headers"]): Credentials {
  const bearer = /^(?:Bearer|OAuth) +(\S+)$/i.exec(headers.authorization ?? "");
  if (bearer) {
    return { sessionId: bearer[1], by: "bearer" };
  }
  const cookies = (headers.cookie ?? "").split(/; */).map((pair) => pair.split("="));
  const value = cookies
    .find(([name]) => name === cookieName)
    ?.slice(1)
    .join("=");
  return { sessionId: value === undefined ? undefined : decodeCookie(value), by: "cookie" };
}

export function sameToken(given: string | undefined, expected: string): boolean {
  const left = Buffer.from(given ?? "");
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
