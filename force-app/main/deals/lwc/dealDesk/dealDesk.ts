// The deal desk: what is due, the queue by filter, each registration with its conflicts explained, decided one by one, many at once or beside its rivals.
import { LightningElement, wire } from "lwc";
import { CurrentPageReference, NavigationMixin } from "lightning/navigation";
import { refreshApex } from "@salesforce/apex";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { countOf, filterOf, requestOf, stateOf } from "c/deskFilter";
import { errorMessages } from "c/errorMessages";
import { fill } from "c/timeText";
import getQueue from "@salesforce/apex/DealDeskController.getQueue";
import approve from "@salesforce/apex/DealDeskController.approve";
import approveWith from "@salesforce/apex/RegistrationReviewController.approve";
import reject from "@salesforce/apex/DealDeskController.reject";
import askForMore from "@salesforce/apex/DealDeskController.askForMore";
import type { PageReference } from "lightning/navigation";
import type { WireResult } from "@salesforce/apex";
import type { DeskFilter, DeskRow, DeskView } from "@salesforce/apex/DealDeskController.getQueue";
import type { DecisionResult } from "@salesforce/apex/DealDeskController.approve";
import type { Filter } from "c/deskFilter";
import type { Decision } from "c/decisionForm";
import TITLE from "@salesforce/label/c.DealDesk_Title";
import EMPTY from "@salesforce/label/c.DealDesk_Empty";
import EMPTY_FILTER from "@salesforce/label/c.DealDesk_EmptyFilter";
import CLEAR from "@salesforce/label/c.DeskFilter_Clear";
import COUNT from "@salesforce/label/c.DealDesk_Count";
import COUNT_FILTERED from "@salesforce/label/c.DealDesk_CountFiltered";
import CUT from "@salesforce/label/c.DealDesk_Cut";
import PARTIAL from "@salesforce/label/c.DealDesk_Partial";
import BULK from "@salesforce/label/c.DealDesk_Bulk";
import SELECT_ALL from "@salesforce/label/c.DealDesk_SelectAll";
import PICKED from "@salesforce/label/c.DealDesk_Selected";
import COMPARE_PICKED from "@salesforce/label/c.Rivals_ComparePicked";
import DECIDED from "@salesforce/label/c.DealDesk_Decided";
import NOT_DECIDED from "@salesforce/label/c.DealDesk_NotDecided";

const COMPARE = "c__compare";
const MOST_RIVALS = 4;
/** From a row it may say which opportunity to link; for many at once nothing is asked. */
type DeskDecision = Decision & { ids: string[]; hasChosen?: boolean };
type Focusable = HTMLElement & { focus(): void };

export default class DealDesk extends NavigationMixin(LightningElement) {
  @wire(CurrentPageReference)
  handlePage(page?: PageReference): void {
    this.page = page;
    const filter = filterOf(page?.state);
    if (JSON.stringify(filter) !== JSON.stringify(this.filter)) {
      this.filter = filter;
      this.request = requestOf(filter);
      this.pickedIds = [];
    }
    const compared = page?.state?.[COMPARE];
    this.comparedIds = compared ? compared.split(",") : [];
  }

  @wire(getQueue, { filter: "$request" })
  handleView(wired: WireResult<DeskView>): void {
    this.wired = wired;
    // While another filter is answered the last answer stays, so that nothing jumps and no focus is lost.
    this.view = wired.data ?? (wired.error ? undefined : this.view);
    this.pickedIds = this.pickedIds.filter((picked) => this.queue.some(({ id }) => id === picked));
  }

  labels = { title: TITLE, bulk: BULK, selectAll: SELECT_ALL, clear: CLEAR };
  filter: Filter | undefined;
  request: DeskFilter | undefined;
  view: DeskView | undefined;
  comparedIds: string[] = [];
  pickedIds: string[] = [];
  results: readonly DecisionResult[] = [];
  isSaving = false;
  currentId = "";
  private page: PageReference | undefined;
  private wired: WireResult<DeskView> | undefined;
  /** where the focus goes when the page is drawn again */
  private focusOn: number | "results" | undefined;

  connectedCallback(): void {
    window.addEventListener("keydown", this.handleFirstKey);
    if (this.wired?.data) {
      void refreshApex(this.wired);
    }
  }

