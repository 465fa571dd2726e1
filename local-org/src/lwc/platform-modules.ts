// What an import of `@salesforce/…` stands for: the text of a small module, another module, or a clear "not supported".
import { resolveField, resolveObject, qualifiedName, type Schema } from "../metadata/schema.ts";

export type PlatformModule =
  | { readonly kind: "source"; readonly code: string }
  | { readonly kind: "module"; readonly specifier: string }
  | { readonly kind: "baseComponents" }
  | { readonly kind: "problem"; readonly message: string; readonly unsupported: boolean };

/** Answers for one project; `auraMethodExists` is absent while the project's Apex is not compiled yet. */
export interface PlatformModuleContext {
  readonly schema: Schema;
  readonly auraMethodExists?: (className: string, methodName: string) => boolean;
}

type Resolver = (rest: string, context: PlatformModuleContext) => PlatformModule;

const resolvers: Readonly<Record<string, Resolver>> = {
  apex: resolveApex,
  label: resolveLabel,
  schema: resolveSchemaReference,
  resourceUrl: resolveResource,
  customPermission: resolveCustomPermission,
  messageChannel: (rest, { schema }) => constant({ channel: localName(schema, rest) }),
  user: resolveUser,
  community: resolveCommunity,
  client: (rest) =>
    rest === "formFactor"
      ? fromSession("formFactor")
      : notSupported(`@salesforce/client/${rest}`, "Only @salesforce/client/formFactor exists."),
  i18n: resolveInternationalization,
  gate: () => ({ kind: "baseComponents" }),
  accessCheck: () => ({ kind: "baseComponents" }),
};

/** The meaning of `@salesforce/…`; undefined when the specifier is no such import. */
export function resolvePlatformModule(
  specifier: string,
  context: PlatformModuleContext,
): PlatformModule | undefined {
  if (specifier === "@salesforce/apex") {
    return { kind: "module", specifier: "local/apex" };
  }
  const match = /^@salesforce\/([A-Za-z0-9]+)\/(.+)$/.exec(specifier);
  if (!match) {
    return specifier.startsWith("@salesforce/") ? notSupported(specifier) : undefined;
  }
  const [, family = "", rest = ""] = match;
  const resolver = resolvers[family];
  return resolver ? resolver(rest, context) : notSupported(specifier);
}

function resolveApex(
  rest: string,
  { schema, auraMethodExists }: PlatformModuleContext,
): PlatformModule {
  const parts = rest.split(".");
  const [className, methodName] =
    parts.length === 3 && parts[0] === schema.namespace ? parts.slice(1) : parts;
  if (className === undefined || methodName === undefined || parts.length > 3) {
    return problem(`@salesforce/apex/${rest} does not name a method as Class.method.`);
  }
  if (auraMethodExists && !auraMethodExists(className, methodName)) {
    return problem(
      `Unable to find Apex action method referenced as '${className}.${methodName}'. It must exist and be annotated @AuraEnabled.`,
    );
  }
  return source(
    `import { apexMethod } from "local/apex";\nexport default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(methodName)});`,
  );
}

function resolveLabel(rest: string, { schema }: PlatformModuleContext): PlatformModule {
  const [section, name] = rest.split(".");
  if (section !== "c" && section !== schema.namespace) {
    return { kind: "baseComponents" };
  }
  const label = schema.labels.find((candidate) => candidate.name === name);
  return label ? constant(label.value) : problem(`Custom label '${name ?? ""}' does not exist.`);
}

function resolveSchemaReference(rest: string, { schema }: PlatformModuleContext): PlatformModule {
  const [objectName = "", ...path] = rest.split(".");
  const start = resolveObject(schema, objectName);
  if (!start) {
    return problem(`Object '${objectName}' does not exist.`);
  }
  const objectApiName = qualifiedName(schema, start.name);
  if (path.length === 0) {
    return constant({ objectApiName });
  }
  const names: string[] = [];
  let object = start;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const field = isLast ? resolveField(schema, object, step) : fieldOfRelationship(object, step);
    if (!field) {
      return problem(`Field '${step}' does not exist on ${object.name}.`);
    }
    names.push(qualifiedName(schema, isLast ? field.name : step));
    const next = field.reference?.to[0];
    object = (next === undefined ? undefined : resolveObject(schema, next)) ?? object;
  }
  return constant({ fieldApiName: names.join("."), objectApiName });
}

function fieldOfRelationship(
  object: NonNullable<ReturnType<typeof resolveObject>>,
  relationship: string,
) {
  return [...object.fields.values()].find(
    (field) => field.reference?.relationshipName.toLowerCase() === relationship.toLowerCase(),
  );
}

function resolveResource(rest: string, { schema }: PlatformModuleContext): PlatformModule {
  const name = localName(schema, rest);
  if (!schema.staticResources.some((resource) => resource.name === name)) {
    return problem(`Static resource '${name}' does not exist.`);
  }
  return source(
    `import { resourceUrl } from "local/session";\nexport default resourceUrl(${JSON.stringify(name)});`,
  );
}

function resolveCustomPermission(rest: string, { schema }: PlatformModuleContext): PlatformModule {
  const name = localName(schema, rest);
  if (!schema.customPermissions.some((permission) => permission.name === name)) {
    return problem(`Custom permission '${name}' does not exist.`);
  }
  // The platform gives true or undefined, never false (LWC Developer Guide, "Check Permissions").
  return source(
    `import { session } from "local/session";\nexport default session.customPermissions.includes(${JSON.stringify(name)}) ? true : undefined;`,
  );
}

function resolveUser(rest: string): PlatformModule {
  switch (rest) {
    case "Id":
      return fromSession("userId");
    case "isGuest":
      return fromSession("isGuest");
    default:
      return notSupported(
        `@salesforce/user/${rest}`,
        "Use @salesforce/user/Id or @salesforce/user/isGuest.",
      );
  }
}

function resolveCommunity(rest: string): PlatformModule {
  switch (rest) {
    case "basePath":
      return fromSession("basePath");
    case "Id":
      return fromSession("networkId");
    default:
      return notSupported(
        `@salesforce/community/${rest}`,
        "Use @salesforce/community/basePath or @salesforce/community/Id.",
      );
  }
}

const sessionLocales: readonly string[] = ["lang", "dir", "locale", "timeZone", "currency"];

function resolveInternationalization(rest: string): PlatformModule {
  return sessionLocales.includes(rest) ? fromSession(rest) : { kind: "baseComponents" };
}

function fromSession(member: string): PlatformModule {
  return source(`import { session } from "local/session";\nexport default session.${member};`);
}

/** `ns__Name` -> `Name`: in a managed package resources, permissions and channels may carry the namespace. */
function localName(schema: Schema, name: string): string {
  const prefix = `${schema.namespace}__`;
  return schema.namespace !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function source(code: string): PlatformModule {
  return { kind: "source", code };
}

function constant(value: unknown): PlatformModule {
  return source(`export default ${JSON.stringify(value)};`);
}

function problem(message: string): PlatformModule {
  return { kind: "problem", message, unsupported: false };
}

function notSupported(specifier: string, hint = ""): PlatformModule {
  return {
    kind: "problem",
    message: `The local org does not support ${specifier}. ${hint}`.trim(),
    unsupported: true,
  };
}
