// G401 and G402: tabs show one thing and have a style of their own; apps hold tabs, a utility bar and page assignments that fit.
import { componentsOf } from "../components.ts";
import { along, error, inFiles, inPackagedFiles, repeated, warning } from "../define.ts";
import { namesOf } from "../names.ts";
import { child, childrenOf, textsOf, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

const TAB = "CustomTab";
const APP = "CustomApplication";

/** What a tab can show; it shows one. */
function contentsOf(root: XmlElement): XmlElement[] {
  return root.children.filter(
    ({ name, text }) =>
      ["auraComponent", "flexiPage", "lwcComponent", "page", "scontrol", "url"].includes(name) ||
      (name === "customObject" && text.trim() === "true"),
  );
}
const showsObject = (root: XmlElement): boolean => trimmed(root, "customObject") === "true";

const tabs: readonly Rule[] = [
  error(
    "G401.content",
    "A tab shows exactly one thing: an object, a component, a page or an address.",
    inFiles(TAB, ({ file, root, say }) => {
      const [first, second] = contentsOf(root);
      if (!first) {
        // the tab of an external or custom object without customObject is retrieved that way in old versions
        if (!/__[a-z]$/i.test(file.name))
          say(
            root,
            "The tab shows nothing: add customObject, lwcComponent, flexiPage, auraComponent, page or url.",
          );
      } else if (second)
        say(second, `The tab shows two things, ${first.name} and ${second.name}. Keep one.`);
    }),
  ),
  error(
    "G401.object-label",
    "The tab of an object has no label of its own: it takes the object's.",
    inFiles(TAB, ({ root, say }) => {
      if (showsObject(root))
        for (const name of ["label", "fullName"])
          if (child(root, name))
            say(
              child(root, name),
              `Can not specify '${name}' for the tab of a custom object. Remove it.`,
            );
    }),
  ),
  error(
    "G401.label",
    "A tab that shows no object has a label.",
    inFiles(TAB, ({ root, say }) => {
      if (contentsOf(root).length > 0 && !showsObject(root) && trimmed(root, "label") === undefined)
        say(root, "Required field is missing: label.");
    }),
  ),
  error(
    "G401.motif",
    "A tab's motif is a number and a name, such as Custom18: Form.",
    inFiles(TAB, ({ root, say }) => {
      const at = child(root, "motif");
      if (!at) say(root, "Required field is missing: motif.");
      else if (!/^Custom(?:[1-9]\d?|100): \S/.test(at.text.trim()))
        say(
          at,
          `'${at.text.trim()}' is not a valid motif; write it like Custom18: Form. The numbers go from 1 to 100.`,
        );
    }),
  ),
  warning(
    "G401.motif-twice",
    "Each tab of a package has a style of its own.",
    (project, complain) => {
      const packaged = project.files.filter(
        (file) => file.root?.name === TAB && project.isPackaged(file),
      );
      const motif = (root: XmlElement | undefined): string | undefined =>
        root && trimmed(root, "motif")?.replace(/:.*$/, "");
      for (const file of repeated(packaged, ({ root }) => motif(root)))
        complain(
          file.path,
          file.root && child(file.root, "motif"),
          `Another tab of the package has the style ${trimmed(file.root ?? NOTHING, "motif") ?? ""}. Choose another.`,
        );
    },
  ),
  error(
    "G401.component-target",
    "A component on a tab has the target lightning__Tab.",
    inFiles(TAB, ({ project, root, say }) => {
      const at = child(root, "lwcComponent");
      const meta = at && componentsOf(project).get(at.text.trim())?.meta.root;
      if (
        meta &&
        !childrenOf(meta, "targets").some((one) =>
          textsOf(one, "target").includes("lightning__Tab"),
        )
      )
        say(
          at,
          `The component ${at.text.trim()} can't be on a tab: it lacks the target lightning__Tab.`,
        );
    }),
  ),
  error(
    "G401.page-type",
    "A Lightning page on a tab is an app page.",
    inFiles(TAB, ({ project, root, say }) => {
      const at = child(root, "flexiPage");
      const page = at && namesOf(project).filesOf("FlexiPage", at.text.trim())[0]?.root;
      const type = page && trimmed(page, "type");
      if (type !== undefined && type !== "AppPage")
        say(at, `The page ${at?.text.trim() ?? ""} is a ${type}; a tab shows an AppPage.`);
    }),
  ),
  error(
    "G401.object-kind",
    "Only custom objects with records have tabs.",
    inFiles(TAB, ({ project, file, root, say }) => {
      const object = namesOf(project).object(file.name);
      if (showsObject(root) && object && !["custom", "standard"].includes(object.kind))
        say(
          child(root, "customObject"),
          `${file.name} can't have a tab: it is no custom object with records.`,
        );
    }),
  ),
];

const NOTHING: XmlElement = {
  name: "",
  line: 1,
  column: 1,
  attributes: {},
  children: [],
  text: "",
};

const apps: readonly Rule[] = [
  error(
    "G402.label",
    "An app has a label.",
    inFiles(APP, ({ root, say }) => {
      if (trimmed(root, "label") === undefined && trimmed(root, "standardLabel") === undefined)
        say(root, "Required field is missing: label.");
    }),
  ),
  error(
    "G402.duplicate-tab",
    "An app has each tab once.",
    inFiles(APP, ({ root, say }) => {
      for (const at of repeated(childrenOf(root, "tabs"), ({ text }) => text.trim()))
        say(at, `Duplicate tabs ${at.text.trim()}: the app has it already.`);
    }),
  ),
  error(
    "G402.landing-tab",
    "The landing tab is one of the app's tabs.",
    inFiles(APP, ({ root, say }) => {
      const at = child(root, "defaultLandingTab");
      const own = new Set(textsOf(root, "tabs").map((one) => one.toLowerCase()));
      if (at && !/^standard-/i.test(at.text.trim()) && !own.has(at.text.trim().toLowerCase()))
        say(at, `defaultLandingTab ${at.text.trim()} is not among the app's tabs. Add it to tabs.`);
    }),
  ),
  error(
    "G402.workspace-tab",
    "The workspace of a console maps tabs that the app has.",
    inFiles(APP, ({ root, say }) => {
      const own = new Set(textsOf(root, "tabs").map((one) => one.toLowerCase()));
      for (const at of along(root, "workspaceConfig/mappings/tab"))
        if (!own.has(at.text.trim().toLowerCase()))
          say(
            at,
            `workspaceConfig maps ${at.text.trim()}, which is not among the app's tabs. Add it to tabs, or remove the mapping.`,
          );
    }),
  ),
  error(
    "G402.utility-bar",
    "An app's utility bar is a page of the type UtilityBar.",
    inFiles(APP, ({ project, root, say }) => {
      const at = child(root, "utilityBar");
      const page = at && namesOf(project).filesOf("FlexiPage", at.text.trim())[0]?.root;
      const type = page && trimmed(page, "type");
      if (type !== undefined && type !== "UtilityBar")
        say(
          at,
          `The page ${at?.text.trim() ?? ""} is a ${type}; a utility bar is a page of the type UtilityBar.`,
        );
    }),
  ),
  error(
    "G402.override-page",
    "A page that an app assigns to an object's records is a record page of that object.",
    inFiles(APP, ({ project, root, say }) => {
      const names = namesOf(project);
      for (const one of childrenOf(root, "actionOverrides")) {
        if (trimmed(one, "actionName") !== "View" || trimmed(one, "type") !== "Flexipage") continue;
        const page = names.filesOf("FlexiPage", trimmed(one, "content") ?? "")[0]?.root;
        const object = page && trimmed(page, "sobjectType");
        const wanted = trimmed(one, "pageOrSobjectType") ?? "";
        if (
          page &&
          (trimmed(page, "type") !== "RecordPage" || names.own(object ?? "") !== names.own(wanted))
        )
          say(
            child(one, "content"),
            `The page ${trimmed(one, "content") ?? ""} is a ${trimmed(page, "type") ?? "page"}${object === undefined ? "" : ` of ${object}`}; the record page of ${wanted} must be a RecordPage of ${wanted}.`,
          );
      }
    }),
  ),
  error(
    "G402.duplicate-override",
    "An app overrides each action of an object once for each form factor.",
    inFiles(APP, ({ root, say }) => {
      const key = (one: XmlElement): string =>
        ["actionName", "pageOrSobjectType", "formFactor", "recordType"]
          .map((name) => trimmed(one, name) ?? "")
          .join("|");
      for (const one of repeated(childrenOf(root, "actionOverrides"), key))
        say(
          one,
          `Duplicate action override ${trimmed(one, "actionName") ?? ""} of ${trimmed(one, "pageOrSobjectType") ?? ""}. Keep one.`,
        );
    }),
  ),
  error(
    "G402.header-color",
    "An app's colours are written #RRGGBB.",
    inFiles(APP, ({ root, say }) => {
      for (const at of [...along(root, "brand/headerColor"), ...along(root, "brand/footerColor")])
        if (!/^#[0-9A-Fa-f]{6}$/.test(at.text.trim()))
          say(at, `'${at.text.trim()}' is not a colour; write it like #0B5CAB.`);
    }),
  ),
  error(
    "G402.lightning",
    "A packaged app is a Lightning app.",
    inPackagedFiles(APP, ({ root, say }) => {
      if (trimmed(root, "uiType") !== "Lightning")
        say(
          child(root, "uiType") ?? root,
          "Only Lightning apps show in Lightning Experience: set uiType to Lightning.",
        );
    }),
  ),
];

export const tabsAndApps: readonly Rule[] = [...tabs, ...apps];
