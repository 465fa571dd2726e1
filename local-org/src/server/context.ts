// What every route handler gets: the org as it is now, the built components, the request and who makes it.
import type { Diagnostic, Org, UserSummary } from "../org/contract.ts";
import type { LwcBuild } from "../lwc/index.ts";
import { HttpError, apiError, type Request } from "./http.ts";
import type { LiveEvents } from "./live-events.ts";
import type { Credentials, Session, Sessions } from "./sessions.ts";

export interface Project {
  /** paths in the Schema resolve against it */
  readonly root: string;
  /** `.local-org/cache` */
  readonly cacheDirectory: string;
}

/** What lives as long as the server; `org` and `build` are replaced on reload. */
export interface ServerState {
  /** changes with every start: an open page sees that the server is another one */
  readonly id: string;
  readonly project: Project;
  readonly sessions: Sessions;
  readonly events: LiveEvents;
  readonly previewSession?: Session;
  org: Org;
  build: Promise<LwcBuild>;
  diagnostics: readonly Diagnostic[];
}

export interface RequestContext {
  readonly state: ServerState;
  readonly org: Org;
  readonly request: Request;
  readonly session: Session | undefined;
  readonly user: UserSummary | undefined;
  readonly credentials: Credentials;
}

/** The signed-in user, or the platform's 401. */
export function requireUser(context: RequestContext): UserSummary {
  if (!context.user) {
    throw new HttpError(401, apiError("INVALID_SESSION_ID", "Session expired or invalid"));
  }
  return context.user;
}
