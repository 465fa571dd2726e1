// Facts about the parser: shapes of expressions, the platform's syntax errors, queries with binds.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Expression, Statement } from "../ast.ts";
import { syntaxCatalog } from "./catalog.ts";
import { parseAnonymous, parseClass, parseTrigger } from "./parse.ts";

function statements(code: string): readonly Statement[] {
  const parsed = parseClass("A.cls", `class A { void m() {\n${code}\n} }`);
  assert.deepEqual(parsed.diagnostics, [], code);
  const declaration = parsed.unit?.declaration;
  const member = declaration?.kind === "class" ? declaration.members[0] : undefined;
  return member?.kind === "method" && member.body ? member.body.statements : [];
}

function show(node: Expression): string {
  switch (node.kind) {
    case "name":
      return node.name;
    case "literal":
      return node.literal === "string" ? JSON.stringify(node.text) : node.text;
    case "binary":
    case "assign":
      return `(${show(node.kind === "assign" ? node.target : node.left)} ${node.operator} ${show(node.kind === "assign" ? node.value : node.right)})`;
    case "unary":
      return `${node.operator}${show(node.operand)}`;
    case "increment":
      return node.prefix
        ? `${node.operator}${show(node.operand)}`
        : `(${show(node.operand)}${node.operator})`;
    case "cast":
      return `<${node.type.parts.map((part) => part.name).join(".")}>${show(node.operand)}`;
    case "instanceOf":
      return `(${show(node.operand)} is ${node.type.parts[0]?.name})`;
    case "ternary":
      return `(${show(node.condition)} ? ${show(node.then)} : ${show(node.otherwise)})`;
    case "member":
      return `${show(node.target)}${node.safe ? "?." : "."}${node.name.text}`;
    case "call":
      return `${node.target ? `${show(node.target)}${node.safe ? "?." : "."}` : ""}${node.name.text}(${node.arguments.map(show).join(", ")})`;
    case "index":
      return `${show(node.target)}[${show(node.index)}]`;
    default:
      return node.kind;
  }
}

function expression(code: string): Expression {
  const statement = statements(`${code};`)[0];
  assert.equal(statement?.kind, "expression");
  return statement.expression;
}
const shape = (code: string): string => show(expression(code));

test("equality and relational operators share one level", () => {
  assert.equal(shape("p == q < r"), "((p == q) < r)");
  assert.equal(shape("a !== b == c >= d"), "(((a !== b) == c) >= d)");
  assert.equal(shape("a & b == c"), "(a & (b == c))");
  assert.equal(shape("p == (q < r)"), "(p == (q < r))");
  assert.equal(shape("a <> b"), "(a != b)");
});

test("other precedences are the platform's", () => {
  assert.equal(shape("x = a ?? b || c"), "(x = (a ?? (b || c)))");
  assert.equal(shape("a + b << c * -d"), "((a + b) << (c * -d))");
  assert.equal(shape("x = (String) a.b ?? c"), "(x = (<String>a.b ?? c))");
  assert.equal(shape("a ? b : c ? d : e"), "(a ? b : (c ? d : e))");
  assert.equal(shape("!a.b(1)[2]?.c++"), "!(a.b(1)[2]?.c++)");
  assert.equal(shape("a instanceof B && c >>> 1 > 2"), "((a is B) && ((c >>> 1) > 2))");
});

test("literals", () => {
  assert.equal(shape(String.raw`x = 'a\n\'\u0041\\'`), '(x = "a\\n\'A\\\\")');
  assert.equal(shape("x = '''\n a 'b'\n'''"), "(x = \" a 'b'\\n\")");
  const kinds = ["1", "1L", "1.50", "1.5d", "true", "null", "'s'"].map((text) => {
    const node = expression(`x = ${text}`);
    return node.kind === "assign" && node.value.kind === "literal"
      ? `${node.value.literal} ${node.value.text}`
      : node.kind;
  });
  assert.deepEqual(kinds, [
    "integer 1",
    "long 1",
    "decimal 1.50",
    "double 1.5",
    "boolean true",
    "null null",
    "string s",
  ]);
});

