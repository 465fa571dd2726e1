// Routes for documents: one page that hosts a component; sign-in, app and site pages join it here.
import { requireUser, type RequestContext } from "../context.ts";
import { HttpError, apiError, type Answer } from "../http.ts";
import { renderPage } from "../page.ts";
import { route, type Parameters } from "../router.ts";
import { sessionFacts, type PageFacts } from "../session-facts.ts";
import type { Site } from "../../metadata/schema.ts";

export const pageRoutes = [route<RequestContext>("GET", "/local/component/c/:name", componentPage)];

async function componentPage(context: RequestContext, { name = "" }: Parameters): Promise<Answer> {
  requireUser(context);
  if (!context.org.schema.lwc.some((bundle) => bundle.name === name)) {
    throw new HttpError(404, apiError("NOT_FOUND", `There is no component c/${name}.`));
  }
  const properties = Object.fromEntries(context.request.url.searchParams);
  return page(context, { kind: "component", name, properties }, name);
}

/** The document that shows `facts`. */
export async function page(context: RequestContext, facts: PageFacts, title: string, site?: Site, status = 200): Promise<Answer> {
  const build = await context.state.build;
  const session = sessionFacts(context, facts, site, build.components.key);
  return renderPage({ title, lang: String(session["lang"]), facts: session, vendor: build.vendor, components: build.components, status });
}
