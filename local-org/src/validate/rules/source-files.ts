// G006 and G009: files lie where the CLI looks for them, with the suffix of their type and the files that belong with them.
import { error, warning } from "../define.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";
import type { SourceType } from "../source-types.ts";
import { sourceTypeNamed, sourceTypes } from "../source-types.ts";

/** Bundles whose folder, main file and component share a name. */
const BUNDLES: Readonly<Record<string, RegExp>> = {
  LightningComponentBundle: /\.js-meta\.xml$/,
  AuraDefinitionBundle: /\.(cmp|app|evt|intf|tokens)-meta\.xml$/,
};

export const sourceFiles: readonly Rule[] = [
  error(
    "G006.comment-before-root",
    "A field's file has no comment before its root element.",
    (project, complain) => {
      for (const { path, text } of project.filesOf("field")) {
        const before = /^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?=<!--)/.exec(text);
        if (before)
          complain(
            path,
            { line: before[0].split("\n").length, column: 1 },
            "ConversionError: Invalid XML tags or unable to find matching parent xml file for CustomField. Move the comment into the root element.",
          );
      }
    },
  ),
  error(
    "G009.unknown-suffix",
    "The suffix before -meta.xml is that of a metadata type.",
    (project, complain) => {
      for (const { path, isMetaFile, type } of project.files)
        if (isMetaFile && !type)
          complain(path, undefined, `${path}: Could not infer a metadata type`);
    },
  ),
  error(
    "G009.strict-folder",
    "Objects and their parts, sites, documents and bundles lie in the folder of their type; elsewhere the CLI doesn't know them.",
    (project, complain) => {
      for (const { path, isMetaFile, type } of project.files) {
        if (!isMetaFile || !type) continue;
        const home = type.parent === undefined ? type : sourceTypeNamed(type.parent);
        if (home?.strict && !foldersOf(path).includes(home.folder))
          complain(
            path,
            undefined,
            type.parent === undefined
              ? `${path}: Could not infer a metadata type. A ${type.name} lies in a folder named ${home.folder}.`
              : `Could not find parent type for ${path} (${type.name}). It lies in ${home.folder}/<${home.name}>/${type.folder}.`,
          );
      }
    },
  ),
  warning(
    "G009.usual-folder",
    "Other files lie in the folder of their type too, where a retrieve looks for them.",
    (project, complain) => {
      for (const { path, isMetaFile, type, root } of project.files)
        if (
          isMetaFile &&
          root &&
          type &&
          !type.strict &&
          !foldersOf(path).includes(type.folder) &&
          // G009.strict-folder says when the whole is elsewhere; children of others than objects lie beside their parent
          (type.parent === undefined ||
            (type.parent === "CustomObject" && foldersOf(path).includes("objects")))
        )
          complain(
            path,
            undefined,
            `A ${type.name} usually lies in a folder named ${type.folder}: a retrieve would write a second copy there.`,
          );
    },
  ),
  error(
    "G009.folder-name",
    "The folder of an object, a translation or an Aura component has the name of the file it is for.",
    (project, complain) => {
      for (const file of project.files) {
        const { type, name, path, isMetaFile } = file;
        if (!isMetaFile || !type) continue;
        const isMain =
          (type.kind === "decomposed" && !type.parent) ||
          (type.name === "AuraDefinitionBundle" && BUNDLES[type.name]?.test(path));
        const folder = foldersOf(path).at(-1) ?? "";
        if (isMain && type.strict && foldersOf(path).includes(type.folder) && folder !== name)
          complain(
            path,
            undefined,
            `The file is for ${name}, but its folder is ${folder}: both have the name of the ${type.name}.`,
          );
      }
    },
  ),
  warning(
    "G009.ignored-file",
    "Every file in a folder of a metadata type is one the CLI takes.",
    (project, complain) => {
      const paths = new Set(project.files.map(({ path }) => path));
      for (const { path, isMetaFile, type } of project.files) {
        const folder = foldersOf(path).findLast((one) => typeFolders.has(one));
        if (
          !isMetaFile &&
          !paths.has(`${path}-meta.xml`) &&
          (type === undefined ||
            (type.kind === "content" && !foldersOf(path).includes(type.folder))) &&
          folder !== undefined &&
          !IGNORED.test(path)
        )
          complain(
            path,
            undefined,
            `The CLI passes this file over: in ${folder} it knows no file of that name. Correct its name, or list it in .forceignore.`,
          );
      }
    },
  ),
  error(
    "G009.missing-meta",
    "A file with content (class, trigger, page, resource, component) has its -meta.xml file.",
    (project, complain) => {
      const paths = new Set(project.files.map(({ path }) => path));
      for (const file of project.files)
        if (isContent(file) && !paths.has(`${file.path}-meta.xml`))
          complain(
            file.path,
            undefined,
            `The file has no ${baseOf(file.path)}-meta.xml beside it.`,
          );
      for (const [folder, type, files] of bundlesOf(project))
        if (!files.some(({ path }) => BUNDLES[type]?.test(path)))
          complain(
            files[0]?.path ?? folder,
            undefined,
            `The ${type} ${baseOf(folder)} has no ${baseOf(folder)}${type === "LightningComponentBundle" ? ".js" : ".cmp"}-meta.xml.`,
          );
      for (const [name, file] of resourcesOf(project, paths))
        complain(
          file,
          undefined,
          `A StaticResource must have an associated .resource file, missing ${name}.resource-meta.xml`,
        );
    },
  ),
  error(
    "G009.missing-content",
    "A -meta.xml file of content has that content beside it.",
    (project, complain) => {
      const paths = project.files.map(({ path }) => path);
      const known = new Set(paths);
      for (const { path, isMetaFile, type, root, name } of project.files) {
        if (!isMetaFile || !type) continue;
        const content = path.replace(/-meta\.xml$/, "");
        if (type.kind === "content" && !known.has(content))
          complain(
            path,
            root,
            `SourceComponent ${name} (metadata type = ${type.name}) is missing its content file.`,
          );
        if (type.name !== "StaticResource") continue;
        const stem = path.replace(/\.resource-meta\.xml$/, "");
        if (
          !paths.some(
            (one) => one !== path && (one.startsWith(`${stem}.`) || one.startsWith(`${stem}/`)),
          )
        )
          complain(
            path,
            root,
            `SourceComponent ${name} (metadata type = StaticResource) is missing its content file.`,
          );
      }
    },
  ),
];

