// The lists of the Schema beside the objects, while they are being filled.
import type { Schema } from "./schema.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
export type Collection = Mutable<
  Pick<
    Schema,
    | "permissionSets"
    | "permissionSetGroups"
    | "customPermissions"
    | "customMetadata"
    | "labels"
    | "apex"
    | "lwc"
    | "layouts"
    | "flexiPages"
    | "tabs"
    | "named"
    | "applications"
    | "sites"
    | "notificationTypes"
    | "staticResources"
  >
>;

export function newCollection(): Collection {
  return {
    permissionSets: [],
    permissionSetGroups: [],
    customPermissions: [],
    customMetadata: [],
    labels: [],
    apex: [],
    lwc: [],
    layouts: [],
    flexiPages: [],
    tabs: [],
    named: { pages: [], flows: [], cachePartitions: [], dataWeave: [] },
    applications: [],
    sites: [],
    notificationTypes: [],
    staticResources: [],
  };
}
