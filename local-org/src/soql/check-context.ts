// What one check of a query collects as it goes: problems, binds, and the objects and fields that user mode will ask about.
import type { ApexType } from "../apex/types.ts";
import { primitive } from "../apex/types.ts";
import type { FieldDefinition, Schema } from "../metadata/schema.ts";
import type { Bind, Span } from "./ast.ts";
import type { FieldUse, Operand, ResolvedPath } from "./checked.ts";
import type { Report, SoqlProblem } from "./problem.ts";

export interface BindUse {
  readonly name: string;
  readonly expected?: ApexType;
  readonly collection: boolean;
}

export interface CheckContext {
  readonly schema: Schema;
  readonly apiVersion: number;
  /** FIELDS(ALL) and FIELDS(CUSTOM): the REST API allows them, Apex does not. */
  readonly unboundedFields: boolean;
  readonly problems: SoqlProblem[];
  readonly binds: BindUse[];
  readonly uses: FieldUse[];
  readonly report: Report;
  readonly unsupported: (span: Span, message: string) => void;
}

export function checkContext(
  schema: Schema,
  apiVersion: number,
  unboundedFields: boolean,
): CheckContext {
  const problems: SoqlProblem[] = [];
  return {
    schema,
    apiVersion,
    unboundedFields,
    problems,
    binds: [],
    uses: [],
    report: (code, { start, end }, message) => problems.push({ code, message, start, end }),
    unsupported: ({ start, end }, message) =>
      problems.push({ code: "UNSUPPORTED", message, start, end, unsupported: true }),
  };
}

/** Remembers a bind and what it should hold; its place is its number for `:b3`, else the order in which the query names it. */
export function useBind(
  context: CheckContext,
  bind: Bind,
  expected: ApexType | undefined,
  collection: boolean,
): number {
  const numbered = /^b(\d+)$/.exec(bind.name);
  const index = numbered ? Number(numbered[1]) : context.binds.length;
  context.binds[index] = { name: bind.name, collection, ...(expected ? { expected } : {}) };
  return index;
}

/** Remembers every object and field on a path, so that user mode can check them. */
export function usePath(context: CheckContext, path: ResolvedPath, selected: boolean): void {
  for (const hop of path.hops) {
    context.uses.push({
      object: hop.from,
      field: hop.field,
      selected,
      span: path.span,
      text: hop.name,
    });
    // A polymorphic parent is read as the platform's Name object, which everyone may read.
    const [target] = hop.targets;
    if (target && hop.targets.length === 1)
      context.uses.push({ object: target, selected, span: path.span, text: hop.name });
  }
  const [owner] = path.owners;
  if (owner && !isNameObject(path))
    context.uses.push({
      object: owner,
      field: path.field,
      selected,
      span: path.span,
      text: path.text,
    });
}
function isNameObject(path: ResolvedPath): boolean {
  const hop = path.hops.at(-1);
  return hop !== undefined && hop.targets.length > 1;
}

const longTypes: ReadonlySet<string> = new Set([
  "LongTextArea",
  "Html",
  "Base64",
  "EncryptedText",
  "Address",
  "Location",
]);
export const isFilterable = (field: FieldDefinition): boolean => !longTypes.has(field.type);
export const isSortable = (field: FieldDefinition): boolean =>
  !longTypes.has(field.type) && field.type !== "MultiselectPicklist";
const ungroupable: ReadonlySet<string> = new Set([
  "DateTime",
  "Time",
  "Number",
  "Currency",
  "Percent",
  "Double",
  "Summary",
  "MultiselectPicklist",
]);
export const isGroupable = (field: FieldDefinition): boolean =>
  !longTypes.has(field.type) && !ungroupable.has(field.type);

/** The Apex type that a value compared with this operand has. */
export function expectedType(operand: Operand): ApexType | undefined {
  switch (operand.storage.form) {
    case "text":
    case "exact":
      return primitive("String");
    case "id":
      return primitive("Id");
    case "boolean":
      return primitive("Boolean");
    case "integer":
      return primitive("Integer");
    case "scaled":
    case "real":
      return primitive("Decimal");
    case "date":
      return primitive("Date");
    case "datetime":
      return primitive("Datetime");
    case "time":
      return primitive("Time");
    default:
      return undefined;
  }
}
