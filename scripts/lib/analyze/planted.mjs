// A project full of mistakes for the analyzer's tests: each file holds one, on the line that ends with the mark below.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const MARK = "// HERE";

/** Enough statements that CPD calls two of them a copy. */
const COPIED = Array.from(
  { length: 14 },
  (_, index) => `    total += amounts[${index}] * rates[${index}] - discounts[${index}];`,
);
const copyOf = (name) => [
  `public with sharing class ${name} { ${MARK}`,
  "  public Decimal sum(List<Decimal> amounts, List<Decimal> rates, List<Decimal> discounts) {",
  "    Decimal total = 0;",
  ...COPIED,
  "    return total;",
  "  }",
  "}",
];

/** rule → file and its lines. */
export const PLANTS = {
  "pmd:ApexSOQLInjection": {
    file: "force-app/classes/AccountSearch.cls",
    lines: [
      "public with sharing class AccountSearch {",
      "  @AuraEnabled",
      "  public static List<SObject> find(String name) {",
      "    String text = 'SELECT Id FROM Account WHERE Name = \\'' + name + '\\' WITH USER_MODE';",
      `    return Database.query(text); ${MARK}`,
      "  }",
      "}",
    ],
  },
  "pmd:ApexCRUDViolation": {
    file: "force-app/classes/AccountWriter.cls",
    lines: [
      "public with sharing class AccountWriter {",
      "  public void save(String name) {",
      `    insert new Account(Name = name); ${MARK}`,
      "  }",
      "}",
    ],
  },
  "pmd:ApexSharingViolations": {
    file: "force-app/classes/AccountReader.cls",
    lines: [
      `public class AccountReader { ${MARK}`,
      "  public List<Account> read() {",
      "    return [SELECT Id FROM Account WHERE Name != NULL WITH USER_MODE];",
      "  }",
      "}",
    ],
  },
  "pmd:AvoidHardcodedCredentialsInVarDecls": {
    file: "force-app/classes/Vault.cls",
    lines: [
      "public with sharing class Vault {",
      "  public String open() {",
      `    String password = 'hunter2hunter2'; ${MARK}`,
      "    return password;",
      "  }",
      "}",
    ],
  },
  "pmd:ApexInsecureEndpoint": {
    file: "force-app/classes/WeatherClient.cls",
    lines: [
      "public with sharing class WeatherClient {",
      "  public void ask() {",
      "    HttpRequest request = new HttpRequest();",
      `    request.setEndpoint('http://weather.example.com'); ${MARK}`,
      "  }",
      "}",
    ],
  },
  "pmd:EmptyCatchBlock": {
    file: "force-app/classes/Silent.cls",
    lines: [
      "public with sharing class Silent {",
      "  public Integer read(String text) {",
      "    try {",
      "      return Integer.valueOf(text);",
      `    } catch (TypeException e) { ${MARK}`,
      "    }",
      "    return 0;",
      "  }",
      "}",
    ],
  },
  "regex:AvoidLwcBubblesComposedTrue": {
    file: "force-app/lwc/shout/shout.js",
    lines: [
      'import { LightningElement } from "lwc";',
      "export default class Shout extends LightningElement {",
      "  shout() {",
      '    const event = new CustomEvent("shout", {',
      `      composed: true, ${MARK}`,
      "      detail: { loud: true },",
      "      bubbles: true,",
      "    });",
      "    this.dispatchEvent(event);",
      "  }",
      "}",
    ],
  },
  "pmd:ProtectSensitiveData": {
    file: "force-app/objects/Bank__c/fields/AuthToken__c.field-meta.xml",
    lines: [
      '<?xml version="1.0" encoding="UTF-8" ?>',
      '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">',
      "  <fullName>AuthToken__c</fullName>",
      "  <label>Token</label>",
      "  <length>80</length>",
      "  <type>Text</type>",
      "</CustomField>",
    ],
    line: 1,
  },
  "cpd:DetectCopyPasteForApex": {
    file: "force-app/classes/FirstSum.cls",
    lines: copyOf("FirstSum"),
  },
  "eslint:@lwc/lwc/no-inner-html": {
    file: "force-app/lwc/markup/markup.js",
    lines: [
      'import { LightningElement } from "lwc";',
      "export default class Markup extends LightningElement {",
      "  renderedCallback() {",
      '    const box = this.template.querySelector("div");',
      `    box.innerHTML = this.text; ${MARK}`,
      "  }",
      "}",
    ],
  },
  "eslint:@lwc/lwc/no-document-query": {
    file: "force-app/lwc/peek/peek.js",
    lines: [
      'import { LightningElement } from "lwc";',
      "export default class Peek extends LightningElement {",
      "  connectedCallback() {",
      `    this.box = document.querySelector("div"); ${MARK}`,
      "  }",
      "}",
    ],
  },
  "eslint:no-eval": {
    file: "force-app/lwc/run/run.js",
    lines: ["export function run(text) {", `  return eval(text); ${MARK}`, "}"],
  },
  "regex:AvoidOldSalesforceApiVersions": {
    file: "force-app/classes/Vault.cls-meta.xml",
    lines: [
      '<?xml version="1.0" encoding="UTF-8" ?>',
      '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">',
      "  <apiVersion>31.0</apiVersion>",
      "</ApexClass>",
    ],
    line: 3,
  },
  "retire-js:LibraryWithKnownMediumSeverityVulnerability": {
    file: "force-app/staticresources/charts.js",
    lines: ["/*! jQuery v1.8.1 jquery.com | jquery.org/license */", "window.jQuery = {};"],
    line: 1,
  },
};

/** The line of a plant, counted from one. */
export function lineOf({ lines, line }) {
  return line ?? lines.findIndex((text) => text.endsWith(MARK)) + 1;
}

const written = [];
process.once("exit", () => {
  for (const root of written) rmSync(root, { recursive: true, force: true });
});

/** Writes files (path → text) into a folder of its own, which is gone when the process ends. */
export function writeProject(files) {
  const root = mkdtempSync(join(tmpdir(), "analyze-"));
  written.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** The project with every plant, and the second half of the copied block. */
export function plantedProject(more = {}) {
  const files = {
    "sfdx-project.json": '{ "packageDirectories": [{ "path": "force-app", "default": true }] }',
    "force-app/classes/SecondSum.cls": copyOf("SecondSum").join("\n"),
  };
  for (const { file, lines } of Object.values(PLANTS)) files[file] = lines.join("\n");
  return writeProject({ ...files, ...more });
}