test("a query keeps its text, with binds taken out and offsets mapped back", () => {
  const source = "x = [SELECT Id /* c */ FROM Account WHERE Name = :a.name AND Id IN :ids LIMIT 1]";
  const node = expression(source);
  assert.ok(node.kind === "assign" && node.value.kind === "query");
  const query = node.value;
  assert.equal(query.text, "SELECT Id         FROM Account WHERE Name = :b0 AND Id IN :b1 LIMIT 1");
  assert.deepEqual(query.binds.map(show), ["a.name", "ids"]);
  const at = query.text.indexOf("LIMIT");
  const span = query.toSpan(at, at + 5);
  assert.deepEqual(
    [span.line, span.column, span.end - span.start],
    [2, source.indexOf("LIMIT") + 1, 5],
  );
});

test("SOSL", () => {
  const first = expression("x = [FIND 'acme*' IN ALL FIELDS RETURNING Account(Id)]");
  const second = expression("x = [FIND :term RETURNING Account(Id WHERE Name = :name)]");
  assert.ok(
    first.kind === "assign" &&
      first.value.kind === "query" &&
      second.kind === "assign" &&
      second.value.kind === "query",
  );
  assert.equal(first.value.text, "FIND 'acme*' IN ALL FIELDS RETURNING Account(Id)");
  assert.equal(second.value.text, "FIND :b0 RETURNING Account(Id WHERE Name = :b1)");
});

test("statements", () => {
  const kinds =
    statements(`insert as user x; upsert x Account.Key__c; merge a b; System.runAs(u) { x(); }
    switch on x { when 1, -2 { } when null { } when A, B.C { } when Account acc { } when else { } }
    for (Integer i = 0, j = 1; i < 2; i++, j--) ; for (Account a : rows) { } for (;;) { break; } do { } while (a); try { } catch (DmlException e) { } finally { }
    final Integer k = 3; Map<Id, List<Account>>[] m; if (a) b(); else c();`).map(
      (statement) => statement.kind,
    );
  assert.deepEqual(kinds, [
    "dml",
    "dml",
    "dml",
    "runAs",
    "switch",
    "for",
    "forEach",
    "for",
    "doWhile",
    "try",
    "local",
    "local",
    "if",
  ]);
});

test("creators", () => {
  const creators = [
    "new A(1)",
    "new Account(Name = 'x')",
    "new List<A>{ a }",
    "new Map<A, B>{ a => b }",
    "new Map<A, B>{}",
    "new A[3]",
    "new A[]{ a }",
    "new A()",
  ].map((code) => {
    const node = expression(`x = ${code}`);
    return node.kind === "assign" && node.value.kind === "new"
      ? `${node.value.creator.kind} ${node.value.type.arrayDepth}`
      : "";
  });
  assert.deepEqual(creators, [
    "arguments 0",
    "fields 0",
    "elements 0",
    "entries 0",
    "entries 0",
    "size 1",
    "elements 1",
    "arguments 0",
  ]);
});

const errorsOf = (text: string): string[] =>
  parseClass("A.cls", text).diagnostics.map(
    (problem) => `${problem.line}:${problem.column} ${problem.message}`,
  );
const inMethod = (code: string): string[] => errorsOf(`class A { void m() {\n ${code}\n} }`);

