// Facts about what `@salesforce/…` imports stand for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { resolvePlatformModule } from "./platform-modules.ts";
import { fixtureSchema } from "./test-support/fixture.ts";

const schema = fixtureSchema();
const resolve = (specifier: string) =>
  resolvePlatformModule(specifier, {
    schema,
    auraMethodExists: (className, methodName) =>
      `${className}.${methodName}` === "HelloController.greet",
  });

test("a label is its text", () => {
  assert.deepEqual(resolve("@salesforce/label/c.Hello_Title"), {
    kind: "source",
    code: 'export default "Greetings & more";',
  });
  assert.deepEqual(
    resolve("@salesforce/label/hello.Hello_Title"),
    resolve("@salesforce/label/c.Hello_Title"),
  );
});

test("a label that does not exist is a problem", () => {
  assert.equal(resolve("@salesforce/label/c.Nope")?.kind, "problem");
});

test("schema imports carry the namespace and walk to parents", () => {
  assert.deepEqual(resolve("@salesforce/schema/Greeting__c.Language__c"), {
    kind: "source",
    code: 'export default {"fieldApiName":"hello__Language__c","objectApiName":"hello__Greeting__c"};',
  });
  assert.deepEqual(resolve("@salesforce/schema/Greeting__c.Account__r.Name"), {
    kind: "source",
    code: 'export default {"fieldApiName":"hello__Account__r.Name","objectApiName":"hello__Greeting__c"};',
  });
  assert.equal(resolve("@salesforce/schema/Greeting__c.Nope__c")?.kind, "problem");
});

test("an Apex import names an @AuraEnabled method, with or without the namespace", () => {
  assert.equal(resolve("@salesforce/apex/HelloController.greet")?.kind, "source");
  assert.deepEqual(
    resolve("@salesforce/apex/hello.HelloController.greet"),
    resolve("@salesforce/apex/HelloController.greet"),
  );
  assert.match(
    JSON.stringify(resolve("@salesforce/apex/HelloController.nope")),
    /Unable to find Apex action method/,
  );
});

test("what is not supported says so", () => {
  const module = resolve("@salesforce/contentAssetUrl/logo");
  assert.equal(module?.kind, "problem");
  assert.equal(module.unsupported, true);
});
