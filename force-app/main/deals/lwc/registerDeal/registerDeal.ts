// One form to register a deal: the customer's website first, with the private pre-check beside it. A failure keeps what was typed.
import { LightningElement, wire } from "lwc";
import { CurrentPageReference, NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { clearError, errorMessages, problemFrom } from "c/errorMessages";
import getForm from "@salesforce/apex/RegisterDealController.getForm";
import listKnownCustomers from "@salesforce/apex/RegisterDealController.listKnownCustomers";
import saveDraft from "@salesforce/apex/RegisterDealController.saveDraft";
import discardDraft from "@salesforce/apex/RegisterDealController.discardDraft";
import submit from "@salesforce/apex/RegisterDealController.submit";
import { checkCustomer } from "./customerCheck";
import { newDeal, savable, toInput } from "./dealWords";
import { findDraft } from "./draftFinder";
import { DraftKeeper } from "./draftKeeper";
import { draftText, failureText } from "./draftText";
import { factsOf, folded } from "./formFacts";
import { FormFields } from "./formFields";
import { labels } from "./formText";
import { Leaving } from "./leaving";
import { forgetUnsaved, keepOpenDraft, keepUnsaved } from "./typedWords";
import type { Deal, Field } from "./dealWords";
import type { DraftState } from "./draftKeeper";
import type { WireResult } from "@salesforce/apex";
import type { FieldError } from "c/errorMessages";
import type { SecondPartner } from "c/secondPartnerPicker";
import type { Form } from "@salesforce/apex/RegisterDealController.getForm";
import type { KnownCustomer } from "@salesforce/apex/RegisterDealController.listKnownCustomers";
import type { DealInput, SubmitResult } from "@salesforce/apex/RegisterDealController.submit";
import CHECK_FIELDS from "@salesforce/label/c.RegisterDeal_CheckFields";
import NOT_FOUND from "@salesforce/label/c.Deal_NotFound";
import DISCARDED from "@salesforce/label/c.Draft_Discarded";
import GONE from "@salesforce/label/c.Draft_Gone";

export default class RegisterDeal extends NavigationMixin(LightningElement) {
  @wire(getForm)
  wiredForm?: WireResult<Form>;

  @wire(listKnownCustomers)
  wiredCustomers?: WireResult<readonly KnownCustomer[]>;

  @wire(CurrentPageReference)
  openedAt(page: { state?: Record<string, string> } | undefined): void {
    const named = page?.state?.recordId;
    if (named ? named !== this.deal.id : page && !this.isOpened) {
      void this.restore(named);
    }
    this.isOpened ||= Boolean(page);
  }

  labels = labels;
  deal: Deal = newDeal();
  result?: SubmitResult;
  theirs?: DealInput;
  message = "";
  saved = "";
  isSaving = false;
  isRestored = false;
  isDiscarding = false;
  /** the draft that was asked for is not there: the list has those that are */
  isMissed = false;
  showsMore = false;
  /** how many the draft has */
  files = 0;

  private readonly fields = new FormFields(() => this.template);
  private isOpened = false;
  /** a draft was taken up again: its customer is checked as soon as the form is there */
  private isToCheck = false;
  private readonly keeper = new DraftKeeper({
    save: () => this.keep(),
    show: (state, error) => this.showDraft(state, error),
  });
  private readonly leaving = new Leaving({
    secure: () => this.secure(),
    isDirty: () => this.keeper.isDirty,
    online: () => this.keeper.left(),
  });

  connectedCallback(): void {
    this.leaving.watch();
  }

  disconnectedCallback(): void {
    this.leaving.stop();
  }

  renderedCallback(): void {
    if (this.isToCheck && this.template?.querySelector("c-deal-precheck")) {
      this.isToCheck = false;
      this.handleCheck();
    }
  }

  get customers(): readonly KnownCustomer[] {
    // Suggestions help; the form works as well without them.
    return this.wiredCustomers?.data ?? [];
  }

  get canDiscard(): boolean {
    return Boolean(this.deal.id) && !this.isDiscarding;
  }

  get more() {
    return this.showsMore
      ? { className: "grid", expanded: "true", icon: "utility:chevronup", summary: "" }
      : {
          className: "slds-hide",
          expanded: "false",
          icon: "utility:chevrondown",
          summary: folded(this.deal, this.deal.id ? this.files : 0),
        };
  }

  get form(): Form | undefined {
    return this.wiredForm?.data;
  }

  get isLoading(): boolean {
    return !this.form && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wiredForm?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get facts() {
    return factsOf(this.form, this.deal);
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const field = event.target as Field;
    const name = field.dataset.field;
    if (name) {
      this.typed({ [name]: event.detail.value });
      field.setCustomValidity("");
      clearError(field);
    }
  }

  handleProduct(event: CustomEvent<{ value: string }>): void {
    this.handleChange(event);
    this.handleCheck();
  }

  handleSecondPartner(event: CustomEvent<SecondPartner>): void {
    const { partnerId, partnerName } = event.detail;
    this.typed({ secondPartnerId: partnerId, secondPartnerName: partnerName });
  }

  handleCheck(): void {
    checkCustomer(this.template, this.deal, this.form?.defaultCountry);
  }

  handleChoose(event: CustomEvent<{ customer: KnownCustomer }>): void {
    const { customer } = event.detail;
    const filled = Object.entries(customer).filter(([, value]) => Boolean(value));
    this.typed(Object.fromEntries(filled));
    this.fields.forgive();
    this.handleCheck();
    // On to what no suggestion knows.
    this.fields.named("product")?.focus();
  }

  handleFieldLeft(): void {
    this.keeper.left();
  }

  handleFiles(event: CustomEvent<{ count: number }>): void {
    this.files = event.detail.count;
  }

  handleMore(): void {
    this.showsMore = !this.showsMore;
  }

  handleRefused(event: CustomEvent<{ fieldErrors: FieldError[] }>): void {
    // Not focused: the partner is typing elsewhere by now.
    this.fields.showErrors(event.detail.fieldErrors);
  }

  /** The field keeps the focus: left, it would show its error, and the button would move away under the pointer. */
  handlePress(event: Event): void {
    event.preventDefault();
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    // A date that was typed is told when its field is left.
    (this.template?.activeElement as HTMLElement | null | undefined)?.blur();
    if (this.isSaving) {
      return;
    }
    if (this.theirs) {
      this.fields.focusOn(".conflict");
      return;
    }
    const wrong = this.fields.wrong();
    if (wrong.length > 0) {
      this.message = CHECK_FIELDS;
      this.focusField(wrong[0]);
      return;
    }
    void this.send();
  }

  handleKeepMine(): void {
    this.deal = { ...this.deal, revision: this.theirs?.revision };
    this.theirs = undefined;
    this.keeper.resume();
    this.keeper.changed();
  }

  handleUseTheirs(): void {
    if (this.theirs) {
      this.show(this.theirs);
    }
  }

  handleAskDiscard(): void {
    this.isDiscarding = true;
    void Promise.resolve().then(() => this.fields.focusOn(".question"));
  }

  handleKeepDraft(): void {
    this.isDiscarding = false;
  }

  handleDiscard(): void {
    void this.discard();
  }

  handleStartNew(): void {
    void this.keeper.flush().then(() => this.startNew());
  }

  handleMyDeals(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "My_Deals__c" },
    });
  }

  handleAnother(): void {
    this.startNew();
    void refreshApex(this.wiredCustomers);
  }

  handleRetry(): void {
    void refreshApex(this.wiredForm);
  }

  private typed(words: Partial<DealInput>): void {
    this.deal = { ...this.deal, ...words };
    // The first field that says which deal it is makes it a draft.
    if (this.deal.id || this.deal.customerName?.trim() || this.deal.customerWebsite?.trim()) {
      this.keeper.changed();
    }
  }

  private secure(): void {
    if (this.keeper.isDirty && !this.result) {
      keepUnsaved(this.deal);
      void this.keeper.flush();
    }
  }

  private async keep(): Promise<boolean> {
    const deal = toInput(savable(this.deal, this.fields.all()), this.form);
    const result = await saveDraft({ deal });
    if (result.theirs) {
      this.theirs = result.theirs;
      return false;
    }
    forgetUnsaved();
    if (result.status === "Draft") {
      this.deal = { ...this.deal, id: result.id, revision: result.revision };
      keepOpenDraft(result.id);
    } else {
      // Sent in from another window meanwhile.
      this.done(result);
    }
    return true;
  }

  private showDraft(state: DraftState, error?: unknown): void {
    if (state !== "failed") {
      this.saved = draftText(state);
      return;
    }
    keepUnsaved(this.deal);
    const problem = problemFrom(error);
    if (problem.message === NOT_FOUND && this.deal.id) {
      this.deal = { ...this.deal, id: undefined, revision: undefined, ...newDeal() };
      this.saved = GONE;
      return;
    }
    this.fields.showErrors(problem.fieldErrors);
    this.saved = failureText(problem);
  }

  private async send(): Promise<void> {
    this.isSaving = true;
    this.isMissed = false;
    this.message = "";
    await this.keeper.stop();
    try {
      const result = this.result ?? (await submit({ deal: toInput(this.deal, this.form) }));
      if (result.theirs) {
        this.theirs = result.theirs;
      } else {
        this.done(result);
      }
    } catch (error) {
      const problem = problemFrom(error);
      this.focusField(this.fields.showErrors(problem.fieldErrors)[0]);
      this.message = problem.message;
      this.keeper.resume();
    } finally {
      this.isSaving = false;
    }
  }

  private done(result: SubmitResult): void {
    this.result = result;
    this.forget();
  }

  private async discard(): Promise<void> {
    await this.keeper.stop();
    try {
      if (this.deal.id) {
        await discardDraft({ dealId: this.deal.id });
      }
      this.startNew();
      this.saved = DISCARDED;
    } catch (error) {
      this.message = problemFrom(error).message;
      this.isDiscarding = false;
      this.keeper.resume();
    }
  }

  private startNew(): void {
    this.forget();
    this.deal = newDeal();
    this.result = this.theirs = undefined;
    this.message = this.saved = "";
    this.isRestored = this.isDiscarding = this.isMissed = this.showsMore = false;
    this.files = 0;
    void Promise.resolve().then(() => this.fields.focusOn("h1"));
  }

  private forget(): void {
    this.keeper.reset();
    forgetUnsaved();
    keepOpenDraft(undefined);
  }

  private async restore(named: string | undefined): Promise<void> {
    await this.keeper.flush();
    const { unsaved, draft, sent, problem } = await findDraft(named);
    this.isMissed = Boolean(problem);
    this.message = problem ?? "";
    if (unsaved) {
      this.deal = unsaved;
      this.isRestored = this.isToCheck = true;
      this.keeper.changed();
    } else if (draft) {
      this.show(draft);
      this.isRestored = true;
    } else if (sent) {
      this.follow(sent);
    }
  }

  private show(draft: DealInput): void {
    this.keeper.reset();
    forgetUnsaved();
    this.deal = { ...draft, requestKey: this.deal.requestKey };
    this.theirs = undefined;
    this.isToCheck = true;
    keepOpenDraft(draft.id);
  }

  private follow(recordId: string): void {
    const page = { type: "comm__namedPage", attributes: { name: "Deal__c" }, state: { recordId } };
    this[NavigationMixin.Navigate](page, true);
  }

  private focusField(field: Field | undefined): void {
    this.showsMore ||= this.fields.isFolded(field);
    void Promise.resolve().then(() => field?.focus());
  }
}
