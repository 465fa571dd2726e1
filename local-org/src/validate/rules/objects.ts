// G101, G104, G105, G113: what an object's own file must say.
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import { along, error, inFiles, warning } from "../define.ts";
import { folderAfter, isOwnCustom, leansOnOthers, namesOf } from "../names.ts";
import { isMetadataType, ownName } from "../parts.ts";
import { refused } from "../refused.ts";
import { isAutoNumberFormat } from "./auto-numbers.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { Rule } from "../rule.ts";

interface ObjectVisit extends Visit {
  readonly name: string;
}

/** Every object file of a project's own objects: not those that only change a standard one or one of another package. */
function inObjects(check: (visit: ObjectVisit) => void): Rule["check"] {
  return inFiles("CustomObject", (visit) => {
    const name = ownName(visit.project, folderAfter(visit.file.path, "objects"));
    if (/^[^_]+(?:_[^_]+)*__(?:c|mdt|e)$/i.test(name)) check({ ...visit, name });
  });
}
/** Objects with records: neither settings nor events nor metadata types. */
function inRecordObjects(check: (visit: ObjectVisit) => void): Rule["check"] {
  return inObjects((visit) => {
    if (/__c$/i.test(visit.name) && !child(visit.root, "customSettingsType")) check(visit);
  });
}

const nameFieldOf = (root: XmlElement): XmlElement | undefined => child(root, "nameField");
const PARTS = new Set([
  "BusinessProcess",
  "CompactLayout",
  "CustomField",
  "FieldSet",
  "ListView",
  "RecordType",
  "SharingReason",
  "ValidationRule",
  "WebLink",
]);
const RESERVED = new Set(
  "class date datetime external from group having limit number select time trigger type user view where".split(
    " ",
  ),
);
const SHARED_FLAGS = ["enableSharing", "enableBulkApi", "enableStreamingApi"];

