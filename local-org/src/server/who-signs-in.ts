// Who may sign in: the sign-in page, the login calls and the command line all ask here.
import type { UserSummary } from "../org/contract.ts";

/** The platform's own users (site guests, the automated process) are nobody to sign in as. */
export function canSignIn(user: UserSummary): boolean {
  return user.isActive && !/\bguest\b/i.test(user.profile) && user.name !== "Automated Process";
}
