// A Schema from files given as text, for the tests of every layer.
import { readProject } from "./read-project.ts";
import type { ProjectFiles } from "./reading.ts";
import type { Schema } from "./schema.ts";

/** Files in memory: path -> text. */
export function memoryFiles(files: Readonly<Record<string, string>>): ProjectFiles {
  const paths = Object.keys(files);
  return {
    list: (folder) =>
      paths.filter((path) => folder === "" || folder === "." || path.startsWith(`${folder}/`)),
    read: (file) => (Object.hasOwn(files, file) ? files[file] : undefined),
  };
}

/**
 * The Schema of a project made of these files. Paths without a folder of the package directory get `force-app/` in front;
 * a sfdx-project.json is added when there is none; XML without a declaration gets one, and `<?xml …>` may be left out.
 */
export function fixtureSchema(
  files: Readonly<Record<string, string>> = {},
  options: { namespace?: string } = {},
): Schema {
  const project = JSON.stringify({
    packageDirectories: [{ path: "force-app", default: true }],
    namespace: options.namespace ?? "",
    sourceApiVersion: "67.0",
  });
  const all: Record<string, string> = { "sfdx-project.json": project };
  for (const [path, text] of Object.entries(files))
    all[
      path === "sfdx-project.json" || path.startsWith("force-app/") ? path : `force-app/${path}`
    ] = text;
  return readProject(memoryFiles(all));
}

/** The files of a custom object: `fields` are bodies of CustomField XML by API name (`Status__c: "<type>Text</type><length>10</length>"`). */
export function objectFiles(
  name: string,
  fields: Readonly<Record<string, string>> = {},
  settings = "",
): Record<string, string> {
  const folder = `force-app/objects/${name}`;
  const label = name.replace(/__\w+$/, "");
  const nameField =
    settings.includes("<nameField>") ||
    !/__c$/.test(name) ||
    settings.includes("customSettingsType")
      ? ""
      : `<nameField><label>${label} Name</label><type>Text</type></nameField>`;
  const files: Record<string, string> = {};
  if (name.includes("__"))
    files[`${folder}/${name}.object-meta.xml`] =
      `<CustomObject><label>${label}</label>${nameField}<pluralLabel>${label}s</pluralLabel>${settings}</CustomObject>`;
  for (const [field, body] of Object.entries(fields))
    files[`${folder}/fields/${field}.field-meta.xml`] =
      `<CustomField><fullName>${field}</fullName>${body.includes("<label>") ? "" : `<label>${field.replace(/__c$/, "")}</label>`}${body}</CustomField>`;
  return files;
}
