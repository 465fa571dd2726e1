// What keeps other web sites out: foreign Host names refused, changes only from our own pages, and headers that fence the page in.
import type { IncomingMessage } from "node:http";
import { HttpError, apiError } from "./http.ts";

const safeMethods: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** Refuses requests that a rebound DNS name brought here: they carry that name as Host. */
export function requireOwnHost(
  headers: IncomingMessage["headers"],
  allowedHosts: readonly string[],
): void {
  const host = (headers.host ?? "").toLowerCase();
  if (!allowedHosts.includes(host)) {
    throw new HttpError(
      421,
      apiError(
        "INVALID_HOST",
        `The local org answers on ${allowedHosts[0] ?? "its own address"} only.`,
      ),
    );
  }
}

export function requireOwnOrigin(
  method: string,
  headers: IncomingMessage["headers"],
  allowedHosts: readonly string[],
): void {
  const origin = headers.origin;
  const isForeign =
    origin !== undefined && !allowedHosts.some((host) => origin.toLowerCase() === `http://${host}`);
  if (!safeMethods.includes(method) && (isForeign || headers["sec-fetch-site"] === "cross-site")) {
    throw new HttpError(
      403,
      apiError("INVALID_ORIGIN", "Changes are accepted from the local org's own pages only."),
    );
  }
}

export function isChange(method: string): boolean {
  return !safeMethods.includes(method);
}

export const commonHeaders: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

// LWC puts component styles into <style> elements, hence 'unsafe-inline' for styles; scripts need the nonce.
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** For HTML written by somebody else (e-mails): no scripts, no network, no access to the page around it. */
export const sandboxPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
