// Experience Cloud sites: the pages of a DigitalExperienceBundle, its network's members and its navigation menu.
import { baseName, folderAfter, ownName, readXml, report } from "./reading.ts";
import { isRecord } from "./project-configuration.ts";
import { child, childrenOf, textsOf, trimmed } from "./xml.ts";
import type { Collection } from "./collection.ts";
import type { Place, Reading } from "./reading.ts";
import type { XmlElement } from "./xml.ts";
import type { Site, SitePage } from "./schema.ts";

interface Network {
  readonly name: string;
  readonly site: string;
  readonly bundle: string;
  readonly urlPathPrefix: string;
  readonly members: readonly string[];
}
interface Menu {
  readonly network: string;
  readonly items: Site["navigation"];
}
interface Content {
  readonly file: string;
  readonly site: string;
  readonly type: string;
  readonly name: string;
  readonly title: string;
  readonly urlName: string;
  readonly body: Record<string, unknown>;
  readonly text: string;
}
export interface SiteSources {
  readonly networks: readonly string[];
  readonly sites: readonly string[];
  readonly menus: readonly string[];
  readonly contents: readonly string[];
}

export function readSites(reading: Reading, collection: Collection, sources: SiteSources): void {
  const networks = sources.networks.flatMap((file) => readNetwork(reading, file));
  const prefixes = new Map(sources.sites.flatMap((file) => readCustomSite(reading, file)));
  const menus = sources.menus.flatMap((file) => readMenu(reading, file));
  const contents = sources.contents.flatMap((file) => readContent(reading, file));
  for (const name of [...new Set(contents.map((one) => one.site))]) {
    const own = contents.filter((one) => one.site === name);
    const network =
      networks.find((one) => one.bundle === name) ??
      networks.find(
        (one) => one.site === name || one.name.replace(/\W/g, "_") === name.replace(/\d+$/, ""),
      );
    const about = own.find((one) => one.type === "sfdc_cms__site");
    const pages = pagesOf(
      reading,
      own,
      about?.body["authenticationType"] === "AUTHENTICATED_WITH_PUBLIC_ACCESS_ENABLED",
    );
    const home = own.find(
      (one) => one.type === "sfdc_cms__route" && one.body["routeType"] === "home",
    );
    collection.sites.push({
      name,
      label: network?.name ?? about?.title ?? name,
      urlPathPrefix:
        prefixes.get(name) ||
        withoutSuffix(network?.urlPathPrefix ?? about?.urlName ?? name.toLowerCase()),
      pages,
      navigation:
        menus.find((one) => network !== undefined && one.network === network.name)?.items ??
        menus.find((one) => networks.length <= 1 && one.network !== "")?.items ??
        [],
      homeRoute: home ? routeOf(home) : "",
      members: network?.members ?? [],
    });
    const routes = own.filter((one) => one.type === "sfdc_cms__route");
    const start = routes.find((one) => one.body["urlPrefix"] === "") ?? routes[0] ?? own[0];
    if (!home)
      report(
        reading,
        start?.file ?? name,
        start && placeOf(start.text, "routeType"),
        `The site ${name} has no route of the routeType home.`,
        "G009.site-home",
      );
  }
}

/** Networks of LWR sites answer below their own prefix plus this suffix; the pages answer below the prefix. */
function withoutSuffix(prefix: string): string {
  return prefix.replace(/vforcesite$/, "");
}

function readNetwork(reading: Reading, file: string): Network[] {
  const root = readXml(reading, file, "Network");
  if (!root) return [];
  const groups = child(root, "networkMemberGroups");
  return [
    {
      name: decodeURIComponent(baseName(file)),
      site: trimmed(root, "site") ?? "",
      bundle: trimmed(root, "picassoSite") ?? "",
      urlPathPrefix: trimmed(root, "urlPathPrefix") ?? "",
      members: groups ? textsOf(groups, "permissionSet").map((one) => ownName(reading, one)) : [],
    },
  ];
}

function readCustomSite(reading: Reading, file: string): [string, string][] {
  const root = readXml(reading, file, "CustomSite");
  const prefix = root && trimmed(root, "urlPathPrefix");
  return prefix === undefined ? [] : [[baseName(file), withoutSuffix(prefix)]];
}

