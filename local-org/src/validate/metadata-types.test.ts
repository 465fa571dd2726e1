// The Metadata API's declarations as a table.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMetadataTypes } from "./metadata-types.ts";

const declarations = `export type Metadata = {
    fullName?: string;
};
export type Color = 'Red' | 'Green';
export type Shape = Metadata & {
    color: Color;
    corners: Corner[];
    size?: number;
};
export type Corner = string;
`;

test("a type has its own elements and those of the type it extends", () => {
  const shape = readMetadataTypes(declarations).type("Shape");
  assert.deepEqual(
    [...(shape?.elements.values() ?? [])].map(
      ({ name, type, required, list }) => `${name} ${type} ${required} ${list}`,
    ),
    [
      "fullName string false false",
      "color Color true false",
      "corners Corner false true",
      "size number false false",
    ],
  );
});

test("an enumeration has its values, a simple type no elements", () => {
  const types = readMetadataTypes(declarations);
  assert.deepEqual([...(types.enumValues("Color") ?? [])], ["Red", "Green"]);
  assert.equal(types.type("Corner"), undefined);
  assert.equal(types.type("Color"), undefined);
});

test("later declarations add elements and values, and change what is said again", () => {
  const types = readMetadataTypes(
    declarations,
    `export type Color = 'Blue';
export type Shape = {
    color?: Color;
    weight: number;
};
`,
  );
  const elements = types.type("Shape")?.elements;
  assert.ok(elements);
  assert.equal(elements.get("color")?.required, false);
  assert.equal(elements.get("weight")?.required, true);
  assert.ok(elements.has("fullName"));
  assert.deepEqual([...(types.enumValues("Color") ?? [])], ["Red", "Green", "Blue"]);
});
