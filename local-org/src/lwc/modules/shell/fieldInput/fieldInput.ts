// One field of a record form: the input that suits its type, its value, and the error that stands at it.
import { LightningElement, api } from "lwc";
import type { FormField } from "local/models";
import { session } from "local/session";

const inputTypes: Readonly<Record<string, string>> = {
  Date: "date",
  DateTime: "datetime",
  Time: "time",
  Email: "email",
  Phone: "tel",
  Url: "text",
  Number: "number",
  Integer: "number",
  Double: "number",
  Currency: "number",
  Percent: "number",
};

interface Validating extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
  checkValidity(): boolean;
}

export default class FieldInput extends LightningElement {
  @api item!: FormField;
  value_: unknown = undefined;
  error_ = "";

  timeZone = session.timeZone;

  /** What is typed so far; undefined until somebody changes it. */
  @api
  get changedValue(): unknown {
    return this.value_;
  }

  @api
  get error(): string {
    return this.error_;
  }
  set error(value: string) {
    this.error_ = value;
    this.showError();
  }

  @api get fieldName(): string {
    return this.item.field.name;
  }

  @api reportValidity(): boolean {
    return this.input?.reportValidity() ?? true;
  }

  @api focus(): void {
    this.input?.focus();
  }

  renderedCallback(): void {
    this.showError();
  }

  get value(): unknown {
    return this.value_ === undefined ? this.item.value : this.value_;
  }
  get isCheckbox(): boolean {
    return this.item.field.type === "Checkbox";
  }
  get isPicklist(): boolean {
    return this.item.field.type === "Picklist";
  }
  get isMultiPicklist(): boolean {
    return this.item.field.type === "MultiselectPicklist";
  }
  get isLookup(): boolean {
    return this.item.field.referenceTo.length > 0;
  }
  get isText(): boolean {
    return ["TextArea", "LongTextArea", "Html"].includes(this.item.field.type);
  }
  get isInput(): boolean {
    return (
      !this.isCheckbox &&
      !this.isPicklist &&
      !this.isMultiPicklist &&
      !this.isLookup &&
      !this.isText
    );
  }
  get inputType(): string {
    return inputTypes[this.item.field.type] ?? "text";
  }
  get formatter(): string | undefined {
    return this.item.field.type === "Currency"
      ? "currency"
      : this.item.field.type === "Percent"
        ? "percent-fixed"
        : undefined;
  }
  get step(): string | undefined {
    return this.inputType === "number"
      ? this.item.field.scale > 0
        ? (10 ** -this.item.field.scale).toFixed(this.item.field.scale)
        : "1"
      : undefined;
  }
  get maxLength(): number | undefined {
    return ["Text", "TextArea", "LongTextArea", "Html", "Url", "Email", "Phone"].includes(
      this.item.field.type,
    )
      ? (this.item.maxLength ?? undefined)
      : undefined;
  }
  get options() {
    return this.item.required
      ? this.item.options
      : [{ label: "--None--", value: "" }, ...this.item.options];
  }
  get multiOptions() {
    return this.item.options;
  }
  get multiValue(): readonly string[] {
    return typeof this.value === "string" && this.value !== "" ? this.value.split(";") : [];
  }
  get isChecked(): boolean {
    return this.value === true;
  }
  get target(): string {
    return this.item.field.referenceTo[0] ?? "";
  }

  handleChange(
    event: CustomEvent<{ value?: unknown; checked?: boolean; recordId?: string | null }>,
  ): void {
    event.stopPropagation();
    const { detail } = event;
    const given = this.isCheckbox
      ? detail.checked
      : this.isLookup
        ? detail.recordId
        : this.isMultiPicklist
          ? (detail.value as readonly string[]).join(";")
          : detail.value;
    this.value_ =
      this.inputType === "number" && this.isInput && given !== ""
        ? Number(given)
        : given === "" || given === undefined
          ? null
          : given;
    this.error_ = "";
    this.input?.setCustomValidity("");
    this.dispatchEvent(new CustomEvent("fieldchange"));
  }

  // The base component writes a number anew when it gets the focus, and what was selected no longer is.
  handleFocusIn(event: FocusEvent): void {
    const [input] = event.composedPath();
    if (this.inputType === "number" && input instanceof HTMLInputElement) {
      input.select();
    }
  }

  private get input(): Validating | null {
    return this.template?.querySelector<Validating>("[data-input]") ?? null;
  }

  private showError(): void {
    const { input } = this;
    if (input && this.error_ !== "") {
      input.setCustomValidity(this.error_);
      input.reportValidity();
    }
  }
}
