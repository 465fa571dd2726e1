// G404: the .js-meta.xml of Lightning web components: version, targets and the properties each target may set.
import { along, error, inFiles, inPackagedFiles, warning } from "../define.ts";
import { componentsOf, withoutComments } from "../components.ts";
import { flag, textsOf, trimmed, child, childrenOf } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Component } from "../components.ts";
import type { ValidatedProject } from "../project.ts";
import type { Complain, Rule } from "../rule.ts";

const BUNDLE = "LightningComponentBundle";

/** The targets of the developer guide, to know a misspelled one by its neighbour. */
const TARGETS = [
  "lightning__AgentforceInput",
  "lightning__AgentforceOutput",
  "lightning__AppPage",
  "lightning__EnablementProgram",
  "lightning__FlowAction",
  "lightning__FlowScreen",
  "lightning__GlobalAction",
  "lightning__HomePage",
  "lightning__Inbox",
  "lightning__RecordAction",
  "lightning__RecordPage",
  "lightning__Tab",
  "lightning__UrlAddressable",
  "lightning__UtilityBar",
  "lightningCommunity__Default",
  "lightningCommunity__Page",
  "lightningCommunity__Page_Layout",
  "lightningCommunity__Theme_Layout",
  "lightningSnapin__ChatHeader",
  "lightningSnapin__ChatMessage",
  "lightningSnapin__Minimized",
  "lightningSnapin__PreChat",
];

/** Targets whose properties an admin sets; the others take none. */
const BUILDER_TARGETS = new Set([
  "lightning__AppPage",
  "lightning__HomePage",
  "lightning__RecordPage",
  "lightning__UtilityBar",
  "lightning__Inbox",
]);
const BUILDER_TYPES = new Set(["Boolean", "Integer", "String", "Color"]);
const WITHOUT_PROPERTIES = new Set([
  "lightning__RecordAction",
  "lightning__Tab",
  "lightning__UrlAddressable",
  "lightningCommunity__Page",
  "lightningCommunity__Page_Layout",
  "lightningCommunity__Theme_Layout",
]);

const targetsOf = (root: XmlElement): string[] =>
  childrenOf(root, "targets").flatMap((one) => textsOf(one, "target"));
const configsOf = (root: XmlElement): XmlElement[] => along(root, "targetConfigs/targetConfig");
const namedIn = (config: XmlElement): string[] =>
  (config.attributes["targets"] ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");

const bundles: readonly Rule[] = [
  error(
    "G404.api-version",
    "A component has an API version.",
    inFiles(BUNDLE, ({ root, say }) => {
      if (trimmed(root, "apiVersion") === undefined)
        say(
          root,
          "Required field is missing: apiVersion. Since version 63.0 every component has one.",
        );
    }),
  ),
  error(
    "G404.bundle-name",
    "A component's name starts with a lower-case letter, has letters, digits and single underscores, and 40 characters at most.",
    (project, complain) => {
      for (const { name, meta } of componentsOf(project).values())
        if (!/^[a-z][A-Za-z0-9_]*$/.test(name) || /__|_$/.test(name) || name.length > 40)
          complain(
            meta.path,
            meta.root,
            `The name ${name} must begin with a lower-case letter, hold only letters, digits and single underscores, not end with an underscore, and have 40 characters at most.`,
          );
    },
  ),
  error("G404.file-name", "The files of a component carry its name.", (project, complain) => {
    for (const { name, meta, folder, files } of componentsOf(project).values())
      if (meta.name !== name)
        complain(
          meta.path,
          meta.root,
          `The bundle ${name} needs ${name}.js-meta.xml; this file is called ${meta.name}.js-meta.xml.`,
        );
      else if (
        !files.some(({ path }) =>
          [`${folder}/${name}.js`, `${folder}/${name}.ts`, `${folder}/${name}.css`].includes(path),
        )
      )
        complain(meta.path, meta.root, `The bundle ${name} has no ${name}.js.`);
  }),
  warning(
    "G404.exposed-without-targets",
    "A packaged component that is exposed says where: without targets it is only open to other namespaces, for ever.",
    inPackagedFiles(BUNDLE, ({ root, say }) => {
      if (flag(root, "isExposed") && targetsOf(root).length === 0)
        say(
          child(root, "isExposed"),
          "The component is exposed but has no targets, so no builder offers it. Add targets, or set isExposed to false.",
        );
    }),
  ),
  warning(
    "G404.targets-not-exposed",
    "A packaged component with targets is exposed.",
    inPackagedFiles(BUNDLE, ({ root, say }) => {
      if (targetsOf(root).length > 0 && !flag(root, "isExposed"))
        say(
          child(root, "targets"),
          "The component has targets but is not exposed, so no builder offers it. Set isExposed to true, or remove targets.",
        );
    }),
  ),
  error(
    "G404.misspelled-target",
    "A target is spelled as the platform spells it.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const at of along(root, "targets/target")) {
        const meant = neighbourOf(at.text.trim());
        if (meant !== undefined)
          say(at, `'${at.text.trim()}' is not a valid target. Did you mean ${meant}?`);
      }
    }),
  ),
  error(
    "G404.duplicate-target",
    "A component names each target once.",
    inFiles(BUNDLE, ({ root, say }) => {
      const seen = new Set<string>();
      for (const at of along(root, "targets/target"))
        if (seen.has(at.text.trim())) say(at, `The target ${at.text.trim()} is there already.`);
        else seen.add(at.text.trim());
    }),
  ),
];

