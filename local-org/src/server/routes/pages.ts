// Routes for documents: sign-in, the app inside, sites for partners, the local org's own pages, and one page that hosts a component.
import type { Site } from "../../metadata/schema.ts";
import { requireUser, type RequestContext } from "../context.ts";
import { HttpError, apiError, redirect, type Answer } from "../http.ts";
import { navigationModel } from "../model/navigation.ts";
import { renderPage } from "../page.ts";
import { route, type Parameters } from "../router.ts";
import { pageOfPath } from "../site-pages.ts";
import { clockOffset } from "./local.ts";
import { appCookie, chosenApplication, sessionFacts, type PageFacts } from "../session-facts.ts";

export const pageRoutes = [
  route<RequestContext>("GET", "/", start),
  route<RequestContext>("GET", "/local/sign-in", (context) =>
    page(
      context,
      { kind: "signIn", next: context.request.url.searchParams.get("next") ?? "" },
      "Sign in",
    ),
  ),
  route<RequestContext>("GET", "/local/outbox", (context) =>
    localPage(context, "outbox", "Outbox"),
  ),
  route<RequestContext>("GET", "/local/clock", (context) => localPage(context, "clock", "Clock")),
  route<RequestContext>("GET", "/local/component/c/:name", componentPage),
  route<RequestContext>("GET", "/lightning/app/:name", openApplication),
  route<RequestContext>("GET", "/lightning", lightningPage),
  route<RequestContext>("GET", "/lightning/*", lightningPage),
  // Sites come last: their prefix may be any word.
  route<RequestContext>("GET", "/:prefix", sitePage),
  route<RequestContext>("GET", "/:prefix/*", sitePage),
];

/** Signed in: the user's own start page; otherwise the list of users to be. */
function start(context: RequestContext): Answer | Promise<Answer> {
  const next = context.request.url.searchParams.get("next") ?? "";
  return context.user
    ? redirect(homeOf(context))
    : page(context, { kind: "signIn", next }, "Sign in");
}

function homeOf({ org, user }: RequestContext): string {
  const site = user?.isPortalUser
    ? (org.schema.sites.find((candidate) => isMember(candidate, user.permissionSets)) ??
      org.schema.sites[0])
    : undefined;
  return user?.isPortalUser && site ? `/${site.urlPathPrefix}` : "/lightning";
}

function isMember(site: Site, permissionSets: readonly string[]): boolean {
  return (
    site.members.length === 0 || site.members.some((member) => permissionSets.includes(member))
  );
}

function lightningPage(context: RequestContext): Answer | Promise<Answer> {
  const { user } = context;
  if (!user) {
    return toSignIn(context);
  }
  if (user.isPortalUser) {
    return page(
      context,
      problem(
        "noAccess",
        "This part is for the company's own people",
        "You are signed in as a partner. Your pages are in the portal.",
        homeOf(context),
      ),
      "No access",
      undefined,
      403,
    );
  }
  const navigation = navigationOf(context);
  const [firstTab] = navigation.tabs;
  const { pathname } = context.request.url;
  // An app without a Home tab opens on its first one.
  if (
    firstTab &&
    homePaths.includes(pathname) &&
    !navigation.tabs.some((tab) => homePaths.includes(tab.href))
  ) {
    return redirect(firstTab.href);
  }
  return page(context, { kind: "lightning", navigation }, navigation.app.label);
}

const homePaths: readonly string[] = ["/lightning", "/lightning/", "/lightning/page/home"];

function navigationOf(context: RequestContext) {
  return navigationModel(
    { org: context.org, userId: requireUser(context).id },
    chosenApplication(context.request),
  );
}

function openApplication(context: RequestContext, { name = "" }: Parameters): Answer {
  if (!context.user) {
    return toSignIn(context);
  }
  const { app, tabs } = navigationModel(
    { org: context.org, userId: context.user.id },
    name.replace(/^.*?__/, ""),
  );
  return redirect(tabs[0]?.href ?? "/lightning", { "Set-Cookie": appCookie(app.name) });
}

function toSignIn({ request }: RequestContext): Answer {
  return redirect(`/?next=${encodeURIComponent(request.url.pathname + request.url.search)}`);
}

function sitePage(
  context: RequestContext,
  { prefix = "", rest = "" }: Parameters,
): Answer | Promise<Answer> {
  const { org, user } = context;
  const site = org.schema.sites.find(
    (candidate) => candidate.urlPathPrefix.toLowerCase() === prefix.toLowerCase(),
  );
  if (!site) {
    throw new HttpError(404, apiError("NOT_FOUND", "The requested resource does not exist"));
  }
  const wanted = pageOfPath(site, rest);
  if (!user && wanted?.isPublic !== true) {
    return toSignIn(context);
  }
  if (user?.isPortalUser && !isMember(site, user.permissionSets)) {
    return page(
      context,
      problem(
        "noAccess",
        "You are not a member of this site",
        "Ask whoever looks after the site to add you, or sign in as somebody else.",
        "/local/sign-in",
      ),
      "No access",
      undefined,
      403,
    );
  }
  const facts = {
    kind: "site",
    label: site.label,
    navigation: site.navigation,
    pages: site.pages.map(({ name, components }) => ({
      name,
      components: components.map((component) => ({
        name: component.name,
        properties: component.properties,
      })),
    })),
  };
  return page(context, facts, site.label, site, wanted ? 200 : 404);
}

function localPage(context: RequestContext, kind: string, title: string): Answer | Promise<Answer> {
  return context.user ? page(context, { kind, home: homeOf(context) }, title) : toSignIn(context);
}

async function componentPage(context: RequestContext, { name = "" }: Parameters): Promise<Answer> {
  if (!context.user) {
    return toSignIn(context);
  }
  if (!context.org.schema.lwc.some((bundle) => bundle.name === name)) {
    throw new HttpError(404, apiError("NOT_FOUND", `There is no component c/${name}.`));
  }
  return page(
    context,
    { kind: "component", name, properties: Object.fromEntries(context.request.url.searchParams) },
    name,
  );
}

export function problem(kind: string, title: string, message: string, href: string): PageFacts {
  return { kind: "problem", problem: kind, title, message, href };
}

/** The document that shows `facts`. */
export async function page(
  context: RequestContext,
  facts: PageFacts,
  title: string,
  site?: Site,
  status = 200,
): Promise<Answer> {
  const build = await context.state.build;
  const session = sessionFacts(
    context,
    facts,
    site,
    build.components.key,
    build.diagnostics.length,
  );
  return renderPage({
    title,
    lang: String(session["lang"]),
    facts: session,
    vendor: build.vendor,
    components: build.components,
    clockOffset: clockOffset(context.org),
    status,
  });
}
