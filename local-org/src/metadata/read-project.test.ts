// Facts about reading a project: what the Schema holds, what the platform derives, what is reported.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureSchema, memoryFiles, objectFiles } from "./fixture.ts";
import { readProject } from "./read-project.ts";
import { resolveField, resolveObject } from "./schema.ts";
import type { ObjectDefinition, Schema } from "./schema.ts";

const LOOKUP = (to: string, rest = ""): string =>
  `<type>Lookup</type><referenceTo>${to}</referenceTo><relationshipName>Kids</relationshipName>${rest}`;
const DETAIL = (to: string): string =>
  `<type>MasterDetail</type><referenceTo>${to}</referenceTo><relationshipName>Lines</relationshipName><writeRequiresMasterRead>true</writeRequiresMasterRead>`;

function objectIn(schema: Schema, name: string): ObjectDefinition {
  const object = resolveObject(schema, name);
  assert.ok(object, `object ${name}`);
  return object;
}
const messages = (schema: Schema): string[] => schema.problems.map((one) => one.message);

test("a custom object has system fields, an owner and a deterministic prefix", () => {
  const schema = fixtureSchema(objectFiles("Invoice__c"));
  const invoice = objectIn(schema, "invoice__C");
  assert.deepEqual(
    [...invoice.fields.keys()],
    [
      "id",
      "isdeleted",
      "name",
      "ownerid",
      "createddate",
      "createdbyid",
      "lastmodifieddate",
      "lastmodifiedbyid",
      "systemmodstamp",
      "lastvieweddate",
      "lastreferenceddate",
    ],
  );
  assert.match(invoice.keyPrefix, /^a[0-9A-Z]{2}$/);
  const withMore = fixtureSchema({
    ...objectFiles("Invoice__c"),
    ...objectFiles("Advance__c"),
    ...objectFiles("Zebra__c"),
  });
  assert.equal(objectIn(withMore, "Invoice__c").keyPrefix, invoice.keyPrefix);
  assert.deepEqual(schema.problems, []);
});

test("names resolve with and without the namespace", () => {
  const schema = fixtureSchema(
    { ...objectFiles("Invoice__c", { Account__c: LOOKUP("Account") }) },
    { namespace: "acme" },
  );
  const invoice = objectIn(schema, "acme__Invoice__c");
  assert.equal(resolveField(schema, invoice, "acme__Account__c")?.name, "Account__c");
});

test("a detail object has no owner, is controlled by its parent and cascades", () => {
  const schema = fixtureSchema({
    ...objectFiles("Invoice__c", {}, "<sharingModel>Private</sharingModel>"),
    ...objectFiles("Line__c", { Invoice__c: DETAIL("Invoice__c") }),
  });
  const line = objectIn(schema, "Line__c");
  assert.equal(line.fields.has("ownerid"), false);
  assert.equal(line.sharingModel, "ControlledByParent");
  assert.equal(resolveObject(schema, "Line__Share"), undefined);
  assert.deepEqual(
    objectIn(schema, "Invoice__c").childRelationships.find((one) => one.childObject === "Line__c"),
    {
      childObject: "Line__c",
      field: "Invoice__c",
      name: "Lines__r",
      cascadeDelete: true,
      restrictDelete: false,
    },
  );
});

test("private objects get a share object with the project's sharing reasons", () => {
  const schema = fixtureSchema({
    ...objectFiles(
      "Invoice__c",
      {},
      "<sharingModel>Private</sharingModel><enableHistory>true</enableHistory>",
    ),
    "objects/Invoice__c/sharingReasons/Auditor__c.sharingReason-meta.xml":
      "<SharingReason><fullName>Auditor__c</fullName><label>Auditor</label></SharingReason>",
  });
  const share = objectIn(schema, "Invoice__Share");
  assert.deepEqual(
    ["id", "parentid", "userorgroupid", "accesslevel", "rowcause"].filter(
      (one) => !share.fields.has(one),
    ),
    [],
  );
  assert.ok(
    share.fields.get("rowcause")?.picklist?.values.some((one) => one.value === "Auditor__c"),
  );
  assert.ok(resolveObject(schema, "Invoice__History"));
  assert.equal(
    resolveObject(
      fixtureSchema(
        objectFiles(
          "Open__c",
          {},
          "<sharingModel>ReadWrite</sharingModel><externalSharingModel>ReadWrite</externalSharingModel>",
        ),
      ),
      "Open__Share",
    ),
    undefined,
  );
});

