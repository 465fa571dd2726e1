// Finds a second partner by the beginning of its name. Fires `choose` with {partnerId, partnerName}; neither when it is taken off.
import { LightningElement, api, wire } from "lwc";
import { problemFrom } from "c/errorMessages";
import { fill } from "c/timeText";
import mayName from "@salesforce/apex/SecondPartnerController.mayName";
import search from "@salesforce/apex/SecondPartnerController.search";
import type { WireResult } from "@salesforce/apex";
import type { Choice } from "@salesforce/apex/SecondPartnerController.search";
import LABEL from "@salesforce/label/c.SecondPartner_Label";
import HELP from "@salesforce/label/c.SecondPartner_Help";
import NONE from "@salesforce/label/c.SecondPartner_None";
import FOUND from "@salesforce/label/c.SecondPartner_Found";
import REMOVE from "@salesforce/label/c.SecondPartner_Remove";
import CHOSEN from "@salesforce/label/c.Facts_SecondPartner";

/** Shorter texts find nobody: the server says so too. */
const MIN_LETTERS = 3;
/** Each search counts against those of the hour: only what stands when the typing rests is one. */
const REST = 400;

/** What was chosen; empty when it was taken off. */
export interface SecondPartner {
  partnerId?: string;
  partnerName?: string;
}

export default class SecondPartnerPicker extends LightningElement {
  /** the name of the partner chosen before */
  @api partnerName?: string | null;

  @wire(mayName)
  wired?: WireResult<boolean>;

  labels = { label: LABEL, help: HELP, chosen: CHOSEN };
  choices: (Choice & { text: string })[] = [];
  status = "";
  private text = "";
  private timer?: ReturnType<typeof setTimeout>;

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  get isShown(): boolean {
    return this.wired?.data === true || Boolean(this.partnerName);
  }

  get hasChoices(): boolean {
    return this.choices.length > 0;
  }

  get removeLabel(): string {
    return fill(REMOVE, this.partnerName ?? "");
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value.trim();
    this.choices = [];
    this.status = "";
    clearTimeout(this.timer);
    if (this.text.length >= MIN_LETTERS) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- ends with the component; a call per letter would use up the searches
      this.timer = setTimeout(() => {
        void this.find(this.text);
      }, REST);
    }
  }

  handleChoose(event: Event): void {
    const { value, name } = (event.currentTarget as HTMLElement).dataset;
    this.choices = [];
    this.status = "";
    this.tell({ partnerId: value, partnerName: name });
  }

  handleRemove(): void {
    this.tell({});
  }

  private async find(text: string): Promise<void> {
    try {
      const found = await search({ text });
      // An answer to what is no longer typed is dropped.
      if (text === this.text) {
        this.choices = found.map((choice) => ({
          ...choice,
          text: [choice.label, choice.country].filter(Boolean).join(", "),
        }));
        this.status = found.length > 0 ? fill(FOUND, found.length) : NONE;
      }
    } catch (error) {
      this.status = problemFrom(error).message;
    }
  }

  private tell(detail: SecondPartner): void {
    this.dispatchEvent(new CustomEvent("choose", { detail }));
  }
}
