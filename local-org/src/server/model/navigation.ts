// The applications a user may open and the tabs of one of them, from the project's metadata and the user's permissions.
import {
  qualifiedName,
  resolveObject,
  type CustomApplication,
  type Schema,
  type Tab,
} from "../../metadata/schema.ts";
import type { Viewer } from "./field-view.ts";

interface NavigationTab {
  readonly name: string;
  readonly label: string;
  readonly href: string;
  /** object tabs: namespaced API name, so that record pages mark their tab */
  readonly objectApiName: string | null;
  readonly icon: string;
}

export interface NavigationModel {
  readonly apps: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string;
  }[];
  readonly app: { readonly name: string; readonly label: string };
  readonly tabs: readonly NavigationTab[];
}

const standardTabs: Readonly<
  Record<string, { readonly object?: string; readonly label: string; readonly page?: string }>
> = {
  "standard-home": { label: "Home", page: "home" },
  "standard-Account": { label: "Accounts", object: "Account" },
  "standard-Contact": { label: "Contacts", object: "Contact" },
  "standard-Lead": { label: "Leads", object: "Lead" },
  "standard-Opportunity": { label: "Opportunities", object: "Opportunity" },
  "standard-Case": { label: "Cases", object: "Case" },
  "standard-Campaign": { label: "Campaigns", object: "Campaign" },
  "standard-Product2": { label: "Products", object: "Product2" },
  "standard-Contract": { label: "Contracts", object: "Contract" },
  "standard-Task": { label: "Tasks", object: "Task" },
};

/** Tabs of what the local org doesn't run; their page says so. */
const analyticsTabs: Readonly<Record<string, { readonly object: string; readonly label: string }>> =
  {
    "standard-report": { object: "Report", label: "Reports" },
    "standard-dashboard": { object: "Dashboard", label: "Dashboards" },
  };

/** Why there is no list of these; undefined for an object like any other. */
export function whyNotListed(objectName: string): string | undefined {
  const tab = Object.values(analyticsTabs).find(({ object }) => object === objectName);
  return tab
    ? `${tab.label} aren't supported by the local org: it checks their metadata (validate) and doesn't run them. In a Salesforce org they are on this tab, in the folders of the project.`
    : undefined;
}

export function navigationModel(viewer: Viewer, wanted: string | undefined): NavigationModel {
  const { schema } = viewer.org;
  const apps = visibleApplications(viewer);
  const app = apps.find((candidate) => candidate.name === wanted) ?? apps[0];
  const tabs = (app?.tabs ?? schema.tabs.map((tab) => tab.name)).flatMap((name) =>
    tabOf(viewer, name),
  );
  return {
    apps: apps.map(({ name, label, description }) => ({
      name,
      label,
      description: description ?? "",
    })),
    app: { name: app?.name ?? "", label: app?.label ?? "Local org" },
    tabs,
  };
}

// An app shows to whom a permission set grants it; administrators see every app, as on the platform.
function visibleApplications({ org, userId }: Viewer): readonly CustomApplication[] {
  const { schema } = org;
  const user = org.user(userId);
  const seesAll = isAdministrator({ org, userId });
  const granted = new Set(
    schema.permissionSets
      .filter((set) => user?.permissionSets.includes(set.name))
      .flatMap((set) => set.applications),
  );
  return schema.applications.filter(
    (app) => seesAll || granted.has(app.name) || granted.has(qualifiedApplication(schema, app)),
  );
}

function qualifiedApplication(schema: Schema, app: CustomApplication): string {
  return schema.namespace === "" ? app.name : `${schema.namespace}__${app.name}`;
}

