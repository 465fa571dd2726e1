// G501: what a permission set may say of standard objects and their fields.
import { along, error, inFiles, inPackagedFiles, warning } from "../define.ts";
import { namesOf } from "../names.ts";
import { fieldMeantBy, objectMeantBy } from "../near.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Visit } from "../define.ts";
import type { Rule } from "../rule.ts";

/** Standard fields without field-level security, as deployments have refused them. Names of records are not among them: some have it. */
const REQUIRED = new Set([
  "Contact.LastName",
  "Lead.Company",
  "Lead.LastName",
  "Lead.Status",
  "Opportunity.CloseDate",
  "Opportunity.StageName",
]);

interface StandardGrant {
  readonly at: XmlElement;
  readonly path: string;
  readonly object: ObjectDefinition;
  readonly field: string;
}

/** Permissions for fields without suffix of standard objects. */
function standardGrants({ project, root }: Visit): StandardGrant[] {
  return along(root, "fieldPermissions/field").flatMap((at) => {
    const path = at.text.trim();
    const [objectName = "", field = ""] = path.split(".");
    const object = namesOf(project).object(objectName);
    return object?.kind === "standard" && !field.includes("__")
      ? [{ at, path, object, field }]
      : [];
  });
}

export const permissionFields: readonly Rule[] = [
  error(
    "G501.required-standard-field",
    "A permission set has no permission for the standard fields that every record needs.",
    inFiles("PermissionSet", (visit) => {
      for (const { at, path } of standardGrants(visit))
        if (REQUIRED.has(path))
          visit.say(
            at,
            `You cannot deploy to a required field: ${path}. Remove this fieldPermissions.`,
          );
    }),
  ),
  error(
    "G501.misspelled-field",
    "The name of a standard field in a permission set is spelled as the platform does.",
    inFiles("PermissionSet", (visit) => {
      for (const { at, path, object, field } of standardGrants(visit)) {
        const meant = fieldMeantBy(object, field);
        if (meant !== undefined)
          visit.say(
            at,
            `In field: field - no CustomField named ${path} found. Did you mean ${object.name}.${meant}?`,
          );
      }
    }),
  ),
  warning(
    "G501.standard-field",
    "A packaged set carries no permissions for standard fields: only those of custom fields ship.",
    inPackagedFiles("PermissionSet", (visit) => {
      for (const { at, path, object, field } of standardGrants(visit))
        if (object.fields.has(field.toLowerCase()) && !REQUIRED.has(path))
          visit.say(
            at,
            `A package carries permissions for custom fields only: nobody gets ${path} from this set. Remove them and tell admins to grant the field.`,
          );
    }),
  ),
  error(
    "G501.misspelled-object",
    "The name of a standard object in a permission set is spelled as the platform does.",
    inFiles("PermissionSet", ({ project, root, say }) => {
      for (const at of along(root, "objectPermissions/object")) {
        const meant = objectMeantBy(project, at.text.trim());
        if (meant !== undefined)
          say(
            at,
            `In field: object - no CustomObject named ${at.text.trim()} found. Did you mean ${meant}?`,
          );
      }
    }),
  ),
];
