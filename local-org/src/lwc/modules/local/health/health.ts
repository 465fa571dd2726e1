// Whether the page works: set by whatever finds a part of the project missing, heard by the panel that says why.

const listeners = new Set<() => void>();
let hasFailed = false;

/** Something of this page could not be loaded or called, most likely because it did not compile. */
export function tellFailure(): void {
  hasFailed = true;
  listeners.forEach((listener) => listener());
}

/** Calls the listener once the page has failed: at once when it already has. */
export function onFailure(listener: () => void): () => void {
  listeners.add(listener);
  if (hasFailed) {
    listener();
  }
  return () => listeners.delete(listener);
}
