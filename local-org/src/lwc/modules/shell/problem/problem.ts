// A page that cannot be shown: what happened, why, and the way on.
import { LightningElement, api } from "lwc";
import { session } from "local/session";

export default class Problem extends LightningElement {
  @api heading = "";
  @api message = "";
  @api href = session.home;
  @api linkLabel = "Go to your start page";

  @api focus(): void {
    this.template?.querySelector<HTMLElement>("h1")?.focus();
  }
}