/** The known target that differs only in case or in one or two characters. */
function neighbourOf(target: string): string | undefined {
  if (TARGETS.includes(target)) return undefined;
  return TARGETS.find(
    (one) =>
      one.toLowerCase() === target.toLowerCase() ||
      one === target.replace(/^(lightning(?:Community|Snapin)?)_(?!_)/, "$1__") ||
      distance(one, target) <= 2,
  );
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

const configs: readonly Rule[] = [
  error(
    "G404.config-target",
    "A targetConfig is for targets that the component has.",
    inFiles(BUNDLE, ({ root, say }) => {
      const targets = targetsOf(root);
      for (const config of configsOf(root))
        for (const one of namedIn(config))
          if (!targets.includes(one))
            say(
              config,
              `The targetConfig names ${one}, which is not among the component's targets. Add it to targets, or remove it here.`,
            );
    }),
  ),
  error(
    "G404.config-twice",
    "Each target has one targetConfig.",
    inFiles(BUNDLE, ({ root, say }) => {
      const seen = new Set<string>();
      for (const config of configsOf(root))
        for (const one of namedIn(config))
          if (seen.has(one)) say(config, `${one} has a targetConfig already. Put both into one.`);
          else seen.add(one);
    }),
  ),
  error(
    "G404.property-target",
    "Only targets whose builder shows properties have them: of a site lightningCommunity__Default, of actions and tabs none.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const config of configsOf(root))
        for (const property of childrenOf(config, "property"))
          for (const one of namedIn(config))
            if (WITHOUT_PROPERTIES.has(one))
              say(
                property,
                `${one} doesn't support component properties.${one === "lightningCommunity__Page" ? " Give them to lightningCommunity__Default." : ""}`,
              );
    }),
  ),
  error(
    "G404.property-type",
    "A property on a Lightning page is a Boolean, Integer, String or Color.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const config of configsOf(root))
        for (const property of childrenOf(config, "property")) {
          const type = property.attributes["type"] ?? "";
          const target = namedIn(config).find((one) => BUILDER_TARGETS.has(one));
          if (
            target !== undefined &&
            !BUILDER_TYPES.has(type) &&
            !/^(?:apex|lightning|@salesforce\/schema)\b|\{/.test(type)
          )
            say(
              property,
              `The property ${property.attributes["name"] ?? ""} has the type '${type}'; ${target} knows ${[...BUILDER_TYPES].join(", ")}.`,
            );
        }
    }),
  ),
  error(
    "G404.property-twice",
    "A targetConfig sets each property once.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const config of configsOf(root)) {
        const seen = new Set<string>();
        for (const property of childrenOf(config, "property")) {
          const name = property.attributes["name"] ?? "";
          if (seen.has(name)) say(property, `The property ${name} is there already.`);
          seen.add(name);
        }
      }
    }),
  ),
  error(
    "G404.objects-target",
    "Only components of record pages are limited to objects.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const config of configsOf(root))
        for (const objects of childrenOf(config, "objects"))
          if (!namedIn(config).includes("lightning__RecordPage"))
            say(
              objects,
              "objects limits a component of a record page; this targetConfig isn't for lightning__RecordPage. Remove objects.",
            );
    }),
  ),
  error(
    "G404.form-factor",
    "A component supports the form factors Small and Large.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const at of along(
        root,
        "targetConfigs/targetConfig/supportedFormFactors/supportedFormFactor",
      ))
        if (!["Large", "Small"].includes(at.attributes["type"] ?? ""))
          say(at, `'${at.attributes["type"] ?? ""}' is not a form factor; use Small or Large.`);
    }),
  ),
  error(
    "G404.action-type",
    "The actionType of a record action is Action or ScreenAction.",
    inFiles(BUNDLE, ({ root, say }) => {
      for (const at of along(root, "targetConfigs/targetConfig/actionType"))
        if (!["Action", "ScreenAction"].includes(at.text.trim()))
          say(at, `'${at.text.trim()}' is not a valid actionType; use ScreenAction or Action.`);
    }),
  ),
  error(
    "G404.property-without-api",
    "A property that an admin can set is an @api property of the component.",
    (project, complain) => eachProperty(project, complain),
  ),
];

function eachProperty(project: ValidatedProject, complain: Complain): void {
  for (const component of componentsOf(project).values()) {
    const publics = publicProperties(component);
    if (!publics || !component.meta.root) continue;
    for (const config of configsOf(component.meta.root)) {
      if (
        namedIn(config).some(
          (one) => !BUILDER_TARGETS.has(one) && one !== "lightningCommunity__Default",
        )
      )
        continue;
      for (const property of childrenOf(config, "property")) {
        const name = property.attributes["name"] ?? "";
        if (!publics.has(name))
          complain(
            component.meta.path,
            property,
            `The property ${name} is not public in ${component.name}: declare it with @api, or remove it here.`,
          );
      }
    }
  }
}

/** The @api members; undefined when a parent class or a mixin may bring more. */
function publicProperties(component: Component): Set<string> | undefined {
  const script = component.scripts.find(({ path }) =>
    [
      `${component.folder}/${component.name}.ts`,
      `${component.folder}/${component.name}.js`,
    ].includes(path),
  );
  if (!script) return undefined;
  const code = withoutComments(script.text);
  const parent = /\bexport\s+default\s+class\b[^{]*?\bextends\s+([^{]+?)\s*\{/.exec(code)?.[1];
  if (parent === undefined || !/^(?:NavigationMixin\(\s*)?LightningElement\s*\)?$/.test(parent))
    return undefined;
  return new Set(
    [...code.matchAll(/@api\s+(?:get\s+|set\s+|async\s+|readonly\s+)*(\w+)/g)].map(
      ([, name]) => name ?? "",
    ),
  );
}

export const componentMeta: readonly Rule[] = [...bundles, ...configs];
