// G009 and G016 on sites: the files of a bundle agree with their folders and with each other, and so do network, site and menu.
import { along, error, everyElement, inFiles, placeIn } from "../define.ts";
import { parsedJson, placeOfKey } from "../json-text.ts";
import { namesOf } from "../names.ts";
import { child, trimmed } from "../../metadata/xml.ts";
import { ofType, recordsIn, siteContents, textIn } from "../sites.ts";
import type { ValidatedProject } from "../project.ts";
import type { Complain, Rule } from "../rule.ts";
import type { SiteContent } from "../sites.ts";

const PAGE_ACCESS = ["UseParent", "Public", "RequiresLogin"];

/** A rule over the contents of one site. */
const inSites = (
  id: string,
  asks: string,
  check: (contents: readonly SiteContent[], complain: Complain, project: ValidatedProject) => void,
): Rule =>
  error(id, asks, (project, complain) => {
    for (const contents of siteContents(project).values()) check(contents, complain, project);
  });

const files: readonly Rule[] = [
  inSites(
    "G009.site-meta",
    "Beside a site's content.json lies a _meta.json with the name and the type of their folders.",
    (contents, complain, project) => {
      for (const { file, folder, type, name } of contents) {
        const path = `${folder}_meta.json`;
        const text = project.read(path);
        if (text === undefined) {
          complain(
            file.path,
            undefined,
            `The folder ${name} has no _meta.json beside it. Add one.`,
          );
          continue;
        }
        const meta = parsedJson(text);
        if (!meta) complain(path, undefined, "The file isn't a JSON object. Correct it.");
        for (const [key, expected] of meta ? Object.entries({ apiName: name, type }) : [])
          if (meta?.[key] !== expected)
            complain(
              path,
              placeOfKey(text, key),
              `${key} is ${JSON.stringify(meta?.[key])}, but the folder says ${expected}. Write "${expected}".`,
            );
      }
    },
  ),
  inSites(
    "G009.site-type",
    "The type in a site's content.json is that of the folder.",
    (contents, complain) => {
      for (const { file, json, type } of contents)
        if (json["type"] !== type)
          complain(
            file.path,
            placeOfKey(file.text, "type"),
            `The type is ${JSON.stringify(json["type"])}, but the file lies in ${type}. Write "${type}".`,
          );
    },
  ),
];

const routes: readonly Rule[] = [
  inSites(
    "G009.site-url",
    "Each route of a site has an address of its own.",
    (contents, complain) => {
      const first = new Map<string, string>();
      for (const { file, body, name } of ofType(contents, "route")) {
        if (typeof body["urlPrefix"] !== "string") continue;
        const key = body["urlPrefix"].toLowerCase();
        const other = first.get(key);
        if (other === undefined) first.set(key, name);
        else
          complain(
            file.path,
            placeOfKey(file.text, "urlPrefix"),
            `The routes ${other} and ${name} have one urlPrefix, "${body["urlPrefix"]}". Give one of them another.`,
          );
      }
    },
  ),
  inSites(
    "G009.site-access",
    "The pageAccess of a route is UseParent, Public or RequiresLogin.",
    (contents, complain) => {
      for (const { file, body } of ofType(contents, "route")) {
        const access = body["pageAccess"];
        if (access !== undefined && !PAGE_ACCESS.some((one) => one === access))
          complain(
            file.path,
            placeOfKey(file.text, "pageAccess"),
            `The pageAccess ${JSON.stringify(access)} isn't known. Write ${PAGE_ACCESS.join(", ")}.`,
          );
      }
    },
  ),
  inSites(
    "G009.site-view-type",
    "The viewType of a view is the routeType of the route that shows it.",
    (contents, complain) => {
      for (const route of ofType(contents, "route")) {
        const routeType = textIn(route.body, "routeType");
        const id = textIn(route.body, "activeViewId").toLowerCase();
        const view = ofType(contents, "view").find(({ name }) => name.toLowerCase() === id);
        if (view && routeType !== "" && view.body["viewType"] !== routeType)
          complain(
            view.file.path,
            placeOfKey(view.file.text, "viewType"),
            `The viewType is ${JSON.stringify(view.body["viewType"])}, but the route ${route.name} that shows the view has the routeType ${routeType}. Make them the same.`,
          );
      }
    },
  ),
];

