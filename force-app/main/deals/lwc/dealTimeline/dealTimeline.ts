// Everything that happened to a registration, newest first: what, who, when and in which words.
import { LightningElement, api } from "lwc";
import { exactTime, fill, relativeTime } from "c/timeText";
import NOTE from "@salesforce/label/c.Timeline_Note";

/** One event; `actorName` only where the viewer may know the person. */
export interface TimelineEvent {
  id: string;
  kindLabel: string;
  happenedOn: string;
  actorLabel: string;
  actorName?: string | null;
  message?: string | null;
  /** what the partner doesn't read */
  note?: string | null;
}

export default class DealTimeline extends LightningElement {
  @api events: TimelineEvent[] = [];

  get rows() {
    return this.events.map((event) => ({
      ...event,
      who: event.actorName ?? event.actorLabel,
      exact: exactTime(event.happenedOn),
      relative: relativeTime(event.happenedOn),
      noteText: event.note ? fill(NOTE, event.note) : "",
    }));
  }
}
