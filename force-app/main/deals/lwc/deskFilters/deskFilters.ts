// The filters of the deal desk: the three most used in sight, the others one press away. Fires `filter` with the new one.
import { LightningElement, api } from "lwc";
import { changed, countOf } from "c/deskFilter";
import { fill, money } from "c/timeText";
import type { Field, Filter } from "c/deskFilter";
import type { DeskView, OptionView } from "@salesforce/apex/DealDeskController.getQueue";
import SHOW from "@salesforce/label/c.Deal_Show";
import MINE from "@salesforce/label/c.DealDesk_Mine";
import QUEUES from "@salesforce/label/c.DeskFilter_Queues";
import ALL from "@salesforce/label/c.DealDesk_All";
import SEARCH from "@salesforce/label/c.DeskFilter_Search";
import SORT from "@salesforce/label/c.DeskFilter_Sort";
import FIRST_DUE from "@salesforce/label/c.DeskFilter_SortDue";
import OLDEST from "@salesforce/label/c.DeskFilter_SortOldest";
import AMOUNT from "@salesforce/label/c.DeskFilter_SortAmount";
import MORE from "@salesforce/label/c.DeskFilter_More";
import MORE_CHOSEN from "@salesforce/label/c.DeskFilter_MoreChosen";
import CLEAR from "@salesforce/label/c.DeskFilter_Clear";
import ANY from "@salesforce/label/c.DeskFilter_Any";
import PARTNER from "@salesforce/label/c.PartnerPanel_Title";
import PROGRAM from "@salesforce/label/c.RegisterDeal_Program";
import PRODUCT from "@salesforce/label/c.RegisterDeal_Product";
import COUNTRY from "@salesforce/label/c.RegisterDeal_Country";
import BAND from "@salesforce/label/c.DealDetail_Amount";
import UNDER from "@salesforce/label/c.DeskFilter_AmountUnder";
import BETWEEN from "@salesforce/label/c.DeskFilter_AmountBetween";
import FROM from "@salesforce/label/c.DeskFilter_AmountFrom";
import SEVERITY from "@salesforce/label/c.DeskFilter_Severity";
import BLOCKS from "@salesforce/label/c.DeskFilter_Blocks";
import REVIEW from "@salesforce/label/c.DeskFilter_Review";
import NOTICE from "@salesforce/label/c.DeskFilter_Notice";
import NONE from "@salesforce/label/c.DealDesk_NoConflicts";
import KIND from "@salesforce/label/c.DeskFilter_Kind";

/** So long nothing was typed: then it is searched. */
const PAUSE = 300;
const LIMITS = [25_000, 100_000, 500_000].map((amount) => money(amount, null));
const [LOW = "", MIDDLE = "", HIGH = ""] = LIMITS;

export default class DeskFilters extends LightningElement {
  @api filter: Filter = {};
  @api view: DeskView | undefined;

  labels = { show: SHOW, search: SEARCH, sort: SORT, clear: CLEAR };
  scopes = [
    { value: "all", label: ALL },
    { value: "mine", label: MINE },
    { value: "queues", label: QUEUES },
  ];
  orders = [
    { value: "due", label: FIRST_DUE },
    { value: "oldest", label: OLDEST },
    { value: "amount", label: AMOUNT },
  ];
  isOpen = false;
  private timer: number | undefined;

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get scope(): string {
    return this.filter.scope ?? "all";
  }

  get order(): string {
    return this.filter.sortBy ?? "due";
  }

  get search(): string {
    return this.filter.search ?? "";
  }

  get isFiltered(): boolean {
    return countOf(this.filter) > 0;
  }

  get moreLabel(): string {
    const chosen = this.more.filter(({ value }) => value !== "").length;
    return chosen > 0 ? fill(MORE_CHOSEN, chosen) : MORE;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get more() {
    const { partners = [], programs = [], products = [] } = this.view ?? {};
    const { countries = [], kinds = [] } = this.view ?? {};
    return [
      this.choice("partnerId", PARTNER, partners),
      this.choice("programId", PROGRAM, programs),
      this.choice("product", PRODUCT, products),
      this.choice("country", COUNTRY, countries),
      this.choice("band", BAND, [
        { value: "small", label: fill(UNDER, LOW) },
        { value: "medium", label: fill(BETWEEN, LOW, MIDDLE) },
        { value: "large", label: fill(BETWEEN, MIDDLE, HIGH) },
        { value: "huge", label: fill(FROM, HIGH) },
      ]),
      this.choice("severity", SEVERITY, [
        { value: "Blocks", label: BLOCKS },
        { value: "Review", label: REVIEW },
        { value: "Notice", label: NOTICE },
        { value: "None", label: NONE },
      ]),
      this.choice("kind", KIND, kinds),
    ];
  }

  handleMore(): void {
    this.isOpen = !this.isOpen;
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    const field = (event.currentTarget as HTMLElement).dataset.field as Field;
    const { value } = event.detail;
    this.tell(changed(this.filter, field, isDefault(value) ? "" : value));
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    window.clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- One question for a word, not one for each letter; the timer ends with the page.
    this.timer = window.setTimeout(
      () => this.tell(changed(this.filter, "search", value.trim())),
      PAUSE,
    );
  }

  handleClear(): void {
    window.clearTimeout(this.timer);
    this.tell(this.filter.sortBy ? { sortBy: this.filter.sortBy } : {});
    this.template?.querySelector<HTMLElement>("lightning-input")?.focus();
  }

  private choice(field: Field, label: string, options: readonly OptionView[]) {
    const value = this.filter[field] ?? "";
    // What was chosen stays a choice when nothing of it waits any more.
    const known = value === "" || options.some((option) => option.value === value);
    const kept = known ? options : [...options, { value, label: value }];
    return { field, label, value, options: [{ value: "", label: ANY }, ...kept] };
  }

  /** Not `change`: those of the base components inside come out of us too. */
  private tell(filter: Filter): void {
    this.dispatchEvent(new CustomEvent("filter", { detail: filter }));
  }
}

/** What the desk shows unasked is not written down. */
function isDefault(value: string): boolean {
  return value === "all" || value === "due";
}
