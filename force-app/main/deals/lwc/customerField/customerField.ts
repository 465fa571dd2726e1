// A text field that offers customers out of the partner's own past: a combobox after ARIA 1.2, with free text.
import { LightningElement, api } from "lwc";
import { fill } from "c/timeText";
import type { KnownCustomer } from "@salesforce/apex/RegisterDealController.listKnownCustomers";
import COUNT from "@salesforce/label/c.KnownCustomers_Count";
import TITLE from "@salesforce/label/c.KnownCustomers_Title";
import MISSING from "@salesforce/label/c.Deal_CustomerMissing";

const SHOWN = 6;
const ENOUGH = 2;

export default class CustomerField extends LightningElement {
  @api label = "";
  @api required = false;
  @api placeholder = "";
  @api inputMode = "text";
  @api customers: readonly KnownCustomer[] = [];
  /** the customer's website as far as the page knows it: theirs comes first */
  @api website: string | null | undefined = "";

  labels = { title: TITLE };
  error = "";
  isOpen = false;
  active = -1;
  typed = "";
  private told = "";

  @api
  get value(): string | null | undefined {
    return this.typed;
  }
  set value(value: string | null | undefined) {
    this.typed = value ?? "";
    this.draw();
  }

  @api
  focus(): void {
    this.input?.focus();
  }

  @api
  setCustomValidity(message: string): void {
    this.told = message;
  }

  @api
  checkValidity(): boolean {
    return this.problem === "";
  }

  @api
  reportValidity(): boolean {
    this.error = this.problem;
    return this.error === "";
  }

  get hasError(): boolean {
    return this.error !== "";
  }

  /** Undefined takes the attribute away; a Boolean would leave it empty. */
  get isRequired(): string | undefined {
    return this.required ? "true" : undefined;
  }

  get elementClass(): string {
    return this.hasError ? "slds-form-element slds-has-error" : "slds-form-element";
  }

  get invalid(): string {
    return String(this.hasError);
  }

  get describedBy(): string | undefined {
    return this.hasError ? "error" : undefined;
  }

  get isExpanded(): boolean {
    return this.isOpen && this.found.length > 0;
  }

  get expanded(): string {
    return String(this.isExpanded);
  }

  get activeId(): string | undefined {
    return this.isExpanded && this.active >= 0 ? `option-${this.active}` : undefined;
  }

  get announcement(): string {
    return this.isExpanded ? fill(COUNT, this.found.length) : "";
  }

  get options() {
    return this.found.map((customer, index) => ({
      id: `option-${index}`,
      index: String(index),
      name: customer.customerName,
      facts: [customer.customerWebsite, customer.contactName].filter(Boolean).join(" · "),
      selected: String(index === this.active),
      className: index === this.active ? "option active" : "option",
    }));
  }

  handleInput(event: Event): void {
    this.take((event.target as HTMLInputElement).value);
    this.isOpen = true;
    this.active = -1;
  }

  /** Not on focus: the page puts it here to show an error, which the list would cover. */
  handleClick(): void {
    // An empty field shows whom the partner worked with last; one that is filled is left alone.
    this.isOpen = this.typed === "";
    this.active = -1;
  }

  handleBlur(): void {
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent("leave"));
  }

  handleKey(event: KeyboardEvent): void {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      this.move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && this.activeId) {
      event.preventDefault();
      this.choose(this.active);
    } else if (key === "Escape" && this.isExpanded) {
      event.preventDefault();
      this.isOpen = false;
    }
  }

  /** Before the field loses the focus, which would close the list under the pointer. */
  handlePress(event: Event): void {
    event.preventDefault();
    this.choose(Number((event.currentTarget as HTMLElement).dataset.index));
  }

  renderedCallback(): void {
    this.draw();
  }

  /** A bound value would not bring back a text that the page has and the browser does not. */
  private draw(): void {
    const { input } = this;
    if (input && input.value !== this.typed) {
      input.value = this.typed;
    }
  }

  private get input(): HTMLInputElement | null | undefined {
    return this.template?.querySelector("input");
  }

  private get problem(): string {
    return this.told || (this.required && this.typed.trim() === "" ? MISSING : "");
  }

  /** Those whose name, website or contact has every word typed; all of them before anything is. Nearest website first. */
  private get found(): readonly KnownCustomer[] {
    const words = plain(this.typed).split(/\s+/).filter(Boolean);
    const letters = words.join("").length;
    if (letters > 0 && letters < ENOUGH) {
      return [];
    }
    return this.customers
      .filter((customer) => {
        const text = [
          customer.customerName,
          customer.customerWebsite,
          customer.contactName,
          customer.contactEmail,
        ]
          .join(" ")
          .toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .sort((one, other) => this.distance(one) - this.distance(other))
      .slice(0, SHOWN);
  }

  /** By the start of the website, then of the name; those alike stay last used first. */
  private distance({ customerName, customerWebsite }: KnownCustomer): number {
    const sought = plain(this.typed) || plain(this.website);
    const starts = [customerWebsite, customerName].map((text) => plain(text).startsWith(sought));
    const place = starts.indexOf(true);
    return place < 0 ? starts.length : place;
  }

  private move(step: number): void {
    const count = this.found.length;
    if (!this.isExpanded) {
      this.isOpen = true;
      this.active = step > 0 ? 0 : count - 1;
    } else {
      this.active = (this.active + step + count) % count;
    }
  }

  private choose(index: number): void {
    const customer = this.found[index];
    this.isOpen = false;
    this.active = -1;
    if (customer) {
      this.dispatchEvent(new CustomEvent("choose", { detail: { customer } }));
    }
  }

  private take(value: string): void {
    this.typed = value;
    this.dispatchEvent(new CustomEvent("change", { detail: { value } }));
  }
}

/** In small letters and without what a pasted address begins with. */
function plain(text: string | null | undefined): string {
  return (text ?? "")
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?/, "");
}
