// A small package in memory, for tests that plant mistakes in it.
import { readPackage } from "./package.ts";

const meta = (type, body) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${type}>\n`;
const object = (label) =>
  meta(
    "CustomObject",
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel><deploymentStatus>Deployed</deploymentStatus>`,
  );
const field = (name, type) =>
  meta(
    "CustomField",
    `<fullName>${name}__c</fullName><label>${name}</label><type>${type}</type>${type === "Text" ? "<length>20</length>" : ""}`,
  );
const labels = (name) =>
  meta(
    "CustomLabels",
    `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`,
  );
const component = meta(
  "LightningComponentBundle",
  "<apiVersion>67.0</apiVersion><isExposed>false</isExposed>",
);

const sound = {
  "core/objects/Firm__c/Firm__c.object-meta.xml": object("Firm"),
  "core/objects/Firm__c/fields/City__c.field-meta.xml": field("City", "Text"),
  "core/labels/CustomLabels.labels-meta.xml": labels("Firm_Missing"),
  "core/classes/FirmService.cls":
    "public with sharing class FirmService { public void greet(Firm__c firm) { firm.City__c = Label.Firm_Missing; } }",
  "core/lwc/card/card.ts": "",
  "core/lwc/card/card.js-meta.xml": component,
  "programs/objects/Program__c/Program__c.object-meta.xml": object("Program"),
  "programs/labels/CustomLabels.labels-meta.xml": labels("Program_Closed"),
  "programs/classes/ProgramService.cls":
    "public with sharing class ProgramService { public static void join(Program__c program) { ProgramRules.check(); } }",
  "programs/classes/ProgramRules.cls":
    "public with sharing class ProgramRules { public static Integer limitOf; public static void check() {} public class Rule {} }",
  "programs/classes/ProgramSelector.cls":
    "public inherited sharing class ProgramSelector { public List<Program__c> selectAll() { return [SELECT Name FROM Program__c WITH USER_MODE]; } }",
  "programs/triggers/ProgramTrigger.trigger":
    "trigger ProgramTrigger on Program__c (before insert) { ProgramService.join(null); }",
  "programs/lwc/programCard/programCard.ts":
    'import card from "c/card";\nimport MISSING from "@salesforce/label/c.Firm_Missing";\n',
  "programs/lwc/programCard/programCard.html": "<template><c-card></c-card></template>",
  "programs/lwc/programCard/programCard.js-meta.xml": component,
  "deals/objects/Firm__c/fields/Deals__c.field-meta.xml": field("Deals", "Checkbox"),
  "deals/classes/DealService.cls":
    "public with sharing class DealService { public void open(Program__c program, Firm__c firm) { ProgramService.join(program); firm.Deals__c = true; } }",
  "app/classes/AppSetup.cls":
    "public with sharing class AppSetup { public static void run() { ProgramRules.check(); } }",
};

/** The sound package with files added or replaced: paths below force-app/main, or of unpackaged. */
export function packageWith(changes) {
  const files = new Map([
    [
      "sfdx-project.json",
      '{ "packageDirectories": [{ "path": "force-app", "default": true }, { "path": "unpackaged" }], "sourceApiVersion": "67.0" }',
    ],
  ]);
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    const file = path.startsWith("unpackaged/") ? path : `force-app/main/${path}`;
    files.set(file, text);
    const [, kind] = /\.(cls|trigger)$/.exec(path) ?? [];
    if (kind)
      files.set(
        `${file}-meta.xml`,
        meta(
          kind === "cls" ? "ApexClass" : "ApexTrigger",
          "<apiVersion>67.0</apiVersion><status>Active</status>",
        ),
      );
  }
  return readPackage({
    list: (folder) =>
      [...files.keys()].filter((file) => folder === "." || file.startsWith(`${folder}/`)).sort(),
    read: (file) => files.get(file),
  });
}
