// Who calls when nobody is signed in: on a site's public pages its guest user, elsewhere nobody.
import type { UserSummary } from "../org/contract.ts";
import { guestUsername } from "../org/users.ts";
import type { RequestContext } from "./context.ts";
import { pageOfPath } from "./site-pages.ts";

/** The guest user of the site whose public page made the request. */
export function siteGuest({
  org,
  request,
  session,
  user,
}: RequestContext): UserSummary | undefined {
  const referer = request.headers.referer;
  // A session that has ended is an expired session, not a guest.
  if (user || session || referer === undefined || !URL.canParse(referer)) return undefined;
  const [, prefix = "", ...rest] = new URL(referer).pathname.split("/");
  const site = org.schema.sites.find(
    (candidate) => candidate.urlPathPrefix.toLowerCase() === prefix.toLowerCase(),
  );
  if (!site || pageOfPath(site, rest.join("/"))?.isPublic !== true) return undefined;
  return org.user(guestUsername(site.name));
}
