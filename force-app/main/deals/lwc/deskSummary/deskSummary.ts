// The answer first: how much is due and how long it has waited; each number is a filter. Fires `filter` with the new one.
import { LightningElement, api } from "lwc";
import { changed } from "c/deskFilter";
import { fill } from "c/timeText";
import type { Field, Filter } from "c/deskFilter";
import type { Band, DeskView } from "@salesforce/apex/DealDeskController.getQueue";
import DUE from "@salesforce/label/c.DeskSummary_Due";
import AGE from "@salesforce/label/c.DeskSummary_Age";
import OVERDUE from "@salesforce/label/c.DeskSummary_Overdue";
import TODAY from "@salesforce/label/c.DeskSummary_Today";
import WEEK from "@salesforce/label/c.DeskSummary_Week";
import LATER from "@salesforce/label/c.DeskSummary_Later";
import AGE_1 from "@salesforce/label/c.DeskSummary_Age1";
import AGE_3 from "@salesforce/label/c.DeskSummary_Age3";
import AGE_7 from "@salesforce/label/c.DeskSummary_Age7";
import AGE_MORE from "@salesforce/label/c.DeskSummary_AgeMore";

const DUES: Readonly<Record<string, string>> = {
  today: TODAY,
  overdue: OVERDUE,
  week: WEEK,
  later: LATER,
};
const AGES: Readonly<Record<string, string>> = {
  "0-1": AGE_1,
  "2-3": AGE_3,
  "4-7": AGE_7,
  "8+": AGE_MORE,
};
/** In the order of the answer: "3 due today, 1 overdue". */
const ORDER = Object.keys(DUES);

export default class DeskSummary extends LightningElement {
  @api filter: Filter = {};
  @api view!: DeskView;

  get groups() {
    const dues = this.bands("due", this.view.dues, DUES).sort(
      (one, other) => ORDER.indexOf(one.value) - ORDER.indexOf(other.value),
    );
    const ages = this.bands("age", this.view.ages, AGES);
    return [
      { title: DUE, isTitled: false, lineClass: "line", bands: dues },
      { title: AGE, isTitled: true, lineClass: "line small", bands: ages },
    ];
  }

  handlePress(event: Event): void {
    const { field, value } = (event.currentTarget as HTMLElement).dataset;
    const isChosen = this.filter[field as Field] === value;
    const detail = changed(this.filter, field as Field, isChosen ? "" : (value ?? ""));
    this.dispatchEvent(new CustomEvent("filter", { detail }));
  }

  private bands(field: Field, bands: readonly Band[], labels: Readonly<Record<string, string>>) {
    return bands.map(({ value, count }) => ({
      key: `${field} ${value}`,
      field,
      value,
      label: fill(labels[value] ?? value, count),
      pressed: String(this.filter[field] === value),
      bandClass: value === "overdue" && (count ?? 0) > 0 ? "band late" : "band",
    }));
  }
}
