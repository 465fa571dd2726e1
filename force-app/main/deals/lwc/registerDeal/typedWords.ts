// What was typed and is not saved yet, kept by the browser for this tab only and taken away as soon as it is saved.
import USER_ID from "@salesforce/user/Id";

const UNSAVED = `tandem.unsavedDeal.${USER_ID ?? ""}`;
const OPEN = `tandem.openDraft.${USER_ID ?? ""}`;

/** Of another user's session in the same tab nothing is found: the name holds whose it is. */
export function unsavedWords(): Record<string, unknown> | undefined {
  return parsed(read(UNSAVED));
}

export function keepUnsaved(words: object): void {
  write(UNSAVED, JSON.stringify(words));
}

export function forgetUnsaved(): void {
  write(UNSAVED, undefined);
}

/** The draft this tab has open, so that a reload goes on with it. */
export function openDraft(): string | undefined {
  return read(OPEN);
}

export function keepOpenDraft(id: string | undefined): void {
  write(OPEN, id);
}

function parsed(text: string | undefined): Record<string, unknown> | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    return undefined; // not ours, or cut off: as good as none
  }
}

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined; // a browser that forbids it: the server has the draft
  }
}

function write(name: string, text: string | undefined): void {
  try {
    if (text === undefined) {
      sessionStorage.removeItem(name);
    } else {
      sessionStorage.setItem(name, text);
    }
  } catch {
    // Forbidden or full: the server has the draft, and the page itself still holds the words.
  }
}
