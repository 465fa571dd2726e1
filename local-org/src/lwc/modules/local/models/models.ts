// What the server's page models look like to the shell's components.

export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly helpText: string | null;
  readonly scale: number;
  readonly referenceTo: readonly string[];
  readonly isName: boolean;
  readonly sortable: boolean;
}
export interface CellView {
  readonly value: unknown;
  readonly display: string | null;
  readonly href: string | null;
}
export interface DetailItem {
  readonly field: FieldView;
  readonly cell: CellView;
  readonly editable: boolean;
}
export interface DetailSection {
  readonly label: string;
  readonly columns: readonly (readonly DetailItem[])[];
}
export interface RelatedListInfo {
  readonly name: string;
  readonly label: string;
  readonly icon: string;
  readonly objectApiName: string;
  readonly parentField: string;
  readonly canCreate: boolean;
}
export interface RecordModel {
  readonly id: string;
  readonly objectApiName: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly icon: string;
  readonly title: string;
  readonly regions: readonly {
    readonly name: string;
    readonly width: "full" | "main" | "side" | "equal";
    readonly nodes: readonly object[];
  }[];
  readonly highlights: readonly DetailItem[];
  readonly sections: readonly DetailSection[];
  readonly fields: Readonly<Record<string, DetailItem>>;
  readonly relatedLists: readonly RelatedListInfo[];
  readonly problems: readonly string[];
  readonly canEdit: boolean;
  readonly canDelete: boolean;
}
export interface ListRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, CellView>>;
}
export interface ListModel {
  readonly objectApiName: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly canCreate: boolean;
  readonly views: readonly { readonly name: string; readonly label: string }[];
  readonly view: string;
  readonly columns: readonly FieldView[];
  readonly rows: readonly ListRow[];
  readonly sortBy: string;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly problems: readonly string[];
}
export interface RelatedListModel extends RelatedListInfo {
  readonly columns: readonly FieldView[];
  readonly rows: readonly ListRow[];
  readonly total: number;
}
export interface FormField {
  readonly field: FieldView;
  readonly required: boolean;
  readonly value: unknown;
  readonly display: string | null;
  readonly maxLength: number | null;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}
export interface FormModel {
  readonly id: string | null;
  readonly objectApiName: string;
  readonly label: string;
  readonly title: string;
  readonly sections: readonly {
    readonly label: string;
    readonly columns: readonly (readonly FormField[])[];
  }[];
}
