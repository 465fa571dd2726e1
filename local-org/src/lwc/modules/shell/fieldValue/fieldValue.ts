// One field's value to read, formatted for its type and for the user.
import { LightningElement, api } from "lwc";
import { formatMoment } from "local/formats";
import type { CellView, FieldView } from "local/models";
import { session } from "local/session";

const numbers: readonly string[] = ["Number", "Integer", "Double", "Summary"];

export default class FieldValue extends LightningElement {
  @api field!: FieldView;
  @api cell!: CellView;

  currency = session.currency;

  get value(): unknown {
    return this.cell.value;
  }
  get isEmpty(): boolean {
    return this.value === null || this.value === undefined || this.value === "";
  }
  private is(...types: readonly string[]): boolean {
    return !this.isEmpty && types.includes(this.field.type);
  }
  get isLink(): boolean {
    return !this.isEmpty && this.cell.href !== null;
  }
  get linkText(): unknown {
    return this.cell.display ?? this.value;
  }
  get isCheckbox(): boolean {
    return this.field.type === "Checkbox";
  }
  get isChecked(): boolean {
    return this.value === true;
  }
  get checkText(): string {
    return this.isChecked ? "Yes" : "No";
  }
  get checkIcon(): string {
    return this.isChecked ? "utility:check" : "utility:dash";
  }
  get moment(): string | undefined {
    return formatMoment(this.field.type, this.value);
  }
  get isCurrency(): boolean {
    return this.is("Currency");
  }
  get isPercent(): boolean {
    return this.is("Percent");
  }
  get isNumber(): boolean {
    return this.is(...numbers) && !Number.isNaN(Number(this.value));
  }
  get isEmail(): boolean {
    return this.is("Email");
  }
  get isPhone(): boolean {
    return this.is("Phone");
  }
  get isUrl(): boolean {
    return this.is("Url");
  }
  get url(): string {
    const text = String(this.value);
    return /^https?:\/\//i.test(text) ? text : `https://${text}`;
  }
  get isRich(): boolean {
    return this.is("Html");
  }
  get isLongText(): boolean {
    return this.is("LongTextArea", "TextArea");
  }
  get isAddress(): boolean {
    return this.is("Address", "Location") || (typeof this.value === "object" && !this.isEmpty);
  }
  get addressText(): string {
    const parts = this.value as Readonly<Record<string, unknown>>;
    return ["street", "city", "state", "postalCode", "country", "latitude", "longitude"]
      .map((part) => parts[part])
      .filter((part) => part !== null && part !== undefined && part !== "")
      .join(", ");
  }
  get plain(): string {
    const text = this.cell.display ?? String(this.value);
    return this.field.type === "MultiselectPicklist"
      ? text
          .split(";")
          .map((part) => part.trim())
          .join("; ")
      : text;
  }
}
