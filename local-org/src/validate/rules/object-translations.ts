// G611: translations of objects and their fields.
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import { error, inFiles } from "../define.ts";
import { folderAfter, isOwnCustom, namesOf } from "../names.ts";
import { ownName, partsOf } from "../parts.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { PartKind } from "../parts.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

/** Parts that a translation of the object names. */
const PARTS: readonly (readonly [element: string, kind: PartKind, type: string])[] = [
  ["fieldSets", "fieldSets", "FieldSet"],
  ["recordTypes", "recordTypes", "RecordType"],
  ["validationRules", "validationRules", "ValidationRule"],
  ["webLinks", "webLinks", "WebLink"],
];

/** `objectTranslations/Invoice__c-de` -> the object, when it is one of the project's own. */
function objectOf(project: ValidatedProject, file: MetadataFile): ObjectDefinition | undefined {
  const folder = folderAfter(file.path, "objectTranslations");
  const object = namesOf(project).object(ownName(project, folder.replace(/-[^-]+$/, "")));
  return object?.sourceFile === undefined ? undefined : object;
}

export const objectTranslations: readonly Rule[] = [
  error(
    "G611.object",
    "A translated object is in the project.",
    inFiles("CustomObjectTranslation", ({ project, root, file, say }) => {
      const names = namesOf(project);
      const object = folderAfter(file.path, "objectTranslations").replace(/-[^-]+$/, "");
      if (isOwnCustom(names, object) && !names.object(object))
        say(
          root,
          `In field: CustomObjectTranslation - no CustomObject named ${object} found. Remove the folder, or name it for an object.`,
        );
    }),
  ),
  error(
    "G611.field",
    "A translated field is one of the object.",
    inFiles("CustomFieldTranslation", ({ project, root, file, say }) => {
      const object = objectOf(project, file);
      const name = trimmed(root, "name") ?? file.name;
      const names = namesOf(project);
      if (object && isOwnCustom(names, name) && !names.field(object, name))
        say(
          child(root, "name") ?? root,
          `In field: name - no CustomField named ${object.name}.${name} found. Remove the file, or name a field.`,
        );
    }),
  ),
  error(
    "G611.part",
    "Translated rules, record types, field sets and links are parts of the object.",
    inFiles("CustomObjectTranslation", ({ project, root, file, say }) => {
      const object = objectOf(project, file);
      if (!object) return;
      for (const [element, kind, type] of PARTS)
        for (const one of childrenOf(root, element)) {
          const name = trimmed(one, "name") ?? "";
          const known = partsOf(project, kind).some(
            (part) =>
              part.objectName === object.name &&
              part.name.toLowerCase() === ownName(project, name).toLowerCase(),
          );
          if (!known && !name.includes("__"))
            say(
              child(one, "name") ?? one,
              `In field: ${element} - no ${type} named ${object.name}.${name} found. Remove its translation.`,
            );
        }
    }),
  ),
];
