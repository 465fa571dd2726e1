// How far a registration has come: the steps behind it, the one it is at and those to come.
import { LightningElement, api } from "lwc";
import DRAFT from "@salesforce/label/c.DealSteps_Draft";
import SENT_IN from "@salesforce/label/c.DealExport_SubmittedOn";
import IN_REVIEW from "@salesforce/label/c.DealSteps_InReview";
import PROTECTED from "@salesforce/label/c.MyDeals_Protected";
import CLOSED from "@salesforce/label/c.DealSteps_Closed";
import TITLE from "@salesforce/label/c.DealSteps_Title";
import DONE from "@salesforce/label/c.DealSteps_Done";
import CURRENT from "@salesforce/label/c.DealSteps_Current";

const STEPS = [DRAFT, SENT_IN, IN_REVIEW, PROTECTED, CLOSED];
/** At which step a state is; those that end a registration take the step's place with their own name. */
const PLACES: Readonly<Record<string, number>> = {
  Draft: 0,
  Submitted: 1,
  "In Review": 2,
  "More Info": 2,
  Approved: 3,
  Rejected: 3,
  Withdrawn: 3,
  Expired: 4,
  Won: 4,
  Lost: 4,
};
const OWN_NAME = ["More Info", "Rejected", "Withdrawn", "Expired", "Won", "Lost"];
const ENDS = ["Rejected", "Withdrawn"];

export default class DealSteps extends LightningElement {
  @api status = "";
  @api statusLabel = "";

  title = TITLE;

  get steps() {
    const place = PLACES[this.status] ?? 0;
    const shown = ENDS.includes(this.status) ? STEPS.slice(0, place + 1) : STEPS;
    return shown.map((step, index) => ({
      key: String(index),
      name: index === place && OWN_NAME.includes(this.status) ? this.statusLabel : step,
      said: index < place ? DONE : index === place ? CURRENT : "",
      current: index === place ? "step" : undefined,
      className: index < place ? "step done" : index === place ? "step current" : "step",
    }));
  }
}