export const objects: readonly Rule[] = [
  error(
    "G101.label",
    "Every custom object, setting, event and metadata type has a label.",
    inObjects(({ root, name, say }) => {
      if (trimmed(root, "label") === undefined)
        say(
          child(root, "label") ?? root,
          `Must specify a non-empty label for the CustomObject. Give ${name} a <label>.`,
        );
    }),
  ),
  error(
    "G101.plural-label",
    "Custom objects, events and metadata types have a plural label.",
    inObjects(({ root, name, say }) => {
      if (!child(root, "customSettingsType") && trimmed(root, "pluralLabel") === undefined)
        say(
          child(root, "pluralLabel") ?? root,
          `Must specify a non-empty plural label for the CustomObject. Give ${name} a <pluralLabel>.`,
        );
    }),
  ),
  refused(
    "G101.name-field",
    "A custom object has a name field.",
    "Add <nameField> with a label and a type.",
  ),
  error(
    "G101.name-field-label",
    "An object's name has a label.",
    inRecordObjects(({ root, name, say }) => {
      const field = nameFieldOf(root);
      if (field && trimmed(field, "label") === undefined)
        say(
          child(field, "label") ?? field,
          `Must specify a non-empty label for the nameField of the CustomObject ${name}. Add <label>.`,
        );
    }),
  ),
  error(
    "G101.name-field-type",
    "An object's name is a Text or an AutoNumber.",
    inRecordObjects(({ root, name, say }) => {
      const field = nameFieldOf(root);
      const type = field && trimmed(field, "type");
      if (field && type !== "Text" && type !== "AutoNumber")
        say(
          child(field, "type") ?? field,
          `Must specify a nameField of type Text or AutoNumber for the CustomObject ${name}; it says ${type ?? "nothing"}.`,
        );
    }),
  ),
  error(
    "G101.no-object",
    "Fields, list views and other parts lie in the folder of an object that the project has.",
    (project, complain) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const { path, root } of project.files) {
        const object = folderAfter(path, "objects");
        if (
          root &&
          PARTS.has(root.name) &&
          path.includes(`/objects/${object}/`) &&
          isOwnCustom(names, object) &&
          !names.object(object)
        )
          complain(
            path,
            root,
            `In field: object - no CustomObject named ${object} found. Add objects/${object}/${object}.object-meta.xml, or correct the folder's name.`,
          );
      }
    },
  ),
  error(
    "G101.deployment-status",
    "Custom objects and events say whether they are deployed.",
    inObjects(({ root, name, say }) => {
      if (
        !isMetadataType(name) &&
        !child(root, "customSettingsType") &&
        !child(root, "deploymentStatus")
      )
        say(
          root,
          `Required field is missing: deploymentStatus. Add <deploymentStatus>Deployed</deploymentStatus> to ${name}.`,
        );
    }),
  ),
  error(
    "G101.sharing-model",
    "A custom object has an organisation-wide default.",
    inRecordObjects(({ root, name, say }) => {
      if (!child(root, "sharingModel"))
        say(
          root,
          `Must specify a sharingModel for the CustomObject ${name}: Private, Read, ReadWrite or, for details, ControlledByParent.`,
        );
    }),
  ),
  error(
    "G101.search-layout-field",
    "Search layouts show only fields the object has.",
    inObjects(({ root, name, project, say }) => {
      const names = namesOf(project);
      const object = names.object(name);
      for (const layout of childrenOf(root, "searchLayouts"))
        for (const element of layout.children) {
          const field = element.text.trim();
          if (object && isOwnCustom(names, field) && !names.field(object, field))
            say(
              element,
              `In field: ${element.name} - no CustomField named ${name}.${field} found. Name a field of ${name}.`,
            );
        }
    }),
  ),
  refused(
    "G102.sharing-of-detail",
    "An object with a master is controlled by its parent.",
    "Set sharingModel to ControlledByParent.",
  ),
  refused(
    "G102.sharing-without-master",
    "Only an object with a master is controlled by its parent.",
    "Choose Private, Read or ReadWrite, or add the master-detail field.",
  ),
  refused(
    "G103.external-sharing-model",
    "Outsiders see no more of an object than insiders.",
    "Set externalSharingModel to the same or less.",
  ),
  error(
    "G103.external-of-detail",
    "The sharing models of a detail, inside and outside, are both ControlledByParent.",
    inRecordObjects(({ root, name, say }) => {
      const [inside, outside] = [
        trimmed(root, "sharingModel"),
        child(root, "externalSharingModel"),
      ];
      const byParent = "ControlledByParent";
      if (outside && (inside === byParent) !== (outside.text.trim() === byParent))
        say(
          outside,
          `${outside.text.trim()} is not a valid external sharing model for ${name} when its sharing model is ${inside ?? "missing"}. ${inside === byParent ? `Set it to ${byParent}.` : "Choose Private, Read or ReadWrite."}`,
        );
    }),
  ),
  error(
    "G104.access-flags",
    "enableSharing, enableBulkApi and enableStreamingApi are all true or all false.",
    inRecordObjects(({ root, say }) => {
      const given = SHARED_FLAGS.flatMap((name) => child(root, name) ?? []);
      const odd = given.find((one) => one.text.trim() !== given[0]?.text.trim());
      if (odd)
        say(
          odd,
          `enableBulkApi, enableSharing and enableStreamingApi must have the same value. Set ${odd.name} to ${given[0]?.text.trim() ?? "true"}.`,
        );
    }),
  ),
  error(
    "G105.name-format",
    "An AutoNumber name has a display format that holds the number, such as {0000}.",
    inRecordObjects(({ root, say }) => {
      const field = nameFieldOf(root);
      if (!field || trimmed(field, "type") !== "AutoNumber") return;
      if (!isAutoNumberFormat(trimmed(field, "displayFormat") ?? ""))
        say(
          child(field, "displayFormat") ?? field,
          "Invalid display format for an AutoNumber name field. Write the number as {0000} beside the fixed text.",
        );
    }),
  ),
  error(
    "G105.name-attributes",
    "A Text name has no display format and no starting number.",
    inRecordObjects(({ root, say }) => {
      const field = nameFieldOf(root);
      if (!field || trimmed(field, "type") !== "Text") return;
      for (const name of ["displayFormat", "startingNumber"]) {
        const found = child(field, name);
        if (found)
          say(found, `Can not specify '${name}' for a CustomField of type Text. Remove it.`);
      }
    }),
  ),
  warning(
    "G111.reserved-name",
    "An object's name is no word that queries or Apex keep for themselves.",
    inObjects(({ root, name, say }) => {
      if (RESERVED.has(name.replace(/__\w+$/, "").toLowerCase()))
        say(
          root,
          `${name} has the name of a reserved word, which queries and code then misread. Choose another, such as ${name.replace(/__\w+$/, "")}Record.`,
        );
    }),
  ),
  warning(
    "G113.licensing",
    "An object asks for a licence only when the package sells one.",
    inRecordObjects(({ root, say }) => {
      const found = along(root, "enableLicensing").find((one) => one.text.trim() === "true");
      if (found)
        say(
          found,
          "With enableLicensing, nobody without a permission set licence for it reads the object. Set it to false unless the package sells such licences.",
        );
    }),
  ),
];
