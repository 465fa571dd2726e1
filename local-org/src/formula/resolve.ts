// Names in a formula -> fields of the record, of its parents, or of a $Global.
import { resolveField, resolveObject } from "../metadata/schema.ts";
import type { FieldDefinition, ObjectDefinition, Schema } from "../metadata/schema.ts";
import type { Node } from "./ast.ts";
import { complain, fieldReader, formulaTypeOf, incoming, plainValue, poison } from "./scope.ts";
import type { Scope } from "./scope.ts";
import type { FieldPath, FormulaContext, FormulaType, GlobalReference, Typed } from "./types.ts";

type Reference = Extract<Node, { kind: "reference" }>;
const OBJECT_GLOBALS: Readonly<Record<string, string>> = {
  $user: "User",
  $profile: "Profile",
  $userrole: "UserRole",
  $organization: "Organization",
  $recordtype: "RecordType",
};
const GLOBAL_NAMES: Readonly<Record<string, string>> = {
  $user: "$User",
  $profile: "$Profile",
  $userrole: "$UserRole",
  $organization: "$Organization",
  $recordtype: "$RecordType",
  $label: "$Label",
  $api: "$Api",
  $permission: "$Permission",
  $setup: "$Setup",
  $custommetadata: "$CustomMetadata",
  $system: "$System",
};

export function resolveReference(scope: Scope, node: Reference): Typed {
  const [first = ""] = node.parts;
  if (first.startsWith("$")) return resolveGlobal(scope, node, first.toLowerCase());
  const found = walk(scope.context.schema, scope.context.object, node.parts);
  if (!found) return unknown(scope, node);
  const { field, path } = found;
  if (field.type === "Location" || field.type === "Address" || field.type === "Base64") {
    complain(
      scope,
      node,
      `Field ${field.name} can't be used in formulas by the local org; use its parts.`,
      true,
    );
    return poison(node);
  }
  scope.fields.set(path.join(".").toLowerCase(), path);
  return {
    type: formulaTypeOf(field),
    offset: node.offset,
    endOffset: node.endOffset,
    path,
    name: field.name,
    run: fieldReader(scope, field, path),
  };
}

/** The path a name stands for, in the Schema's spelling. */
export function fieldPathOf(
  context: FormulaContext,
  names: readonly string[],
): FieldPath | undefined {
  return walk(context.schema, context.object, names)?.path;
}

function unknown(scope: Scope, node: Reference): Typed {
  // Fields of other packages aren't in this project: a gap of the local org, not a mistake of the formula's.
  const foreign = node.parts.some(
    (part) =>
      part.split("__").length > 2 &&
      !part.toLowerCase().startsWith(`${scope.context.schema.namespace.toLowerCase()}__`),
  );
  complain(scope, node, `Field ${node.parts.join(".")} does not exist. Check spelling.`, foreign);
  return poison(node);
}

/** Follows relationship names to a field; the path comes back in the Schema's spelling. */
function walk(
  schema: Schema,
  start: ObjectDefinition,
  names: readonly string[],
): { field: FieldDefinition; path: string[] } | undefined {
  let object = start;
  const path: string[] = [];
  for (const name of names.slice(0, -1)) {
    const step = parentOf(schema, object, name);
    if (!step) return undefined;
    path.push(step.name);
    object = step.object;
  }
  const field = resolveField(schema, object, names.at(-1) ?? "");
  return field ? { field, path: [...path, field.name] } : undefined;
}

/** `Partner__r`, `Account` or, for owners that may be users or queues, `Owner:User`. */
function parentOf(
  schema: Schema,
  object: ObjectDefinition,
  name: string,
): { name: string; object: ObjectDefinition } | undefined {
  const [relationship = "", wanted] = name.split(":");
  const plain = /__r$/i.test(relationship)
    ? relationshipField(schema, object, relationship)
    : undefined;
  const field =
    plain ??
    [...object.fields.values()].find(
      (one) => one.reference?.relationshipName.toLowerCase() === relationship.toLowerCase(),
    );
  if (!field?.reference) return undefined;
  const target =
    wanted === undefined ? undefined : wanted.toLowerCase() === "queue" ? "Group" : wanted;
  const to =
    target === undefined
      ? field.reference.to.length > 1
        ? field.reference.to.includes("User")
          ? "User"
          : "Name"
        : field.reference.to[0]
      : field.reference.to.find((one) => one.toLowerCase() === target.toLowerCase());
  const parent = to === undefined ? undefined : resolveObject(schema, to);
  return parent
    ? {
        name:
          wanted === undefined
            ? field.reference.relationshipName
            : `${field.reference.relationshipName}:${to ?? ""}`,
        object: parent,
      }
    : undefined;
}
function relationshipField(
  schema: Schema,
  object: ObjectDefinition,
  relationship: string,
): FieldDefinition | undefined {
  return resolveField(schema, object, relationship.replace(/__r$/i, "__c"));
}

