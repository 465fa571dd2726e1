// The form that creates or edits a record; errors of the server stand at their fields, and nothing typed is lost.
import { LightningElement, api } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { decodeDefaultFieldValues } from "lightning/pageReferenceUtils";
import { problemsOf } from "local/errors";
import { call } from "local/http";
import type { FormModel } from "local/models";
import { goTo } from "local/routes";
import { refreshRecords } from "local/wire";

interface FieldInputElement extends HTMLElement {
  readonly fieldName: string;
  readonly changedValue: unknown;
  error: string;
  reportValidity(): boolean;
  focus(): void;
}

export default class RecordForm extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  @api state: Readonly<Record<string, string | undefined>> = {};
  /** it is a page of its own, and moves on when done */
  @api isPage = false;
  /** the field to start in */
  @api focusField: string | undefined;

  form: FormModel | undefined;
  problem = "";
  errors: readonly string[] = [];
  isSaving = false;
  private hasFocused = false;

  async connectedCallback(): Promise<void> {
    try {
      this.form = await call<FormModel>(
        "GET",
        this.recordId
          ? `/local/ui/record/${encodeURIComponent(this.recordId)}/edit`
          : `/local/ui/new/${encodeURIComponent(this.objectApiName ?? "")}?${new URLSearchParams(this.defaults).toString()}`,
      );
      if (this.isPage) {
        document.title = this.form.title;
      }
    } catch (error) {
      this.problem = problemsOf(error).messages.join(" ");
    }
  }

  renderedCallback(): void {
    if (this.form && !this.hasFocused) {
      this.hasFocused = true;
      (
        this.inputs.find((input) => input.fieldName === this.focusField) ??
        (this.isPage ? undefined : this.inputs[0])
      )?.focus();
    }
  }

  get isLoading(): boolean {
    return this.form === undefined && this.problem === "";
  }

  get sections() {
    return (this.form?.sections ?? []).map((section, index) => ({
      key: `section-${index}`,
      label: section.label,
      columns: section.columns.map((column, position) => ({
        key: `column-${index}-${position}`,
        fields: column.map((item) => ({ key: item.field.name, item })),
      })),
    }));
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  get errorItems() {
    return this.errors.map((text, index) => ({ key: String(index), text }));
  }

  get hasNoFields(): boolean {
    return this.form !== undefined && this.form.sections.length === 0;
  }

  handleCancel(): void {
    if (!this.isPage) {
      this.dispatchEvent(new CustomEvent("cancel"));
    } else if (window.history.length > 1) {
      window.history.back();
    } else {
      goTo(`/lightning/o/${this.form?.objectApiName ?? ""}/list`);
    }
  }

  // The field keeps the focus while the button is pressed: else its message goes away, the button moves, and the click is lost.
  handlePress(event: Event): void {
    event.preventDefault();
  }

  async handleSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const { form } = this;
    const invalid = this.inputs.filter((input) => !input.reportValidity());
    if (!form || this.isSaving || invalid.length > 0) {
      invalid[0]?.focus();
      return;
    }
    this.isSaving = true;
    this.errors = [];
    try {
      const id = await this.save(form);
      this.dispatchEvent(new ShowToastEvent({ title: `${form.label} saved.`, variant: "success" }));
      await refreshRecords([id]);
      if (this.isPage) {
        goTo(`/lightning/r/${form.objectApiName}/${id}/view`, true);
      } else {
        this.dispatchEvent(new CustomEvent("saved", { detail: { id } }));
      }
    } catch (error) {
      this.showProblems(error, form);
    } finally {
      this.isSaving = false;
    }
  }

  private async save(form: FormModel): Promise<string> {
    const changed = Object.fromEntries(
      this.inputs
        .filter((input) => input.changedValue !== undefined)
        .map((input) => [input.fieldName, input.changedValue]),
    );
    if (form.id !== null) {
      await call("PATCH", `/ui-api/records/${form.id}`, { fields: changed });
      return form.id;
    }
    const given = form.sections
      .flatMap((section) => section.columns.flat())
      .filter((item) => item.value !== null);
    const fields = {
      ...Object.fromEntries(given.map((item) => [item.field.name, item.value])),
      ...changed,
    };
    const { id } = await call<{ id: string }>("POST", "/ui-api/records", {
      apiName: form.objectApiName,
      fields,
    });
    return id;
  }

  private showProblems(error: unknown, form: FormModel): void {
    const { messages, fields } = problemsOf(error);
    const inputs = new Map(this.inputs.map((input) => [plainName(input.fieldName), input]));
    const labels = new Map(
      form.sections
        .flatMap((section) => section.columns.flat())
        .map((item) => [plainName(item.field.name), item.field.label]),
    );
    const elsewhere: string[] = [];
    let first: FieldInputElement | undefined;
    for (const [name, text] of Object.entries(fields)) {
      const input = inputs.get(plainName(name));
      if (input) {
        input.error = text;
        first ??= input;
      } else {
        elsewhere.push(`${labels.get(plainName(name)) ?? name}: ${text}`);
      }
    }
    const atFields =
      Object.keys(fields).length > elsewhere.length ? ["Please look at the marked fields."] : [];
    this.errors = [
      ...messages,
      ...elsewhere,
      ...(messages.length + elsewhere.length === 0 ? atFields : []),
    ];
    first?.focus();
  }

  private get inputs(): FieldInputElement[] {
    return [...(this.template?.querySelectorAll<FieldInputElement>("shell-field-input") ?? [])];
  }

  private get defaults(): Record<string, string> {
    return decodeDefaultFieldValues(this.state.defaultFieldValues ?? "");
  }
}

/** Code names a field of its own namespace without it, the form with it. */
const plainName = (name: string): string =>
  name.toLowerCase().replace(/^[a-z]\w*?__(?=\w+__(?:c|r)$)/, "");
