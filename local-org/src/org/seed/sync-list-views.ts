// ListView rows: the list views of the project's objects, which Apex looks up by DeveloperName and SobjectType.
import { qualifiedName } from "../../metadata/schema.ts";
import type { Row } from "../../database/index.ts";
import type { OrgState } from "../state.ts";
import type { Stamp } from "../raw-records.ts";
import { merge } from "./merge.ts";

export function syncListViews(state: OrgState, stamp: Stamp, namespace: string | null): void {
  for (const { name, listViews } of state.schema.objects.values()) {
    if (listViews.length === 0) continue;
    const owner = qualifiedName(state.schema, name);
    const ofObject = (row: Row): boolean => row.get("sobjecttype") === owner;
    const rows = listViews.map((view) => ({
      Name: view.label,
      DeveloperName: view.name,
      NamespacePrefix: namespace,
      SobjectType: owner,
      IsSoqlCompatible: true,
    }));
    merge(state, stamp, "ListView", "DeveloperName", rows, ofObject);
  }
}
