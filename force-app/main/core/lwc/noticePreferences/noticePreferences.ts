// The heading above the person's notices; as part of another page they are folded, and nothing is read until they are opened.
import { LightningElement, api } from "lwc";
import TITLE from "@salesforce/label/c.Notices_Title";

export default class NoticePreferences extends LightningElement {
  @api embedded = false;

  labels = { title: TITLE };
  isUnfolded = false;

  get isPage(): boolean {
    return !this.embedded;
  }

  get isOpen(): boolean {
    return this.isPage || this.isUnfolded;
  }

  get expandedText(): string {
    return String(this.isOpen);
  }

  get foldIcon(): string {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  handleFold(): void {
    this.isUnfolded = !this.isUnfolded;
  }
}
