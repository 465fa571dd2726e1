// Records as emitted code handles them: making, reading and writing fields and relationships, tokens of objects and fields.
import type { PlatformRuntime } from "../ports.ts";
import { RuntimeDefect } from "../values/errors.ts";
import { nullPointer } from "../values/exception.ts";
import type { RecordShape, RecordShapes } from "../values/record-shape.ts";
import { SObject } from "../values/sobject.ts";
import { SObjectFieldToken, SObjectTypeToken } from "../values/tokens.ts";

function record(value: unknown): SObject {
  if (value instanceof SObject) return value;
  if (value === null || value === undefined) throw nullPointer();
  throw new RuntimeDefect(`A field was read from ${typeof value}, not from a record`);
}

type RecordMembers = Pick<
  PlatformRuntime,
  | "newSObject"
  | "getField"
  | "setField"
  | "getParent"
  | "setParent"
  | "getChildren"
  | "sobjectType"
  | "fieldToken"
> & {
  getFieldOf(value: unknown, field: string): unknown;
  getParentOf(value: unknown, relationship: string): unknown;
};

export function recordAccess(shapes: RecordShapes): RecordMembers {
  const shapeOf = (object: string): RecordShape => {
    const shape = shapes.of(object);
    if (shape === undefined) throw new RuntimeDefect(`No object ${object} in the Schema`);
    return shape;
  };
  const typeTokens = new Map<string, SObjectTypeToken>();
  const fieldTokens = new Map<string, SObjectFieldToken>();
  return {
    newSObject(object, fields) {
      const created = new SObject(shapeOf(object));
      for (const [name, value] of fields) {
        // `new Contact(Account = new Account(Key__c = 'x'))` names the parent by its external id.
        if (value instanceof SObject && created.shape.key(name) === null)
          created.setParent(name, value);
        else created.write(name, value);
      }
      return created;
    },
    getField: (value, field) => record(value).read(field),
    setField(value, field, content) {
      record(value).write(field, content);
      return content;
    },
    getParent: (value, relationship) => record(value).parent(relationship),
    setParent(value, relationship, content) {
      record(value).setParent(relationship, content === null ? null : record(content));
      return content;
    },
    getChildren: (value, relationship) => record(value).childRows(relationship),
    getFieldOf: (value, field) => (value === null ? null : record(value).read(field)),
    getParentOf: (value, relationship) =>
      value === null ? null : record(value).parent(relationship),
    sobjectType(object) {
      const shape = shapeOf(object);
      let token = typeTokens.get(shape.name);
      if (token === undefined) typeTokens.set(shape.name, (token = new SObjectTypeToken(shape)));
      return token;
    },
    fieldToken(object, field) {
      const shape = shapeOf(object);
      const key = shape.key(field);
      if (key === null) throw new RuntimeDefect(`${object} has no field ${field}`);
      let token = fieldTokens.get(`${shape.name}.${key}`);
      if (token === undefined)
        fieldTokens.set(`${shape.name}.${key}`, (token = new SObjectFieldToken(shape, key)));
      return token;
    },
  };
}
