// Every route of the server, in the order they are tried.
import type { RequestContext } from "../context.ts";
import type { Route } from "../router.ts";
import { apexApiRoutes } from "./apex-api.ts";
import { apexRoutes } from "./apex.ts";
import { fileRoutes } from "./files.ts";
import { localRoutes } from "./local.ts";
import { pageRoutes } from "./pages.ts";
import { restRoutes } from "./rest-api.ts";
import { signInRoutes } from "./sign-in.ts";
import { uiApiRoutes } from "./ui-api.ts";
import { uiRoutes } from "./ui.ts";

export const allRoutes: readonly Route<RequestContext>[] = [
  ...fileRoutes,
  ...apexRoutes,
  ...uiRoutes,
  ...uiApiRoutes,
  ...restRoutes,
  ...apexApiRoutes,
  ...signInRoutes,
  ...localRoutes,
  ...pageRoutes,
];
