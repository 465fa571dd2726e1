// Facts about an org with several currencies: a project whose scratch org definition asks for the feature.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objectFiles } from "../metadata/fixture.ts";
import { openFixture } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";
import { insertRaw } from "./raw-records.ts";

const project = (features: readonly string[]): Record<string, string> => ({
  "sfdx-project.json": JSON.stringify({
    packageDirectories: [
      { path: "force-app", default: true, definitionFile: "force-app/scratch.json" },
    ],
    sourceApiVersion: "67.0",
  }),
  "force-app/scratch.json": JSON.stringify({ features }),
  ...objectFiles(
    "Deal__c",
    { Amount__c: "<precision>18</precision><scale>2</scale><type>Currency</type>" },
    "<sharingModel>ReadWrite</sharingModel>",
  ),
});

let several: Fixture;
let one: Fixture;
before(() => {
  several = openFixture(project(["MultiCurrency"]));
  one = openFixture(project([]));
  const { schema, records, clock } = several.org.state;
  insertRaw({ schema, records, at: clock.now(), by: several.admin }, "CurrencyType", [
    {
      IsoCode: "JPY",
      ConversionRate: { kind: "decimal", mantissa: 1505n, scale: 1 },
      DecimalPlaces: 0,
      IsActive: true,
      IsCorporate: false,
    },
  ]);
});
after(() => {
  several.close();
  one.close();
});

test("the org says so, and has its corporate currency at the rate of one", () => {
  assert.deepEqual(
    several.run(
      "System.debug(UserInfo.isMultiCurrencyOrganization()); for (CurrencyType one : [SELECT IsoCode, ConversionRate, IsCorporate FROM CurrencyType WHERE IsActive = TRUE ORDER BY IsoCode]) System.debug(one.IsoCode + ' ' + one.ConversionRate + ' ' + one.IsCorporate);",
    ),
    ["true", "JPY 150.500000 false", "USD 1.000000 true"],
  );
});

test("a record keeps its currency, else it gets that of the user", () => {
  assert.deepEqual(
    several.run(
      "insert new List<Deal__c>{ new Deal__c(Name = 'a', Amount__c = 9, CurrencyIsoCode = 'JPY'), new Deal__c(Name = 'b', Amount__c = 9) }; for (Deal__c deal : [SELECT CurrencyIsoCode FROM Deal__c ORDER BY Name]) System.debug(deal.CurrencyIsoCode);",
    ),
    ["JPY", "USD"],
  );
});

test("an org with one currency has neither the field nor the list", () => {
  assert.deepEqual(one.run("System.debug(UserInfo.isMultiCurrencyOrganization());"), ["false"]);
  assert.throws(() => one.run("new Deal__c(Name = 'a').put('CurrencyIsoCode', 'JPY');"));
  assert.throws(() => one.run("Database.query('SELECT IsoCode FROM CurrencyType');"));
});

test("currencies are no records that Apex writes", () => {
  assert.throws(
    () => several.run("insert new CurrencyType(IsoCode = 'EUR', ConversionRate = 1);"),
    /not allowed/,
  );
});
