// Calls to the server: JSON both ways, the token that proves the page made the call, and failures in the platform's error shape.
import { tellFailure } from "local/health";
import { session } from "local/session";

/** What the platform's wires and Apex calls reject with (LWC Developer Guide, "Handle Errors"). */
export interface FetchError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
}

export async function call<T>(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(method, path, body);
  const text = await response.text();
  const value: unknown = text === "" ? null : parse(text, response);
  if (response.ok) {
    return value as T;
  }
  if (response.status === 401) {
    window.location.assign(
      `/?next=${encodeURIComponent(window.location.pathname + window.location.search)}`,
    );
  }
  if (response.status === 404 && path.startsWith("/apex/")) {
    tellFailure();
  }
  return fail(response.status, response.statusText, value);
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "X-Local-Org-Token": session.csrfToken,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return fail(0, "", { message: "The local org does not answer. Is it still running?" });
  }
}

function parse(text: string, response: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail(response.status, response.statusText, {
      message: `The server answered ${response.status} with something that is not JSON.`,
    });
  }
}

function fail(status: number, statusText: string, body: unknown): never {
  const error: FetchError = { ok: false, status, statusText, body };
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shape components get from the platform is no Error
  throw error;
}
