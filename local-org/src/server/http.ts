// Requests and answers as plain data over node:http: bodies with a size limit, JSON, and errors that carry their status.
import type { IncomingMessage, ServerResponse } from "node:http";

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  /** the raw body; refused above the limit */
  readonly body: () => Promise<string>;
  readonly json: () => Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** keeps the connection for server-sent events */
  readonly stream?: (response: ServerResponse) => void;
}

/** An answer thrown from wherever the problem was found. */
export class HttpError extends Error {
  readonly status: number;
  readonly answerBody: unknown;

  constructor(status: number, answerBody: unknown) {
    super(`HTTP ${status}`);
    this.status = status;
    this.answerBody = answerBody;
  }
}

const bodyLimit = 6 * 1024 * 1024; // the platform's limit for Apex request bodies

export function readRequest(message: IncomingMessage, origin: string): Request {
  const body = (): Promise<string> => readBody(message);
  return {
    method: message.method ?? "GET",
    url: parseUrl(message.url ?? "/", origin),
    headers: message.headers,
    body,
    json: async () => parseJson(await body()),
  };
}

function parseUrl(path: string, origin: string): URL {
  try {
    return new URL(path.startsWith("/") ? `${origin}${path}` : path, origin);
  } catch {
    throw new HttpError(400, apiError("MALFORMED_URL", "The address cannot be read."));
  }
}

async function readBody(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bodyLimit) {
      throw new HttpError(
        413,
        apiError("REQUEST_LIMIT_EXCEEDED", `The request is larger than ${bodyLimit} bytes.`),
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parseJson(text: string): unknown {
  if (text.trim() === "") {
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new HttpError(
      400,
      apiError(
        "JSON_PARSER_ERROR",
        error instanceof Error ? error.message : "The body is not JSON.",
      ),
    );
  }
}

/** The platform's error array (REST API Developer Guide, "Status Codes and Error Responses"). */
export function apiError(
  errorCode: string,
  message: string,
  fields?: readonly string[],
): readonly { errorCode: string; message: string; fields?: readonly string[] }[] {
  return [{ errorCode, message, ...(fields ? { fields } : {}) }];
}

export function json(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { "Content-Type": "application/json;charset=UTF-8", "Cache-Control": "no-store" },
    body: JSON.stringify(value ?? null),
  };
}

export function noContent(): Answer {
  return { status: 204 };
}

export function html(
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
    body,
  };
}

export function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 303, headers: { Location: location, ...headers } };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A JSON object, or a 400 that says what was expected. */
export function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new HttpError(400, apiError("JSON_PARSER_ERROR", `${what} must be a JSON object.`));
  }
  return value as Record<string, unknown>;
}
