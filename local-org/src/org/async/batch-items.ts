// What a batch's start gave, to be cut into scopes; as text too, so that another process can go on with it.
import type { LoadedProgram } from "../../apex/runtime.ts";
import type { LocatedRows } from "../../platform/ports.ts";
import { ApexList } from "../../platform/values/collections.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { relocate } from "../located-rows.ts";
import type { StoredRows } from "../located-rows.ts";
import { locatedRows } from "../query-locator.ts";
import type { Session } from "../session.ts";
import { deserialise } from "./deserialise.ts";
import { serialise } from "./serialise.ts";

export type BatchItems = Pick<LocatedRows, "size" | "page" | "stored">;

export function batchItems(session: Session, scope: unknown): BatchItems {
  const located = locatedRows(scope);
  if (located) return located;
  const items = scope instanceof ApexList ? [...scope.items] : [...session.rt.iterate(scope)];
  const first = items[0];
  return listed(first instanceof SObject ? first.typeName : "Object", items);
}

function listed(type: string, items: readonly unknown[]): BatchItems {
  return { size: items.length, page: (from, to) => new ApexList(type, items.slice(from, to)) };
}

export function storeItems(loaded: LoadedProgram, items: BatchItems): string {
  const { stored } = items;
  if (!stored) return JSON.stringify({ list: serialise(loaded, items.page(0, items.size)) });
  const names = Object.keys(stored.binds);
  const binds = serialise(
    loaded,
    new ApexList(
      "Object",
      names.map((name) => stored.binds[name]),
    ),
  );
  return JSON.stringify({ ...stored, names, binds });
}

export function openItems(session: Session, text: string): BatchItems {
  const { loaded } = session.org.program;
  const kept = JSON.parse(text) as
    { readonly list: string } | (StoredRows & { readonly names: string[]; readonly binds: string });
  if ("list" in kept) {
    const list = deserialise(loaded, session.rt, kept.list);
    return list instanceof ApexList ? listed(list.elementType, list.items) : listed("Object", []);
  }
  const { names, ...rows } = kept;
  const values = deserialise(loaded, session.rt, kept.binds);
  const items = values instanceof ApexList ? values.items : [];
  const binds = Object.fromEntries(names.map((name, index) => [name, items[index]]));
  return relocate(session, { ...rows, binds });
}
