// Formula fields in queries: SQLite calls back with what the formula reads, so that they can be selected, filtered, sorted and grouped alike.
import type { FieldDefinition, ObjectDefinition } from "../metadata/schema.ts";
import { resolveField, resolveObject } from "../metadata/schema.ts";
import type { Hop, ResolvedPath } from "./checked.ts";
import type { FormulaFunction, FormulaSource } from "./context.ts";
import type { Fragment } from "./fragment.ts";
import { joined, parameter, sql } from "./fragment.ts";
import { SoqlError } from "./problem.ts";
import { relationshipOf } from "./resolve.ts";
import type { Generation, Source } from "./source.ts";
import { selectedColumn } from "./source.ts";
import { exactText, fromStored, toStored, valueStorage } from "./storage.ts";
import type { NeutralValue } from "./values.ts";

export function formulaExpression(
  source: Source,
  hops: readonly Hop[],
  owner: ObjectDefinition,
  field: FieldDefinition,
  selected: boolean,
): Fragment {
  const { generation } = source;
  const formulas = sourceOf(generation.context.formulas, owner, field);
  const reads = formulas
    .pathsOf(owner, field)
    .map((path) => selectedColumn(source, resolveRead(generation, hops, owner, field, path)));
  return sql`${selected ? "formula_text" : "formula_value"}(${joined([parameter(formulaKey(owner, field)), ...reads], ", ")})`;
}

const formulaKey = (owner: ObjectDefinition, field: FieldDefinition): string =>
  `${owner.name}.${field.name}`;

function sourceOf(
  formulas: FormulaSource | undefined,
  owner: ObjectDefinition,
  field: FieldDefinition,
): FormulaSource {
  if (formulas) return formulas;
  throw new SoqlError({
    code: "UNSUPPORTED",
    message: `${owner.name}.${field.name} is a formula field, and this query runs without formulas.`,
    start: 0,
    end: 0,
    unsupported: true,
  });
}

/** A path of the formula, from the object that the hops lead to. */
function resolveRead(
  generation: Generation,
  hops: readonly Hop[],
  owner: ObjectDefinition,
  field: FieldDefinition,
  path: readonly string[],
): ResolvedPath {
  const all = [...hops];
  let object = owner;
  for (const step of path.slice(0, -1)) {
    const [name = "", target] = step.split(":");
    const hop = relationshipOf(generation.schema, object, name);
    const next = target === undefined ? hop?.targets[0] : resolveObject(generation.schema, target);
    if (!hop || !next) throw unreadable(owner, field, path);
    all.push(hop);
    object = next;
  }
  const last = resolveField(generation.schema, object, path.at(-1) ?? "");
  if (!last) throw unreadable(owner, field, path);
  return {
    hops: all,
    owners: [object],
    field: last,
    span: { start: 0, end: 0 },
    text: path.join("."),
  };
}
function unreadable(
  owner: ObjectDefinition,
  field: FieldDefinition,
  path: readonly string[],
): SoqlError {
  return new SoqlError({
    code: "INVALID_FIELD",
    message: `The formula of ${owner.name}.${field.name} reads '${path.join(".")}', which does not exist.`,
    start: 0,
    end: 0,
  });
}

/** The function behind `formula_value` and `formula_text`. */
export function formulaFunction(generation: Generation): FormulaFunction {
  const known = new Map<
    string,
    (values: readonly unknown[], exact: boolean) => ReturnType<FormulaFunction>
  >();
  return (key, values, exact) => {
    let evaluate = known.get(key);
    if (!evaluate) {
      evaluate = evaluatorOf(generation, key);
      known.set(key, evaluate);
    }
    return evaluate(values, exact);
  };
}

function evaluatorOf(
  generation: Generation,
  key: string,
): (values: readonly unknown[], exact: boolean) => ReturnType<FormulaFunction> {
  const [objectName = "", fieldName = ""] = key.split(".");
  const object = resolveObject(generation.schema, objectName);
  const field = object && resolveField(generation.schema, object, fieldName);
  if (!object || !field) throw new Error(`no formula field '${key}'`);
  const formulas = sourceOf(generation.context.formulas, object, field);
  const storage = valueStorage(generation.schema, field);
  const paths = formulas.pathsOf(object, field);
  const storages = paths.map((path) =>
    valueStorage(generation.schema, resolveRead(generation, [], object, field, path).field),
  );
  const places = new Map(paths.map((path, index) => [path.join("."), index]));
  return (values, exact) => {
    const read = (path: readonly string[]): NeutralValue => {
      const place = places.get(path.join("."));
      const from = place === undefined ? undefined : storages[place];
      const value = place === undefined ? null : values[place];
      return from &&
        (typeof value === "string" ||
          typeof value === "number" ||
          typeof value === "bigint" ||
          value instanceof Uint8Array)
        ? fromStored(from, value)
        : from?.form === "boolean"
          ? false
          : null;
    };
    const result = formulas.evaluate(object, field, read);
    const stored = toStored(storage, result);
    if (exact && storage.form === "scaled" && stored !== null)
      return exactText(storage, result) ?? String(stored);
    // a JavaScript number would reach SQLite as REAL, and sums of it would no longer be exact
    return typeof stored === "number" && storage.form !== "real" && Number.isInteger(stored)
      ? BigInt(stored)
      : stored;
  };
}