test("custom fields merge into standard objects, and a project may tighten their sharing", () => {
  const schema = fixtureSchema({
    ...objectFiles("Account", {
      Rank__c: "<type>Number</type><precision>4</precision><scale>1</scale>",
    }),
    "objects/Account/Account.object-meta.xml":
      "<CustomObject><sharingModel>Private</sharingModel><externalSharingModel>Private</externalSharingModel></CustomObject>",
  });
  const account = objectIn(schema, "Account");
  assert.equal(account.keyPrefix, "001");
  assert.equal(account.sharingModel, "Private");
  assert.equal(account.fields.get("rank__c")?.precision, 4);
  assert.ok(
    account.childRelationships.some(
      (one) => one.name === "Opportunities" && one.childObject === "Opportunity",
    ),
  );
});

test("stages carry closed, won and probability, also when the project replaces them", () => {
  const won = (schema: Schema): (string | undefined)[] =>
    objectIn(schema, "Opportunity")
      .fields.get("stagename")
      ?.picklist?.values.filter((one) => one.attributes?.["won"] === "true")
      .map((one) => one.value) ?? [];
  assert.deepEqual(won(fixtureSchema()), ["Closed Won"]);
  const own =
    "<StandardValueSet><sorted>false</sorted><standardValue><fullName>Signed</fullName><default>false</default><label>Signed</label><closed>true</closed><won>true</won><probability>100</probability><forecastCategory>Closed</forecastCategory></standardValue></StandardValueSet>";
  assert.deepEqual(
    won(fixtureSchema({ "standardValueSets/OpportunityStage.standardValueSet-meta.xml": own })),
    ["Signed"],
  );
});

test("roll-up summaries know the type of their result", () => {
  const schema = fixtureSchema({
    ...objectFiles("Invoice__c", {
      Total__c:
        "<type>Summary</type><summaryOperation>sum</summaryOperation><summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summarizedField>Line__c.Amount__c</summarizedField>",
    }),
    ...objectFiles("Line__c", {
      Invoice__c: DETAIL("Invoice__c"),
      Amount__c: "<type>Currency</type><precision>16</precision><scale>2</scale>",
    }),
  });
  const total = objectIn(schema, "Invoice__c").fields.get("total__c");
  assert.deepEqual([total?.resultType, total?.scale, total?.createable], ["Currency", 2, false]);
  assert.deepEqual(messages(schema), []);
});

test("global value sets, dependent values and record types", () => {
  const schema = fixtureSchema({
    "globalValueSets/Country.globalValueSet-meta.xml":
      "<GlobalValueSet><customValue><fullName>FR</fullName><default>false</default><label>France</label></customValue><masterLabel>Country</masterLabel><sorted>false</sorted></GlobalValueSet>",
    ...objectFiles("Invoice__c", {
      Country__c:
        "<type>Picklist</type><valueSet><restricted>true</restricted><valueSetName>Country</valueSetName></valueSet>",
      City__c:
        "<type>Picklist</type><valueSet><controllingField>Country__c</controllingField><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Paris</fullName><default>false</default><label>Paris</label></value></valueSetDefinition><valueSettings><controllingFieldValue>FR</controllingFieldValue><valueName>Paris</valueName></valueSettings></valueSet>",
    }),
    "objects/Invoice__c/recordTypes/Export.recordType-meta.xml":
      "<RecordType><fullName>Export</fullName><active>true</active><label>Export</label><picklistValues><picklist>Country__c</picklist><values><fullName>FR</fullName><default>true</default></values></picklistValues></RecordType>",
  });
  const invoice = objectIn(schema, "Invoice__c");
  assert.equal(invoice.fields.get("country__c")?.picklist?.values[0]?.label, "France");
  assert.deepEqual(invoice.fields.get("city__c")?.picklist?.values[0]?.validFor, ["FR"]);
  assert.ok(invoice.fields.has("recordtypeid"));
  assert.equal(invoice.recordTypes[0]?.picklistValues["Country__c"]?.[0]?.isDefault, true);
});

