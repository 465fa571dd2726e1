// System.Security.stripInaccessible and System.SObjectAccessDecision.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { qualifiedName } from "../../../metadata/schema.ts";
import { ApexList, ApexMap, ApexSet } from "../../values/collections.ts";
import type { ApexEnum } from "../../values/enum.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { SObject } from "../../values/sobject.ts";
import type { Runtime } from "../helpers.ts";
import { listOf, need } from "../helpers.ts";

class AccessDecision extends PlatformObject {
  readonly apexType = "System.SObjectAccessDecision";
  readonly records: ApexList;
  readonly removed: ApexMap;
  readonly modified: ApexSet;
  constructor(records: ApexList, removed: ApexMap, modified: ApexSet) {
    super();
    this.records = records;
    this.removed = removed;
    this.modified = modified;
  }
}
type Check = "CREATABLE" | "READABLE" | "UPDATABLE" | "UPSERTABLE";

function checkOf(value: ApexEnum): Check {
  const name = need(value, 1).constantName;
  return name === "CREATABLE" || name === "UPDATABLE" || name === "UPSERTABLE" ? name : "READABLE";
}
function mayTouchObject(rt: Runtime, object: string, check: Check): boolean {
  const access = rt.ports.objectAccess(object);
  if (check === "READABLE") return access.read;
  return check === "CREATABLE"
    ? access.create
    : check === "UPDATABLE"
      ? access.edit
      : access.create && access.edit;
}
function mayTouchField(rt: Runtime, record: SObject, key: string, check: Check): boolean {
  const field = record.shape.definition?.fields.get(key);
  if (field === undefined || key === "id") return true;
  const access = rt.ports.fieldAccess(record.typeName, field.name);
  return check === "READABLE" ? access.read : access.edit;
}

/** Copies of the records without what the user may not see or write; related records too (Apex Developer Guide, "Enforce Security With the stripInaccessible Method"). */
class Stripper {
  private readonly rt: Runtime;
  private readonly check: Check;
  readonly removed = new Map<string, Set<string>>();
  constructor(rt: Runtime, check: Check) {
    this.rt = rt;
    this.check = check;
  }
  strip(record: SObject): { readonly copy: SObject; readonly changed: boolean } {
    const copy = record.clone(true, false, true, true);
    let changed = false;
    const dropped = new Set<string>();
    const drop = (name: string): void => {
      const object = record.shape.qualifiedName;
      this.removed.set(object, (this.removed.get(object) ?? new Set()).add(name));
      changed = true;
    };
    // a field that was queried and is empty is in `queried` alone
    for (const key of new Set([...record.fields.keys(), ...(record.queried ?? [])])) {
      if (mayTouchField(this.rt, record, key, this.check)) continue;
      copy.fields.delete(key);
      dropped.add(key);
      drop(record.shape.qualifiedField(key));
    }
    for (const [key, parent] of record.parents) {
      if (parent === null) continue;
      if (!mayTouchObject(this.rt, parent.typeName, this.check)) {
        copy.parents.delete(key);
        dropped.add(key);
        drop(record.shape.relationship(key)?.reference?.relationshipName ?? key);
      } else copy.parents.set(key, this.strip(parent).copy);
    }
    for (const [key, rows] of record.children) {
      const child = record.shape.childRelationship(key);
      if (child === undefined || mayTouchObject(this.rt, child.childObject, this.check)) {
        copy.children.set(key, this.stripRows(rows));
        continue;
      }
      copy.children.delete(key);
      dropped.add(key);
      drop(child.name ?? key);
    }
    // What was stripped reads as not queried, so that code notices instead of seeing null.
    copy.queried =
      record.queried === null
        ? null
        : new Set([...record.queried].filter((key) => !dropped.has(key)));
    copy.isClone = record.isClone;
    return { copy, changed };
  }
  private stripRows(rows: ApexList): ApexList {
    return new ApexList(
      rows.elementType,
      rows.items.map((row) => (row instanceof SObject ? this.strip(row).copy : row)),
    );
  }
}

function stripInaccessible(
  rt: Runtime,
  type: ApexEnum,
  records: ApexList,
  enforceRoot: unknown = true,
): AccessDecision {
  const check = checkOf(type);
  const stripper = new Stripper(rt, check);
  const copies: SObject[] = [],
    modified: number[] = [];
  for (const [index, record] of need(records, 2).items.entries()) {
    if (!(record instanceof SObject)) continue;
    if (enforceRoot === true && !mayTouchObject(rt, record.typeName, check))
      throw apexError(
        "System.NoAccessException",
        `No access to entity: ${qualifiedName(rt.schema, record.typeName)}`,
      );
    const { copy, changed } = stripper.strip(record);
    copies.push(copy);
    if (changed) modified.push(index);
  }
  const removed = new ApexMap(
    "String",
    "Set<String>",
    [...stripper.removed].map(
      ([object, fields]) => [object, new ApexSet("String", fields)] as const,
    ),
  );
  return new AccessDecision(
    listOf(records.elementType, copies),
    removed,
    new ApexSet("Integer", modified),
  );
}

export const securityClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.Security",
    kind: "class",
    members: {
      "static SObjectAccessDecision stripInaccessible(System.AccessType accessType, List<SObject> records)":
        (rt: Runtime, type: ApexEnum, records: ApexList) => stripInaccessible(rt, type, records),
      "static SObjectAccessDecision stripInaccessible(System.AccessType accessType, List<SObject> records, Boolean enforceRootObjectCRUD)":
        stripInaccessible,
    },
  }),
  defineClass({
    name: "System.SObjectAccessDecision",
    kind: "class",
    members: {
      "List<SObject> getRecords()": (_rt: Runtime, self: AccessDecision) => self.records,
      "Map<String,Set<String>> getRemovedFields()": (_rt: Runtime, self: AccessDecision) =>
        self.removed,
      "Set<Integer> getModifiedIndexes()": (_rt: Runtime, self: AccessDecision) => self.modified,
    },
  }),
];