  disconnectedCallback(): void {
    window.removeEventListener("keydown", this.handleFirstKey);
  }

  renderedCallback(): void {
    this.placeFocus();
  }

  get queue(): readonly DeskRow[] {
    return this.view?.rows ?? [];
  }

  get rows() {
    const problems = new Map(this.results.map(({ id, message }) => [id, message]));
    const currentId = this.queue.some(({ id }) => id === this.currentId)
      ? this.currentId
      : this.queue[0]?.id;
    return this.queue.map((data) => ({
      id: data.id,
      data,
      selected: this.pickedIds.includes(data.id),
      problem: problems.get(data.id) ?? "",
      isCurrent: data.id === currentId,
    }));
  }

  get shownFilter(): Filter {
    return this.filter ?? {};
  }

  get isComparing(): boolean {
    return this.comparedIds.length > 0;
  }

  get isLoading(): boolean {
    return !this.view && !this.hasProblem;
  }

  get problems(): string[] {
    return errorMessages(this.wired?.error);
  }

  get hasProblem(): boolean {
    return this.problems.length > 0;
  }

  get isEmpty(): boolean {
    return this.queue.length === 0;
  }

  get isFiltered(): boolean {
    return countOf(this.shownFilter) > 0;
  }

  get emptyText(): string {
    return this.isFiltered ? EMPTY_FILTER : EMPTY;
  }

  get count(): string {
    if (!this.view) {
      return "";
    }
    const { isPartial, rows } = this.view;
    const total = this.view.total ?? 0;
    const text = fill(this.isFiltered ? COUNT_FILTERED : COUNT, total);
    const cut = total > rows.length ? fill(CUT, rows.length, total) : "";
    return [text, isPartial ? PARTIAL : cut].filter(Boolean).join(" ");
  }

  get isMine(): boolean {
    return this.shownFilter.scope === "mine";
  }

  get pickedCount(): number {
    return this.pickedIds.length;
  }

  get hasPicked(): boolean {
    return this.pickedCount > 0;
  }

  get canCompare(): boolean {
    return this.pickedCount > 1 && this.pickedCount <= MOST_RIVALS;
  }

  get compareLabel(): string {
    return fill(COMPARE_PICKED, this.pickedCount);
  }

  get hasResults(): boolean {
    return this.results.length > 0;
  }

  get picked(): string {
    return this.hasPicked ? fill(PICKED, this.pickedCount) : "";
  }

  get allPicked(): boolean {
    return this.hasPicked && this.pickedCount === this.queue.length;
  }

  get pickedIsBlocked(): boolean {
    return this.pickedRows.some(({ severity }) => severity === "Blocks");
  }

  get pickedIsOutOfTurn(): boolean {
    return this.pickedRows.some(({ isOutOfTurn }) => isOutOfTurn);
  }

  get canDecidePicked(): boolean {
    return this.pickedRows.some(({ canDecide }) => canDecide);
  }

  handleFilter(event: CustomEvent<Filter>): void {
    this.show(event.detail);
  }

  handleClear(): void {
    this.show({});
    this.focusOn = 0;
  }

  handlePick(event: CustomEvent<{ id: string; isPicked: boolean }>): void {
    const { id, isPicked } = event.detail;
    const others = this.pickedIds.filter((pickedId) => pickedId !== id);
    this.pickedIds = isPicked ? [...others, id] : others;
  }

  handlePickAll(event: CustomEvent<{ checked: boolean }>): void {
    this.pickedIds = event.detail.checked ? this.queue.map(({ id }) => id) : [];
  }

  handleCurrent(event: CustomEvent<{ id: string }>): void {
    this.currentId = event.detail.id;
  }

  handleStep(event: CustomEvent<{ id: string; step: number }>): void {
    const { id, step } = event.detail;
    this.item(this.queue.findIndex((row) => row.id === id) + step)?.focus();
  }

  /** From wherever nothing is typed, J goes to the queue. */
  handleFirstKey = (event: KeyboardEvent): void => {
    const isWithModifier = event.altKey || event.ctrlKey || event.metaKey;
    const [origin] = event.composedPath();
    if (event.key === "j" && !isWithModifier && !event.defaultPrevented && isQuiet(origin)) {
      event.preventDefault();
      this.item(this.rows.findIndex(({ isCurrent }) => isCurrent))?.focus();
    }
  };

