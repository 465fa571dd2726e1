// Who is signed in and where: the facts the server wrote into the page.

export interface SitePageFacts {
  readonly name: string;
  readonly route: string;
  readonly title: string;
}

export interface SessionFacts {
  readonly userId: string | undefined;
  readonly userName: string;
  readonly isGuest: boolean;
  readonly csrfToken: string;
  readonly namespace: string;
  /** "" inside, `/partners` in a site of that prefix */
  readonly basePath: string;
  readonly networkId: string | undefined;
  readonly customPermissions: readonly string[];
  readonly lang: string;
  readonly dir: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly site: {
    readonly name: string;
    readonly label: string;
    readonly homeRoute: string;
    readonly pages: readonly SitePageFacts[];
  } | null;
  /** what the server wants the page to show besides components: sign-in, an error, a single component */
  readonly page: { readonly kind: string; readonly [fact: string]: unknown };
  /** where this user starts */
  readonly home: string;
  readonly isPortalUser: boolean;
  readonly componentKey: string;
  /** another server answers when this changes */
  readonly serverId: string;
  /** compile problems of the project */
  readonly problems: number;
}

function readFacts(): SessionFacts {
  // eslint-disable-next-line @lwc/lwc/no-document-query -- no component: the served page holds the facts
  const text = document.getElementById("local-org-session")?.textContent;
  if (!text) {
    throw new Error("This page was not served by the local org: its session facts are missing.");
  }
  return JSON.parse(text) as SessionFacts;
}

/** `Large` on a computer, `Small` on a phone, as `@salesforce/client/formFactor` tells it. */
function formFactor(): "Large" | "Small" {
  return window.matchMedia("(max-width: 767px)").matches ? "Small" : "Large";
}

export const session: SessionFacts & { readonly formFactor: "Large" | "Small" } = Object.freeze({
  ...readFacts(),
  formFactor: formFactor(),
});

export function resourceUrl(name: string): string {
  return `/resource/${encodeURIComponent(name)}`;
}

/** The API name with the project's namespace: `Deal__c` -> `ns__Deal__c`; standard names stay. */
export function qualified(name: string): string {
  return session.namespace !== "" && /__[a-z]+$/i.test(name) && !/^\w+?__.+__[a-z]+$/i.test(name)
    ? `${session.namespace}__${name}`
    : name;
}
