// The Schema, records and context that the tests of this layer share.
import type { Schema } from "../metadata/schema.ts";
import { fixtureSchema, objectFiles } from "../metadata/fixture.ts";
import type { QueryContext, QueryStore } from "./context.ts";
import type { QueryRow } from "./result.ts";
import type { NeutralValue } from "./values.ts";
import { decimalToText, neutralCodec } from "./values.ts";

const picklist = (...values: readonly string[]): string =>
  `<valueSet><valueSetDefinition><sorted>false</sorted>${values.map((value) => `<value><fullName>${value.split("=")[0]}</fullName><default>false</default><label>${value.split("=")[1] ?? value}</label></value>`).join("")}</valueSetDefinition></valueSet>`;

/** Account and its kin, and a custom `Deal__c` (namespace `acme`) with a detail `Line__c`. */
export function testSchema(): Schema {
  return fixtureSchema(
    {
      ...objectFiles("Deal__c", {
        Account__c:
          "<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName><relationshipLabel>Deals</relationshipLabel>",
        Amount__c: "<type>Currency</type><precision>18</precision><scale>2</scale>",
        Key__c:
          "<type>Text</type><length>80</length><unique>true</unique><externalId>true</externalId><caseSensitive>false</caseSensitive>",
        Code__c:
          "<type>Text</type><length>80</length><unique>true</unique><caseSensitive>true</caseSensitive>",
        Stage__c: `<type>Picklist</type>${picklist("New=Brand new", "Open", "Done=Completed")}`,
        Tags__c: `<type>MultiselectPicklist</type><visibleLines>4</visibleLines>${picklist("Red", "Green", "Blue")}`,
        CloseDate__c: "<type>Date</type>",
        Active__c: "<type>Checkbox</type><defaultValue>false</defaultValue>",
        Notes__c: "<type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>",
        Double__c:
          "<type>Currency</type><precision>18</precision><scale>2</scale><formula>Amount__c * 2</formula>",
        Badge__c: "<type>Text</type><formula>Account__r.Name</formula>",
      }),
      ...objectFiles("Line__c", {
        Deal__c:
          "<type>MasterDetail</type><referenceTo>Deal__c</referenceTo><relationshipName>Lines</relationshipName><relationshipLabel>Lines</relationshipLabel>",
        Quantity__c: "<type>Number</type><precision>6</precision><scale>0</scale>",
      }),
    },
    { namespace: "acme" },
  );
}

export const testUser = "005000000000001AAA";
/** Tuesday 3 March 2026, 20:00 UTC: noon in Los Angeles. */
const testNow = Date.UTC(2026, 2, 3, 20);

export function testContext(store: QueryStore, more: Partial<QueryContext> = {}): QueryContext {
  return {
    store,
    binds: {},
    codec: {
      encode: (value) => neutralCodec.encode(value as NeutralValue),
      decode: (value) => value,
    },
    user: { id: testUser, timeZone: "America/Los_Angeles", locale: "en_US" },
    now: testNow,
    access: null,
    sharing: null,
    formulas: testFormulas,
    ...more,
  };
}

/** The two formula fields of Deal__c, without the formula layer. */
const testFormulas: NonNullable<QueryContext["formulas"]> = {
  pathsOf: (_object, field) =>
    field.name === "Double__c" ? [["Amount__c"]] : [["Account__r", "Name"]],
  evaluate(_object, field, read) {
    if (field.name !== "Double__c") return read(["Account__r", "Name"]);
    const amount = read(["Amount__c"]);
    return typeof amount === "object" && amount?.kind === "decimal"
      ? { ...amount, mantissa: amount.mantissa * 2n }
      : null;
  },
};

/** Rows as short text: `{ name: "Acme", amount__c: "12.50" }`. */
export function shown(rows: readonly QueryRow[]): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries([...row.fields].map(([key, value]) => [key, shownValue(value)])),
  );
}
function shownValue(value: unknown): unknown {
  if (Array.isArray(value)) return shown(value);
  if (typeof value !== "object" || value === null) return value;
  if ("fields" in value && value.fields instanceof Map)
    return shown([{ object: "", fields: value.fields as Map<string, unknown> }])[0];
  if (!("kind" in value)) return value;
  if (
    value.kind === "decimal" &&
    "mantissa" in value &&
    typeof value.mantissa === "bigint" &&
    "scale" in value &&
    typeof value.scale === "number"
  )
    return decimalToText({ kind: "decimal", mantissa: value.mantissa, scale: value.scale });
  return "iso" in value
    ? value.iso
    : "milliseconds" in value && typeof value.milliseconds === "number"
      ? new Date(value.milliseconds).toISOString()
      : value;
}
