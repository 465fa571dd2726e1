// What the form opens with: what this tab had not saved yet, the draft that was asked for, or the one this tab had open.
import getDraft from "@salesforce/apex/RegisterDealController.getDraft";
import { problemFrom } from "c/errorMessages";
import { keepOpenDraft, openDraft, unsavedWords } from "./typedWords";
import type { DealInput } from "@salesforce/apex/RegisterDealController.submit";
import type { Deal } from "./dealWords";

/** One of them, or nothing: an empty form. */
export interface Found {
  readonly unsaved?: Deal;
  readonly draft?: DealInput;
  /** it was sent in meanwhile: there it can be followed */
  readonly sent?: string;
  readonly problem?: string;
}

export async function findDraft(named: string | undefined): Promise<Found> {
  const unsaved = unsavedWords() as Deal | undefined;
  if (unsaved && (!named || named === unsaved.id)) {
    return { unsaved };
  }
  const id = named ?? openDraft();
  if (!id) {
    return {};
  }
  try {
    const draft = (await getDraft({ dealId: id })) as DealInput | null;
    if (draft) {
      return { draft };
    }
    keepOpenDraft(undefined);
    return { sent: named };
  } catch (error) {
    keepOpenDraft(undefined);
    // One that this tab only remembered may be gone by now; one that was asked for is missed.
    return { problem: named ? problemFrom(error).message : undefined };
  }
}
