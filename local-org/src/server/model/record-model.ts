// A record page: regions of its Lightning page, highlights, layout sections with values, and what the user may do with the record.
import {
  qualifiedName,
  type FieldDefinition,
  type ObjectDefinition,
} from "../../metadata/schema.ts";
import type { ApiRecord } from "../../org/contract.ts";
import { HttpError, apiError } from "../http.ts";
import { queryOrThrow } from "../outcomes.ts";
import {
  cellView,
  fieldView,
  objectOfId,
  readableField,
  valueAt,
  type CellView,
  type FieldView,
  type Viewer,
} from "./field-view.ts";
import { iconOfObject } from "./navigation.ts";
import { pageRegions, standardRecordRegions, type PageRegion } from "./page-regions.ts";
import {
  flexiPageFor,
  highlightFields,
  layoutSections,
  mayEditField,
  recordTitlePath,
} from "./record-layout.ts";
import { relatedListProblems, relatedListsOf, type RelatedListInfo } from "./related-lists.ts";
import { quote, selectList } from "./soql.ts";

interface DetailItem {
  readonly field: FieldView;
  readonly cell: CellView;
  readonly editable: boolean;
}

export interface RecordModel {
  readonly id: string;
  readonly objectApiName: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly icon: string;
  readonly title: string;
  readonly regions: readonly PageRegion[];
  readonly highlights: readonly DetailItem[];
  readonly sections: readonly {
    readonly label: string;
    readonly columns: readonly (readonly DetailItem[])[];
  }[];
  /** fields that the page names itself, by API name */
  readonly fields: Readonly<Record<string, DetailItem>>;
  readonly relatedLists: readonly RelatedListInfo[];
  /** what of the page isn't supported here */
  readonly problems: readonly string[];
  readonly canEdit: boolean;
  readonly canDelete: boolean;
}

const idForm = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** The object of a record Id that the user may read records of; the platform's words when there is none. */
export function objectOfRecord(viewer: Viewer, id: string): ObjectDefinition {
  const object = idForm.test(id) ? objectOfId(viewer.org.schema, id) : undefined;
  if (!object || !viewer.org.objectAccess(viewer.userId, object.name).read) {
    throw notFound();
  }
  return object;
}

/** One answer for "does not exist" and "you may not see it", so that neither can be told from the other. */
export function notFound(): HttpError {
  return new HttpError(
    404,
    apiError("NOT_FOUND", "This record does not exist, or you do not have access to it."),
  );
}

export function readRecord(
  viewer: Viewer,
  object: ObjectDefinition,
  id: string,
  paths: readonly string[],
): ApiRecord {
  const { records } = queryOrThrow(
    viewer,
    `SELECT ${selectList(paths)} FROM ${qualifiedName(viewer.org.schema, object.name)} WHERE Id = ${quote(id)}`,
  );
  const [record] = records;
  if (!record) {
    throw notFound();
  }
  return record;
}

export function recordModel(
  viewer: Viewer,
  id: string,
  application: string | undefined,
): RecordModel {
  const { org, userId } = viewer;
  const { schema } = org;
  const object = objectOfRecord(viewer, id);
  const page = flexiPageFor(schema, object, application);
  const regions = page ? pageRegions(schema, page) : standardRecordRegions;
  const sections = layoutSections(viewer, object);
  const highlights = highlightFields(viewer, object);
  const named = fieldNamesOf(regions).flatMap((name) => readableField(viewer, object, name) ?? []);
  const allFields = [
    ...sections.flatMap((section) => section.columns.flat().map((item) => item.field)),
    ...highlights,
    ...named,
  ];
  const views = new Map(allFields.map((field) => [field.name, fieldView(viewer, object, field)]));
  const titlePath = recordTitlePath(viewer, object);
  const record = readRecord(viewer, object, id, [
    titlePath,
    ...[...views.values()].flatMap((view) => view.paths),
  ]);
  const access = org.recordAccess(userId, [String(record.Id)]).get(String(record.Id));
  const canEdit = object.updateable && access?.edit === true;
  const itemOf = (field: FieldDefinition, readOnly = false): DetailItem[] => {
    const view = views.get(field.name);
    return view
      ? [
          {
            field: view,
            cell: { ...cellView(schema, view, record), ...(view.isName ? { href: null } : {}) },
            editable: canEdit && !readOnly && mayEditField(viewer, object, field, false),
          },
        ]
      : [];
  };
  return {
    id: String(record.Id),
    objectApiName: qualifiedName(schema, object.name),
    label: object.label,
    pluralLabel: object.pluralLabel,
    icon: iconOfObject(schema, object.name),
    title: String(valueAt(record, titlePath) ?? object.label),
    regions,
    highlights: highlights.flatMap((field) => itemOf(field)),
    sections: sections.map((section) => ({
      label: section.label,
      columns: section.columns.map((column) =>
        column.flatMap((item) => itemOf(item.field, item.readOnly)),
      ),
    })),
    fields: Object.fromEntries(
      named.flatMap((field) => itemOf(field).map((item) => [field.name, item])),
    ),
    relatedLists: relatedListsOf(viewer, object),
    problems: relatedListProblems(viewer, object),
    canEdit,
    canDelete: object.deletable && access?.delete === true,
  };
}

function fieldNamesOf(regions: readonly PageRegion[]): string[] {
  const namesOf = (node: PageRegion["nodes"][number]): string[] =>
    node.kind === "fields"
      ? node.columns.flat()
      : node.kind === "tabs"
        ? node.tabs.flatMap((tab) => tab.nodes.flatMap(namesOf))
        : [];
  return regions.flatMap((region) => region.nodes.flatMap(namesOf));
}
