// Operands -> SQL: fields, date functions, aggregates, labels, each as compared and as selected.
import type { FieldDefinition } from "../metadata/schema.ts";
import type { Operand, ResolvedPath } from "./checked.ts";
import type { Fragment } from "./fragment.ts";
import { joined, parameter, raw, sql } from "./fragment.ts";
import type { Source } from "./source.ts";
import { columnOf, comparable, parentAlias, selectedColumn } from "./source.ts";
import { fold } from "./sql-functions.ts";
import { exactColumn, valueStorage } from "./storage.ts";

/** As it is compared, grouped and ordered. */
export function operandSql(source: Source, operand: Operand): Fragment {
  switch (operand.kind) {
    case "field":
      return comparable(operand.storage, columnOf(source, operand.path));
    case "date":
      return dateFunctionSql(source, operand);
    case "aggregate":
      return aggregateSql(source, operand);
    case "label":
      return sql`fold(${labelSql(source, operand.path)})`;
    case "grouping":
      return raw("0");
  }
}

/** As it is selected. */
export function selectedSql(source: Source, operand: Operand): Fragment {
  switch (operand.kind) {
    case "field":
      return selectedColumn(source, operand.path);
    case "aggregate":
      return selectedAggregate(source, operand);
    case "label":
      return labelSql(source, operand.path);
    default:
      return operandSql(source, operand);
  }
}

/** Picklists sort in the order of their values (SOQL and SOSL Reference, "ORDER BY"); values the picklist does not have come last. */
export function orderTerms(source: Source, operand: Operand): Fragment[] {
  const values = operand.kind === "field" ? (operand.path.field.picklist?.values ?? []) : [];
  if (operand.kind !== "field" || values.length === 0 || values.length > 300)
    return [operandSql(source, operand)];
  const column = operandSql(source, operand);
  const branches = values.map(
    (value, index) => sql`WHEN ${parameter(fold(value.value))} THEN ${String(index)}`,
  );
  return [
    sql`CASE WHEN ${column} IS NULL THEN NULL ELSE CASE ${column} ${joined(branches, " ")} ELSE ${String(values.length)} END END`,
    column,
  ];
}

type DateOperand = Extract<Operand, { kind: "date" }>;
function dateFunctionSql(source: Source, operand: DateOperand): Fragment {
  const column = columnOf(source, operand.path);
  const { form } = valueStorage(source.generation.schema, operand.path.field);
  const { timeZone } = source.generation.context.user;
  // Without convertTimezone() the platform counts in UTC.
  const moment =
    form === "date"
      ? column
      : operand.localTime
        ? sql`local_time(${column}, ${parameter(timeZone)})`
        : sql`datetime(${column} / 1000.0, 'unixepoch')`;
  const part = (format: string): Fragment => sql`CAST(strftime('${format}', ${moment}) AS INTEGER)`;
  const start = (source.generation.context.fiscalYearStartMonth ?? 1) - 1;
  const fiscalMonth = (): Fragment => sql`((${part("%m")} + ${String(11 - start)}) % 12 + 1)`;
  switch (operand.function) {
    case "calendar_year":
      return part("%Y");
    case "calendar_quarter":
      return sql`((${part("%m")} + 2) / 3)`;
    case "calendar_month":
      return part("%m");
    case "day_in_month":
      return part("%d");
    case "day_in_week":
      return sql`(${part("%w")} + 1)`;
    case "day_in_year":
      return part("%j");
    case "day_only":
      return sql`date(${moment})`;
    case "hour_in_day":
      return part("%H");
    case "week_in_month":
      return sql`((${part("%d")} + 6) / 7)`;
    case "week_in_year":
      return sql`((${part("%j")} + 6) / 7)`;
    case "fiscal_month":
      return fiscalMonth();
    case "fiscal_quarter":
      return sql`((${fiscalMonth()} + 2) / 3)`;
    // A fiscal year is named for the calendar year in which it ends.
    case "fiscal_year":
      return start === 0 ? part("%Y") : sql`(${part("%Y")} + (${part("%m")} > ${String(start)}))`;
  }
}

type AggregateOperand = Extract<Operand, { kind: "aggregate" }>;
function aggregateSql(source: Source, operand: AggregateOperand): Fragment {
  if (!operand.path) return raw("COUNT(*)");
  const storage = valueStorage(source.generation.schema, operand.path.field);
  const column = columnOf(source, operand.path);
  switch (operand.function) {
    case "count":
      return sql`COUNT(${column})`;
    case "count_distinct":
      return sql`COUNT(DISTINCT ${comparable(storage, column)})`;
    case "sum":
      return sql`SUM(${column})`;
    case "avg":
      return storage.form === "scaled" && storage.scale > 0
        ? sql`(AVG(${column}) / ${`1e${storage.scale}`})`
        : sql`AVG(${column})`;
    case "min":
      return sql`MIN(${comparable(storage, column)})`;
    case "max":
      return sql`MAX(${comparable(storage, column)})`;
  }
}

function selectedAggregate(source: Source, operand: AggregateOperand): Fragment {
  if (!operand.path) return aggregateSql(source, operand);
  const storage = valueStorage(source.generation.schema, operand.path.field);
  if (operand.function === "sum" && storage.form !== "real")
    return exactSum(source, operand.path, storage.form === "scaled");
  if (operand.function !== "min" && operand.function !== "max")
    return aggregateSql(source, operand);
  // the text itself, not its folded form
  if (storage.form === "text")
    return sql`${operand.function.toUpperCase()}(${columnOf(source, operand.path)} COLLATE NOCASE)`;
  return storage.form === "scaled"
    ? sql`CAST(${aggregateSql(source, operand)} AS TEXT)`
    : aggregateSql(source, operand);
}

/** The sum of the whole numbers, and after it (`;=1.005;=2.0001`) the values that have more decimals than the field. */
function exactSum(source: Source, path: ResolvedPath, isScaled: boolean): Fragment {
  const column = columnOf(source, path);
  const [owner] = path.owners;
  if (!isScaled || path.field.formula !== undefined || !owner || path.owners.length > 1)
    return sql`CAST(SUM(${column}) AS TEXT)`;
  const exact = `${parentAlias(source, path.hops, owner)}."${exactColumn(path.field.name)}"`;
  return sql`CASE WHEN COUNT(${column}) > 0 THEN coalesce(CAST(SUM(CASE WHEN ${exact} IS NULL THEN ${column} END) AS TEXT), '0') || coalesce(';' || group_concat(${exact}, ';'), '') END`;
}

function labelSql(source: Source, path: ResolvedPath): Fragment {
  const column = columnOf(source, path);
  const values = labelledValues(path.field);
  if (values.length === 0) return column;
  return sql`CASE fold(${column}) ${joined(
    values.map(({ value, label }) => sql`WHEN ${parameter(fold(value))} THEN ${parameter(label)}`),
    " ",
  )} ELSE ${column} END`;
}
function labelledValues(
  field: FieldDefinition,
): readonly { readonly value: string; readonly label: string }[] {
  return field.type === "Picklist"
    ? (field.picklist?.values ?? []).filter((one) => one.value !== one.label)
    : [];
}
