// The shape of a page while its data is on the way.
import { LightningElement, api } from "lwc";
import LOADING from "@salesforce/label/c.Page_Loading";

const WIDTHS = [40, 90, 75, 85, 60, 80];

export default class PageSkeleton extends LightningElement {
  /** a text where a template writes it as one */
  @api rows: number | string = 5;

  labels = { loading: LOADING };

  get bars(): { key: number; style: string }[] {
    return Array.from({ length: Number(this.rows) }, (_, key) => ({
      key,
      style: `width: ${WIDTHS[key % WIDTHS.length]}%`,
    }));
  }
}
