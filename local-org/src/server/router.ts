// Finds the handler of a request: routes are a method and a path whose `:names` match one segment and whose `*` matches the rest.
import type { Answer, Request } from "./http.ts";

export type Parameters = Readonly<Record<string, string>>;
export type Handler<Context> = (
  context: Context,
  parameters: Parameters,
  request: Request,
) => Answer | Promise<Answer>;

export interface Route<Context> {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler<Context>;
}

export interface RouteMatch<Context> {
  readonly route: Route<Context>;
  readonly parameters: Parameters;
}

export function route<Context>(
  method: string,
  path: string,
  handle: Handler<Context>,
): Route<Context> {
  return { method, path, handle };
}

/** The first route that takes the path; `methods` names what is allowed when only the method is wrong. */
export function findRoute<Context>(
  routes: readonly Route<Context>[],
  method: string,
  path: string,
): { readonly match?: RouteMatch<Context>; readonly methods: readonly string[] } {
  const methods: string[] = [];
  const wanted = method === "HEAD" ? "GET" : method;
  for (const candidate of routes) {
    const parameters = matchPath(candidate.path, path);
    if (parameters && candidate.method === wanted) {
      return { match: { route: candidate, parameters }, methods };
    }
    if (parameters) {
      methods.push(candidate.method);
    }
  }
  return { methods };
}

export function matchPath(pattern: string, path: string): Parameters | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === "*") {
      parameters["rest"] = given.slice(index).map(decode).join("/");
      return parameters;
    }
    const actual = given[index];
    if (actual === undefined) {
      return undefined;
    }
    if (part.startsWith(":")) {
      if (actual === "") {
        return undefined;
      }
      parameters[part.slice(1)] = decode(actual);
    } else if (part !== actual) {
      return undefined;
    }
  }
  return given.length === wanted.length ? parameters : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
