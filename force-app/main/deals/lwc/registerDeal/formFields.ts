// The fields on the form: finding them, telling an error at the one it is about, and putting the focus there.
import { nameOf } from "./dealWords";
import type { FieldError } from "c/errorMessages";
import type { Field } from "./dealWords";

export class FormFields {
  private readonly root: () => ParentNode | null | undefined;

  constructor(root: () => ParentNode | null | undefined) {
    this.root = root;
  }

  all(): Field[] {
    return this.found("[data-field]");
  }

  wrong(): Field[] {
    return this.all().filter((field) => !field.reportValidity());
  }

  /** Under "More about the deal": folded away it cannot take the focus. */
  isFolded(field: Field | undefined): boolean {
    return field !== undefined && this.found(".more [data-field]").includes(field);
  }

  named(name: string): Field | undefined {
    return this.all().find(({ dataset }) => dataset.field === name);
  }

  forgive(): void {
    for (const field of this.all()) {
      field.setCustomValidity("");
    }
  }

  /** Server names are fields of the object (CustomerWebsite__c), the form's are customerWebsite. */
  showErrors(errors: readonly FieldError[]): Field[] {
    const byName = new Map(
      errors.map(({ field, message }) => [field.replace(/__c$/i, "").toLowerCase(), message]),
    );
    const shown = this.all().filter((field) => byName.has(nameOf(field)));
    for (const field of shown) {
      field.setCustomValidity(byName.get(nameOf(field)) ?? "");
      field.reportValidity();
    }
    return shown;
  }

  focusOn(selector: string): void {
    this.root()?.querySelector<HTMLElement>(selector)?.focus();
  }

  private found(selector: string): Field[] {
    return Array.from(this.root()?.querySelectorAll<Field>(selector) ?? []);
  }
}
