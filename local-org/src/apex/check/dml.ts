// DML statements and System.runAs: what may be written, upsert keys, merge partners, user or system mode.
import { resolveField, resolveObject } from "../../metadata/schema.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import type { Statement, TypeReference } from "../ast.ts";
import type { CheckedExpression, CheckedStatement } from "../checked.ts";
import { catalog } from "../diagnostics.ts";
import type { ApexType } from "../types.ts";
import { showType } from "../types.ts";
import { asRecordIfQuery } from "./convert.ts";
import { isGenericRecord, isPrimitive, sameType } from "./conversions.ts";
import { checkExpression } from "./expressions.ts";
import { fail, programOf, report } from "./scope.ts";
import type { Scope } from "./scope.ts";
import { checkBlock } from "./statements.ts";

type Dml = Extract<Statement, { kind: "dml" }>;

export function checkDml(statement: Dml, scope: Scope): CheckedStatement {
  const target = checkRecords(statement, checkExpression(statement.target, scope), scope);
  const access = statement.access ?? scope.body.access;
  const key = statement.key === undefined ? undefined : checkKey(statement.key, target.type, scope);
  const others =
    statement.others === undefined
      ? undefined
      : checkOthers(target, checkExpression(statement.others, scope), scope);
  return {
    kind: "dml",
    operation: statement.operation,
    access,
    target: others === undefined ? target : asRecordIfQuery(target, false),
    ...(key === undefined ? {} : { key }),
    ...(others === undefined ? {} : { others }),
    span: statement.span,
  };
}

function recordOf(type: ApexType): Extract<ApexType, { kind: "sobject" }> | undefined {
  if (type.kind === "sobject") return type;
  return type.kind === "list" && type.element.kind === "sobject" ? type.element : undefined;
}

function checkRecords(statement: Dml, target: CheckedExpression, scope: Scope): CheckedExpression {
  if (target.type.kind === "error") return target;
  const record = recordOf(target.type);
  if (record === undefined || record.name === "AggregateResult")
    return fail(scope, catalog.dmlType, statement.target.span, { type: showType(target.type) });
  const object = resolveObject(programOf(scope).environment.schema, record.name);
  if (object !== undefined && !isAllowed(object, statement.operation))
    return fail(scope, catalog.dmlNotAllowed, statement.target.span, {
      operation: statement.operation.toUpperCase(),
      type: record.name,
    });
  if (statement.operation === "merge" && isGenericRecord(record))
    return fail(scope, catalog.mergeConcrete, statement.target.span, {
      type: showType(target.type),
    });
  return target;
}

/** Records of setup that the API may write but Apex may not (Apex Developer Guide, "sObjects That Don't Support DML Operations"). */
const WITHOUT_APEX_DML = new Set(["BusinessHours", "CurrencyType", "Profile", "RecordType"]);

function isAllowed(object: ObjectDefinition, operation: Dml["operation"]): boolean {
  if (object.kind === "customMetadata") return false;
  if (WITHOUT_APEX_DML.has(object.name)) return false;
  switch (operation) {
    case "insert":
      return object.createable;
    case "update":
      return object.updateable;
    case "upsert":
      return object.createable || object.updateable;
    case "delete":
    case "undelete":
      return object.deletable;
    case "merge":
      return true;
  }
}

/** `upsert rows Account.ExternalId__c` (or the bare field name). */
function checkKey(
  key: TypeReference,
  target: ApexType,
  scope: Scope,
): { object: string; field: string } | undefined {
  const { schema } = programOf(scope).environment;
  const record = recordOf(target);
  if (record === undefined) return undefined;
  if (isGenericRecord(record)) {
    report(scope, catalog.upsertConcrete, key.span);
    return undefined;
  }
  const names = key.parts.map((part) => part.name);
  const object = resolveObject(schema, record.name);
  const field = object === undefined ? undefined : resolveField(schema, object, names.at(-1) ?? "");
  const named = names.length > 1 ? resolveObject(schema, names.at(-2) ?? "") : object;
  const isKey =
    field !== undefined &&
    named === object &&
    (field.externalId ||
      field.type === "Id" ||
      (!field.custom && (field.unique || field.name === "Name" || field.type === "Email")));
  if (!isKey) {
    report(scope, catalog.upsertField, key.span, { name: names.at(-1) ?? "" });
    return undefined;
  }
  return { object: object?.name ?? record.name, field: field.name };
}

function checkOthers(
  master: CheckedExpression,
  others: CheckedExpression,
  scope: Scope,
): CheckedExpression {
  if (others.type.kind === "error" || master.type.kind === "error") return others;
  const record = recordOf(master.type);
  const element = others.type.kind === "list" ? others.type.element : others.type;
  const fits = record !== undefined && (sameType(element, record) || isPrimitive(element, "Id"));
  return fits ? others : fail(scope, catalog.mergeDuplicates, others.span);
}

export function checkRunAs(
  statement: Extract<Statement, { kind: "runAs" }>,
  scope: Scope,
): CheckedStatement {
  const subject = checkExpression(statement.subject, scope, { kind: "sobject", name: "User" });
  const { type } = subject;
  const fits =
    type.kind === "error" ||
    (type.kind === "sobject" && (type.name === "User" || isGenericRecord(type))) ||
    (type.kind === "library" && type.name === "System.Version");
  if (!fits) report(scope, catalog.runAsUser, statement.subject.span);
  return {
    kind: "runAs",
    subject: asRecordIfQuery(subject, false),
    body: checkBlock(statement.body, scope),
    span: statement.span,
  };
}
