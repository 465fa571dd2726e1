// The related lists of a record page: which ones its layout names, and the rows of one of them.
import {
  qualifiedName,
  resolveObject,
  type ChildRelationship,
  type FieldDefinition,
  type ObjectDefinition,
  type Schema,
} from "../../metadata/schema.ts";
import { HttpError, apiError } from "../http.ts";
import { queryOrThrow } from "../outcomes.ts";
import {
  canRead,
  cellView,
  fieldView,
  nameFieldOf,
  type FieldView,
  type Viewer,
} from "./field-view.ts";
import type { ListRow } from "../../lwc/modules/local/models/models.ts";
import { fieldOfColumn } from "./list-columns.ts";
import { iconOfObject } from "./navigation.ts";
import { quote, selectList } from "./soql.ts";

export interface RelatedListInfo {
  /** key of the list: `Child__c.Parent__c` */
  readonly name: string;
  readonly label: string;
  readonly icon: string;
  readonly objectApiName: string;
  readonly parentField: string;
  readonly canCreate: boolean;
}

export interface RelatedListModel extends RelatedListInfo {
  readonly columns: readonly FieldView[];
  readonly rows: readonly ListRow[];
  readonly total: number;
}

interface RelatedList {
  readonly child: ObjectDefinition;
  readonly reference: FieldDefinition;
  readonly fields: readonly string[];
}

const shownRows = 10;

export function relatedListsOf(viewer: Viewer, object: ObjectDefinition): RelatedListInfo[] {
  return namedLists(viewer.org.schema, object)
    .filter(
      ({ child, reference }) =>
        viewer.org.objectAccess(viewer.userId, child.name).read &&
        canRead(viewer, child, reference),
    )
    .map((list) => infoOf(viewer, list));
}

/** Related lists of the layout that name no child relationship, in a sentence each. */
export function relatedListProblems(
  { org: { schema } }: Viewer,
  object: ObjectDefinition,
): string[] {
  const layout = schema.layouts.find((candidate) => candidate.object === object.name);
  const isKnown = (relatedList: string): boolean => {
    const [child = "", field = ""] = relatedList.split(".");
    return standardLists[relatedList] !== undefined || listOf(schema, child, field, []).length > 0;
  };
  return (layout?.relatedLists ?? [])
    .filter(({ relatedList }) => !isKnown(relatedList))
    .map(
      ({ relatedList }) =>
        `The layout ${layout?.name ?? ""} names the related list ${relatedList}, which the local org does not know.`,
    );
}

/** Rows of one related list; `wanted` is its key, or the relationship's name. */
export function relatedListModel(
  viewer: Viewer,
  object: ObjectDefinition,
  id: string,
  wanted: string,
): RelatedListModel {
  const { org } = viewer;
  const list =
    namedLists(org.schema, object).find((candidate) => keyOf(org.schema, candidate) === wanted) ??
    listOfRelationship(org.schema, object, wanted);
  if (
    !list ||
    !org.objectAccess(viewer.userId, list.child.name).read ||
    !canRead(viewer, list.child, list.reference)
  ) {
    throw new HttpError(
      404,
      apiError("NOT_FOUND", `There is no related list ${wanted}, or you do not have access to it.`),
    );
  }
  const columns = columnsOf(viewer, list).map((field) => fieldView(viewer, list.child, field));
  const source = `FROM ${qualifiedName(org.schema, list.child.name)} WHERE ${qualifiedName(org.schema, list.reference.name)} = ${quote(id)}`;
  const { records } = queryOrThrow(
    viewer,
    `SELECT ${selectList(columns.flatMap((column) => column.paths))} ${source} ORDER BY ${list.child.fields.has("createddate") ? "CreatedDate DESC, " : ""}Id DESC LIMIT ${shownRows}`,
  );
  const total =
    records.length < shownRows
      ? records.length
      : queryOrThrow(viewer, `SELECT COUNT() ${source}`).totalSize;
  const rows = records.map((record) => ({
    id: String(record.Id),
    cells: Object.fromEntries(
      columns.map((column) => [column.name, cellView(org.schema, column, record)]),
    ),
  }));
  return { ...infoOf(viewer, list), columns, rows, total };
}

