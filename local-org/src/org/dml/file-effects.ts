// Files: a first version brings its document and the links that make it visible; a further one becomes the latest.
import { insertRaw, updateRaw } from "../raw-records.ts";
import type { Transaction } from "../transaction.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { fail, textOf, valueOf } from "./saving.ts";

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

/** A file has a name and bytes, unless it is a link (Object Reference, "ContentVersion"). */
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
  if (!context.isInsert) return;
  for (const saving of savings) {
    const known = textOf(valueOf(saving, "contentdocumentid"));
    if (known === null) firstVersion(tx, saving);
    else nextVersion(tx, saving, known);
  }
}

const copied = ["Title", "FileType", "FileExtension", "ContentSize"] as const;
function documentValues(
  tx: Transaction,
  saving: Saving,
): Record<string, Parameters<Saving["next"]["set"]>[1]> {
  return {
    ...Object.fromEntries(copied.map((name) => [name, valueOf(saving, name.toLowerCase())])),
    LatestPublishedVersionId: saving.id,
    ContentModifiedDate: { kind: "datetime", milliseconds: tx.now },
  };
}

function firstVersion(tx: Transaction, saving: Saving): void {
  const owner = textOf(valueOf(saving, "ownerid")) ?? tx.user.id;
  const [documentId = null] = insertRaw(tx.stamp, "ContentDocument", [
    { ...documentValues(tx, saving), OwnerId: owner, PublishStatus: "R" },
  ]);
  const published = textOf(valueOf(saving, "firstpublishlocationid"));
  const links = [
    {
      ContentDocumentId: documentId,
      LinkedEntityId: owner,
      ShareType: "I",
      Visibility: "AllUsers",
    },
    ...(published === null || published === owner
      ? []
      : [
          {
            ContentDocumentId: documentId,
            LinkedEntityId: published,
            ShareType: "V",
            Visibility: "AllUsers",
          },
        ]),
  ];
  insertRaw(tx.stamp, "ContentDocumentLink", links);
  setVersion(tx, saving, documentId, "1");
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
  updateRaw(tx.stamp, "ContentDocument", [{ id: documentId, ...documentValues(tx, saving) }]);
  setVersion(tx, saving, documentId, String(earlier.length + 1));
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
