// One form to register a deal: the customer's website first, with the private pre-check beside it. A failure keeps what was typed.
import { LightningElement, wire } from "lwc";
import { CurrentPageReference, NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { clearError, errorMessages, problemFrom } from "c/errorMessages";
import { exactDate, exactTime, fill, relativeTime, today } from "c/timeText";
import getForm from "@salesforce/apex/RegisterDealController.getForm";
import saveDraft from "@salesforce/apex/RegisterDealController.saveDraft";
import submit from "@salesforce/apex/RegisterDealController.submit";
import getDeal from "@salesforce/apex/DealDetailController.getDeal";
import type { WireResult } from "@salesforce/apex";
import type { ErrorField, FieldError } from "c/errorMessages";
import type { Customer } from "c/dealPrecheck";
import type { SecondPartner } from "c/secondPartnerPicker";
import type { Form } from "@salesforce/apex/RegisterDealController.getForm";
import type { DealInput, SubmitResult } from "@salesforce/apex/RegisterDealController.submit";
import TITLE from "@salesforce/label/c.RegisterDeal_Title";
import PROMISE from "@salesforce/label/c.RegisterDeal_Promise";
import WEBSITE from "@salesforce/label/c.RegisterDeal_Website";
import WEBSITE_EXAMPLE from "@salesforce/label/c.RegisterDeal_WebsiteExample";
import CUSTOMER from "@salesforce/label/c.RegisterDeal_Customer";
import COUNTRY from "@salesforce/label/c.RegisterDeal_Country";
import PRODUCT from "@salesforce/label/c.RegisterDeal_Product";
import PROGRAM from "@salesforce/label/c.RegisterDeal_Program";
import AMOUNT from "@salesforce/label/c.RegisterDeal_Amount";
import CURRENCY from "@salesforce/label/c.RegisterDeal_Currency";
import CLOSE_DATE from "@salesforce/label/c.RegisterDeal_CloseDate";
import CONTACT from "@salesforce/label/c.RegisterDeal_Contact";
import EMAIL from "@salesforce/label/c.RegisterDeal_Email";
import PHONE from "@salesforce/label/c.RegisterDeal_Phone";
import NEED from "@salesforce/label/c.RegisterDeal_Need";
import SUBMIT from "@salesforce/label/c.RegisterDeal_Submit";
import SAVE_DRAFT from "@salesforce/label/c.RegisterDeal_SaveDraft";
import SAVED from "@salesforce/label/c.RegisterDeal_DraftSaved";
import OPEN from "@salesforce/label/c.RegisterDeal_Open";
import ANOTHER from "@salesforce/label/c.RegisterDeal_Another";
import CHECK_FIELDS from "@salesforce/label/c.RegisterDeal_CheckFields";
import DECISION_DUE from "@salesforce/label/c.Deal_DecisionDue";
import PROTECTED_TO from "@salesforce/label/c.Deal_ProtectedTo";

type Deal = Partial<DealInput> & { requestKey: string };
/** A base component of the form that can show an error at its field. */
type Field = ErrorField & {
  dataset: { field?: string };
  setCustomValidity(message: string): void;
  focus(): void;
};

export default class RegisterDeal extends NavigationMixin(LightningElement) {
  @wire(getForm)
  wiredForm?: WireResult<Form>;

  @wire(CurrentPageReference)
  openedAt(page: { state?: Record<string, string> } | undefined): void {
    const draftId = page?.state?.recordId;
    if (draftId && draftId !== this.deal.id) {
      void this.loadDraft(draftId);
    }
  }

  labels = {
    title: TITLE,
    website: WEBSITE,
    websiteExample: WEBSITE_EXAMPLE,
    customer: CUSTOMER,
    country: COUNTRY,
    product: PRODUCT,
    program: PROGRAM,
    currency: CURRENCY,
    closeDate: CLOSE_DATE,
    contact: CONTACT,
    email: EMAIL,
    phone: PHONE,
    need: NEED,
    submit: SUBMIT,
    saveDraft: SAVE_DRAFT,
    open: OPEN,
    another: ANOTHER,
  };
  deal: Deal = { requestKey: crypto.randomUUID() };
  secondPartnerName?: string;
  result?: SubmitResult;
  message = "";
  saved = "";
  isSaving = false;

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
    const { decisionDueOn, expiresOn } = this.result ?? {};
    if (decisionDueOn) {
      return fill(DECISION_DUE, relativeTime(decisionDueOn), exactTime(decisionDueOn));
    }
    return expiresOn ? fill(PROTECTED_TO, exactDate(expiresOn)) : "";
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const field = event.target as Field;
    const name = field.dataset.field;
    if (name) {
      this.deal = { ...this.deal, [name]: event.detail.value };
      this.saved = "";
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
    this.deal = { ...this.deal, secondPartnerId: partnerId };
    this.secondPartnerName = partnerName;
    this.saved = "";
  }

  handleCustomerLeft(): void {
    this.precheck();
  }

  handleRefused(event: CustomEvent<{ fieldErrors: FieldError[] }>): void {
    // Not focused: the partner is typing elsewhere by now.
    this.showAtFields(event.detail.fieldErrors);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    if (this.isSaving) {
      return;
    }
    const wrong = this.fields().filter((field) => !field.reportValidity());
    if (wrong.length > 0) {
      this.message = CHECK_FIELDS;
      wrong[0]?.focus();
      return;
    }
    void this.save(submit, (result) => {
      this.result = result;
      void this.focusResult();
    });
  }

  handleSaveDraft(): void {
    void this.save(saveDraft, (result) => {
      this.deal = { ...this.deal, id: result.id };
      this.saved = SAVED;
    });
  }

  handleOpen(): void {
    this[NavigationMixin.Navigate]({
      type: "comm__namedPage",
      attributes: { name: "Deal__c" },
      state: { recordId: this.result?.id ?? "" },
    });
  }

  handleAnother(): void {
    this.deal = { requestKey: crypto.randomUUID() };
    this.secondPartnerName = undefined;
    this.result = undefined;
    this.message = this.saved = "";
  }

  handleRetry(): void {
    void refreshApex(this.wiredForm);
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

  private async save(method: typeof submit, done: (result: SubmitResult) => void): Promise<void> {
    this.isSaving = true;
    this.message = "";
    try {
      done(await method({ deal: this.input() }));
    } catch (error) {
      const problem = problemFrom(error);
      this.showAtFields(problem.fieldErrors)[0]?.focus();
      this.message = problem.message;
    } finally {
      this.isSaving = false;
    }
  }

  private input(): DealInput {
    const { amount, ...rest } = this.deal;
    return {
      ...rest,
      amount: amount === undefined || String(amount) === "" ? null : Number(amount),
      currencyCode: this.deal.currencyCode ?? this.form?.currencyCode,
      programId:
        this.deal.programId ?? (this.hasPrograms ? undefined : this.form?.programs[0]?.value),
    } as DealInput;
  }

  private async loadDraft(dealId: string): Promise<void> {
    try {
      const detail = await getDeal({ dealId });
      if (detail.draft) {
        this.deal = { ...detail.draft, requestKey: this.deal.requestKey };
        this.secondPartnerName = detail.secondPartnerName;
      }
    } catch (error) {
      this.message = problemFrom(error).message;
    }
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

  private fields(): Field[] {
    return Array.from(this.template?.querySelectorAll<Field>("[data-field]") ?? []);
  }

  private async focusResult(): Promise<void> {
    await Promise.resolve();
    this.template?.querySelector<HTMLElement>("#done, h1")?.focus();
  }
}

function nameOf(field: Field): string {
  const name = (field.dataset.field ?? "").toLowerCase();
  return name === "programid" ? "program" : name === "currencycode" ? "currencyisocode" : name;
}