function infoOf({ org, userId }: Viewer, list: RelatedList): RelatedListInfo {
  const { child, reference } = list;
  return {
    name: keyOf(org.schema, list),
    label: child.pluralLabel,
    icon: iconOfObject(org.schema, child.name),
    objectApiName: qualifiedName(org.schema, child.name),
    parentField: qualifiedName(org.schema, reference.name),
    canCreate:
      child.createable &&
      org.objectAccess(userId, child.name).create &&
      org.fieldAccess(userId, child.name, reference.name).edit,
  };
}

function keyOf(schema: Schema, { child, reference }: RelatedList): string {
  return `${qualifiedName(schema, child.name)}.${qualifiedName(schema, reference.name)}`;
}

function columnsOf(viewer: Viewer, { child, reference, fields }: RelatedList): FieldDefinition[] {
  const named = fields
    .flatMap((column) => fieldOfColumn(viewer.org.schema, child, column) ?? [])
    .filter((field) => canRead(viewer, child, field));
  const nameField = child.fields.get(nameFieldOf(child).toLowerCase());
  const shown =
    named.length > 0
      ? named
      : [
          ...(nameField ? [nameField] : []),
          ...[...child.fields.values()]
            .filter(
              (field) =>
                field.custom &&
                field !== reference &&
                !["LongTextArea", "Html"].includes(field.type) &&
                canRead(viewer, child, field),
            )
            .slice(0, 3),
        ];
  return shown.filter((field) => field !== reference);
}

// A layout names its lists as `Child__c.Parent__c`, and those of standard objects as `RelatedOpportunityList`.
const standardLists: Readonly<Record<string, { readonly child: string; readonly field: string }>> =
  {
    RelatedOpportunityList: { child: "Opportunity", field: "AccountId" },
    RelatedContactList: { child: "Contact", field: "AccountId" },
    RelatedCaseList: { child: "Case", field: "AccountId" },
    RelatedNoteList: { child: "Note", field: "ParentId" },
  };

function namedLists(schema: Schema, object: ObjectDefinition): RelatedList[] {
  const layout = schema.layouts.find((candidate) => candidate.object === object.name);
  if (!layout) {
    return object.childRelationships
      .filter((candidate) => isOrdinary(schema, candidate))
      .flatMap((relationship) => listOf(schema, relationship.childObject, relationship.field, []));
  }
  return layout.relatedLists.flatMap(({ relatedList, fields }) => {
    const [child = "", field = ""] = relatedList.split(".");
    const standard = standardLists[relatedList];
    return standard
      ? listOf(schema, standard.child, standard.field, fields)
      : listOf(schema, child, field, fields);
  });
}

function listOf(
  schema: Schema,
  childName: string,
  fieldName: string,
  fields: readonly string[],
): RelatedList[] {
  const child = resolveObject(schema, childName);
  const reference = child?.fields.get(fieldName.toLowerCase());
  return child && reference ? [{ child, reference, fields }] : [];
}

function listOfRelationship(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): RelatedList | undefined {
  const relationship = object.childRelationships.find((candidate) =>
    [candidate.name, candidate.name && qualifiedName(schema, candidate.name)].includes(name),
  );
  return relationship
    ? listOf(schema, relationship.childObject, relationship.field, [])[0]
    : undefined;
}

// Without a layout: the project's own children, and of the standard ones those that the platform's first layouts show.
function isOrdinary(schema: Schema, relationship: ChildRelationship): boolean {
  const child = resolveObject(schema, relationship.childObject);
  const isShown =
    child?.kind === "custom" || ["Contact", "Opportunity", "Case"].includes(child?.name ?? "");
  return (
    relationship.name !== undefined &&
    isShown &&
    !["CreatedById", "LastModifiedById", "OwnerId"].includes(relationship.field)
  );
}
