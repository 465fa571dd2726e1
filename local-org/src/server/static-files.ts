// Files served as they are: built modules, SLDS, and the project's static resources.
import { createReadStream, existsSync, statSync } from "node:fs";
import { extname, join, normalize, resolve, sep } from "node:path";
import { packageDirectory } from "../lwc/index.ts";
import { HttpError, apiError, type Answer, type Request } from "./http.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
  ".css": "text/css; charset=utf-8",
  ".html": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
};

const forever = "public, max-age=31536000, immutable";

/** The file at `path` below `directory`; a path that leaves it is not found. */
export function fileIn(directory: string, path: string): string {
  const file = resolve(directory, normalize(path));
  if (!file.startsWith(resolve(directory) + sep) || !existsSync(file) || !statSync(file).isFile()) {
    throw new HttpError(404, apiError("NOT_FOUND", "There is no such file."));
  }
  return file;
}

export function serveFile(
  file: string,
  request: Request,
  options: { readonly contentType?: string; readonly immutable?: boolean } = {},
): Answer {
  const { size, mtimeMs } = statSync(file);
  const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`;
  const headers = {
    "Content-Type":
      options.contentType ??
      contentTypes[extname(file).toLowerCase()] ??
      "application/octet-stream",
    "Cache-Control": options.immutable ? forever : "no-cache",
    ETag: tag,
  };
  if (request.headers["if-none-match"] === tag) {
    return { status: 304, headers };
  }
  return request.method === "HEAD"
    ? { status: 200, headers }
    : {
        status: 200,
        headers: { ...headers, "Content-Length": String(size) },
        stream: (response) => void createReadStream(file).pipe(response),
      };
}

const sldsRoot = (): string => packageDirectory("@salesforce-ux/design-system");
const slds2Root = (): string => packageDirectory("@salesforce-ux/design-system-2");

/** `/assets/…`: icons and images of SLDS 1, the style sheet of SLDS 2. */
export function serveAsset(path: string, request: Request): Answer {
  if (path === "slds.css") {
    return serveFile(join(slds2Root(), "dist", "css", "bundled", "slds2.cosmos.css"), request);
  }
  return serveFile(fileIn(join(sldsRoot(), "assets"), path), request);
}
