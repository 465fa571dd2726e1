// System.CustomSettings: what `X__c.getInstance()` and `X__mdt.getAll()` of custom settings and custom metadata types call.
import { defineClass } from "../../../apex/library.ts";
import type { RecordShape } from "../../values/record-shape.ts";
import { ApexMap } from "../../values/collections.ts";
import { RuntimeDefect } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import { toId18 } from "../../values/id.ts";
import { SObject } from "../../values/sobject.ts";
import type { Runtime } from "../helpers.ts";

function shapeOf(rt: Runtime, object: string): RecordShape {
  const shape = rt.shapes.of(object);
  if (shape === undefined) throw new RuntimeDefect(`No object ${object} in the Schema`);
  return shape;
}
const isMetadata = (rt: Runtime, object: string): boolean =>
  shapeOf(rt, object).definition?.kind === "customMetadata";
const isList = (rt: Runtime, object: string): boolean =>
  shapeOf(rt, object).definition?.settingType === "List";
const record = (value: unknown): SObject | null => (value instanceof SObject ? value : null);
const copy = (value: SObject | null): SObject | null =>
  value?.clone(true, false, true, true) ?? null;

/** Custom metadata rows are read-only in memory too: each answer is a copy. */
function metadataRows(rt: Runtime, object: string): SObject[] {
  return rt.ports
    .customMetadata(shapeOf(rt, object).name)
    .flatMap((row) => (row instanceof SObject ? [row] : []));
}
function metadataRow(rt: Runtime, object: string, key: unknown): SObject | null {
  if (typeof key !== "string") return null;
  const id = toId18(key);
  const wanted = key.toLowerCase();
  const found = metadataRows(rt, object).find(
    (row) =>
      (id !== null && row.id === id) ||
      [row.fields.get("developername"), row.fields.get("qualifiedapiname")].some(
        (name) => typeof name === "string" && name.toLowerCase() === wanted,
      ),
  );
  return copy(found ?? null);
}

/** Field by field: the user's row, then the profile's, then the organisation's (Apex Developer Guide, "Custom Settings"). */
function hierarchy(rt: Runtime, object: string, userId: string, profileId: string | null): SObject {
  const merged = new SObject(shapeOf(rt, object));
  const levels = [
    rt.ports.customSetting(object, null),
    ...(profileId === null ? [] : [rt.ports.customSetting(object, profileId)]),
    ...(userId === "" ? [] : [rt.ports.customSetting(object, userId)]),
  ];
  for (const level of levels)
    for (const [key, value] of record(level)?.fields ?? [])
      if (value !== null) merged.fields.set(key, value);
  return merged;
}
function getInstance(rt: Runtime, object: string, key?: unknown): SObject | null {
  if (isMetadata(rt, object)) return metadataRow(rt, object, key);
  if (isList(rt, object))
    return typeof key === "string" ? copy(record(rt.ports.customSetting(object, key))) : null;
  if (key === undefined || key === null)
    return hierarchy(rt, object, rt.ports.user().id, rt.ports.user().profileId);
  const id = String(key);
  if (id.startsWith("00e")) return hierarchy(rt, object, "", id);
  return hierarchy(rt, object, id, id === rt.ports.user().id ? rt.ports.user().profileId : null);
}
/** The row of exactly that owner; null when there is none. */
function getValues(rt: Runtime, object: string, key: unknown): SObject | null {
  return isMetadata(rt, object)
    ? metadataRow(rt, object, key)
    : key === null
      ? null
      : copy(record(rt.ports.customSetting(object, String(key))));
}
/** Organisation defaults; an empty record when none were saved, which classes until 21.0 get as null (Apex Reference, Custom Settings Methods). */
function getOrgDefaults(rt: Runtime, object: string): SObject | null {
  const saved = copy(record(rt.ports.customSetting(object, null)));
  if (saved !== null || rt.currentApiVersion() < 22) return saved;
  return new SObject(shapeOf(rt, object));
}
function getAll(rt: Runtime, object: string): ApexMap {
  const shape = shapeOf(rt, object);
  const rows = isMetadata(rt, object) ? metadataRows(rt, object) : listRows(rt, shape);
  const key = isMetadata(rt, object) ? "developername" : "name";
  return new ApexMap(
    "String",
    shape.name,
    rows.map((row) => [row.fields.get(key) ?? "", copy(row)] as const),
  );
}
function listRows(rt: Runtime, shape: RecordShape): SObject[] {
  if (rt.ports.customSettingRows === undefined)
    throw apexError(
      "System.UnsupportedOperationException",
      `getAll() of ${shape.name} is not available here; query the rows.`,
    );
  return rt.ports
    .customSettingRows(shape.name)
    .flatMap((row) => (row instanceof SObject ? [row] : []));
}

export const customSettingsClass = defineClass({
  name: "System.CustomSettings",
  kind: "class",
  members: {
    "static SObject getInstance(String object)": (rt: Runtime, object: string) =>
      getInstance(rt, object),
    "static SObject getInstance(String object, Object ownerOrName)": getInstance,
    "static SObject getOrgDefaults(String object)": getOrgDefaults,
    "static SObject getValues(String object, Object ownerOrName)": getValues,
    "static Map<String,SObject> getAll(String object)": getAll,
  },
});
