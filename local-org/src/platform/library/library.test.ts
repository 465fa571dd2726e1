// The library's tables: every signature parses and names known types, every class says what it lacks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLibraryIndex } from "../../apex/check/library-index.ts";
import { newCollection } from "../../metadata/collection.ts";
import type { Schema } from "../../metadata/schema.ts";
import { createLibrary } from "./index.ts";

const emptySchema: Schema = {
  namespace: "",
  sourceApiVersion: 67,
  objects: new Map(),
  ...newCollection(),
  problems: [],
  fileHashes: new Map(),
};

test("every signature parses and names known types", () => {
  assert.deepEqual(createLibraryIndex(createLibrary(), emptySchema).problems(), []);
});
test("a setter exists for every property that can be set", () => {
  const missing: string[] = [];
  for (const definition of createLibrary().classes.values()) {
    for (const signature of Object.keys(definition.members))
      if (signature.includes("set;") && definition.setters?.[signature] === undefined)
        missing.push(`${definition.name} ${signature}`);
  }
  assert.deepEqual(missing, []);
});
test("classes of unsupported namespaces come with advice", () => {
  const { unsupported } = createLibrary();
  assert.match(unsupported.get("connectapi.feeditem") ?? "", /not part of the local org/);
  assert.match(unsupported.get("component.apex") ?? "", /Visualforce/);
  assert.equal(unsupported.get("system.string"), undefined);
});
