// The facts a page starts with: who is signed in, where, in which language, and what they may do.
import type { Site } from "../metadata/schema.ts";
import type { RequestContext } from "./context.ts";
import type { Request } from "./http.ts";

export interface PageFacts {
  readonly kind: string;
  readonly [fact: string]: unknown;
}

export function sessionFacts(
  { org, state, user, session }: RequestContext,
  page: PageFacts,
  site: Site | undefined,
  componentKey: string,
  buildProblems: number,
): Readonly<Record<string, unknown>> {
  const locale = (user?.locale ?? "en_US").split("_").slice(0, 2).join("-");
  return {
    userId: user?.id,
    userName: user?.name ?? "",
    isGuest: user === undefined,
    csrfToken: session?.csrfToken ?? state.sessions.guestToken,
    namespace: org.schema.namespace,
    basePath: site ? `/${site.urlPathPrefix}` : "",
    networkId: site ? `0DB${"0".repeat(12)}AAA` : undefined,
    customPermissions: user
      ? org.schema.customPermissions
          .filter((permission) => org.hasCustomPermission(user.id, permission.name))
          .map((permission) => permission.name)
      : [],
    lang: (user?.language ?? "en_US").replace("_", "-"),
    dir: /^(ar|iw|he|fa|ur)/.test(user?.language ?? "") ? "rtl" : "ltr",
    locale,
    timeZone: user?.timeZone ?? "UTC",
    currency: "USD",
    site: site
      ? {
          name: site.name,
          label: site.label,
          homeRoute: site.homeRoute,
          pages: site.pages.map(({ name, route, title }) => ({ name, route, title })),
        }
      : null,
    page,
    home: user?.isPortalUser === true && site ? `/${site.urlPathPrefix}` : "/",
    isPortalUser: user?.isPortalUser ?? false,
    componentKey,
    serverId: state.id,
    problems:
      state.diagnostics.filter((diagnostic) => diagnostic.severity === "error").length +
      buildProblems,
  };
}

const appCookieName = "local_org_app";

/** The application the user opened last, from a cookie: names in it are checked where they are used. */
export function chosenApplication({ headers }: Request): string | undefined {
  const pair = (headers.cookie ?? "")
    .split(/; */)
    .find((candidate) => candidate.startsWith(`${appCookieName}=`));
  return pair === undefined
    ? undefined
    : /^[A-Za-z0-9_]+$/.exec(pair.slice(appCookieName.length + 1))?.[0];
}

export function appCookie(name: string): string {
  return `${appCookieName}=${encodeURIComponent(name)}; Path=/; HttpOnly; SameSite=Strict`;
}
