// Files: a first version brings its document and the links that make it visible; a further one becomes the latest.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { resolveObject } from "../../metadata/schema.ts";
import { insertRaw, updateRaw } from "../raw-records.ts";
import type { Values } from "../raw-records.ts";
import type { Transaction } from "../transaction.ts";
import { removalOf } from "./delete.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, hasFailed, oldValueOf, textOf, valueOf } from "./saving.ts";
import { fireTriggers } from "./triggers.ts";

const fileTypes: Readonly<Record<string, string>> = {
  docx: "WORD_X",
  doc: "WORD",
  xlsx: "EXCEL_X",
  xls: "EXCEL",
  pptx: "POWER_POINT_X",
  ppt: "POWER_POINT",
  pdf: "PDF",
  txt: "TEXT",
  csv: "CSV",
  html: "HTML",
  xml: "XML",
  json: "JSON",
  js: "JS",
  css: "CSS",
  zip: "ZIP",
  png: "PNG",
  jpg: "JPG",
  jpeg: "JPEG",
  gif: "GIF",
  svg: "SVG",
  bmp: "BMP",
  mp3: "MP3",
  m4a: "M4A",
  wav: "WAV",
  mp4: "MP4",
  mov: "MOV",
  rtf: "RTF",
};

/** A file has a name and bytes, unless it is a link (Object Reference, "ContentVersion": PathOnClient is not Nillable; ContentUrl is only set for links). */
function missingContent(saving: Saving, path: string): string | undefined {
  if (textOf(valueOf(saving, "contenturl")) !== null) return undefined;
  if (path === "") return "PathOnClient";
  const data = valueOf(saving, "versiondata");
  const isEmpty =
    data === null || (typeof data === "object" && data.kind === "blob" && data.bytes.length === 0);
  return isEmpty ? "VersionData" : undefined;
}

export function beforeVersionStore(_tx: Transaction, context: SaveContext, saving: Saving): void {
  if (!context.isInsert) return;
  const path = textOf(valueOf(saving, "pathonclient")) ?? "";
  const missing = missingContent(saving, path);
  if (missing !== undefined) {
    fail(saving, "REQUIRED_FIELD_MISSING", `Required fields are missing: [${missing}]`, [missing]);
    return;
  }
  const name = path.split(/[\\/]/).pop() ?? path;
  const extension = name.includes(".") ? (name.split(".").pop() ?? "").toLowerCase() : "";
  const data = valueOf(saving, "versiondata");
  const put = (key: string, value: Parameters<Saving["next"]["set"]>[1]): void => {
    if (context.object.fields.has(key)) saving.next.set(key, value);
  };
  put("fileextension", extension === "" ? null : extension);
  put("filetype", fileTypes[extension] ?? "UNKNOWN");
  put(
    "contentsize",
    data !== null && typeof data === "object" && data.kind === "blob" ? data.bytes.length : 0,
  );
  put("islatest", true);
  if (textOf(valueOf(saving, "title")) === null)
    put("title", extension === "" ? name : name.slice(0, -extension.length - 1));
}

export function afterVersionsStored(
  tx: Transaction,
  context: SaveContext,
  savings: readonly Saving[],
): void {
  for (const saving of savings) {
    if (!context.isInsert) {
      renamed(tx, saving);
      continue;
    }
    const known = textOf(valueOf(saving, "contentdocumentid"));
    if (known === null) firstVersion(tx, saving);
    else nextVersion(tx, saving, known);
  }
}

const copied = ["Title", "FileType", "FileExtension", "ContentSize"] as const;
function documentValues(tx: Transaction, saving: Saving): Values {
  return {
    ...Object.fromEntries(copied.map((name) => [name, valueOf(saving, name.toLowerCase())])),
    LatestPublishedVersionId: saving.id,
    ContentModifiedDate: { kind: "datetime", milliseconds: tx.now },
  };
}

/**
 * Document, then links, each with its triggers, link by link (https://magenaut.com/creation-order-of-contentnote-and-contentdocument/;
 * "ContentDocumentLink triggers are not bulkified", https://salesforce.stackexchange.com/questions/245491). What they refuse the version is refused.
 */
