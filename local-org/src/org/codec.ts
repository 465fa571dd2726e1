// Apex values and the store's neutral values, both ways.
import type { NeutralValue, ValueCodec } from "../soql/values.ts";
import { ApexList, ApexSet } from "../platform/values/collections.ts";
import { fromNeutral as toApex, toNeutral } from "../platform/values/neutral.ts";
import { typeNameOf } from "../platform/values/type-name.ts";

export { toApex, toNeutral };

export const apexCodec: ValueCodec = {
  encode(value) {
    if (value instanceof ApexList) return value.items.map(one);
    if (value instanceof ApexSet) return value.values().map(one);
    return one(value);
  },
  decode: toApex,
};

function one(value: unknown): NeutralValue {
  const neutral = toNeutral(value);
  if (neutral === undefined)
    throw new TypeError(`Invalid bind expression type of ${typeNameOf(value)}`);
  return neutral;
}

export function sameNeutral(a: NeutralValue, b: NeutralValue): boolean {
  if (a === b) return true;
  if (a === null || b === null) return (a ?? b) === "" || false;
  if (typeof a !== "object" || typeof b !== "object")
    return typeof a === "object" || typeof b === "object"
      ? numeric(a) !== undefined && numeric(a) === numeric(b)
      : String(a) === String(b) && typeof a !== "boolean" && typeof b !== "boolean";
  if (a.kind === "decimal" && b.kind === "decimal")
    return a.scale === b.scale
      ? a.mantissa === b.mantissa
      : a.mantissa * 10n ** BigInt(Math.max(0, b.scale - a.scale)) ===
          b.mantissa * 10n ** BigInt(Math.max(0, a.scale - b.scale));
  if (a.kind === "date" && b.kind === "date") return a.iso === b.iso;
  if (a.kind === "datetime" && b.kind === "datetime") return a.milliseconds === b.milliseconds;
  if (a.kind === "time" && b.kind === "time") return a.milliseconds === b.milliseconds;
  if (a.kind === "blob" && b.kind === "blob") return Buffer.compare(a.bytes, b.bytes) === 0;
  return numeric(a) !== undefined && numeric(a) === numeric(b);
}

function numeric(value: NeutralValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return undefined;
  if (value.kind === "double") return value.value;
  return value.kind === "decimal" ? Number(`${value.mantissa}e-${value.scale}`) : undefined;
}
