// What a lookup field offers while somebody types: records of its target whose name matches and which the user may see.
import { qualifiedName, resolveObject } from "../../metadata/schema.ts";
import { queryOrThrow } from "../outcomes.ts";
import { nameFieldOf, valueAt, type Viewer } from "./field-view.ts";
import { iconOfObject } from "./navigation.ts";
import { notFound } from "./record-model.ts";
import { likePattern, quote } from "./soql.ts";

export interface LookupOption {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly icon: string;
}

const details: readonly string[] = [
  "email",
  "website",
  "company",
  "accountid",
  "stagename",
  "status",
];

export function lookupOptions(
  viewer: Viewer,
  objectName: string,
  text: string,
  id: string | null,
): LookupOption[] {
  const { schema } = viewer.org;
  const object = resolveObject(schema, objectName);
  if (
    !object ||
    (object.name !== "User" && !viewer.org.objectAccess(viewer.userId, object.name).read)
  ) {
    throw notFound();
  }
  const nameField = qualifiedName(schema, nameFieldOf(object));
  const detail = details
    .map((name) => object.fields.get(name))
    .find(
      (field) =>
        field &&
        !field.reference &&
        viewer.org.fieldAccess(viewer.userId, object.name, field.name).read,
    );
  const conditions = [
    id === null ? "" : `Id = ${quote(id)}`,
    text.trim() === "" || nameField === "Id"
      ? ""
      : `${nameField} LIKE ${likePattern(text.trim(), "contains")}`,
    object.name === "User" && id === null ? "IsActive = true" : "",
  ].filter((condition) => condition !== "");
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  const { records } = queryOrThrow(
    viewer,
    `SELECT Id, ${nameField}${detail ? `, ${detail.name}` : ""} FROM ${qualifiedName(schema, object.name)}${where} ORDER BY ${nameField} LIMIT 8`.replace(
      "Id, Id",
      "Id",
    ),
  );
  return records.map((record) => ({
    id: String(record.Id),
    name: String(valueAt(record, nameField) ?? record.Id),
    detail: detail ? String(valueAt(record, detail.name) ?? "") : object.label,
    icon: iconOfObject(schema, object.name),
  }));
}
