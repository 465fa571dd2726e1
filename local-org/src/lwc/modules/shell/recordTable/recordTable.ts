// Records in a table on wide screens and as cards on phones.
import { LightningElement, api } from "lwc";
import { formatMoment } from "local/formats";
import type { FieldView, ListRow } from "local/models";
import { session } from "local/session";
import { columnWidths } from "./columnWidths";
import { textWidth } from "./textWidth";

const shownTypes: Readonly<Record<string, string>> = {
  Checkbox: "boolean",
  Currency: "currency",
  Percent: "percent",
  Number: "number",
  Integer: "number",
  Double: "number",
  Email: "email",
  Phone: "phone",
};

export default class RecordTable extends LightningElement {
  @api columns: readonly FieldView[] = [];
  @api rows: readonly ListRow[] = [];
  @api sortBy: string | undefined;
  @api descending = false;
  @api label = "";
  /** headers sort */
  @api isSortable = false;

  /** what the table may take, in pixels */
  width = 0;
  private observer: ResizeObserver | undefined;

  renderedCallback(): void {
    const table = this.template?.querySelector<HTMLElement>(".table");
    if (table && !this.observer) {
      this.observer = new ResizeObserver(() => (this.width = table.clientWidth));
      this.observer.observe(table);
    }
  }

  disconnectedCallback(): void {
    this.observer?.disconnect();
    this.observer = undefined;
  }

  get widths(): readonly number[] | undefined {
    return columnWidths(
      this.columns.map((field) => ({
        header: textWidth(field.label, true),
        cells: this.rows.map((row) => textWidth(this.textOf(field, row), false)),
      })),
      this.width,
    );
  }

  get widthsMode(): string {
    return this.widths ? "fixed" : "auto";
  }

  get direction(): string {
    return this.descending ? "desc" : "asc";
  }

  get tableColumns() {
    const { widths } = this;
    return this.columns.map((field, index) => {
      const base = {
        label: field.label,
        fieldName: field.name,
        sortable: this.isSortable && field.sortable,
        wrapText: false,
        hideDefaultActions: true,
        ...(widths ? { initialWidth: widths[index] } : {}),
      };
      if (this.isLink(field)) {
        return {
          ...base,
          fieldName: field.name,
          type: "url",
          typeAttributes: { label: { fieldName: `${field.name}|text` }, target: "_self" },
        };
      }
      const type = shownTypes[field.type];
      return type === undefined
        ? { ...base, type: "text" }
        : {
            ...base,
            type,
            typeAttributes: attributesOf(field),
            cellAttributes: { alignment: "left" },
          };
    });
  }

  get tableRows() {
    return this.rows.map(
      (row) =>
        Object.fromEntries([
          ["id", row.id],
          ...this.columns.flatMap((field) => this.cellsOf(field, row)),
        ]) as Record<string, unknown>,
    );
  }

  get cards() {
    const [first, ...others] = this.columns;
    return this.rows.map((row) => ({
      id: row.id,
      title: first
        ? String(row.cells[first.name]?.display ?? row.cells[first.name]?.value ?? row.id)
        : row.id,
      href: `/lightning/r/${row.id}/view`,
      fields: others.slice(0, 5).flatMap((field) => {
        const cell = row.cells[field.name];
        return cell && cell.value !== null ? [{ key: field.name, field, cell }] : [];
      }),
    }));
  }

  handleSort(event: CustomEvent<{ fieldName: string; sortDirection: string }>): void {
    const { fieldName, sortDirection } = event.detail;
    this.dispatchEvent(
      new CustomEvent("sort", {
        detail: { sortBy: fieldName, descending: sortDirection === "desc" },
      }),
    );
  }

  private isLink(field: FieldView): boolean {
    return field.isName || field.referenceTo.length > 0;
  }

  private cellsOf(field: FieldView, row: ListRow): [string, unknown][] {
    const cell = row.cells[field.name];
    if (!cell) {
      return [];
    }
    if (this.isLink(field)) {
      return [
        [field.name, cell.href ?? undefined],
        [`${field.name}|text`, cell.display ?? cell.value],
      ];
    }
    const value =
      field.type === "Percent" && typeof cell.value === "number"
        ? cell.value / 100
        : (formatMoment(field.type, cell.value) ?? cell.display ?? cell.value);
    return [[field.name, value]];
  }

  /** About what the cell shows: to know its width before it is there. */
  private textOf(field: FieldView, row: ListRow): string {
    const { value = null, display = null } = row.cells[field.name] ?? {};
    const text = formatMoment(field.type, value) ?? display ?? value ?? "";
    return field.type === "Currency" && typeof text === "number"
      ? text.toLocaleString(session.locale, { style: "currency", currency: session.currency })
      : String(text);
  }
}

function attributesOf(field: FieldView): Readonly<Record<string, unknown>> {
  switch (field.type) {
    case "Currency":
      return { currencyCode: session.currency };
    default:
      return { maximumFractionDigits: field.scale };
  }
}