test("custom metadata records are typed and default what they leave out", () => {
  const schema = fixtureSchema({
    ...objectFiles("Rule__mdt", {
      Days__c: "<type>Number</type><precision>4</precision><scale>0</scale>",
      On__c: "<type>Checkbox</type><defaultValue>true</defaultValue>",
      Text__c: "<type>Text</type><length>80</length>",
    }),
    "customMetadata/Rule.First.md-meta.xml":
      '<CustomMetadata xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>First</label><protected>false</protected><values><field>Days__c</field><value xsi:type="xsd:double">30.0</value></values><values><field>Text__c</field><value xsi:nil="true"/></values></CustomMetadata>',
  });
  assert.deepEqual(schema.customMetadata[0]?.values, { Days__c: 30, Text__c: null, On__c: true });
  assert.deepEqual(messages(schema), []);
});

test("permission sets name only what exists", () => {
  const schema = fixtureSchema({
    ...objectFiles("Invoice__c", { Due__c: "<type>Date</type>" }),
    "permissionsets/Clerk.permissionset-meta.xml":
      "<PermissionSet><label>Clerk</label><objectPermissions><allowRead>true</allowRead><object>Invoice__c</object></objectPermissions><fieldPermissions><field>Invoice__c.Due__c</field><readable>true</readable></fieldPermissions><fieldPermissions><field>Invoice__c.Gone__c</field><readable>true</readable></fieldPermissions><classAccesses><apexClass>NoClass</apexClass><enabled>true</enabled></classAccesses></PermissionSet>",
  });
  assert.equal(schema.permissionSets[0]?.fieldPermissions.length, 1);
  assert.deepEqual(messages(schema), [
    "In field: field - no CustomField named Invoice__c.Gone__c found",
    "In field: apexClass - no ApexClass named NoClass found",
  ]);
  assert.equal(
    schema.problems.some((one) => one.unsupported),
    false,
  );
});

test("XML that is not well formed is a problem with its line and column", () => {
  const schema = fixtureSchema({
    "objects/Invoice__c/Invoice__c.object-meta.xml":
      "<CustomObject>\n  <label>Invoice</labl>\n</CustomObject>",
  });
  assert.equal(schema.problems[0]?.line, 2);
  assert.match(schema.problems[0].message, /Error parsing file/);
});

test("a lookup to an unknown object is reported in the platform's words", () => {
  const schema = fixtureSchema(objectFiles("Invoice__c", { Payer__c: LOOKUP("Nobody__c") }));
  assert.match(
    messages(schema)[0] ?? "",
    /referenceTo value of 'Nobody__c' does not resolve to a valid sObject type/,
  );
});

test("what the local org does not run is said once per type; what does not matter is silent", () => {
  const schema = fixtureSchema({
    "flows/A.flow-meta.xml": "<Flow/>",
    "flows/B.flow-meta.xml": "<Flow/>",
    "reports/R/A.report-meta.xml": "<Report/>",
  });
  assert.deepEqual(
    schema.problems.map((one) => [one.unsupported, one.message]),
    [[true, "Flow isn't supported by the local org and is left out (2 files, this is the first)."]],
  );
});

test("classes take their version from the file beside them; bundles list their sources but not their tests", () => {
  const schema = fixtureSchema({
    "classes/A.cls": "public class A {}",
    "classes/A.cls-meta.xml": "<ApexClass><apiVersion>62.0</apiVersion></ApexClass>",
    "lwc/card/card.ts": "",
    "lwc/card/card.html": "",
    "lwc/card/__tests__/card.test.ts": "",
    "lwc/card/card.js-meta.xml":
      "<LightningComponentBundle><apiVersion>67.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__Tab</target></targets></LightningComponentBundle>",
  });
  assert.equal(schema.apex[0]?.apiVersion, 62);
  assert.deepEqual(schema.lwc[0]?.files, [
    "force-app/lwc/card/card.html",
    "force-app/lwc/card/card.js-meta.xml",
    "force-app/lwc/card/card.ts",
  ]);
  assert.deepEqual(schema.lwc[0].targets, ["lightning__Tab"]);
});

