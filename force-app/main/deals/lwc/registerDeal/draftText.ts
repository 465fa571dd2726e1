// What the form says about the draft as it is kept, or why it could not be.
import { fill, timeOfDay } from "c/timeText";
import type { Problem } from "c/errorMessages";
import type { DraftState } from "./draftKeeper";
import FAILED from "@salesforce/label/c.Draft_Failed";
import OFFLINE from "@salesforce/label/c.Draft_Offline";
import SAVED from "@salesforce/label/c.Draft_Saved";
import SAVING from "@salesforce/label/c.Draft_Saving";

export function draftText(state: Exclude<DraftState, "failed">): string {
  const words = { "": "", paused: "", saving: SAVING, saved: fill(SAVED, timeOfDay()) };
  return words[state];
}

export function failureText({ message, fieldErrors }: Problem): string {
  const said = message || fieldErrors[0]?.message;
  return navigator.onLine && said ? fill(FAILED, said) : OFFLINE;
}
