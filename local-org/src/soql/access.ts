// Object and field permissions as queries ask for them, and the check that user mode and WITH SECURITY_ENFORCED make.
import type { FieldUse } from "./checked.ts";
import { messages, SoqlError } from "./problem.ts";

/** What the running user may read. Names as in the Schema. The org supplies it. */
export interface UserAccess {
  canReadObject(object: string): boolean;
  /** Id and other fields that everyone may read are true whatever the permissions say. */
  canReadField(object: string, field: string): boolean;
}

/** Throws the platform's error for the first name the user may not read; every refused field is in `inaccessible`. */
export function requireReadable(uses: readonly FieldUse[], access: UserAccess): void {
  const refused = refusedUses(uses, access);
  const [first] = refused;
  if (!first) return;
  const hidden = uses.filter(({ object }) => !access.canReadObject(object.name));
  const problem = first.field
    ? {
        code: "INVALID_FIELD",
        message: messages.noSuchColumn(asWritten(first, first.field.name), first.object.name),
      }
    : { code: "INVALID_TYPE", message: messages.noSuchObject(first.object.name) };
  throw new SoqlError(
    { ...problem, start: first.span.start, end: first.span.end },
    // every field of an object that is hidden is inaccessible too (fflib-apex-common, fflib_SObjectSelectorTest)
    inaccessibleFields([...refused, ...hidden]),
  );
}

/** WITH SECURITY_ENFORCED looks at SELECT and FROM only, whatever the mode. */
export function requireEnforced(uses: readonly FieldUse[], access: UserAccess): void {
  const refused = refusedUses(
    uses.filter((use) => use.selected),
    access,
  );
  const [first] = refused;
  if (first)
    throw new SoqlError(
      {
        code: "INSUFFICIENT_ACCESS",
        message: "Insufficient permissions: secure query included inaccessible field",
        start: first.span.start,
        end: first.span.end,
      },
      inaccessibleFields(refused),
    );
}

/** A hidden field is named as a field that does not exist would be: the way the query wrote it. */
function asWritten({ text }: FieldUse, name: string): string {
  const last = text.slice(text.lastIndexOf(".") + 1);
  return last.toLowerCase().endsWith(name.toLowerCase()) ? last : name;
}

function refusedUses(uses: readonly FieldUse[], access: UserAccess): FieldUse[] {
  return uses
    .filter(
      ({ object, field }) =>
        !access.canReadObject(object.name) ||
        (field !== undefined && !access.canReadField(object.name, field.name)),
    )
    .map((use) =>
      access.canReadObject(use.object.name)
        ? use
        : { object: use.object, selected: use.selected, span: use.span, text: use.text },
    );
}
function inaccessibleFields(refused: readonly FieldUse[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  for (const { object, field } of refused) {
    const list = fields.get(object.name) ?? [];
    if (field && !list.includes(field.name)) list.push(field.name);
    fields.set(object.name, list);
  }
  return fields;
}
