// Facts about the TypeScript that stands for Apex signatures.
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateTypes, typeScriptOf } from "./generate-types.ts";
import { fixtureSchema } from "./test-support/fixture.ts";

const schema = fixtureSchema();
const row = {
  name: "HelloController.Row",
  members: [
    { name: "name", apexType: "String" },
    { name: "count", apexType: "Integer" },
  ],
};
const show = (apexType: string): string =>
  typeScriptOf(apexType, new Map([["hellocontroller.row", row]]), schema);

interface TypesConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> };
}

test("Apex types have their TypeScript", () => {
  assert.equal(show("Map<String, List<Decimal>>"), "Readonly<Record<string, readonly number[]>>");
  assert.equal(show("List<Row>"), "readonly Row[]");
  assert.equal(show("Greeting__c"), "ApexRecord");
  assert.equal(show("void"), "null");
});

test("a method's module exports the classes of its signature", () => {
  const { apex } = generateTypes(schema, [
    {
      className: "HelloController",
      methodName: "listGreetings",
      cacheable: true,
      parameters: [{ name: "language", apexType: "String" }],
      returnType: "List<HelloController.Row>",
      shapes: [row],
    },
  ]);
  assert.match(apex, /declare module "@salesforce\/apex\/HelloController\.listGreetings"/);
  assert.match(
    apex,
    /export interface Row \{\n {4}readonly name: string;\n {4}readonly count: number \| null;/,
  );
  assert.match(apex, /ApexMethod<\{ language: string \| null \| undefined \}, readonly Row\[\]>/);
});

test("labels, schema and component paths are there", () => {
  const types = generateTypes(schema, []);
  assert.match(types.labels, /"@salesforce\/label\/c\.Hello_Title"/);
  assert.match(types.schema, /"@salesforce\/schema\/Greeting__c\.Language__c"/);
  assert.deepEqual((JSON.parse(types.paths) as TypesConfig).compilerOptions.paths["c/helloModal"], [
    "../../force-app/main/default/lwc/helloModal/helloModal",
  ]);
});