function resolveGlobal(scope: Scope, node: Reference, first: string): Typed {
  const name = GLOBAL_NAMES[first];
  if (name === undefined) {
    complain(
      scope,
      node,
      `${node.parts[0] ?? ""} isn't supported by the local org in formulas. Use a field, $User, $Profile, $UserRole, $Organization, $RecordType, $Api, $Label, $Permission, $Setup or $CustomMetadata.`,
      true,
    );
    return poison(node);
  }
  const rest = node.parts.slice(1);
  const objectName = OBJECT_GLOBALS[first];
  if (objectName !== undefined) return objectGlobal(scope, node, name, objectName, rest);
  if (first === "$label")
    return namedGlobal(
      scope,
      node,
      name,
      rest,
      scope.context.schema.labels.map((one) => one.name),
      "Text",
    );
  if (first === "$api")
    return namedGlobal(
      scope,
      node,
      name,
      rest,
      rest.filter((one) => /^(Session_ID|(Enterprise|Partner)_Server_URL_\d+)$/i.test(one)),
      "Text",
    );
  if (first === "$permission")
    return namedGlobal(
      scope,
      node,
      name,
      rest,
      scope.context.schema.customPermissions.map((one) => one.name),
      "Boolean",
    );
  if (first === "$system")
    return rest.length === 1 && rest[0]?.toLowerCase() === "origindatetime"
      ? {
          ...poison(node),
          type: "DateTime",
          run: () => ({ kind: "datetime", milliseconds: -2_208_988_800_000 }),
        }
      : unknown(scope, node);
  return recordGlobal(scope, node, name, rest, first === "$custommetadata");
}

function objectGlobal(
  scope: Scope,
  node: Reference,
  name: string,
  objectName: string,
  rest: readonly string[],
): Typed {
  const object = resolveObject(scope.context.schema, objectName);
  const found = object && rest.length > 0 ? walk(scope.context.schema, object, rest) : undefined;
  return found
    ? globalField(scope, node, { name, path: found.path }, found.field)
    : unknown(scope, node);
}

function globalField(
  scope: Scope,
  node: Reference,
  reference: GlobalReference,
  field: FieldDefinition,
): Typed {
  remember(scope, reference);
  return {
    type: formulaTypeOf(field),
    offset: node.offset,
    endOffset: node.endOffset,
    name: field.name,
    run: (frame) =>
      incoming(
        field,
        frame.environment.global(reference),
        scope.context.treatBlanksAsZero === true,
      ),
  };
}
function remember(scope: Scope, reference: GlobalReference): void {
  scope.globals.set([reference.name, ...reference.path].join(".").toLowerCase(), reference);
}

/** A label or permission, with or without the project's namespace (or `c.` in front of a label). */
function namedGlobal(
  scope: Scope,
  node: Reference,
  name: string,
  rest: readonly string[],
  known: readonly string[],
  type: FormulaType,
): Typed {
  const last = (
    rest.length === 2 && (rest[0] === "c" || rest[0] === scope.context.schema.namespace)
      ? rest[1]
      : rest.length === 1
        ? rest[0]
        : undefined
  )?.toLowerCase();
  const bare =
    last?.startsWith(`${scope.context.schema.namespace.toLowerCase()}__`) === true &&
    scope.context.schema.namespace !== ""
      ? last.slice(scope.context.schema.namespace.length + 2)
      : last;
  const found = known.find((one) => one.toLowerCase() === last || one.toLowerCase() === bare);
  if (found === undefined) return unknown(scope, node);
  const reference: GlobalReference = { name, path: [found] };
  remember(scope, reference);
  return {
    type,
    offset: node.offset,
    endOffset: node.endOffset,
    run: (frame) =>
      type === "Boolean"
        ? frame.environment.global(reference) === true
        : plainValue(frame.environment.global(reference)),
  };
}

/** `$Setup.Settings__c.Days__c` and `$CustomMetadata.Rule__mdt.First.Days__c`. */
function recordGlobal(
  scope: Scope,
  node: Reference,
  name: string,
  rest: readonly string[],
  withRecord: boolean,
): Typed {
  const object = resolveObject(scope.context.schema, rest[0] ?? "");
  const field =
    object && rest.length === (withRecord ? 3 : 2)
      ? resolveField(scope.context.schema, object, rest.at(-1) ?? "")
      : undefined;
  const kind = withRecord ? "customMetadata" : "customSetting";
  const record = withRecord
    ? scope.context.schema.customMetadata.find(
        (one) =>
          one.type === object?.name && one.developerName.toLowerCase() === rest[1]?.toLowerCase(),
      )
    : undefined;
  if (!object || !field || object.kind !== kind || (withRecord && !record))
    return unknown(scope, node);
  return globalField(
    scope,
    node,
    { name, path: [object.name, ...(record ? [record.developerName] : []), field.name] },
    field,
  );
}