// The wording and places are those of Salesforce's own parser, asked through prettier's native serializer.
test("syntax errors use the platform's wording and place", () => {
  const cases: Record<string, string> = {
    "x = ;": "2:6 Unexpected token ';'.",
    "if (x { }": "2:8 Missing ')' at '{'",
    "foo(;": "2:6 Missing ')' at ';'",
    "x = 1;;": "2:8 Extra '}', at ';'.",
    "String s = 'abc": "2:13 Missing closing quote character ' on string.",
    "else { }": "2:2 Expecting '}' but was: 'else'",
    "x = y z;": "2:8 Extra ';', at 'z'.",
    "s = #;": "2:6 Found punctuation symbol or operator '#' that isn't valid in Apex.",
    "s = 'x' + ;": "2:12 Unexpected token ';'.",
    "s = 2147483648;": "2:6 Illegal integer",
    "a instanceof B == c;": "2:17 Expecting ';' but was: '=='",
    "Boolean b = a == c instanceof B;": "2:21 Expecting ';' but was: 'instanceof'",
    's = "x";': "2:6 Unrecognized symbol '\"', which is not a valid Apex identifier.",
    "s = 9223372036854775808L;": "2:6 Illegal long",
    "String s = '''abc''';": "2:16 Unexpected symbol 'a', was expecting '\\n'.",
    "switch on x { when else { } when 1 { } }": "2:26 'when else' must be the last 'when' block",
    "final final Integer i;": "2:8 Duplicate modifier: final",
    "s = foo[0];;": "2:13 Extra '}', at ';'.",
    "class X {}": "2:2 Missing '}' at 'class'",
    "s = a[1;": "2:9 Missing ']' at ';'",
    "Integer i = 1": "3:1 Missing ';' at '}'",
    "String s = 'a\\q';":
      "2:13 Illegal string literal: Invalid string literal 'a\\q'. Illegal character sequence '\\q' in string literal.",
  };
  for (const [code, expected] of Object.entries(cases))
    assert.deepEqual(inMethod(code), [expected], code);
  const ofWholeFiles = new Set<string>(
    [
      syntaxCatalog.unterminatedComment,
      syntaxCatalog.byteOrderMark,
      syntaxCatalog.scriptTooLarge,
      syntaxCatalog.expressionTooLong,
    ].map(({ code }) => code),
  );
  const produced = new Set(
    Object.keys(cases).flatMap((code) =>
      parseClass("A.cls", `class A { void m() {\n ${code}\n} }`).diagnostics.map(
        (problem) => problem.code,
      ),
    ),
  );
  assert.deepEqual(
    Object.values(syntaxCatalog).filter(
      ({ code }) => !produced.has(code) && !ofWholeFiles.has(code),
    ),
    [],
  );
  assert.deepEqual(errorsOf("\uFEFFpublic class A { }"), [
    "1:1 The file begins with a byte order mark. Save it as UTF-8 without one.",
  ]);
  assert.deepEqual(errorsOf(`public class A { } //${" ".repeat(1_000_000)}`), [
    "1:1 Script too large: public class A { } //         ...",
  ]);
  assert.deepEqual(inMethod(`x = 1;\n\ty = 'a'${" + 'a'".repeat(30_000)};`), [
    "3:2 Expression is too long, please split this expression into multiple statements",
  ]);
  assert.deepEqual(errorsOf("public class A { void m() { foo(); }"), [
    "1:37 Expecting '}' but was: '<EOF>'",
  ]);
  assert.deepEqual(errorsOf("/* unclosed"), ["1:1 Missing closing mark */ on multi-line comment."]);
  assert.deepEqual(
    errorsOf("public class A { Integer a(){ return 1 }\n Integer b() { return 2 }\n }"),
    ["1:40 Missing ';' at '}'", "2:25 Missing ';' at '}'"],
  );
});

test("triggers and anonymous blocks mix statements and declarations", () => {
  const trigger = parseTrigger(
    "T.trigger",
    "trigger T on Account (before insert, after undelete) { Integer i = 1; foo(i); void foo(Integer j) { } }",
  ).unit?.declaration;
  assert.ok(trigger?.kind === "trigger");
  assert.deepEqual(
    [
      trigger.body.statements.map((statement) => statement.kind),
      trigger.members.map((member) => member.kind),
      trigger.events,
    ],
    [
      ["local", "expression"],
      ["method"],
      [
        { timing: "before", operation: "insert" },
        { timing: "after", operation: "undelete" },
      ],
    ],
  );
  const block = parseAnonymous("Integer i = 1; class B { } System.debug(i);").unit?.declaration;
  assert.deepEqual(
    block?.members.map((member) => `${member.kind} ${"name" in member ? member.name.text : ""}`),
    ["class B", "method $run"],
  );
});

test("offsets are UTF-16 even behind characters outside the basic plane", () => {
  const source = "class A { String s = '😀'; Integer i = 2147483648; }";
  const problem = parseClass("A.cls", source).diagnostics[0];
  assert.equal(source.slice(problem?.start, problem?.end), "2147483648");
});