  handleCompare(event: CustomEvent<{ ids: string[] }>): void {
    this.go({ ...this.page?.state, [COMPARE]: event.detail.ids.join(",") }, false);
  }

  handleComparePicked(): void {
    this.go({ ...this.page?.state, [COMPARE]: this.pickedIds.join(",") }, false);
  }

  handleCompared(): void {
    this.go({ ...this.page?.state, [COMPARE]: undefined }, false);
    this.focusOn = 0;
    void refreshApex(this.wired);
  }

  handleDecide(event: CustomEvent<DeskDecision>): void {
    void this.decide(event.detail);
  }

  handleDecideMany(event: CustomEvent<Decision>): void {
    void this.decide({ ...event.detail, ids: this.pickedIds });
  }

  handleResultsClosed(): void {
    this.results = [];
    this.focusOn = 0;
  }

  handleRetry(): void {
    void refreshApex(this.wired);
  }

  private get pickedRows(): DeskRow[] {
    return this.queue.filter(({ id }) => this.pickedIds.includes(id));
  }

  private show(filter: Filter): void {
    this.results = [];
    this.go(stateOf(filter, this.page?.state), true);
  }

  private go(state: Readonly<Record<string, string | undefined>>, replace: boolean): void {
    if (this.page) {
      this[NavigationMixin.Navigate]({ ...this.page, state }, replace);
    }
  }

  private find(selector: string): Focusable | null | undefined {
    return this.template?.querySelector<Focusable>(selector);
  }

  /** The row at that place, or the nearest there is. */
  private item(index = typeof this.focusOn === "number" ? this.focusOn : 0): Focusable | undefined {
    const items = this.template?.querySelectorAll<Focusable>("[data-row]") ?? [];
    return items[Math.min(Math.max(index, 0), items.length - 1)];
  }

  private async decide(decision: DeskDecision): Promise<void> {
    const place = this.queue.findIndex(({ id }) => decision.ids.includes(id));
    this.isSaving = true;
    this.results = [];
    try {
      const results = await this.call(decision);
      const failed = results.filter(({ isSuccess }) => !isSuccess);
      this.pickedIds = failed.map(({ id }) => id);
      this.results = failed.length > 0 || results.length > 1 ? results : [];
      if (failed.length < results.length) {
        this.toast("success", fill(DECIDED, results.length - failed.length));
      }
      await refreshApex(this.wired);
      this.focusOn = this.results.length > 0 ? "results" : place;
    } catch (error) {
      this.toast("error", errorMessages(error).join(" "), NOT_DECIDED);
      this.focusOn = place;
    } finally {
      this.isSaving = false;
    }
    // Nothing may be left to draw again, and the focus still wants its place.
    await Promise.resolve();
    this.placeFocus();
  }

  private placeFocus(): void {
    if (this.focusOn === undefined || this.isSaving) {
      return;
    }
    const target = this.focusOn === "results" ? this.find("[data-results]") : this.item();
    this.focusOn = undefined;
    (target ?? this.find("h2"))?.focus();
  }

  private async call(decision: DeskDecision): Promise<readonly DecisionResult[]> {
    const { ids: registrationIds, action, text, opportunityId, hasChosen } = decision;
    const [registrationId] = registrationIds;
    switch (action) {
      case "approve":
        return hasChosen
          ? [await approveWith({ registrationId, note: text, opportunityId })]
          : approve({ registrationIds, note: text });
      case "reject":
        return reject({ registrationIds, reason: text });
      case "ask":
        return askForMore({ registrationIds, question: text });
    }
  }

  private toast(variant: "success" | "error", message: string, title = TITLE): void {
    this.dispatchEvent(new ShowToastEvent({ title, message, variant }));
  }
}

/** An element that takes no text. What a component hides from us (its own tag, which has a hyphen) may take some. */
function isQuiet(origin: EventTarget | undefined): boolean {
  return (
    origin instanceof HTMLElement &&
    !origin.isContentEditable &&
    !origin.matches("input, textarea, select, [role=textbox], [role=combobox], [role=listbox]") &&
    !origin.localName.includes("-")
  );
}
