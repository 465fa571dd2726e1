// Small namespaces that set something up: the app menu, and values of approvals, which the local org has none of.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

export const setUpClasses: readonly LibraryClass[] = [
  defineClass({
    name: "AppLauncher.AppMenu",
    kind: "class",
    members: {
      // The order is seen in the menu of Setup only, which the local org does not have.
      "static void setOrgSortOrder(List<Id> applicationIds)": (_rt: Runtime, ids: unknown) => {
        need(ids);
      },
      "static void setUserSortOrder(List<Id> applicationIds)": (_rt: Runtime, ids: unknown) => {
        need(ids);
      },
      "static void setAppVisibility(Id applicationId, Boolean visible)": (
        _rt: Runtime,
        id: unknown,
      ) => {
        need(id);
      },
    },
  }),
];
