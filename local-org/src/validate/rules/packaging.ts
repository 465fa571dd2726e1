// A1 and A4: what a managed second-generation package may hold.
import { PROJECT_FILE } from "../../metadata/project-configuration.ts";
import { child, flag, trimmed } from "../../metadata/xml.ts";
import { error, inPackagedFiles, warning } from "../define.ts";
import { folderAfter } from "../names.ts";
import { placeOfKey } from "../json-text.ts";
import { packageableTypes, refusedTypes } from "../platform/package-components.ts";
import type { ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

const MOST_FILES = 10_000;

export const packaging: readonly Rule[] = [
  error(
    "A1.refused-type",
    "A managed package holds no queues, sharing rules, sites, approval processes, settings and the like.",
    (project, complain) => {
      for (const { path, root, name } of packagedComponents(project))
        if (refusedTypes.has(name))
          complain(
            path,
            root,
            `${root?.name ?? name} isn't a component of second-generation managed packages. Move the file into the unpackaged folder; the package's setup makes it in the customer's org.`,
          );
    },
  ),
  warning(
    "A1.unlisted-type",
    "A managed package holds types that the packaging guide lists.",
    (project, complain) => {
      for (const { path, root, name } of packagedComponents(project))
        if (!refusedTypes.has(name) && !packageableTypes.has(name) && name !== "Profile")
          complain(
            path,
            root,
            `${name} is not in the guide's list of packageable components: try it in a beta version before relying on it.`,
          );
    },
  ),
  warning(
    "A1.profile",
    "Access is packaged in permission sets; of a profile only settings for packaged components are kept.",
    (project, complain) => {
      for (const { path, root, name } of packagedComponents(project))
        if (name === "Profile")
          complain(path, root, "A package keeps only a part of a profile. Use a permission set.");
    },
  ),
  warning(
    "A1.csp-trusted-site",
    "A package brings no CSP trusted site: it opens the customer's org, and Salesforce advises against it.",
    inPackagedFiles("CspTrustedSite", ({ root, say }) =>
      say(
        root,
        "Salesforce advises against packaging a CspTrustedSite; name it in the install guide.",
      ),
    ),
  ),
  error(
    "A1.lightning-email-template",
    "E-mail templates of Lightning go into first-generation packages only.",
    inPackagedFiles("EmailTemplate", ({ root, say }) => {
      if (trimmed(root, "uiType") === "SFX")
        say(
          child(root, "uiType"),
          "A Lightning e-mail template can't go into a second-generation package. Use a classic one (uiType Aloha).",
        );
    }),
  ),
  warning(
    "A1.required-standard-field",
    "A required field on a standard object has a default: without one every save elsewhere in the customer's org fails.",
    inPackagedFiles("CustomField", ({ file, root, say }) => {
      const object = folderAfter(file.path, "objects");
      if (flag(root, "required") && !/__\w+$/.test(object) && !child(root, "defaultValue"))
        say(
          child(root, "required"),
          `Records of ${object} that other code saves don't have this field. Give it a defaultValue or make it optional.`,
        );
    }),
  ),
  error("A4.file-count", `A package has at most ${MOST_FILES} files.`, (project, complain) => {
    const files = project.files.filter(
      (file) =>
        project.isPackaged(file) &&
        file.type !== undefined &&
        !file.path.endsWith(".ts") &&
        // a resource's folder travels as one zip
        !/\/staticresources\/[^/]+\//.test(file.path),
    );
    if (files.length > MOST_FILES)
      complain(
        PROJECT_FILE,
        placeOfKey(project.read(PROJECT_FILE) ?? "", "packageDirectories"),
        `The package has ${files.length} files; a package version holds at most ${MOST_FILES}.`,
      );
  }),
];

function* packagedComponents(project: ValidatedProject) {
  for (const file of project.files)
    if (file.isMetaFile && file.type && project.isPackaged(file))
      yield { path: file.path, root: file.root, name: file.type.name };
}
