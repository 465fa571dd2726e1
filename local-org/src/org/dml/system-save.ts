// Updates the platform makes on its own behalf (roll-ups, cleared lookups): the whole order of execution, without user checks.
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { TRIGGER_CHUNK } from "../limits.ts";
import type { Transaction } from "../transaction.ts";
import { dmlException } from "./errors.ts";
import { saveChunk } from "./save.ts";
import type { SaveContext, Saving } from "./saving.ts";
import { hasFailed } from "./saving.ts";

export function systemUpdate(
  tx: Transaction,
  object: ObjectDefinition,
  updates: ReadonlyMap<string, ReadonlyMap<string, NeutralValue>>,
): void {
  const shape = recordShapes(tx.state.schema).of(object.name);
  const stored = tx.state.records.selectByIds(object.name, [...updates.keys()]);
  const context: SaveContext = {
    object,
    isInsert: false,
    access: "system",
    allOrNone: true,
    isSystem: true,
  };
  const savings = [...stored].flatMap(([id, old], index): Saving[] => {
    if (!shape) return [];
    const input = new SObject(shape);
    input.id = id;
    return [
      {
        index,
        input,
        id,
        old,
        next: new Map([...old, ...(updates.get(id) ?? [])]),
        assigned: new Set(),
        errors: [],
        created: false,
      },
    ];
  });
  for (let start = 0; start < savings.length; start += TRIGGER_CHUNK) {
    const chunk = savings.slice(start, start + TRIGGER_CHUNK);
    saveChunk(tx, context, chunk);
    const failed = chunk.filter(hasFailed);
    if (failed.length > 0) throw dmlException(tx.state.schema, "update", failed);
  }
}
