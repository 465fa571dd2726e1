// The detail panel: the layout's sections to read, and the same form in place once somebody edits a field.
import { LightningElement, api } from "lwc";
import type { DetailSection, RecordModel } from "local/models";
import { refreshPage } from "lightning/refresh";

export default class Detail extends LightningElement {
  @api record!: RecordModel;
  @api sections: readonly DetailSection[] = [];

  isEditing = false;
  focusField: string | undefined;
  closed: readonly string[] = [];

  get items() {
    return this.sections.map((section, index) => {
      const key = `section-${index}`;
      const isOpen = !this.closed.includes(key);
      return {
        key,
        bodyId: `body-${index}`,
        label: section.label,
        isOpen,
        expanded: String(isOpen),
        icon: isOpen ? "utility:chevrondown" : "utility:chevronright",
        columns: section.columns.map((column, position) => ({
          key: `${key}-${position}`,
          fields: column.map((item) => ({
            key: item.field.name,
            editLabel: `Edit ${item.field.label}`,
            ...item,
          })),
        })),
      };
    });
  }

  handleSection(event: Event): void {
    const { key = "" } = (event.currentTarget as HTMLElement).dataset;
    this.closed = this.closed.includes(key)
      ? this.closed.filter((other) => other !== key)
      : [...this.closed, key];
  }

  handleEdit(event: Event): void {
    this.focusField = (event.currentTarget as HTMLElement).dataset.field;
    this.isEditing = true;
  }

  handleCancel(): void {
    this.isEditing = false;
  }

  async handleSaved(): Promise<void> {
    this.isEditing = false;
    await refreshPage();
  }
}
