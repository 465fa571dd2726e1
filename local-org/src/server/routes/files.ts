// Routes for files: SLDS, built modules, static resources, the shell's own style sheet and icon.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { HttpError, apiError, type Answer, type Request } from "../http.ts";
import type { RequestContext } from "../context.ts";
import { route } from "../router.ts";
import { fileIn, serveAsset, serveFile } from "../static-files.ts";

const ownStatic = fileURLToPath(new URL("../static/", import.meta.url));

export const fileRoutes = [
  route<RequestContext>("GET", "/assets/*", (_context, { rest = "" }, request) =>
    serveAsset(rest, request),
  ),
  route<RequestContext>("GET", "/lwc/:kind/:key/*", serveModule),
  route<RequestContext>("GET", "/resource/:name", serveResource),
  route<RequestContext>("GET", "/resource/:name/*", serveResource),
  route<RequestContext>("GET", "/local/shell.css", (_context, _parameters, request) =>
    serveFile(join(ownStatic, "shell.css"), request),
  ),
  route<RequestContext>("GET", "/local/icon.svg", (_context, _parameters, request) =>
    serveFile(join(ownStatic, "icon.svg"), request),
  ),
  route<RequestContext>("GET", "/favicon.ico", (_context, _parameters, request) =>
    serveFile(join(ownStatic, "icon.svg"), request),
  ),
];

// A page that is still open after a rebuild asks for modules of the build before: they stay in the cache under their own key.
function serveModule(
  { state }: RequestContext,
  { kind = "", key = "", rest = "" }: Readonly<Record<string, string>>,
  request: Request,
): Answer {
  if ((kind !== "vendor" && kind !== "c") || !/^[0-9a-f]+$/.test(key)) {
    throw new HttpError(404, apiError("NOT_FOUND", "There is no such module."));
  }
  return serveFile(fileIn(join(state.project.cacheDirectory, "lwc", kind, key), rest), request, {
    immutable: true,
  });
}

function serveResource(
  { org, state }: RequestContext,
  { name = "", rest }: Readonly<Record<string, string>>,
  request: Request,
): Answer {
  const local = name.replace(new RegExp(`^${org.schema.namespace}__`), "");
  const resource = org.schema.staticResources.find((candidate) => candidate.name === local);
  if (!resource) {
    throw new HttpError(404, apiError("NOT_FOUND", `There is no static resource ${name}.`));
  }
  const file = resolve(state.project.root, resource.file);
  return rest === undefined
    ? serveFile(file, request, { contentType: resource.contentType })
    : serveFile(fileIn(file, rest), request);
}
