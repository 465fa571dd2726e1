// Facts about compiling a whole program: what the cache spares, what a broken file leaves standing, anonymous Apex.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtureEnvironment } from "./check/fixture.ts";
import { anonymousMethod, compileAnonymous, openDeclarations, compileProgram } from "./compile.ts";
import type { ApexSource, CompileCache } from "./compile.ts";

const environment = fixtureEnvironment();
const sources = (files: Readonly<Record<string, string>>): ApexSource[] =>
  Object.entries(files).map(([file, text]) => ({ file, text, apiVersion: 67 }));
const files = {
  "A.cls": "public class A {\n  public static Integer one() { return 1; }\n}",
  "B.cls": "public class B {\n  public static Integer two() { return A.one() + 1; }\n}",
  "T.trigger": "trigger T on Account (before insert) { Integer i = B.two(); }",
};

function memoryCache(): CompileCache & { readonly written: string[] } {
  const store = new Map<string, string>();
  const written: string[] = [];
  return {
    written,
    get: (key) => store.get(key),
    set(key, value) {
      store.set(key, value);
      written.push(key);
    },
  };
}
const messages = (program: {
  readonly diagnostics: readonly { readonly file: string; readonly message: string }[];
}): string[] => program.diagnostics.map(({ file, message }) => `${file} ${message}`);

test("a program has modules, triggers and Aura signatures", () => {
  const program = compileProgram(
    sources({
      ...files,
      "C.cls":
        "public class C { @AuraEnabled(cacheable=true) public static List<Account> rows(Id account, Integer count) { return null; } }",
    }),
    environment,
  );
  assert.deepEqual(program.diagnostics, []);
  assert.deepEqual(
    program.modules.map((module) => `${module.kind} ${module.name} ${module.references.join()}`),
    ["class A A", "class B B,A", "trigger T B", "class C C"],
  );
  assert.deepEqual(program.triggers, [
    {
      name: "T",
      file: "T.trigger",
      object: "Account",
      apiVersion: 67,
      events: [{ timing: "before", operation: "insert" }],
    },
  ]);
  assert.deepEqual(program.auraSignatures, [
    {
      className: "C",
      methodName: "rows",
      isStatic: true,
      cacheable: true,
      parameters: [
        { name: "account", type: "Id" },
        { name: "count", type: "Integer" },
      ],
      returnType: "List<Account>",
    },
  ]);
});

test("the same program comes from the cache whole", () => {
  const cache = memoryCache();
  const first = compileProgram(sources(files), environment, { cache });
  const count = cache.written.length;
  assert.deepEqual(
    compileProgram(sources(files), environment, { cache }),
    JSON.parse(JSON.stringify(first)),
  );
  assert.equal(cache.written.length, count);
});

test("a changed body compiles one file again, a changed signature all", () => {
  const cache = memoryCache();
  compileProgram(sources(files), environment, { cache });
  const written = (changed: Partial<typeof files>): number => {
    const before = cache.written.length;
    compileProgram(sources({ ...files, ...changed }), environment, { cache });
    return cache.written.length - before;
  };
  assert.equal(
    written({ "A.cls": files["A.cls"].replace("return 1", "\nreturn 2") }),
    3,
    "declarations and code of A, the program",
  );
  assert.equal(
    written({ "A.cls": files["A.cls"].replace("one()", "one(Integer i)") }),
    5,
    "declarations of A, code of three files, the program",
  );
});

test("results of a cached file are those of a fresh compile", () => {
  const cache = memoryCache();
  compileProgram(sources(files), environment, { cache });
  const changed = sources({
    ...files,
    "B.cls": "public class B { public static Integer two() { String s = A.one(); return 2; } }",
  });
  assert.deepEqual(messages(compileProgram(changed, environment, { cache })), [
    "B.cls Illegal assignment from Integer to String",
  ]);
  assert.deepEqual(
    compileProgram(changed, environment, { cache: memoryCache() }),
    compileProgram(changed, environment, { cache }),
  );
});

test("what does not compile fails where it stands; everything else is emitted", () => {
  const program = compileProgram(
    sources({
      ...files,
      "A.cls": "public class A { public static Integer one() { return 'x'; } }",
      "C.cls": "public class C {}",
    }),
    environment,
  );
  assert.deepEqual(
    program.diagnostics.map((problem) => problem.file),
    ["A.cls"],
  );
  assert.deepEqual(
    program.modules.map((module) => module.name),
    ["A", "B", "T", "C"],
  );
  assert.match(
    program.modules[0]?.javascript ?? "",
    /\$rt\.broken\("Illegal assignment|\$rt\.broken\("[^"]*String/,
  );
});

test("a syntax error is one message, not one in every file that names the class", () => {
  const program = compileProgram(
    sources({
      ...files,
      "A.cls": "public class A { public static Integer one() { return 1 }\n}",
      "C.cls": "public class C { Integer i = 'x'; }",
    }),
    environment,
  );
  assert.deepEqual(messages(program), [
    "A.cls Missing ';' at '}'",
    "C.cls Illegal assignment from String to Integer",
  ]);
});

test("anonymous Apex is a class of its own against the program", () => {
  const { diagnostics, module } = compileAnonymous(
    "Integer i = twice(B.two());\nSystem.debug(i);\nInteger twice(Integer j) { return j * 2; }",
    openDeclarations(sources(files), environment),
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    module?.classes.map((info) => info.methods.map((method) => method.jsName)),
    [["twice$integer", anonymousMethod]],
  );
  assert.deepEqual(
    module.frames.filter((frame) => frame.name !== "").map((frame) => frame.name),
    ["AnonymousBlock", "AnonymousBlock"],
  );
  assert.deepEqual(
    messages(compileAnonymous("Integer i = C.x();", openDeclarations(sources(files), environment))),
    ["AnonymousBlock Variable does not exist: C"],
  );
  assert.deepEqual(
    compileAnonymous("Integer i = ", openDeclarations(sources(files), environment)).diagnostics.map(
      ({ line, message }) => `${line} ${message}`,
    ),
    ["1 Unexpected token '<EOF>'."],
  );
});