test("a site's pages come from its routes and views, its members from its network", () => {
  const folder = "digitalExperiences/site/Portal1";
  const schema = fixtureSchema({
    [`${folder}/sfdc_cms__site/Portal1/content.json`]:
      '{"type":"sfdc_cms__site","title":"Portal","contentBody":{"authenticationType":"AUTHENTICATED"},"urlName":"portal"}',
    [`${folder}/sfdc_cms__route/Home/content.json`]:
      '{"type":"sfdc_cms__route","title":"Home","contentBody":{"activeViewId":"home","routeType":"home","urlPrefix":"","pageAccess":"UseParent"},"urlName":"home"}',
    [`${folder}/sfdc_cms__view/home/content.json`]:
      '{"type":"sfdc_cms__view","title":"Home","contentBody":{"component":{"type":"component","definition":"community_layout:sldsFlexibleLayout","children":[{"type":"region","name":"content","children":[{"type":"component","definition":"c:hello","attributes":{"size":2}}]},{"type":"region","name":"sfdcHiddenRegion","children":[{"type":"component","definition":"community_builder:seoAssistant","attributes":{}}]}]}},"urlName":"home"}',
    "networks/Portal.network-meta.xml":
      "<Network><networkMemberGroups><permissionSet>Clerk</permissionSet></networkMemberGroups><picassoSite>Portal1</picassoSite><site>Portal</site><urlPathPrefix>portalvforcesite</urlPathPrefix></Network>",
    "navigationMenus/Main.navigationMenu-meta.xml":
      "<NavigationMenu><container>Portal</container><containerType>CommunityNetwork</containerType><label>Main</label><navigationMenuItem><label>Second</label><position>1</position><target>/b</target><type>InternalLink</type></navigationMenuItem><navigationMenuItem><label>First</label><position>0</position><target>/</target><type>InternalLink</type></navigationMenuItem></NavigationMenu>",
  });
  const [site] = schema.sites;
  assert.deepEqual(
    [site?.label, site?.urlPathPrefix, site?.members, site?.homeRoute],
    ["Portal", "portal", ["Clerk"], ""],
  );
  assert.deepEqual(site?.pages[0]?.components, [{ name: "c:hello", properties: { size: 2 } }]);
  assert.deepEqual(
    site.navigation.map((one) => one.label),
    ["First", "Second"],
  );
  assert.deepEqual(messages(schema), []);
});

test("what a deployment would refuse is said in the platform's words", () => {
  const refused = (body: string): string | undefined =>
    messages(fixtureSchema({ ...objectFiles("Invoice__c", { Bad__c: body }) }))[0];
  assert.match(
    refused("<type>Text</type><length>256</length>") ?? "",
    /^The length of a Text field is between 1 and 255/,
  );
  assert.match(
    refused(
      "<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Bads</relationshipName><required>true</required>",
    ) ?? "",
    /must specify either cascade delete or restrict delete for required lookup foreign key/,
  );
  assert.match(
    refused(
      "<type>Lookup</type><referenceTo>User</referenceTo><relationshipName>Bads</relationshipName><deleteConstraint>Restrict</deleteConstraint>",
    ) ?? "",
    /^Cannot add a lookup relationship child with cascade or restrict options to User/,
  );
  assert.match(
    refused(
      "<type>MasterDetail</type><referenceTo>Account</referenceTo><relationshipName>Bads</relationshipName><required>true</required>",
    ) ?? "",
    /^Master-Detail Relationship Fields Cannot be Optional or Required/,
  );
  assert.equal(refused("<type>Text</type><length>80</length>"), undefined);
  const sharing = fixtureSchema(
    objectFiles(
      "Line__c",
      { Account__c: DETAIL("Account") },
      "<sharingModel>ReadWrite</sharingModel>",
    ),
  );
  assert.match(
    messages(sharing)[0] ?? "",
    /^Cannot set sharingModel to ReadWrite on a CustomObject with a MasterDetail relationship field/,
  );
  const layout = fixtureSchema({
    ...objectFiles("Invoice__c"),
    "objects/Invoice__c/compactLayouts/Short.compactLayout-meta.xml":
      "<CompactLayout><fullName>Short</fullName><fields>Name</fields><fields>Gone__c</fields><label>Short</label></CompactLayout>",
  });
  assert.deepEqual(messages(layout), [
    "In field: fields - no CustomField named Invoice__c.Gone__c found",
  ]);
});

