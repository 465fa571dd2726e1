// G206: what a lookup field must say.
import { child, flag, trimmed } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

export const lookups: readonly Rule[] = [
  {
    id: "G206.required-lookup",
    severity: "error",
    asks: "A required lookup says what happens when its target is deleted: Restrict or Cascade.",
    check(project, complain) {
      for (const { root, path } of project.filesOf("field"))
        if (
          root &&
          trimmed(root, "type") === "Lookup" &&
          flag(root, "required") &&
          (trimmed(root, "deleteConstraint") ?? "SetNull") === "SetNull"
        )
          complain(
            path,
            child(root, "required"),
            "field integrity exception: unknown (must specify either cascade delete or restrict delete for required lookup foreign key). Set deleteConstraint to Restrict, or make the field optional.",
          );
    },
  },
];
