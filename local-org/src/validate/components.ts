// Lightning web components as rules see them: what each imports, which components its templates name, what it makes public.
import { oncePer, placeIn } from "./define.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";
import type { Place } from "./rule.ts";

interface Import {
  readonly module: string;
  readonly file: MetadataFile;
  readonly at: Place;
  /** Only of types: gone when the component is built. */
  readonly typeOnly: boolean;
}
interface Tag {
  /** `c-invoice-list` */
  readonly tag: string;
  readonly file: MetadataFile;
  readonly at: Place;
}
export interface Component {
  readonly name: string;
  readonly folder: string;
  readonly meta: MetadataFile;
  readonly scripts: readonly MetadataFile[];
  readonly templates: readonly MetadataFile[];
  readonly files: readonly MetadataFile[];
  readonly imports: readonly Import[];
  readonly tags: readonly Tag[];
}

/** The components by name. Where a script has a TypeScript source, the source speaks for it. */
export const componentsOf = oncePer((project: ValidatedProject): Map<string, Component> => {
  const metas = project.files.filter((file) => file.path.endsWith(".js-meta.xml"));
  const byFolder = Map.groupBy(
    project.files.filter((file) => file.path.includes("/lwc/") && !isTest(file.path)),
    (file) => bundleFolder(file.path),
  );
  return new Map(
    metas.map((meta) => {
      const folder = meta.path.slice(0, meta.path.lastIndexOf("/"));
      return [
        folder.slice(folder.lastIndexOf("/") + 1),
        component(meta, folder, byFolder.get(folder) ?? []),
      ];
    }),
  );
});

function component(meta: MetadataFile, folder: string, all: readonly MetadataFile[]): Component {
  const sources = new Set(all.filter((file) => isSource(file.path)).map((file) => file.path));
  const scripts = all.filter(
    (file) =>
      isSource(file.path) ||
      (file.path.endsWith(".js") && !sources.has(file.path.replace(/\.js$/, ".ts"))),
  );
  const templates = all.filter((file) => file.path.endsWith(".html"));
  return {
    name: folder.slice(folder.lastIndexOf("/") + 1),
    folder,
    meta,
    scripts,
    templates,
    files: all,
    imports: scripts.flatMap(importsOf),
    tags: templates.flatMap(tagsOf),
  };
}

const isSource = (path: string): boolean => path.endsWith(".ts") && !path.endsWith(".d.ts");
const isTest = (path: string): boolean => /\/__(?:tests|mocks|utam|examples|docs)__\//.test(path);

function bundleFolder(path: string): string {
  const start = path.lastIndexOf("/lwc/") + 5;
  return path.slice(0, path.indexOf("/", start));
}

const IMPORT =
  /\b(import|export)\b(\s+type\b)?([^;'"`()]*?\bfrom)?\s*["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/g;

function importsOf(file: MetadataFile): Import[] {
  const code = withoutComments(file.text);
  return [...code.matchAll(IMPORT)].flatMap((match) => {
    const module = match[4] ?? match[5] ?? "";
    if (match[1] === "export" && match[3] === undefined) return [];
    const at = placeIn(file.text, match.index + match[0].lastIndexOf(module));
    return [{ module, file, at, typeOnly: match[2] !== undefined }];
  });
}

function tagsOf(file: MetadataFile): Tag[] {
  const text = blanked(file.text, /<!--[^]*?-->/g);
  return [...text.matchAll(/<(c-[a-z0-9_-]+)/g)].map((match) => ({
    tag: match[1] ?? "",
    file,
    at: placeIn(file.text, match.index),
  }));
}

/** `c-invoice-list` -> `invoiceList`; an underscore before a letter stands for a capital in the name's own spelling. */
export function nameOfTag(tag: string): string {
  return tag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Comments become blanks, so that places stay what they are; strings are kept. */
export function withoutComments(code: string): string {
  return code.replace(
    /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`(?:[^`\\]|\\[^])*`/g,
    (found) => (found.startsWith("/") ? found.replace(/[^\n]/g, " ") : found),
  );
}

export function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, " "));
}

/** The component and all it is made of, through tags and imports. */
export function closure(all: ReadonlyMap<string, Component>, name: string): Component[] {
  const found = new Map<string, Component>();
  const visit = (one: string): void => {
    const component = all.get(one);
    if (!component || found.has(one)) return;
    found.set(one, component);
    for (const { tag } of component.tags) visit(nameOfTag(tag));
    for (const { module, typeOnly } of component.imports)
      if (module.startsWith("c/") && !typeOnly) visit(module.slice(2));
  };
  visit(name);
  return [...found.values()];
}

/** The Apex classes whose methods a component calls itself. */
export function apexClasses(component: Component): Set<string> {
  return new Set(
    component.imports
      .filter(({ typeOnly }) => !typeOnly)
      .flatMap(({ module }) => /^@salesforce\/apex\/(?:\w+\.)?(\w+)\.\w+$/.exec(module)?.[1] ?? []),
  );
}
