// Which notices the person wants, by e-mail and bell; as part of another page it is folded and reads nothing until it is opened.
import { LightningElement, api } from "lwc";
import { errorMessages } from "c/errorMessages";
import getChoices from "@salesforce/apex/NoticePreferencesController.getChoices";
import switchOff from "@salesforce/apex/NoticePreferencesController.switchOff";
import switchOn from "@salesforce/apex/NoticePreferencesController.switchOn";
import type { Choice } from "@salesforce/apex/NoticePreferencesController.getChoices";
import type { ChooseDetail } from "c/noticeChoices";
import SAVED from "@salesforce/label/c.Notices_Saved";
import TITLE from "@salesforce/label/c.Notices_Title";

export default class NoticePreferences extends LightningElement {
  @api embedded = false;

  labels = { title: TITLE };
  choices?: readonly Choice[];
  problems: string[] = [];
  isSaving = false;
  isUnfolded = false;
  message = "";

  connectedCallback(): void {
    if (!this.embedded) {
      void this.load();
    }
  }

  get isPage(): boolean {
    return !this.embedded;
  }

  get isLoading(): boolean {
    return !this.choices && !this.hasProblem;
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
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
    if (this.isUnfolded && !this.choices) {
      void this.load();
    }
  }

  /** Reads again what is saved: after a refusal the boxes must show the truth. */
  handleRetry(): void {
    void this.load();
  }

  async handleChoose(event: CustomEvent<ChooseDetail>): Promise<void> {
    const { key, channel, wanted } = event.detail;
    this.isSaving = true;
    this.message = "";
    try {
      await (wanted ? switchOn : switchOff)({ key, channel });
      const field = channel === "Email" ? "email" : "bell";
      this.choices = (this.choices ?? []).map((choice) =>
        choice.key === key ? { ...choice, [field]: wanted } : choice,
      );
      this.message = SAVED;
    } catch (error) {
      this.problems = errorMessages(error);
    } finally {
      this.isSaving = false;
    }
  }

  private async load(): Promise<void> {
    this.problems = [];
    this.message = "";
    try {
      this.choices = await getChoices();
    } catch (error) {
      this.problems = errorMessages(error);
    }
  }
}
