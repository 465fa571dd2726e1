// Small namespaces that set something up: the app menu, and values of approvals, which the local org has none of.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass, LibraryFunction } from "../../../apex/library.ts";
import type { ApexList } from "../../values/collections.ts";
import { ApexMap } from "../../values/collections.ts";
import { UnsupportedError } from "../../values/errors.ts";
import { apexError } from "../../values/exception.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";
import { defineBag } from "../properties.ts";
import { mockFor } from "./test.ts";

const rowsOf = (self: PropertyBag): ApexList => self.get("rows") as ApexList;

/** What Lightning App Builder asks a component's picklist class for (Apex Reference Guide, "VisualEditor Namespace"). */
const visualEditorClasses: readonly LibraryClass[] = [
  defineBag(
    "VisualEditor.DataRow",
    ["String label", "Object value", "Boolean selected"],
    {
      create: () => new PropertyBag("VisualEditor.DataRow"),
      constructible: false,
      members: {
        "DataRow(String label, Object value)": (_rt: Runtime, label: string, value: unknown) =>
          dataRow(label, value, false),
        "DataRow(String label, Object value, Boolean selected)": (
          _rt: Runtime,
          label: string,
          value: unknown,
          selected: unknown,
        ) => dataRow(label, value, selected),
        "Boolean isSelected()": (_rt: Runtime, self: PropertyBag) => self.get("selected") === true,
      },
    },
    "both",
  ),
  {
    ...defineClass({
      name: "VisualEditor.DynamicPickList",
      kind: "class",
      members: {
        "DynamicPickList()": () => new PropertyBag("VisualEditor.DynamicPickList"),
        "Boolean isValid(Object value)": () => true,
        "String getLabel(Object value)": (rt: Runtime, _self: unknown, value: unknown) =>
          rt.show(value),
      },
      abstractMembers: [
        "VisualEditor.DataRow getDefaultValue()",
        "VisualEditor.DynamicPickListRows getValues()",
      ],
    }),
    isAbstract: true,
  },
  defineClass({
    name: "VisualEditor.DynamicPickListRows",
    kind: "class",
    members: {
      "DynamicPickListRows()": () => pickListRows([]),
      "DynamicPickListRows(List<VisualEditor.DataRow> rows)": (_rt: Runtime, rows: ApexList) =>
        pickListRows(need(rows).items),
      "DynamicPickListRows(List<VisualEditor.DataRow> rows, Boolean containsAll)": (
        _rt: Runtime,
        rows: ApexList,
      ) => pickListRows(need(rows).items),
      "void addRow(VisualEditor.DataRow row)": (
        _rt: Runtime,
        self: PropertyBag,
        row: PropertyBag,
      ) => {
        rowsOf(self).items.push(need(row));
      },
      "void addAllRows(List<VisualEditor.DataRow> rows)": (
        _rt: Runtime,
        self: PropertyBag,
        rows: ApexList,
      ) => {
        rowsOf(self).items.push(...need(rows).items);
      },
      "VisualEditor.DataRow get(Integer index)": (_rt: Runtime, self: PropertyBag, index: number) =>
        rowsOf(self).get(need(index)),
      "List<VisualEditor.DataRow> getDataRows()": (_rt: Runtime, self: PropertyBag) => rowsOf(self),
      "Integer size()": (_rt: Runtime, self: PropertyBag) => rowsOf(self).size,
      "Boolean containsAllRows()": () => false,
      "void setContainsAllRows(Boolean containsAll)": () => undefined,
    },
  }),
  defineBag("VisualEditor.DesignTimePageContext", ["String pageType", "String entityName"], {
    create: () => new PropertyBag("VisualEditor.DesignTimePageContext"),
  }),
];
function dataRow(label: unknown, value: unknown, selected: unknown): PropertyBag {
  const row = new PropertyBag("VisualEditor.DataRow");
  row.set("label", label);
  row.set("value", value);
  row.set("selected", selected);
  return row;
}
function pickListRows(rows: readonly unknown[]): PropertyBag {
  const made = new PropertyBag("VisualEditor.DynamicPickListRows");
  made.set("rows", listOf("VisualEditor.DataRow", rows));
  return made;
}

/** In tests the mock answers; a stub of a WSDL finds its answer in the map (Apex Developer Guide, "Test Web Service Callouts"). */
function invokeWebService(
  rt: Runtime,
  stub: unknown,
  request: unknown,
  response: unknown,
  info: ApexList,
): void {
  rt.ports.count("Callouts", 1);
  const mock = mockFor(rt, "webservicemock");
  if (mock === null)
    throw rt.ports.isTest()
      ? apexError(
          "System.CalloutException",
          "Methods defined as TestMethod do not support Web service callouts",
        )
      : new UnsupportedError("A SOAP callout", "Use HttpRequest to an endpoint on this machine.");
  // endpoint, SOAP action, (namespace of the request), name of the request, namespace, name and type of the response
  const [endpoint, action, , name, ...answer] = need(info).items;
  rt.dynamicCall(mock, "doInvoke", [stub, request, response, endpoint, action, name, ...answer]);
}