function firstVersion(tx: Transaction, saving: Saving): void {
  const owner = textOf(valueOf(saving, "ownerid")) ?? tx.user.id;
  const documentId = insertFiring(tx, saving, "ContentDocument", {
    ...documentValues(tx, saving),
    OwnerId: owner,
    PublishStatus: "R",
  });
  const published = textOf(valueOf(saving, "firstpublishlocationid"));
  const link = { ContentDocumentId: documentId, Visibility: "AllUsers" };
  insertFiring(tx, saving, "ContentDocumentLink", {
    ...link,
    LinkedEntityId: owner,
    ShareType: "I",
  });
  if (published !== null && published !== owner)
    insertFiring(tx, saving, "ContentDocumentLink", {
      ...link,
      LinkedEntityId: published,
      ShareType: "V",
    });
  if (!hasFailed(saving)) setVersion(tx, saving, documentId, "1");
}

/** A record the platform makes for the version: its errors are the version's. */
function insertFiring(
  tx: Transaction,
  version: Saving,
  objectName: string,
  values: Values,
): string | null {
  const object = resolveObject(tx.state.schema, objectName);
  if (!object || hasFailed(version)) return null;
  const next = Object.entries(values).map(([name, value]) => [name.toLowerCase(), value] as const);
  const made = { ...removalOf(tx, object, version.index, "", new Map(next)), created: true };
  const saving: Saving = { ...made, id: null, old: null, errors: version.errors };
  fireTriggers(tx, object, "before", "insert", [saving]);
  if (hasFailed(version)) return null;
  const [id = null] = insertRaw(tx.stamp, objectName, [Object.fromEntries(saving.next)]);
  saving.id = id;
  fireTriggers(tx, object, "after", "insert", [withStored(tx, object, saving)]);
  return saving.id;
}
function withStored(tx: Transaction, object: ObjectDefinition, saving: Saving): Saving {
  const id = saving.id ?? "";
  const row = tx.state.records.selectByIds(object.name, [id]).get(id);
  return { ...saving, next: new Map(row ?? saving.next) };
}

function nextVersion(tx: Transaction, saving: Saving, documentId: string): void {
  const earlier = tx.state.records
    .selectByField("ContentVersion", "ContentDocumentId", [documentId], { fields: ["Id"] })
    .map((row) => String(row.get("id")))
    .filter((id) => id !== saving.id);
  tx.state.records.update(
    "ContentVersion",
    earlier.map(
      (id) =>
        new Map<string, string | boolean>([
          ["id", id],
          ["islatest", false],
        ]),
    ),
  );
  updateFiring(tx, saving, documentId, documentValues(tx, saving));
  if (hasFailed(saving)) return;
  setVersion(tx, saving, documentId, String(earlier.length + 1));
}

/** A new version, and a new title of the latest one, change the document. */
function updateFiring(tx: Transaction, version: Saving, documentId: string, values: Values): void {
  const object = resolveObject(tx.state.schema, "ContentDocument");
  const row = tx.state.records.selectByIds("ContentDocument", [documentId]).get(documentId);
  if (!object || !row) return;
  const saving: Saving = {
    ...removalOf(tx, object, version.index, documentId, row),
    errors: version.errors,
  };
  for (const [name, value] of Object.entries(values)) saving.next.set(name.toLowerCase(), value);
  fireTriggers(tx, object, "before", "update", [saving]);
  if (hasFailed(version)) return;
  updateRaw(tx.stamp, "ContentDocument", [{ id: documentId, ...values }]);
  fireTriggers(tx, object, "after", "update", [withStored(tx, object, saving)]);
}

/** The title of a document is that of its latest version, whichever of the two is renamed. */
export function afterDocumentsStored(tx: Transaction, savings: readonly Saving[]): void {
  for (const saving of savings) {
    const latest = textOf(valueOf(saving, "latestpublishedversionid"));
    const title = valueOf(saving, "title");
    if (latest !== null && title !== oldValueOf(saving, "title"))
      updateRaw(tx.stamp, "ContentVersion", [{ id: latest, Title: title }]);
  }
}
function renamed(tx: Transaction, saving: Saving): void {
  const documentId = textOf(valueOf(saving, "contentdocumentid"));
  const title = valueOf(saving, "title");
  if (documentId === null || valueOf(saving, "islatest") !== true) return;
  if (title !== oldValueOf(saving, "title")) updateFiring(tx, saving, documentId, { Title: title });
}

function setVersion(
  tx: Transaction,
  saving: Saving,
  documentId: string | null,
  versionNumber: string,
): void {
  saving.next.set("contentdocumentid", documentId);
  saving.next.set("versionnumber", versionNumber);
  if (saving.id !== null)
    updateRaw(tx.stamp, "ContentVersion", [
      { id: saving.id, ContentDocumentId: documentId, VersionNumber: versionNumber },
    ]);
}