/** Notes and settings of editors lie anywhere. */
const IGNORED = /(?:^|\/)(?:\.[^/]*|[^/]*\.(?:md|txt|ts|js|json|d\.ts)|LICENSE|package\.xml)$/;
const typeFolders = new Set(sourceTypes.map(({ folder }) => folder));
const foldersOf = (path: string): string[] => path.split("/").slice(0, -1);
const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** A class or the like in the folder of its type: elsewhere the CLI passes it over. */
function isContent({ path, isMetaFile, type, suffix }: MetadataFile): boolean {
  return (
    !isMetaFile &&
    type?.kind === "content" &&
    type.suffix === suffix &&
    foldersOf(path).includes(type.folder)
  );
}

/** Component folders with their files. */
function* bundlesOf(project: ValidatedProject): Generator<[string, string, MetadataFile[]]> {
  const isBundle = (type: SourceType | undefined): type is SourceType =>
    type !== undefined && BUNDLES[type.name] !== undefined;
  const byFolder = new Map<string, { type: string; files: MetadataFile[] }>();
  for (const file of project.files) {
    if (!isBundle(file.type)) continue;
    const folder = new RegExp(`^(.*/${file.type.folder}/[^/]+)/`).exec(file.path)?.[1];
    if (folder === undefined || /\/__\w+__(\/|$)/.test(file.path)) continue;
    const bundle = byFolder.get(folder) ?? { type: file.type.name, files: [] };
    bundle.files.push(file);
    byFolder.set(folder, bundle);
  }
  for (const [folder, { type, files }] of byFolder) yield [folder, type, files];
}

/** Static resources that have content and nothing else: name and first file. */
function resourcesOf(project: ValidatedProject, paths: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, type, isMetaFile } of project.files) {
    const [, folder, name] = /^(.*\/staticresources)\/([^/.]+)/.exec(path) ?? [];
    if (isMetaFile || type?.name !== "StaticResource" || name === undefined) continue;
    if (!found.has(name) && !paths.has(`${folder ?? ""}/${name}.resource-meta.xml`))
      found.set(name, path);
  }
  return found;
}
