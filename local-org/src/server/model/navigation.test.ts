// Facts about the row of tabs: what is switched on for a user is there, what is only available is not, and the page of it still opens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureSchema } from "../../lwc/test-support/fixture.ts";
import { fakeOrg } from "../test-support/fake-org.ts";
import { isTabVisible, navigationModel } from "./navigation.ts";
import type { Schema, Tab } from "../../metadata/schema.ts";

const USER = "005000000000009AAA";
const TABS = [
  { name: "Greetings", label: "Greetings", object: "Greeting__c", motif: "Custom1: Heart" },
  { name: "Said", label: "Said", motif: "Custom2: Bell" },
] as unknown as readonly Tab[];

function viewerWith(visibility: string, profile = "Standard User") {
  const settings = { tabSettings: TABS.map(({ name }) => ({ tab: name, visibility })) };
  const schema: Schema = {
    ...fixtureSchema(),
    tabs: TABS,
    applications: [{ name: "Hello", label: "Hello", tabs: TABS.map(({ name }) => name) }],
    permissionSets: [
      { name: "Speakers", label: "Speakers", applications: ["Hello"], ...settings },
    ] as unknown as Schema["permissionSets"],
  } as unknown as Schema;
  const users = [
    { id: USER, name: "Sam", username: "sam@example.com", profile, permissionSets: ["Speakers"] },
  ];
  return { org: fakeOrg({ schema, users }), userId: USER };
}

const shown = (visibility: string, profile?: string) =>
  navigationModel(viewerWith(visibility, profile), "Hello").tabs.map(({ name }) => name);

test("tabs that are switched on are in the row", () => {
  assert.deepEqual(shown("Visible"), ["Greetings", "Said"]);
});

test("tabs that are only available are not in the row, and open all the same", () => {
  assert.deepEqual(shown("Available"), []);
  assert.equal(isTabVisible(viewerWith("Available"), TABS[1] as Tab), true);
});

test("tabs that are off neither show nor open, whatever the user may read", () => {
  assert.deepEqual(shown("None"), []);
  assert.equal(isTabVisible(viewerWith("None"), TABS[1] as Tab), false);
});

test("an administrator may open every tab", () => {
  assert.equal(isTabVisible(viewerWith("None", "System Administrator"), TABS[1] as Tab), true);
});
