// Checks Apex given as text against a small Schema and library: the ground of the checker's own tests.
import { fixtureSchema, objectFiles } from "../../metadata/fixture.ts";
import type { Schema } from "../../metadata/schema.ts";
import { resolveField, resolveObject } from "../../metadata/schema.ts";
import type { ApexDiagnostic, ApexEnvironment, QueryCheck } from "../environment.ts";
import type { CompilationUnit } from "../ast.ts";
import { parseFile } from "../parse/parse.ts";
import { fixtureLibrary } from "./fixture-library.ts";
import { checkProgram } from "./index.ts";
import type { CheckedProgram } from "./index.ts";
import { fieldType } from "./sobject-members.ts";

const text = (label: string, length = 80): string =>
  `<label>${label}</label><length>${length}</length><type>Text</type>`;
const reference = (to: string, name: string): string =>
  `<label>${to}</label><referenceTo>${to}</referenceTo><relationshipName>${name}</relationshipName><relationshipLabel>${name}</relationshipLabel><type>Lookup</type>`;

/** Invoice__c with lines, settings of both kinds, a custom metadata type, labels and a field set; namespace `acme`. */
function invoiceSchema(): Schema {
  return fixtureSchema(
    {
      ...objectFiles(
        "Invoice__c",
        {
          Balance__c:
            "<label>Balance</label><precision>18</precision><scale>2</scale><type>Currency</type>",
          DueDate__c: "<label>Due</label><type>Date</type>",
          IsPaid__c: "<label>Paid</label><defaultValue>false</defaultValue><type>Checkbox</type>",
          Count__c:
            "<label>Count</label><precision>18</precision><scale>0</scale><type>Number</type>",
          Account__c: reference("Account", "Invoices"),
          Key__c: `${text("Key")}<externalId>true</externalId><unique>true</unique>`,
          Notes__c:
            "<label>Notes</label><length>32768</length><type>LongTextArea</type><visibleLines>3</visibleLines>",
          Double__c:
            "<label>Double</label><formula>Balance__c * 2</formula><precision>18</precision><scale>2</scale><type>Currency</type>",
          PaidOn__c: "<label>Paid on</label><type>DateTime</type>",
        },
        "<deploymentStatus>Deployed</deploymentStatus><sharingModel>Private</sharingModel>",
      ),
      ...objectFiles(
        "Line__c",
        {
          Invoice__c:
            "<label>Invoice</label><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName><relationshipLabel>Lines</relationshipLabel><relationshipOrder>0</relationshipOrder><type>MasterDetail</type>",
          Amount__c:
            "<label>Amount</label><precision>18</precision><scale>2</scale><type>Currency</type>",
        },
        "<deploymentStatus>Deployed</deploymentStatus><sharingModel>ControlledByParent</sharingModel>",
      ),
      ...objectFiles(
        "BillingSettings__c",
        {
          TermDays__c:
            "<label>Term</label><precision>3</precision><scale>0</scale><type>Number</type>",
        },
        "<customSettingsType>Hierarchy</customSettingsType>",
      ),
      ...objectFiles(
        "Rate__c",
        {
          Percent__c:
            "<label>Percent</label><precision>5</precision><scale>2</scale><type>Number</type>",
        },
        "<customSettingsType>List</customSettingsType>",
      ),
      ...objectFiles(
        "Shipped__e",
        {},
        "<deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><publishBehavior>PublishAfterCommit</publishBehavior>",
      ),
      ...objectFiles("Gateway__mdt", { Url__c: text("Url") }),
      "force-app/objects/Invoice__c/fieldSets/Summary.fieldSet-meta.xml":
        "<FieldSet><fullName>Summary</fullName><label>Summary</label><description>d</description><displayedFields><field>Balance__c</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields></FieldSet>",
      "force-app/labels/CustomLabels.labels-meta.xml":
        "<CustomLabels><labels><fullName>Invoice_Late</fullName><language>en_US</language><protected>true</protected><shortDescription>late</shortDescription><value>The invoice is late.</value></labels></CustomLabels>",
    },
    { namespace: "acme" },
  );
}

/** Reads just enough SOQL for the checker: SELECT list, FROM, COUNT(), aggregates, the field of a bind. */
function checkSoql(schema: Schema, query: string): QueryCheck {
  const select = /select\s+(.*?)\s+from\s+(\w+)/is.exec(query);
  const object = resolveObject(schema, select?.[2] ?? "");
  const binds = [...query.matchAll(/([\w.]+)\s*(?:=|<|>|<=|>=|!=|in|not\s+in|like)\s*:b\d+/gi)].map(
    (match) => {
      const field = object === undefined ? undefined : resolveField(schema, object, match[1] ?? "");
      return {
        ...(field === undefined ? {} : { expected: fieldType(schema, field) }),
        collection: /\bin\s*:b\d+$/i.test(match[0]),
      };
    },
  );
  if (object === undefined)
    return {
      problems: [
        {
          message: `sObject type '${select?.[2] ?? ""}' is not supported.`,
          start: 0,
          end: query.length,
        },
      ],
      result: { kind: "records", object: "Account" },
      binds,
    };
  const columns = (select?.[1] ?? "")
    .replace(/\(select[^)]*\)/gi, "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const category = query.search(/with\s+data\s+category/i);
  if (category >= 0)
    return {
      problems: [
        {
          message: "WITH DATA CATEGORY is not supported by the local org: filter on a field",
          start: category,
          end: query.length,
          unsupported: true,
        },
      ],
      result: { kind: "records", object: object.name },
      binds,
    };
  const unknown = columns.find(
    (each) => /^\w+$/.test(each) && resolveField(schema, object, each) === undefined,
  );
  const start = unknown === undefined ? 0 : query.indexOf(unknown);
  const problems =
    unknown === undefined
      ? []
      : [
          {
            message: `No such column '${unknown}' on entity '${object.name}'.`,
            start,
            end: start + unknown.length,
          },
        ];
  const access = /with\s+(user|system)_mode/i.exec(query)?.[1]?.toLowerCase();
  const result: QueryCheck["result"] = /^count\(\)$/i.test(columns[0] ?? "")
    ? { kind: "count" }
    : /\(/.test(columns.join())
      ? { kind: "aggregates" }
      : { kind: "records", object: object.name };
  return {
    problems,
    result,
    binds,
    ...(access === "user" || access === "system" ? { access } : {}),
  };
}

export function fixtureEnvironment(schema: Schema = invoiceSchema()): ApexEnvironment {
  return {
    schema,
    library: fixtureLibrary,
    checkSoql: (query) => checkSoql(schema, query),
    checkSosl: () => ({ problems: [], result: { kind: "search" }, binds: [] }),
  };
}

/** Files by name (`Foo.cls`, `FooTrigger.trigger`); syntax errors come first among the diagnostics. */
export function checkFiles(
  files: Readonly<Record<string, string>>,
  apiVersion = 67,
  environment: ApexEnvironment = fixtureEnvironment(),
): CheckedProgram {
  const units: CompilationUnit[] = [];
  const syntax: ApexDiagnostic[] = [];
  for (const [file, source] of Object.entries(files)) {
    const parsed = parseFile(file, source);
    syntax.push(...parsed.diagnostics);
    if (parsed.unit !== undefined) units.push(parsed.unit);
  }
  const result = checkProgram(
    units,
    new Map(Object.keys(files).map((file) => [file, { apiVersion }])),
    environment,
  );
  return { ...result, diagnostics: [...syntax, ...result.diagnostics] };
}
