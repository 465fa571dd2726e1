// `lightning-record-picker`: chooses a record of one object by typing part of its name.
import { LightningElement, api } from "lwc";
import { call } from "local/http";
import { messageOf } from "local/errors";

interface Option {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly icon: string;
}

const waitMs = 200;

export default class RecordPicker extends LightningElement {
  @api label = "";
  @api objectApiName = "";
  @api placeholder = "Type to find …";
  @api required = false;
  @api disabled = false;
  @api fieldLevelHelp: string | undefined;
  @api variant: "standard" | "label-hidden" = "standard";
  @api messageWhenValueMissing = "Complete this field.";
  /** what to show for a value that is set from outside; looked up when absent */
  @api displayText: string | null | undefined;

  value_: string | null = null;
  selected: Option | undefined;
  options: readonly Option[] = [];
  text = "";
  isOpen = false;
  isSearching = false;
  active = -1;
  message = "";
  customMessage = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  @api
  get value(): string | null {
    return this.value_;
  }
  set value(id: string | null | undefined) {
    this.value_ = id || null;
    if (!this.value_) {
      this.selected = undefined;
    } else if (this.selected?.id !== this.value_) {
      void this.showValue(this.value_);
    }
  }

  @api setCustomValidity(message: string): void {
    this.customMessage = message;
  }

  @api checkValidity(): boolean {
    return this.customMessage === "" && !(this.required && this.value_ === null);
  }

  @api reportValidity(): boolean {
    this.message =
      this.customMessage !== ""
        ? this.customMessage
        : this.required && this.value_ === null
          ? this.messageWhenValueMissing
          : "";
    return this.message === "";
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>("input, button")?.focus();
  }

  @api clearSelection(): void {
    this.choose(undefined);
  }

  get labelClass(): string {
    return this.variant === "label-hidden"
      ? "slds-form-element__label slds-assistive-text"
      : "slds-form-element__label";
  }
  get elementClass(): string {
    return this.message === "" ? "slds-form-element" : "slds-form-element slds-has-error";
  }
  get expanded(): string {
    return String(this.isOpen);
  }
  get listClass(): string {
    return this.isOpen ? "list" : "list closed";
  }
  get items() {
    return this.options.map((option, index) => ({
      ...option,
      domId: `option-${index}`,
      index,
      isActive: String(index === this.active),
      className: index === this.active ? "option active" : "option",
    }));
  }
  get activeId(): string | undefined {
    return this.isOpen && this.active >= 0 ? `option-${this.active}` : undefined;
  }
  get foundNothing(): boolean {
    return this.isOpen && !this.isSearching && this.options.length === 0;
  }
  get removeLabel(): string {
    return `Clear ${this.label}`;
  }
  get invalid(): string {
    return String(this.message !== "");
  }

  handleFocus(): void {
    void this.search();
  }

  handleInput(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- typing is searched for after a pause
    this.timer = setTimeout(() => {
      void this.search();
    }, waitMs);
  }

  handleKey(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      this.isOpen = true;
      this.active =
        this.options.length === 0
          ? -1
          : (this.active + step + this.options.length) % this.options.length;
    } else if (event.key === "Enter" && this.isOpen) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    } else if (event.key === "Escape") {
      this.isOpen = false;
    }
  }

  handleBlur(): void {
    this.isOpen = false;
    this.text = "";
    this.reportValidity();
  }

  // mousedown, not click: the list closes when the input loses focus
  handleOption(event: Event): void {
    event.preventDefault();
    this.choose(this.options[Number((event.currentTarget as HTMLElement).dataset.index)]);
  }

  handleClear(): void {
    this.choose(undefined);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the input to focus is drawn after this
    setTimeout(() => this.focus());
  }

  private choose(option: Option | undefined): void {
    this.selected = option;
    this.value_ = option?.id ?? null;
    this.isOpen = false;
    this.text = "";
    this.message = "";
    this.dispatchEvent(new CustomEvent("change", { detail: { recordId: this.value_ } }));
  }

  private async search(): Promise<void> {
    const turn = ++this.turn;
    this.isOpen = true;
    this.isSearching = true;
    try {
      const options = await call<Option[]>(
        "GET",
        `/local/ui/lookup/${encodeURIComponent(this.objectApiName)}?search=${encodeURIComponent(this.text)}`,
      );
      if (turn === this.turn) {
        this.options = options;
        this.active = this.text === "" ? -1 : 0;
        this.isSearching = false;
      }
    } catch (error) {
      this.isSearching = false;
      this.message = messageOf(error);
    }
  }

  private async showValue(id: string): Promise<void> {
    if (this.displayText) {
      this.selected = { id, name: this.displayText, detail: "", icon: "standard:record" };
      return;
    }
    try {
      const [option] = await call<Option[]>(
        "GET",
        `/local/ui/lookup/${encodeURIComponent(this.objectApiName)}?id=${encodeURIComponent(id)}`,
      );
      this.selected = option ?? { id, name: id, detail: "", icon: "standard:record" };
    } catch (error) {
      this.message = messageOf(error);
    }
  }
}
