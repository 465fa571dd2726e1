// The facts a page starts with: who is signed in, where, in which language, and what they may do.
import type { Site } from "../metadata/schema.ts";
import type { RequestContext } from "./context.ts";

export interface PageFacts {
  readonly kind: string;
  readonly [fact: string]: unknown;
}

export function sessionFacts({ org, state, user, session }: RequestContext, page: PageFacts, site: Site | undefined, componentKey: string): Readonly<Record<string, unknown>> {
  const locale = (user?.locale ?? "en_US").replace("_", "-");
  return {
    userId: user?.id,
    userName: user?.name ?? "",
    isGuest: user === undefined,
    csrfToken: session?.csrfToken ?? state.sessions.guestToken,
    namespace: org.schema.namespace,
    basePath: site ? `/${site.urlPathPrefix}` : "",
    networkId: site ? `0DB${"0".repeat(12)}AAA` : undefined,
    customPermissions: user ? org.schema.customPermissions.filter((permission) => org.hasCustomPermission(user.id, permission.name)).map((permission) => permission.name) : [],
    lang: (user?.language ?? "en_US").replace("_", "-"),
    dir: /^(ar|iw|he|fa|ur)/.test(user?.language ?? "") ? "rtl" : "ltr",
    locale,
    timeZone: user?.timeZone ?? "UTC",
    currency: "USD",
    site: site ? { name: site.name, label: site.label, homeRoute: site.homeRoute, pages: site.pages.map(({ name, route, title }) => ({ name, route, title })) } : null,
    page,
    componentKey,
  };
}
