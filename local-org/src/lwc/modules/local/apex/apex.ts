// `@salesforce/apex`: calls of @AuraEnabled methods, imperative and by wire.
import { call } from "local/http";
import { isIncomplete, refreshValue, wireAdapter } from "local/wire";

export type ApexParameters = Readonly<Record<string, unknown>>;

/** What `import m from "@salesforce/apex/Class.method"` gives. */
export function apexMethod(className: string, methodName: string) {
  const path = `/apex/${className}/${methodName}`;
  const invoke = (parameters?: ApexParameters): Promise<unknown> =>
    call("POST", path, parameters ?? {});
  const adapter = wireAdapter((config: ApexParameters) =>
    isIncomplete(config)
      ? undefined
      : { key: `${path}?${JSON.stringify(sorted(config))}`, load: () => invoke(config) },
  );
  return Object.assign(invoke, { adapter });
}

/** Loads a wired Apex result again; takes the object the wire provisioned. */
export function refreshApex(provisioned: unknown): Promise<void> {
  return refreshValue(provisioned);
}

/** The value of a field in an SObject that Apex returned. */
export function getSObjectValue(
  record: Readonly<Record<string, unknown>> | undefined,
  field: string | { readonly fieldApiName: string },
): unknown {
  const path =
    typeof field === "string" ? field.split(".").slice(1) : field.fieldApiName.split(".");
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null
        ? (value as Record<string, unknown>)[name]
        : undefined,
    record,
  );
}

function sorted(config: ApexParameters): ApexParameters {
  return Object.fromEntries(
    Object.entries(config).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