const views: readonly Rule[] = [
  inSites(
    "G009.site-layout",
    "The themeLayoutType of a view is one that the site's theme has, and each of the theme's layouts is there.",
    (contents, complain) => {
      const [theme] = ofType(contents, "theme");
      if (!theme) return;
      const layouts = recordsIn(theme.body["layouts"]);
      const known = layouts.map((one) => textIn(one, "layoutType"));
      const there = ofType(contents, "themeLayout").map(({ name }) => name);
      for (const { file, body } of ofType(contents, "view")) {
        const type = body["themeLayoutType"];
        if (typeof type === "string" && !known.includes(type))
          complain(
            file.path,
            placeOfKey(file.text, "themeLayoutType"),
            `The site's theme has no layout of the type ${type}. Use one of ${known.join(", ")}.`,
          );
      }
      for (const id of layouts.map((one) => textIn(one, "layoutId")))
        if (!there.includes(id))
          complain(
            theme.file.path,
            placeOfKey(theme.file.text, "layouts", id),
            `The site has no theme layout ${id}. Correct layoutId, or add the layout.`,
          );
    },
  ),
  inSites(
    "G009.site-component-id",
    "Each component and region of a page has an id of its own.",
    (contents, complain) => {
      for (const { file } of [...ofType(contents, "view"), ...ofType(contents, "themeLayout")]) {
        const seen = new Set<string>();
        for (const match of file.text.matchAll(/"id"\s*:\s*"([^"]+)"/g)) {
          const [, id = ""] = match;
          if (seen.has(id))
            complain(
              file.path,
              placeIn(file.text, match.index),
              `The id ${id} is there more than once on this page. Give the component another.`,
            );
          seen.add(id);
        }
      }
    },
  ),
];

const around: readonly Rule[] = [
  error(
    "G009.site-navigation",
    "An internal link of a site's menu leads to a route of the site.",
    inFiles("NavigationMenu", ({ project, root, say }) => {
      const [network] = namesOf(project).filesOf("Network", trimmed(root, "container") ?? "");
      const bundle = network?.root && trimmed(network.root, "picassoSite");
      const contents = siteContents(project).get(bundle ?? "");
      if (trimmed(root, "containerType") !== "Network" || !contents) return;
      const prefixes = ofType(contents, "route").map(({ body }) => textIn(body, "urlPrefix"));
      for (const item of everyElement(root)) {
        const at = child(item, "target");
        if (trimmed(item, "type") !== "InternalLink" || !at) continue;
        const path = (at.text.trim().split(/[?#]/)[0] ?? "").replace(/^\/|\/$/g, "");
        if (!prefixes.some((one) => isBelow(path, one)))
          say(
            at,
            `No route of the site ${bundle ?? ""} has the address ${at.text.trim()}. Correct the target, or add the route.`,
          );
      }
    }),
  ),
  error(
    "G016.unknown-site",
    "The site that a network names is among the project's sites.",
    (project, complain) => {
      if (!project.files.some(({ root }) => root?.name === "CustomSite")) return;
      for (const file of project.files)
        for (const at of file.root?.name === "Network" ? along(file.root, "site") : [])
          if (!namesOf(project).has("CustomSite", at.text.trim()))
            complain(
              file.path,
              at,
              `In field: site - no CustomSite named ${at.text.trim()} found. Correct the name, or add the site.`,
            );
    },
  ),
  error(
    "G009.site-prefix",
    "A network and its site have one urlPathPrefix.",
    inFiles("Network", ({ project, root, say }) => {
      const at = child(root, "urlPathPrefix");
      const [site] = namesOf(project).filesOf("CustomSite", trimmed(root, "site") ?? "");
      const other = site?.root && trimmed(site.root, "urlPathPrefix");
      if (site && at && other !== undefined && at.text.trim() !== other)
        say(
          at,
          `The urlPathPrefix ${at.text.trim()} is not that of the site ${site.name}, ${other}. Make them the same.`,
        );
    }),
  ),
];

/** Routes may take more of an address than their prefix: a record's id, a name. */
const isBelow = (path: string, prefix: string): boolean => {
  const [here, there] = [path.toLowerCase(), prefix.toLowerCase()];
  return here === there || (there !== "" && here.startsWith(`${there}/`));
};

export const sites: readonly Rule[] = [...files, ...routes, ...views, ...around];
