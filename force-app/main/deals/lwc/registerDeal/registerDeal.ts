// One form to register a deal: the customer's website first, with the private pre-check beside it. A failure keeps what was typed.
import { LightningElement, wire } from "lwc";
import { CurrentPageReference, NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { clearError, errorMessages, problemFrom } from "c/errorMessages";
import { fill, timeOfDay, today } from "c/timeText";
import getForm from "@salesforce/apex/RegisterDealController.getForm";
import listKnownCustomers from "@salesforce/apex/RegisterDealController.listKnownCustomers";
import getDraft from "@salesforce/apex/RegisterDealController.getDraft";
import saveDraft from "@salesforce/apex/RegisterDealController.saveDraft";
import discardDraft from "@salesforce/apex/RegisterDealController.discardDraft";
import submit from "@salesforce/apex/RegisterDealController.submit";
import { clockOf, nameOf, newDeal, savable, toInput } from "./dealWords";
import { DraftKeeper } from "./draftKeeper";
import { labels } from "./formText";
import { forgetUnsaved, keepOpenDraft, keepUnsaved, openDraft, unsavedWords } from "./typedWords";
import type { Deal, Field } from "./dealWords";
import type { DraftState } from "./draftKeeper";
import type { WireResult } from "@salesforce/apex";
import type { FieldError } from "c/errorMessages";
import type { Customer } from "c/dealPrecheck";
import type { SecondPartner } from "c/secondPartnerPicker";
import type { Form } from "@salesforce/apex/RegisterDealController.getForm";
import type { KnownCustomer } from "@salesforce/apex/RegisterDealController.listKnownCustomers";
import type { DealInput, SubmitResult } from "@salesforce/apex/RegisterDealController.submit";
import PROMISE from "@salesforce/label/c.RegisterDeal_Promise";
import AMOUNT from "@salesforce/label/c.RegisterDeal_Amount";
import CHECK_FIELDS from "@salesforce/label/c.RegisterDeal_CheckFields";
import NOT_FOUND from "@salesforce/label/c.Deal_NotFound";
import DISCARDED from "@salesforce/label/c.Draft_Discarded";
import FAILED from "@salesforce/label/c.Draft_Failed";
import GONE from "@salesforce/label/c.Draft_Gone";
import OFFLINE from "@salesforce/label/c.Draft_Offline";
import SAVED from "@salesforce/label/c.Draft_Saved";
import SAVING from "@salesforce/label/c.Draft_Saving";

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
  showsMore = false;

  private isOpened = false;
  /** a draft was taken up again: its customer is checked as soon as the form is there */
  private isToCheck = false;
  private readonly keeper = new DraftKeeper({
    save: () => this.keep(),
    show: (state, error) => this.showDraft(state, error),
  });

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.handleHidden);
    window.addEventListener("beforeunload", this.handleUnload);
    window.addEventListener("online", this.handleOnline);
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.handleHidden);
    window.removeEventListener("beforeunload", this.handleUnload);
    window.removeEventListener("online", this.handleOnline);
    this.secure();
  }

  renderedCallback(): void {
    if (this.isToCheck && this.template?.querySelector("c-deal-precheck")) {
      this.isToCheck = false;
      this.precheck();
    }
  }

  get customers(): readonly KnownCustomer[] {
    // Suggestions help; the form works as well without them.
    return this.wiredCustomers?.data ?? [];
  }

  get canDiscard(): boolean {
    return Boolean(this.deal.id) && !this.isDiscarding;
  }

  get moreClass(): string {
    return this.showsMore ? "grid" : "slds-hide";
  }

  get moreExpanded(): string {
    return String(this.showsMore);
  }

  get moreIcon(): string {
    return this.showsMore ? "utility:chevronup" : "utility:chevrondown";
  }

  /** What a suggestion filled in out of sight. */
  get moreSummary(): string {
    const { contactName, contactEmail, contactPhone, secondPartnerName } = this.deal;
    return this.showsMore
      ? ""
      : [contactName, contactEmail, contactPhone, secondPartnerName].filter(Boolean).join(", ");
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

  get today(): string {
    return today();
  }

  get hasPrograms(): boolean {
    return (this.form?.programs.length ?? 0) > 1;
  }

  get hasCurrencies(): boolean {
    return (this.form?.currencies.length ?? 0) > 1;
  }

  get amountLabel(): string {
    return fill(AMOUNT, this.deal.currencyCode ?? this.form?.currencyCode ?? "");
  }

  get promise(): string {
    const chosen = this.form?.programs.find(({ value }) => value === this.deal.programId);
    const hours = (chosen ?? this.form?.programs[0])?.decisionHours;
    return hours ? fill(PROMISE, hours) : "";
  }

  get resultTitle(): string {
    return this.result ? `${this.result.name}: ${this.result.statusLabel}` : "";
  }

  get resultClock(): string {
    return this.result ? clockOf(this.result) : "";
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
    this.precheck();
  }

  handleSecondPartner(event: CustomEvent<SecondPartner>): void {
    const { partnerId, partnerName } = event.detail;
    this.typed({ secondPartnerId: partnerId, secondPartnerName: partnerName });
  }

  handleCustomerLeft(): void {
    this.precheck();
  }

  handleChoose(event: CustomEvent<{ customer: KnownCustomer }>): void {
    const { customer } = event.detail;
    const filled = Object.entries(customer).filter(([, value]) => Boolean(value));
    this.typed(Object.fromEntries(filled));
    for (const field of this.fields()) {
      field.setCustomValidity("");
    }
    this.precheck();
    // On to what no suggestion knows.
    this.fields()
      .find(({ dataset }) => dataset.field === "product")
      ?.focus();
  }

  handleFieldLeft(): void {
    this.keeper.left();
  }

  handleMore(): void {
    this.showsMore = !this.showsMore;
  }

  handleRefused(event: CustomEvent<{ fieldErrors: FieldError[] }>): void {
    // Not focused: the partner is typing elsewhere by now.
    this.showAtFields(event.detail.fieldErrors);
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
      this.focusOn(".conflict");
      return;
    }
    const wrong = this.fields().filter((field) => !field.reportValidity());
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
    void Promise.resolve().then(() => this.focusOn(".question"));
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

  handleOpen(): void {
    this.openDeal(this.result?.id ?? "", false);
  }

  handleAnother(): void {
    this.startNew();
    void refreshApex(this.wiredCustomers);
  }

  handleRetry(): void {
    void refreshApex(this.wiredForm);
  }

  /** Other tab, other app, screen off: on phones often the last that is heard. */
  private readonly handleHidden = (): void => {
    if (document.visibilityState === "hidden") {
      this.secure();
    }
  };

  private readonly handleUnload = (event: Event): void => {
    if (this.keeper.isDirty) {
      this.secure();
      event.preventDefault();
    }
  };

  private readonly handleOnline = (): void => {
    this.keeper.left();
  };

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
    const result = await saveDraft({ deal: this.input(savable(this.deal, this.fields())) });
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
      const words = { "": "", paused: "", saving: SAVING, saved: fill(SAVED, timeOfDay()) };
      this.saved = words[state];
      return;
    }
    keepUnsaved(this.deal);
    const problem = problemFrom(error);
    if (problem.message === NOT_FOUND && this.deal.id) {
      this.deal = { ...this.deal, id: undefined, revision: undefined, ...newDeal() };
      this.saved = GONE;
      return;
    }
    this.showAtFields(problem.fieldErrors);
    const said = problem.message || problem.fieldErrors[0]?.message;
    this.saved = navigator.onLine && said ? fill(FAILED, said) : OFFLINE;
  }

  private async send(): Promise<void> {
    this.isSaving = true;
    this.message = "";
    await this.keeper.stop();
    try {
      const result = this.result ?? (await submit({ deal: this.input(this.deal) }));
      if (result.theirs) {
        this.theirs = result.theirs;
      } else {
        this.done(result);
      }
    } catch (error) {
      const problem = problemFrom(error);
      this.focusField(this.showAtFields(problem.fieldErrors)[0]);
      this.message = problem.message;
      this.keeper.resume();
    } finally {
      this.isSaving = false;
    }
  }

  private done(result: SubmitResult): void {
    this.result = result;
    this.forget();
    void Promise.resolve().then(() => this.focusOn("#done, h1"));
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
    this.isRestored = this.isDiscarding = this.showsMore = false;
    void Promise.resolve().then(() => this.focusOn("h1"));
  }

  private forget(): void {
    this.keeper.reset();
    forgetUnsaved();
    keepOpenDraft(undefined);
  }

  /** What this tab had not saved yet, the draft that was asked for, or the one this tab had open. */
  private async restore(named: string | undefined): Promise<void> {
    await this.keeper.flush();
    const words = unsavedWords() as Deal | undefined;
    if (words && (!named || named === words.id)) {
      this.deal = words;
      this.isRestored = this.isToCheck = true;
      this.keeper.changed();
      return;
    }
    const id = named ?? openDraft();
    if (!id) {
      return;
    }
    try {
      const draft = (await getDraft({ dealId: id })) as DealInput | null;
      if (draft) {
        this.show(draft);
        this.isRestored = true;
      } else {
        keepOpenDraft(undefined);
        if (named) {
          // Sent in meanwhile: there it can be followed.
          this.openDeal(named, true);
        }
      }
    } catch (error) {
      keepOpenDraft(undefined);
      // One that this tab only remembered may be gone by now; one that was asked for is missed.
      this.message = named ? problemFrom(error).message : "";
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

  private openDeal(recordId: string, replace: boolean): void {
    this[NavigationMixin.Navigate](
      { type: "comm__namedPage", attributes: { name: "Deal__c" }, state: { recordId } },
      replace,
    );
  }

  private precheck(): void {
    const website = this.deal.customerWebsite?.trim() ?? "";
    const beside = this.template?.querySelector<
      HTMLElement & { check(customer: Customer): void; clear(): void }
    >("c-deal-precheck");
    if (website === "") {
      beside?.clear();
      return;
    }
    beside?.check({
      website,
      customerName: this.deal.customerName ?? null,
      customerCountry: this.deal.customerCountry ?? this.form?.defaultCountry ?? null,
      product: this.deal.product ?? null,
    });
  }

  private input(deal: Deal): DealInput {
    return toInput(deal, {
      currencyCode: this.form?.currencyCode,
      programId: this.hasPrograms ? undefined : this.form?.programs[0]?.value,
    });
  }

  /** Server names are fields of the object (CustomerWebsite__c), the form's are customerWebsite. */
  private showAtFields(errors: FieldError[]): Field[] {
    const byName = new Map(
      errors.map(({ field, message }) => [field.replace(/__c$/i, "").toLowerCase(), message]),
    );
    const shown = this.fields().filter((field) => byName.has(nameOf(field)));
    for (const field of shown) {
      field.setCustomValidity(byName.get(nameOf(field)) ?? "");
      field.reportValidity();
    }
    return shown;
  }

  private focusField(field: Field | undefined): void {
    // A field that is folded away cannot take the focus.
    this.showsMore ||= Boolean(field && this.folded().includes(field));
    void Promise.resolve().then(() => field?.focus());
  }

  private fields(): Field[] {
    return Array.from(this.template?.querySelectorAll<Field>("[data-field]") ?? []);
  }

  private folded(): Field[] {
    return Array.from(this.template?.querySelectorAll<Field>(".more [data-field]") ?? []);
  }

  private focusOn(selector: string): void {
    this.template?.querySelector<HTMLElement>(selector)?.focus();
  }
}
