// One record on its way through a save, and what can go wrong with it.
import type { Row } from "../../database/index.ts";
import type { FieldDefinition, ObjectDefinition } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import type { DmlError } from "../../platform/ports.ts";
import type { SObject } from "../../platform/values/sobject.ts";
import type { AccessMode } from "../../apex/ast.ts";

export interface Saving {
  /** position in the caller's list */
  readonly index: number;
  /** the caller's record; its Id is written back */
  readonly input: SObject;
  id: string | null;
  /** stored values before; null on insert */
  old: Row | null;
  /** values as they will be stored: changed by before triggers */
  readonly next: Map<string, NeutralValue>;
  /** fields the caller gave a value for, by key */
  readonly assigned: ReadonlySet<string>;
  readonly errors: DmlError[];
  /** the member of Trigger.new, once triggers ran */
  record?: SObject;
  created: boolean;
}

export interface SaveContext {
  readonly object: ObjectDefinition;
  readonly isInsert: boolean;
  readonly access: AccessMode;
  readonly allOrNone: boolean;
  /** written by the platform itself (roll-ups, cascades): user checks don't apply */
  readonly isSystem: boolean;
  /** Database.DMLOptions.AllowFieldTruncation */
  readonly truncate?: boolean;
}

export function fail(
  saving: { readonly errors: DmlError[] },
  statusCode: string,
  message: string,
  fields: readonly string[] = [],
): void {
  saving.errors.push({ statusCode, message, fields });
}
export const hasFailed = (saving: { readonly errors: readonly DmlError[] }): boolean =>
  saving.errors.length > 0;

export function valueOf(saving: Saving, field: FieldDefinition | string): NeutralValue {
  return saving.next.get(typeof field === "string" ? field : field.name.toLowerCase()) ?? null;
}
export function oldValueOf(saving: Saving, field: FieldDefinition | string): NeutralValue {
  return saving.old?.get(typeof field === "string" ? field : field.name.toLowerCase()) ?? null;
}
export const textOf = (value: NeutralValue): string | null =>
  typeof value === "string" ? value : null;
