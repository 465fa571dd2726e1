// `lightning/refresh`: asks the page to load its records again, and lets components take part.
import { refreshRecords } from "local/wire";

export const REFRESH_COMPLETE = "refreshcomplete";
export const REFRESH_COMPLETE_WITH_ERRORS = "refreshcompletewitherrors";
export const REFRESH_ERROR = "refresherror";
export const RefreshEventName = "lightning__refreshview";

type Handler = () => unknown;

const handlers = new Map<symbol, Handler>();

/** A component dispatches it after it changed data behind the page's back. */
export class RefreshEvent extends CustomEvent<void> {
  constructor() {
    super(RefreshEventName, { bubbles: true, composed: true });
  }
}

export function registerRefreshHandler(element: object, handler: Handler): symbol {
  const id = Symbol("refreshHandler");
  handlers.set(id, () => handler.call(element));
  return id;
}

export function unregisterRefreshHandler(id: symbol): void {
  handlers.delete(id);
}

// The page is the one refresh container here; a container of a component's own sees every refresh of the page.
export function registerRefreshContainer(
  element: object,
  method: (refresh: Promise<string>) => unknown,
): symbol {
  return registerRefreshHandler(element, () =>
    method.call(element, Promise.resolve(REFRESH_COMPLETE)),
  );
}

export function unregisterRefreshContainer(id: symbol): void {
  unregisterRefreshHandler(id);
}

/** What the shell runs when a RefreshEvent reaches it. */
export async function refreshPage(): Promise<void> {
  await refreshRecords();
  await Promise.all([...handlers.values()].map((handler) => handler()));
}
