// Says that something could not be read, why, and offers to try again.
import { LightningElement, api } from "lwc";
import TITLE from "@salesforce/label/c.Page_ProblemTitle";
import RETRY from "@salesforce/label/c.Page_TryAgain";

export default class PageProblem extends LightningElement {
  @api messages: string[] = [];
  /** it stands for the whole page, so it has the page's heading */
  @api isPage = false;

  labels = { title: TITLE, retry: RETRY };

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent("retry"));
  }
}
