// A list view as a page shows it: columns from metadata, rows the user may see, sorted and cut into pages.
import { qualifiedName, type ListView, type ObjectDefinition } from "../../metadata/schema.ts";
import type { ListModel } from "../../lwc/modules/local/models/models.ts";
import { queryOrThrow } from "../outcomes.ts";
import {
  canRead,
  cellView,
  fieldView,
  nameFieldOf,
  type FieldView,
  type Viewer,
} from "./field-view.ts";
import { fieldOfColumn } from "./list-columns.ts";
import { listCondition } from "./list-filter.ts";
import { likePattern, selectList } from "./soql.ts";

export interface ListRequest {
  readonly view: string | null;
  readonly sortBy: string | null;
  readonly descending: boolean;
  readonly page: number;
  readonly search: string;
}

const pageSize = 50;
/** OFFSET ends at 2,000 (SOQL and SOSL Reference, "OFFSET"). */
const lastOffset = 2000;

export function listModel(
  viewer: Viewer,
  object: ObjectDefinition,
  request: ListRequest,
): ListModel {
  const { org, userId } = viewer;
  const views = listViewsOf(object);
  const wanted = plainName(request.view, org.schema.namespace);
  const view = views.find(({ name }) => name === wanted) ?? preferredView(views);
  const condition = listCondition(org.schema, object, view, userId);
  const { columns, problems } = columnsOf(viewer, object, view);
  const search = request.search.trim();
  const nameField = nameFieldOf(object);
  const where = [
    condition.where,
    search === "" || nameField === "Id"
      ? ""
      : `${qualifiedName(org.schema, nameField)} LIKE ${likePattern(search, "contains")}`,
  ]
    .filter((part) => part !== "")
    .join(" AND ");
  const source = `FROM ${qualifiedName(org.schema, object.name)}${where === "" ? "" : ` WHERE ${where}`}`;
  const sorted =
    columns.find((column) => column.name === request.sortBy && column.sortable) ??
    columns.find((column) => column.isName) ??
    columns[0];
  const order = sorted
    ? ` ORDER BY ${sorted.displayPath ?? sorted.name} ${request.descending ? "DESC NULLS LAST" : "ASC NULLS LAST"}, Id`
    : "";
  const total = queryOrThrow(viewer, `SELECT COUNT() ${source}`).totalSize;
  const page = Math.max(
    1,
    Math.min(request.page, Math.ceil(Math.min(total, lastOffset + pageSize) / pageSize)) || 1,
  );
  const { records } = queryOrThrow(
    viewer,
    `SELECT ${selectList(columns.flatMap((column) => column.paths))} ${source}${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
  );
  return {
    objectApiName: qualifiedName(org.schema, object.name),
    label: object.label,
    pluralLabel: object.pluralLabel,
    canCreate: object.createable && org.objectAccess(userId, object.name).create,
    views: views.map(({ name, label }) => ({ name, label })),
    view: view.name,
    columns,
    rows: records.map((record) => ({
      id: String(record.Id),
      cells: Object.fromEntries(
        columns.map((column) => [column.name, cellView(org.schema, column, record)]),
      ),
    })),
    sortBy: sorted?.name ?? "",
    descending: request.descending,
    page,
    pageSize,
    total,
    problems: [...condition.problems, ...problems],
  };
}

function columnsOf(
  viewer: Viewer,
  object: ObjectDefinition,
  view: ListView,
): { columns: FieldView[]; problems: string[] } {
  const problems: string[] = [];
  const fields = view.columns.flatMap((column) => {
    const field = fieldOfColumn(viewer.org.schema, object, column);
    if (!field) {
      problems.push(
        `The column ${column} of the list view ${view.name} is not supported by the local org and is left out.`,
      );
    }
    return field && canRead(viewer, object, field) ? [field] : [];
  });
  const nameField = object.fields.get(nameFieldOf(object).toLowerCase());
  const shown = fields.length > 0 || !nameField ? fields : [nameField];
  return { columns: shown.map((field) => fieldView(viewer, object, field)), problems };
}

// Every object has an "All" list even when its metadata brings none.
function listViewsOf(object: ObjectDefinition): readonly ListView[] {
  return object.listViews.length > 0
    ? object.listViews
    : [
        {
          name: "All",
          label: `All ${object.pluralLabel}`,
          scope: "Everything",
          columns: defaultColumns(object),
          filters: [],
        },
      ];
}

const usual: readonly string[] = [
  "accountid",
  "company",
  "title",
  "stagename",
  "status",
  "amount",
  "closedate",
  "type",
  "industry",
  "website",
  "phone",
  "email",
  "billingcountry",
  "ownerid",
  "createddate",
];

function defaultColumns(object: ObjectDefinition): string[] {
  const custom = [...object.fields.values()]
    .filter((field) => field.custom && !["LongTextArea", "Html"].includes(field.type))
    .map((field) => field.name);
  const standard = usual.flatMap((name) => object.fields.get(name)?.name ?? []);
  return [
    nameFieldOf(object),
    ...(object.kind === "standard" ? standard : [...custom, ...standard]),
  ].slice(0, 7);
}

/** Where a package is installed its list views carry its namespace, so its pages name them with it. */
function plainName(name: string | null, namespace: string): string | null {
  return namespace !== "" && name?.startsWith(`${namespace}__`)
    ? name.slice(namespace.length + 2)
    : name;
}

function preferredView(views: readonly ListView[]): ListView {
  const fallback: ListView = {
    name: "All",
    label: "All",
    scope: "Everything",
    columns: [],
    filters: [],
  };
  return views.find((view) => /^all/i.test(view.name)) ?? views[0] ?? fallback;
}
