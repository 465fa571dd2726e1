// Page references and the addresses they stand for, inside (`/lightning/…`) and in a site (`/prefix/…`), and moving between them.
import { qualified, session, type SitePageFacts } from "local/session";

export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, string | undefined>>;
}

const listeners = new Set<(page: PageReference) => void>();

export function onNavigate(listener: (page: PageReference) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentPage(): PageReference {
  return pageReferenceOf(new URL(window.location.href));
}

/** Goes to a page of this application, or opens what lies outside it. */
export function navigate(page: PageReference, replace = false): void {
  const address = urlOf(page);
  if (page.type === "standard__webPage" && !isInside(address)) {
    window.open(address, "_blank", "noopener");
    return;
  }
  goTo(address, replace);
}

export function goTo(address: string, replace = false): void {
  if (!isInside(address)) {
    window.location.assign(address);
    return;
  }
  window.history[replace ? "replaceState" : "pushState"](null, "", address);
  tellListeners();
}

/** A plain click: one that opens neither a tab nor a window, nor downloads. */
export function opensHere(event: MouseEvent): boolean {
  return (
    event.button === 0 &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.shiftKey &&
    !event.altKey &&
    !event.defaultPrevented
  );
}

export function tellListeners(): void {
  const page = currentPage();
  listeners.forEach((listener) => listener(page));
}

/** True for addresses that this page shows without loading another document. */
export function isInside(address: string): boolean {
  const url = new URL(address, window.location.href);
  const root = session.site ? session.basePath : "/lightning";
  return (
    url.origin === window.location.origin &&
    (url.pathname === root || url.pathname.startsWith(`${root}/`))
  );
}

export function urlOf(page: PageReference): string {
  const path = session.site ? sitePath(page) : lightningPath(page);
  const state = Object.entries(
    (page.state as Readonly<Record<string, unknown>> | undefined) ?? {},
  ).filter(([, value]) => value !== undefined && value !== null);
  const query = new URLSearchParams(state.map(([name, value]) => [name, String(value)])).toString();
  return query === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${query}`;
}

export function pageReferenceOf(url: URL): PageReference {
  return session.site ? sitePageReference(url) : lightningPageReference(url);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function lightningPath({ type, attributes }: PageReference): string {
  const object = encodeURIComponent(qualified(text(attributes.objectApiName)));
  switch (type) {
    case "standard__recordPage":
      return `/lightning/r/${object === "" ? "" : `${object}/`}${encodeURIComponent(text(attributes.recordId))}/${text(attributes.actionName) || "view"}`;
    case "standard__objectPage": {
      const action = text(attributes.actionName) || "home";
      return `/lightning/o/${object}/${action === "home" ? "list" : action}`;
    }
    case "standard__navItemPage":
      return `/lightning/n/${encodeURIComponent(text(attributes.apiName))}`;
    case "standard__component":
      return `/lightning/cmp/${encodeURIComponent(text(attributes.componentName))}`;
    case "standard__namedPage":
      return `/lightning/page/${encodeURIComponent(text(attributes.pageName) || "home")}`;
    case "standard__app":
      return `/lightning/app/${encodeURIComponent(text(attributes.appTarget))}`;
    case "standard__webPage":
      return text(attributes.url);
    case "comm__loginPage":
      return "/";
    default:
      throw new Error(`The local org cannot navigate to a page of type ${type} inside Lightning.`);
  }
}

function lightningPageReference(url: URL): PageReference {
  const [, , area = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const state = Object.fromEntries(url.searchParams);
  switch (area) {
    case "r": {
      const [objectApiName, recordId, actionName] = rest.length > 2 ? rest : [undefined, ...rest];
      return {
        type: "standard__recordPage",
        attributes: {
          ...(objectApiName === undefined ? {} : { objectApiName }),
          recordId,
          actionName: actionName ?? "view",
        },
        state,
      };
    }
    case "o":
      return {
        type: "standard__objectPage",
        attributes: { objectApiName: rest[0], actionName: rest[1] ?? "list" },
        state,
      };
    case "n":
      return { type: "standard__navItemPage", attributes: { apiName: rest[0] }, state };
    case "cmp":
      return { type: "standard__component", attributes: { componentName: rest[0] }, state };
    case "app":
      return { type: "standard__app", attributes: { appTarget: rest[0] }, state };
    case "":
    case "page":
      return { type: "standard__namedPage", attributes: { pageName: rest[0] ?? "home" }, state };
    default:
      return { type: "local__unknown", attributes: { path: url.pathname }, state };
  }
}

function pages(): readonly SitePageFacts[] {
  return session.site?.pages ?? [];
}

function sitePath({ type, attributes }: PageReference): string {
  switch (type) {
    case "comm__namedPage":
    case "standard__namedPage": {
      const name = text(attributes.name) || text(attributes.pageName);
      const page =
        pages().find((candidate) => sameName(candidate.name, name)) ??
        (sameName(name, "home") ? homePage() : undefined);
      if (!page) {
        throw new Error(`The site ${session.site?.label ?? ""} has no page named ${name}.`);
      }
      return session.basePath + withLeadingSlash(page.route);
    }
    case "standard__recordPage": {
      const recordId = text(attributes.recordId);
      const page =
        recordRoutes().find((candidate) =>
          matchesObject(candidate, text(attributes.objectApiName)),
        ) ?? recordRoutes()[0];
      return page
        ? session.basePath +
            withLeadingSlash(page.route)
              .replace(/:recordId/, encodeURIComponent(recordId))
              .replace(/\/:[A-Za-z]+/g, "")
        : `${session.basePath}/detail/${encodeURIComponent(recordId)}`;
    }
    case "standard__webPage":
      return text(attributes.url);
    case "comm__loginPage":
      return text(attributes.actionName) === "logout" ? "/local/sign-out" : "/";
    default:
      throw new Error(`The local org cannot navigate to a page of type ${type} in a site.`);
  }
}

function sitePageReference(url: URL): PageReference {
  const path = url.pathname.slice(session.basePath.length) || session.site?.homeRoute || "/";
  const state = Object.fromEntries(url.searchParams);
  for (const page of pages()) {
    const found = matchRoute(withLeadingSlash(page.route), withLeadingSlash(path));
    if (found?.recordId !== undefined) {
      return {
        type: "standard__recordPage",
        attributes: { ...found, actionName: "view", pageName: page.name },
        state: { ...found, ...state },
      };
    }
    if (found) {
      return {
        type: "comm__namedPage",
        attributes: { name: page.name },
        state: { ...found, ...state },
      };
    }
  }
  return { type: "local__unknown", attributes: { path: url.pathname }, state };
}

/** The values of a route's `:parameters`, or undefined when the path is another page's. */
export function matchRoute(route: string, path: string): Record<string, string> | undefined {
  const wanted = route.split("/").filter((part) => part !== "");
  const given = path.split("/").filter((part) => part !== "");
  if (
    given.length > wanted.length ||
    wanted.slice(given.length).some((part) => !part.startsWith(":") || part === ":recordId")
  ) {
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index];
    if (part.startsWith(":")) {
      values[part.slice(1)] = decodeURIComponent(actual ?? "");
    } else if (part.toLowerCase() !== actual?.toLowerCase()) {
      return undefined;
    }
  }
  return values;
}

function recordRoutes(): SitePageFacts[] {
  return pages().filter((page) => page.route.includes(":recordId"));
}

function matchesObject(page: SitePageFacts, object: string): boolean {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/__c$/, "")
      .replace(/^[a-z0-9]+__/, "")
      .replace(/[^a-z0-9]/g, "");
  return object !== "" && plain(`${page.name}${page.route}`).includes(plain(object));
}

function homePage(): SitePageFacts | undefined {
  const route = withLeadingSlash(session.site?.homeRoute ?? "/");
  return pages().find((page) => withLeadingSlash(page.route) === route);
}

function sameName(left: string, right: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/__c$/, "");
  return plain(left) === plain(right);
}

function withLeadingSlash(route: string): string {
  return route.startsWith("/") ? route : `/${route}`;
}
