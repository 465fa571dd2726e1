// Every route of the server, in the order they are tried.
import type { RequestContext } from "../context.ts";
import type { Route } from "../router.ts";
import { apexRoutes } from "./apex.ts";
import { fileRoutes } from "./files.ts";
import { pageRoutes } from "./pages.ts";

export const allRoutes: readonly Route<RequestContext>[] = [...fileRoutes, ...apexRoutes, ...pageRoutes];
