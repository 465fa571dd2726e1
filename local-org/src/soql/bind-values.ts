// Values at run time: what a bind holds, and how a value is written to compare it with a column.
import type { Amount } from "./ast.ts";
import type { Operand } from "./checked.ts";
import type { QueryContext } from "./context.ts";
import { toLongId } from "./id-form.ts";
import { SoqlError } from "./problem.ts";
import type { SqlScalar } from "./sql-functions.ts";
import { fold } from "./sql-functions.ts";
import { StorageError, toStored } from "./storage.ts";
import type { NeutralValue } from "./values.ts";
import { asDecimal } from "./values.ts";

export interface BindValues {
  readonly values: readonly NeutralValue[];
  readonly collection: boolean;
}

type Binding = Pick<QueryContext, "binds" | "codec">;

export function bindValues(context: Binding, name: string): BindValues {
  const value = context.codec.encode(lookUp(context, name));
  return isCollection(value)
    ? { values: value, collection: true }
    : { values: [value], collection: false };
}
const isCollection = (
  value: NeutralValue | readonly NeutralValue[],
): value is readonly NeutralValue[] => Array.isArray(value);

function lookUp(context: Binding, name: string): unknown {
  if (Object.hasOwn(context.binds, name)) return context.binds[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(context.binds).find((one) => one.toLowerCase() === wanted);
  if (key === undefined)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: `Variable does not exist: ${name}`,
      start: 0,
      end: 0,
    });
  return context.binds[key];
}

/** LIMIT and OFFSET. */
export function amountOf(context: QueryContext, amount: Amount): number {
  if (amount.kind === "number") return amount.value;
  const [value] = bindValues(context, amount.name).values;
  const number = value === undefined || value === null ? undefined : asDecimal(value);
  if (!number || number.mantissa < 0n)
    throw new SoqlError({
      code: "MALFORMED_QUERY",
      message: "Invalid query: LIMIT and OFFSET must be whole numbers of 0 or more",
      start: amount.start,
      end: amount.end,
    });
  return Number(number.mantissa / 10n ** BigInt(number.scale));
}

/** The form in which a value is compared with the operand. Empty text is null. */
export function storedParameter(operand: Operand, value: NeutralValue): SqlScalar {
  if (value === null || value === "") return null;
  const { storage } = operand;
  if (storage.form === "id") return idParameter(value);
  if (storage.form === "integer") return integerParameter(value);
  try {
    const stored = toStored(storage, value);
    return storage.form === "text" && typeof stored === "string" ? fold(stored) : stored;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    // beyond what a column can hold: nothing is equal to it, and everything is on one side of it
    const number = asDecimal(value);
    if (error.code === "NUMBER_OUTSIDE_VALID_RANGE" && number)
      return Number(`${number.mantissa}e${storage.scale - number.scale}`);
    throw new SoqlError({
      code: "INVALID_FIELD",
      message: `Invalid bind expression for field '${operand.text}': ${error.message}`,
      ...operand.span,
    });
  }
}

/** Not rounded: nothing equals 1.5 in a column of whole numbers. */
function integerParameter(value: NeutralValue): SqlScalar {
  const number = asDecimal(value);
  return number ? Number(`${number.mantissa}e-${number.scale}`) : null;
}

function idParameter(value: NeutralValue): string {
  const text = typeof value === "string" ? value : "";
  const id = toLongId(text);
  if (id === undefined)
    throw new SoqlError({
      code: "INVALID_ID",
      message: `Invalid id: ${text}`,
      start: 0,
      end: 0,
    });
  return id;
}