/** Limits of a Developer Edition org; nothing of the local org uses up what it does not have: API calls, e-mail, storage (Apex Reference Guide, "OrgLimits Class"). */
const ORG_LIMITS: Readonly<Record<string, number>> = {
  DailyApiRequests: 15_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 390,
  DataStorageMB: 5,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyPublishedPlatformEvents: 50_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 50,
  MassEmail: 10,
  SingleEmail: 15,
};
function orgLimits(): PropertyBag[] {
  return Object.entries(ORG_LIMITS).map(([name, limit]) => {
    const made = new PropertyBag("System.OrgLimit");
    made.set("name", name);
    made.set("limit", limit);
    return made;
  });
}
const orgLimitClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.OrgLimits",
    kind: "class",
    members: {
      "static List<System.OrgLimit> getAll()": () => listOf("System.OrgLimit", orgLimits()),
      "static Map<String,System.OrgLimit> getMap()": () =>
        new ApexMap(
          "String",
          "System.OrgLimit",
          orgLimits().map((one) => [one.get("name"), one] as const),
        ),
    },
  }),
  defineClass({
    name: "System.OrgLimit",
    kind: "class",
    members: {
      "String getName()": (_rt: Runtime, self: PropertyBag) => self.get("name"),
      "Integer getLimit()": (_rt: Runtime, self: PropertyBag) => self.get("limit"),
      "Integer getValue()": () => 0,
      "String toString()": (_rt: Runtime, self: PropertyBag) => self.get("name"),
    },
  }),
];

const nothing = (): null => null;
const SITE_ADVICE =
  "Sign-in pages are the local org's own; test the controller behind an interface.";
/** Apex here runs outside any site, where these answer with null (Apex Reference Guide, "Site Class", "Network Class"). */
const siteClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.Site",
    kind: "class",
    members: Object.fromEntries<LibraryFunction>([
      ...[
        "String getName",
        "String getBaseUrl",
        "String getBaseSecureUrl",
        "String getBaseRequestUrl",
        "String getBaseCustomUrl",
        "String getBaseInsecureUrl",
        "String getCustomWebAddress",
        "String getCurrentSiteUrl",
        "String getDomain",
        "String getPrefix",
        "String getPathPrefix",
        "String getOriginalUrl",
        "String getMasterLabel",
        "String getAdminEmail",
        "String getAnalyticsTrackingCode",
        "String getErrorMessage",
        "String getErrorDescription",
        "String getSiteType",
        "String getSiteTypeLabel",
        "String getTemplate",
        "String getExperienceId",
        "Id getSiteId",
        "Id getAdminId",
      ].map((name) => [`static ${name}()`, nothing] as const),
      ...["isLoginEnabled", "isRegistrationEnabled", "isPasswordExpired"].map(
        (name) => [`static Boolean ${name}()`, () => false] as const,
      ),
      ["static void setExperienceId(String experienceId)", () => undefined] as const,
    ]),
    unsupported: Object.fromEntries(
      [
        "login",
        "changePassword",
        "createPortalUser",
        "createExternalUser",
        "createPersonAccountPortalUser",
        "forgotPassword",
        "isValidUsername",
        "validatePassword",
        "setPortalUserAsAuthProvider",
        "passwordlessLogin",
      ].map((name) => [name, SITE_ADVICE]),
    ),
  }),
  defineClass({
    name: "System.Network",
    kind: "class",
    members: {
      "Network()": () => new PropertyBag("System.Network"),
      "static String getNetworkId()": nothing,
      "static String getLoginUrl(String networkId)": nothing,
      "static String getLogoutUrl(String networkId)": nothing,
      "static String getSelfRegUrl(String networkId)": nothing,
      "static System.PageReference communitiesLanding()": nothing,
      "static System.PageReference forwardToAuthPage(String startUrl)": nothing,
      "static System.PageReference forwardToAuthPage(String startUrl, String displayType)": nothing,
    },
    unsupported: {
      loadAllPackageDefaultNetworkDashboardSettings: SITE_ADVICE,
      loadAllPackageDefaultNetworkPulseSettings: SITE_ADVICE,
      createExternalUserAsync: SITE_ADVICE,
    },
  }),
];

export const setUpClasses: readonly LibraryClass[] = [
  ...siteClasses,
  ...orgLimitClasses,
  ...visualEditorClasses,
  defineClass({
    name: "System.WebServiceCallout",
    kind: "class",
    members: {
      "static void invoke(Object stub, Object request, Map<String,Object> response, List<String> info)":
        invokeWebService,
    },
  }),
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
