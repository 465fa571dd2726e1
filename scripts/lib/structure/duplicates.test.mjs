// Facts about the checks on repeated code and on sizes, with planted texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { duplicatesIn } from "./duplicates.ts";
import { outgrown } from "./sizes.ts";

const body = (name) =>
  Array.from(
    { length: 8 },
    (_, index) => `  const value${index} = ${name}(first, ${index}, "text");`,
  ).join("\n");
const fn = (name) => `function ${name}(first) {\n${body("read")}\n}\n`;

test("a run that stands in two files is found at its lines, whatever its spacing and comments", () => {
  const spaced = fn("b")
    .replaceAll(" = ", "   =  ")
    .replace("const value3", "// why\n  const value3");
  assert.deepEqual(
    duplicatesIn([
      { file: "a.ts", text: `import { read } from "./read.ts";\n${fn("a")}` },
      { file: "b.ts", text: `const other = 1;\n\n${spaced}` },
    ]),
    [{ file: "b.ts", line: 3, other: "a.ts", otherLine: 2, lines: 11 }],
  );
});

test("a run that stands twice in one file is found, and none overlaps itself", () => {
  const [found, ...others] = duplicatesIn([{ file: "a.mjs", text: `${fn("a")}${fn("b")}` }]);
  assert.deepEqual([found.line, found.otherLine, others], [11, 1, []]);
  const same = "  add(1);\n".repeat(60);
  assert.ok(
    duplicatesIn([{ file: "a.mjs", text: same }]).every(
      ({ line, otherLine, lines }) => otherLine + lines <= line + 1,
    ),
  );
});

test("styles and templates count too; short runs and imports do not", () => {
  const rule = ".a {\n  color: red;\n  margin: 0 auto;\n  padding: 1px 2px 3px 4px;\n}\n";
  const sheet = (name) => ({
    file: `${name}.css`,
    text: `.${name} { top: 0; }\n${rule.repeat(4).replace(".a", ".x")}`,
  });
  assert.equal(duplicatesIn([sheet("one"), sheet("two")]).length > 0, true);
  assert.deepEqual(
    duplicatesIn([
      { file: "a.css", text: rule },
      { file: "b.css", text: rule },
    ]),
    [],
  );
  const imports = Array.from(
    { length: 20 },
    (_, index) => `import { a${index} } from "./a${index}.ts";`,
  ).join("\n");
  assert.deepEqual(
    duplicatesIn([
      { file: "a.ts", text: imports },
      { file: "b.ts", text: imports },
    ]),
    [],
  );
});

test("what is longer, wider or deeper than usual is told, the farthest first", () => {
  const long = `function long() {\n${"  step();\n".repeat(120)}}\n`;
  const wide = "const wide = (a, b, c, d, e) => a;\n";
  const deep = "function deep() {\n  for (;;) if (a) while (b) try { c(); } finally { d(); }\n}\n";
  const chain =
    "function chain() {\n  if (a) b(); else if (c) d(); else if (e) f(); else if (g) h();\n}\n";
  assert.deepEqual(
    outgrown([{ file: "a.ts", text: `${wide}${deep}${chain}${long}` }]).map(
      ({ what, size, unit }) => `${what}: ${size} ${unit}`,
    ),
    ["a.ts:8 long: 122 lines", "a.ts:2 deep: 4 levels", "a.ts:1 wide: 5 parameters"],
  );
  const apex = `public class A {\n  public void b(Integer c) {\n${"    Integer d = 1;\n".repeat(30)}  }\n}\n`;
  assert.deepEqual(
    outgrown([{ file: "classes/A.cls", text: apex }]).map(({ what, size }) => `${what} ${size}`),
    ["classes/A.cls:2 b 32"],
  );
  assert.deepEqual(
    outgrown([
      { file: "a.html", text: "\n".repeat(451) },
      ...Array.from({ length: 26 }, (_, index) => ({ file: `c/A${index}.cls`, text: "" })),
    ]).map(({ what, size, unit }) => `${what} ${size} ${unit}`),
    ["c 26 classes", "a.html 451 lines"],
  );
});
