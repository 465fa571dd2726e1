// The package as the structure checks see it: every Apex file checked by the local org's compiler, and which domain owns what.
import { parseFile } from "../../../local-org/src/apex/parse/parse.ts";
import { checkProgram } from "../../../local-org/src/apex/check/index.ts";
import type { CheckedUnit } from "../../../local-org/src/apex/checked.ts";
import type { ClassSymbol } from "../../../local-org/src/apex/types.ts";
import { readProject } from "../../../local-org/src/metadata/read-project.ts";
import type { ProjectFiles } from "../../../local-org/src/metadata/read-project.ts";
import type { Schema } from "../../../local-org/src/metadata/schema.ts";
import { apexEnvironment } from "../../../local-org/src/org/environment.ts";

export interface Package {
  readonly files: ProjectFiles;
  readonly schema: Schema;
  readonly units: readonly CheckedUnit[];
  /** by lower-cased `Outer` or `Outer.Inner` */
  readonly classes: ReadonlyMap<string, ClassSymbol>;
  /** what does not compile, and so cannot be judged */
  readonly problems: readonly string[];
  readonly owners: Owners;
}
/** The domain that owns an object, a field (`Object.Field`), a label or a component, by lower-cased name; none for the platform's own. */
interface Owners {
  readonly object: ReadonlyMap<string, string>;
  readonly field: ReadonlyMap<string, string>;
  readonly label: ReadonlyMap<string, string>;
  readonly component: ReadonlyMap<string, string>;
}

const main = "force-app/main/";

/** `deals` of `force-app/main/deals/…`; undefined outside the package's own folders. */
export function domainOf(file: string): string | undefined {
  return file.startsWith(main) ? file.slice(main.length).split("/")[0] : undefined;
}

export function readPackage(files: ProjectFiles): Package {
  const schema = readProject(files);
  const parsed = schema.apex.map((source) => parseFile(source.file, source.text));
  const { checked, symbols, diagnostics } = checkProgram(
    parsed.flatMap(({ unit }) => unit ?? []),
    new Map(schema.apex.map(({ file, apiVersion }) => [file, { apiVersion }])),
    apexEnvironment(schema),
  );
  const problems = [...parsed.flatMap((unit) => unit.diagnostics), ...diagnostics]
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, message }) => `${file}:${line} ${message}`);
  return { files, schema, units: checked, classes: symbols, problems, owners: ownersIn(files) };
}

function ownersIn(files: ProjectFiles): Owners {
  const owners = {
    object: new Map<string, string>(),
    field: new Map<string, string>(),
    label: new Map<string, string>(),
    component: new Map<string, string>(),
  };
  for (const file of files.list("force-app")) {
    const domain = domainOf(file);
    if (domain === undefined) continue;
    const [, folder, name = "", rest = ""] =
      /^[^/]+\/[^/]+\/[^/]+\/(objects|lwc|labels)\/([^/]+)(?:\/(.*))?$/.exec(file) ?? [];
    if (folder === "lwc") owners.component.set(name.toLowerCase(), domain);
    if (folder === "labels")
      for (const [, label = ""] of (files.read(file) ?? "").matchAll(/<fullName>(\w+)</g))
        owners.label.set(label.toLowerCase(), domain);
    const [, field] = /^fields\/(\w+)\.field-meta\.xml$/.exec(rest) ?? [];
    if (folder === "objects" && field !== undefined)
      owners.field.set(`${name}.${field}`.toLowerCase(), domain);
    if (folder === "objects" && rest === `${name}.object-meta.xml` && /__\w+$/.test(name))
      owners.object.set(name.toLowerCase(), domain);
  }
  return owners;
}