function tabOf(viewer: Viewer, name: string): NavigationTab[] {
  const { schema } = viewer.org;
  const standard = standardTabs[name];
  if (standard) {
    return standard.object === undefined
      ? [
          {
            name,
            label: standard.label,
            href: `/lightning/page/${standard.page ?? "home"}`,
            objectApiName: null,
            icon: "standard:home",
          },
        ]
      : objectTab(viewer, name, standard.label, standard.object, standardIcon(standard.object));
  }
  const analytics = analyticsTabs[name.toLowerCase()];
  if (analytics) {
    const { object, label } = analytics;
    return [
      {
        name,
        label,
        href: `/lightning/o/${object}/list`,
        objectApiName: object,
        icon: "standard:record",
      },
    ];
  }
  const tab = schema.tabs.find((candidate) => candidate.name === name);
  // An app's row of tabs has those that are switched on for the user; what is only available waits in the App Launcher.
  if (tab && !isTabShown(viewer, tab)) return [];
  return tab?.object === undefined
    ? pageTab(viewer, tab)
    : objectTab(viewer, name, tab.label, tab.object, iconOfMotif(tab.motif));
}

function objectTab(
  viewer: Viewer,
  name: string,
  label: string,
  objectName: string,
  icon: string,
): NavigationTab[] {
  const { org, userId } = viewer;
  const object = resolveObject(org.schema, objectName);
  if (!object || !org.objectAccess(userId, object.name).read) {
    return [];
  }
  const objectApiName = qualifiedName(org.schema, object.name);
  return [{ name, label, href: `/lightning/o/${objectApiName}/list`, objectApiName, icon }];
}

function pageTab({ org }: Viewer, tab: Tab | undefined): NavigationTab[] {
  if (!tab) {
    return [];
  }
  const prefix = org.schema.namespace === "" ? "" : `${org.schema.namespace}__`;
  return [
    {
      name: tab.name,
      label: tab.label,
      href: `/lightning/n/${prefix}${tab.name}`,
      objectApiName: null,
      icon: iconOfMotif(tab.motif),
    },
  ];
}

/** Tab settings of permission sets; administrators may open every tab. */
export function isTabVisible(viewer: Viewer, tab: Tab): boolean {
  return isAdministrator(viewer) || settingsOf(viewer, tab).some((one) => one !== "None");
}

/** In the row of tabs; an administrator who was given a setting has what it says. */
function isTabShown(viewer: Viewer, tab: Tab): boolean {
  const settings = settingsOf(viewer, tab);
  return settings.length === 0 ? isAdministrator(viewer) : settings.includes("Visible");
}

function isAdministrator({ org, userId }: Viewer): boolean {
  return /administrator/i.test(org.user(userId)?.profile ?? "");
}

function settingsOf({ org, userId }: Viewer, tab: Tab): readonly string[] {
  const user = org.user(userId);
  return org.schema.permissionSets
    .filter((set) => user?.permissionSets.includes(set.name))
    .flatMap((set) => set.tabSettings)
    .filter(
      (setting) =>
        setting.tab === tab.name || setting.tab.replace(/^.*?__(?=[A-Z])/, "") === tab.name,
    )
    .map(({ visibility }) => visibility);
}

// Standard objects that SLDS draws an icon of.
const drawn: readonly string[] = [
  "account",
  "asset_object",
  "campaign",
  "case",
  "contact",
  "contract",
  "event",
  "lead",
  "note",
  "opportunity",
  "orders",
  "pricebook",
  "product",
  "quotes",
  "task",
  "user",
];
const otherNames: Readonly<Record<string, string>> = {
  product2: "product",
  order: "orders",
  quote: "quotes",
  pricebook2: "pricebook",
  asset: "asset_object",
};

function standardIcon(object: string): string {
  const name = otherNames[object.toLowerCase()] ?? object.toLowerCase();
  return drawn.includes(name) ? `standard:${name}` : "standard:record";
}

// `Custom63: Chip` is the 63rd custom tab style.
function iconOfMotif(motif: string): string {
  const number = /^Custom(\d+)/.exec(motif)?.[1];
  return number === undefined ? "standard:record" : `custom:custom${Number(number)}`;
}

/** The icon of an object: its tab's, or the standard one. */
export function iconOfObject(schema: Schema, objectName: string): string {
  const tab = schema.tabs.find((candidate) => candidate.object === objectName);
  return tab
    ? iconOfMotif(tab.motif)
    : /__c$/.test(objectName)
      ? "standard:record"
      : standardIcon(objectName);
}

/** `ns__Deal_Desk` -> `Deal_Desk`. */
export function localTabName(schema: Schema, name: string): string {
  const prefix = `${schema.namespace}__`;
  return schema.namespace !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