test("what .forceignore names is not part of the project; a scratch definition sets the sharing of standard objects", () => {
  const schema = fixtureSchema({
    "classes/A.cls": "",
    "classes/A.cls-meta.xml": "<ApexClass><apiVersion>67.0</apiVersion></ApexClass>",
    "old/classes/B.cls": "",
  });
  assert.deepEqual(
    schema.apex.map((one) => one.name),
    ["A", "B"],
  );
  const project = {
    packageDirectories: [{ path: "force-app", definitionFile: "config/dev.json" }],
  };
  const ignoring = readProject(
    memoryFiles({
      "sfdx-project.json": JSON.stringify(project),
      "config/dev.json": '{"objectSettings":{"opportunity":{"sharingModel":"private"}}}',
      ".forceignore": "# old things\n**/old/**\n",
      "force-app/old/classes/B.cls": "",
    }),
  );
  assert.deepEqual(ignoring.apex, []);
  assert.equal(objectIn(ignoring, "Opportunity").sharingModel, "Private");
});

test("a layout's related lists are found by child object and lookup, their columns on the child", () => {
  const reference = (to: string, name: string): string =>
    `<referenceTo>${to}</referenceTo><relationshipName>${name}</relationshipName><type>Lookup</type>`;
  const lists = [
    "Line__c.Invoice__c Amount__c NAME Account.NAME Invoice__c.Due__c OWNER.ALIAS",
    "acme__Line__c.acme__Invoice__c acme__Amount__c Gone__c Total SomethingElse Invoice__c.Gone__c",
    "Line__c.Account__c",
    "Line__c.Gone__c",
    "Gone__c.Invoice__c",
    "Lines",
    "Line__c",
    "RelatedFileList",
    "other__Thing__c.other__Invoice__c other__Field__c",
  ];
  const layout = (rows: readonly string[]): string =>
    `<Layout>\n${rows
      .map(
        (row) =>
          row
            .split(" ")
            .map((name, index) =>
              index === 0
                ? `<relatedLists><relatedList>${name}</relatedList>`
                : `\n<fields>${name}</fields>`,
            )
            .join("") + "</relatedLists>",
      )
      .join("\n")}\n</Layout>`;
  const schema = fixtureSchema(
    {
      ...objectFiles("Invoice__c", { Due__c: "<type>Date</type>" }),
      ...objectFiles("Line__c", {
        Invoice__c: reference("Invoice__c", "Lines"),
        Account__c: reference("Account", "Lines"),
        Amount__c: "<precision>9</precision><scale>2</scale><type>Currency</type>",
      }),
      "layouts/Invoice__c-Invoice Layout.layout-meta.xml": layout(lists),
      "layouts/Account-Account Layout.layout-meta.xml": layout([
        "RelatedContactList CONTACT.PHONE1 Gone__c",
        "Lines",
        "OtherPackageList",
        "Line__c.Account__c",
      ]),
    },
    { namespace: "acme" },
  );
  const problems = schema.problems.map(
    ({ file, line, message }) => `${file.slice(18, 22)} ${line} ${message}`,
  );
  assert.deepEqual(problems, [
    "Acco 4 Invalid field:Gone__c in related list:RelatedContactList",
    "Acco 5 Cannot find related list:Lines",
    "Invo 10 Invalid field:Gone__c in related list:acme__Line__c.acme__Invoice__c",
    "Invo 11 Invalid field:Total in related list:acme__Line__c.acme__Invoice__c",
    "Invo 12 Invalid field:SomethingElse in related list:acme__Line__c.acme__Invoice__c",
    "Invo 13 Invalid field:Invoice__c.Gone__c in related list:acme__Line__c.acme__Invoice__c",
    "Invo 14 Cannot find related list:Line__c.Account__c",
    "Invo 15 Cannot find related list:Line__c.Gone__c",
    "Invo 16 Cannot find related list:Gone__c.Invoice__c",
    "Invo 17 Cannot find related list:Lines",
    "Invo 18 Cannot find related list:Line__c",
  ]);
});