function readMenu(reading: Reading, file: string): Menu[] {
  const root = readXml(reading, file, "NavigationMenu");
  if (!root) return [];
  return [{ network: trimmed(root, "container") ?? "", items: menuItems(root) }];
}

/** The items in their order; those of a sub-menu follow their parent's place. */
function menuItems(element: XmlElement): { label: string; target: string; type: string }[] {
  const items = childrenOf(element, "navigationMenuItem").map((item, index) => ({
    item,
    position: Number(trimmed(item, "position") ?? index),
  }));
  return items
    .sort((a, b) => a.position - b.position)
    .flatMap(({ item }) => {
      const subMenu = child(item, "subMenu");
      return subMenu
        ? menuItems(subMenu)
        : [
            {
              label: trimmed(item, "label") ?? "",
              target: trimmed(item, "target") ?? "",
              type: trimmed(item, "type") ?? "InternalLink",
            },
          ];
    });
}

function readContent(reading: Reading, file: string): Content[] {
  const site = folderAfter(file, "site");
  const text = reading.files.read(file);
  if (site === undefined || text === undefined) return [];
  try {
    const json: unknown = JSON.parse(text);
    if (!isRecord(json)) throw new SyntaxError("an object is expected");
    const body = json["contentBody"];
    const parts = file.split("/");
    return [
      {
        file,
        site,
        // its folder says what it is; a type that says otherwise is the validator's to find
        type: parts.at(-3) ?? "",
        name: parts.at(-2) ?? "",
        title: textIn(json, "title"),
        urlName: textIn(json, "urlName"),
        body: isRecord(body) ? body : {},
        text,
      },
    ];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report(
      reading,
      file,
      placeAt(text, Number(/position (\d+)/.exec(message)?.[1] ?? 0)),
      `Error parsing file: ${message}`,
      "G009.site-json",
    );
    return [];
  }
}

const placeOf = (text: string, key: string): Place =>
  placeAt(text, Math.max(0, text.indexOf(`"${key}"`)));

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

function textIn(json: Record<string, unknown>, key: string): string {
  const value = json[key];
  return typeof value === "string" ? value : "";
}

function routeOf(content: Content): string {
  const prefix = content.body["urlPrefix"];
  return content.body["routeType"] === "home"
    ? ""
    : typeof prefix === "string" && prefix !== ""
      ? prefix
      : content.urlName;
}

function pagesOf(
  reading: Reading,
  contents: readonly Content[],
  publicByDefault: boolean,
): SitePage[] {
  const views = contents.filter((one) => one.type === "sfdc_cms__view");
  return contents
    .filter((one) => one.type === "sfdc_cms__route")
    .flatMap((route) => {
      const viewId = textIn(route.body, "activeViewId");
      const view =
        views.find((one) => one.name === viewId) ??
        views.find((one) => one.name.toLowerCase() === viewId.toLowerCase());
      if (!view) {
        report(
          reading,
          route.file,
          placeOf(route.text, "activeViewId"),
          `The route ${route.name} shows the view ${viewId}, which the site doesn't have.`,
          "G009.site-view",
        );
        return [];
      }
      const access = textIn(route.body, "pageAccess");
      return [
        {
          name: route.name,
          title: route.title || view.title,
          route: routeOf(route),
          isPublic: access === "Public" || (access !== "RequiresLogin" && publicByDefault),
          components: componentsIn(view.body["component"]),
        },
      ];
    });
}

/** Every component of a view in page order; the layout containers around them and what draws nothing (title, head tags) are left out. */
function componentsIn(node: unknown): SitePage["components"][number][] {
  if (Array.isArray(node)) return node.flatMap(componentsIn);
  if (!isRecord(node) || node["name"] === "sfdcHiddenRegion") return [];
  const below = componentsIn(node["children"]);
  const definition = node["definition"];
  if (typeof definition !== "string" || definition.startsWith("community_layout:")) return below;
  const attributes = node["attributes"];
  return [{ name: definition, properties: isRecord(attributes) ? attributes : {} }, ...below];
}
