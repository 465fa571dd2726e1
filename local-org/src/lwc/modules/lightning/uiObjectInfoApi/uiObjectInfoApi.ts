// `lightning/uiObjectInfoApi`: what the user may know about objects, fields and picklists.
import { call } from "local/http";
import { wireAdapter } from "local/wire";

type ObjectReference = string | { readonly objectApiName: string };
type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

function objectName(reference: ObjectReference): string {
  return typeof reference === "string" ? reference : reference.objectApiName;
}

function get(path: string) {
  return { key: path, load: () => call("GET", path) };
}

export const getObjectInfo = {
  adapter: wireAdapter(({ objectApiName }: { readonly objectApiName?: ObjectReference }) =>
    objectApiName
      ? get(`/ui-api/object-info/${encodeURIComponent(objectName(objectApiName))}`)
      : undefined,
  ),
};

export const getObjectInfos = {
  adapter: wireAdapter(
    ({ objectApiNames }: { readonly objectApiNames?: readonly ObjectReference[] }) => {
      if (!objectApiNames) {
        return undefined;
      }
      const paths = objectApiNames.map(
        (reference) => `/ui-api/object-info/${encodeURIComponent(objectName(reference))}`,
      );
      const load = async () => ({
        results: await Promise.all(
          paths.map(async (path) => ({ statusCode: 200, result: await call("GET", path) })),
        ),
      });
      return { key: paths.join("|"), load };
    },
  ),
};

export const getPicklistValues = {
  adapter: wireAdapter(
    ({
      recordTypeId,
      fieldApiName,
    }: {
      readonly recordTypeId?: string;
      readonly fieldApiName?: FieldReference;
    }) => {
      if (!recordTypeId || !fieldApiName) {
        return undefined;
      }
      const [object = "", field = ""] =
        typeof fieldApiName === "string"
          ? fieldApiName.split(".")
          : [fieldApiName.objectApiName, fieldApiName.fieldApiName];
      return get(
        `/ui-api/object-info/${encodeURIComponent(object)}/picklist-values/${encodeURIComponent(recordTypeId)}/${encodeURIComponent(field)}`,
      );
    },
  ),
};

export const getPicklistValuesByRecordType = {
  adapter: wireAdapter(
    ({
      objectApiName,
      recordTypeId,
    }: {
      readonly objectApiName?: ObjectReference;
      readonly recordTypeId?: string;
    }) =>
      objectApiName && recordTypeId
        ? get(
            `/ui-api/object-info/${encodeURIComponent(objectName(objectApiName))}/picklist-values/${encodeURIComponent(recordTypeId)}`,
          )
        : undefined,
  ),
};
