// What the checker decides for the emitter: conversions, overloads, operand kinds, access modes, dispatch.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CheckedClass, CheckedExpression, CheckedStatement } from "../checked.ts";
import { showType } from "../types.ts";
import { checkFiles, fixtureEnvironment } from "./fixture.ts";
import { createLibraryIndex } from "./library-index.ts";
import { parseSignature } from "./signature.ts";

const environment = fixtureEnvironment();
type Of<K extends CheckedExpression["kind"]> = Extract<CheckedExpression, { kind: K }>;

function checkClass(
  source: string,
  apiVersion = 67,
  more: Readonly<Record<string, string>> = {},
): CheckedClass {
  const { checked, diagnostics } = checkFiles(
    { "Probe.cls": source, ...more },
    apiVersion,
    environment,
  );
  assert.deepEqual(
    diagnostics.map((each) => `${each.line}: ${each.message}`),
    [],
  );
  const unit = checked.find((each) => each.kind === "class" && each.class.symbol.name === "Probe");
  assert.ok(unit?.kind === "class");
  return unit.class;
}
/** The statements of `void run()` of a class with these members. */
function statements(code: string, members = "", apiVersion = 67): readonly CheckedStatement[] {
  const body = checkClass(
    `public class Probe { ${members} void run() { ${code} } }`,
    apiVersion,
  ).methods.find((method) => method.symbol.name === "run")?.body;
  assert.ok(body?.kind === "block");
  return body.statements;
}
/** The value of the last local declared. */
function valueOf(code: string, members = "", apiVersion = 67): CheckedExpression {
  const last = statements(code, members, apiVersion).at(-1);
  assert.ok(last?.kind === "local" && last.value !== undefined);
  return last.value;
}
function expect<K extends CheckedExpression["kind"]>(
  expression: CheckedExpression,
  kind: K,
): Of<K> {
  assert.equal(expression.kind, kind);
  return expression as Of<K>;
}
const typeText = (expression: CheckedExpression): string => showType(expression.type);

test("numeric literals take the type of their variable", () => {
  assert.deepEqual(
    [expect(valueOf("Decimal d = 1;"), "literal").value, typeText(valueOf("Decimal d = 1;"))],
    ["1", "Decimal"],
  );
  assert.equal(expect(valueOf("Long l = 1;"), "literal").value, 1n);
  assert.equal(expect(valueOf("Integer i = -5;"), "literal").value, -5);
});

test("implicit conversions are convert nodes", () => {
  const convert = expect(valueOf("Integer i = 1; Decimal d = i;"), "convert");
  assert.deepEqual([showType(convert.from), typeText(convert)], ["Integer", "Decimal"]);
  assert.equal(expect(valueOf("String s; Id i = s;"), "convert").type.kind, "primitive");
  assert.equal(valueOf("Account a; SObject s = a;").kind, "local");
});

test("operands of arithmetic are converted to the wider number", () => {
  const sum = expect(valueOf("Integer i = 1; Long l = 2; Long r = i + l;"), "binary");
  assert.deepEqual([sum.on, sum.left.kind, sum.right.kind], ["Long", "convert", "local"]);
  assert.equal(expect(valueOf("Date d; Integer n; Date e = d + n;"), "binary").on, "Date");
});

test("text in a sum makes one concat node of the whole chain", () => {
  const concat = expect(valueOf("Integer n = 1; String s = 1 + n + 'a' + n + 2;"), "concat");
  assert.deepEqual(
    concat.parts.map((part) => part.kind),
    ["binary", "literal", "local", "literal"],
  );
});

test("comparison kinds: ids, text, dates with datetimes, records", () => {
  const on = (code: string): string => expect(valueOf(code), "compare").on;
  assert.equal(on("Id i; String s; Boolean b = i == s;"), "Id");
  assert.equal(on("String s; Boolean b = s == 'x';"), "String");
  assert.equal(on("Date d; Datetime t; Boolean b = d < t;"), "Datetime");
  assert.equal(on("Account a; Boolean b = a == null;"), "any");
  assert.equal(on("Integer i; Decimal d; Boolean b = i >= d;"), "Decimal");
});

test("a query is a list, one record, or a number by what its place wants", () => {
  assert.equal(
    expect(valueOf("List<Account> l = [SELECT Id FROM Account];"), "query").result,
    "list",
  );
  assert.equal(expect(valueOf("Account a = [SELECT Id FROM Account];"), "query").result, "single");
  assert.equal(
    expect(valueOf("Integer n = [SELECT COUNT() FROM Account];"), "query").result,
    "count",
  );
  const name = expect(valueOf("String n = [SELECT Name FROM Account]?.Name;"), "sobjectField");
  assert.equal(expect(name.target, "query").orNull, true);
  const coalesce = expect(
    valueOf("Account a = [SELECT Id FROM Account] ?? new Account();"),
    "logical",
  );
  assert.equal(expect(coalesce.left, "query").orNull, true);
});

test("queries and DML run as the user from 67.0, as the system before and in triggers", () => {
  const query = (apiVersion: number, clause = ""): string =>
    expect(
      valueOf(`List<Account> l = [SELECT Id FROM Account ${clause}];`, "", apiVersion),
      "query",
    ).access;
  assert.deepEqual(
    [query(66), query(67), query(67, "WITH SYSTEM_MODE"), query(66, "WITH USER_MODE")],
    ["system", "user", "system", "user"],
  );
  const dml = (code: string, apiVersion: number): string => {
    const [first] = statements(code, "", apiVersion);
    assert.ok(first?.kind === "dml");
    return first.access;
  };
  assert.deepEqual(
    [
      dml("insert new Account();", 67),
      dml("insert as system new Account();", 67),
      dml("insert new Account();", 66),
    ],
    ["user", "system", "system"],
  );
  const { checked } = checkFiles(
    { "T.trigger": "trigger T on Invoice__c (after insert) { update new Account(); }" },
    67,
    environment,
  );
  const [unit] = checked;
  assert.ok(unit?.kind === "trigger" && unit.trigger.body.kind === "block");
  const [statement] = unit.trigger.body.statements;
  assert.ok(statement?.kind === "dml");
  assert.equal(statement.access, "system");
});

test("overloads: the exact type, then the nearest, then Object", () => {
  const picked = (argument: string, ...types: string[]): string => {
    const members = types.map((type) => `String f(${type} value) { return null; }`).join(" ");
    return expect(valueOf(`String s = f(${argument});`, members), "call")
      .method.parameters.map((parameter) => showType(parameter.type))
      .join();
  };
  assert.equal(picked("1", "Object", "Long", "Integer"), "Integer");
  assert.equal(picked("1", "Object", "Decimal", "Long"), "Long");
  assert.equal(picked("'a'", "Object", "Id"), "Id");
  assert.equal(picked("new Account()", "Object", "SObject"), "SObject");
  assert.equal(picked("new List<Account>()", "List<SObject>", "Object"), "List<SObject>");
  assert.equal(picked("null", "SObject", "Account"), "Account");
  assert.equal(picked("[SELECT Id FROM Account]", "Account", "List<Account>"), "List<Account>");
  assert.equal(picked("[SELECT Id FROM Account]", "Account"), "Account");
});

test("methods that a project class may override are called by name at run time", () => {
  assert.equal(
    expect(valueOf("Exception e; String s = e.getMessage();"), "dynamicCall").name,
    "getMessage",
  );
  assert.equal(
    expect(valueOf("Object o; String s = o.toString();"), "dynamicCall").name,
    "toString",
  );
  assert.equal(
    expect(valueOf("Comparable c; Integer i = c.compareTo(null);"), "dynamicCall").name,
    "compareTo",
  );
  assert.equal(
    expect(valueOf("String t; Integer i = t.length();"), "libraryCall").signature,
    "Integer length()",
  );
});

test("private methods and super calls are not dispatched", () => {
  const probe = checkClass(
    "public class Probe extends Base { public override void go() { super.go(); hidden(); } private void hidden() {} }",
    67,
    { "Base.cls": "public virtual class Base { public virtual void go() {} }" },
  );
  const body = probe.methods.find((method) => method.symbol.name === "go")?.body;
  assert.ok(body?.kind === "block");
  assert.deepEqual(
    body.statements.map((statement) =>
      statement.kind === "expression" && statement.expression.kind === "call"
        ? statement.expression.dispatch
        : "",
    ),
    ["special", "special"],
  );
});

test("addError on a field names the field instead of reading it", () => {
  const [, statement] = statements("Invoice__c i; i.DueDate__c.addError('late');");
  assert.ok(statement?.kind === "expression");
  const call = expect(statement.expression, "libraryCall");
  assert.equal(call.signature, "void addError(Schema.SObjectField field, String message)");
  assert.equal(
    call.arguments[0] === undefined ? "" : expect(call.arguments[0], "fieldToken").field,
    "DueDate__c",
  );
});

test("inside its own accessor a property is its storage", () => {
  const probe = checkClass(
    "public class Probe { Integer n { get { return n; } set { n = value; } } Integer m { get { return n; } } }",
  );
  const getter = (index: number): CheckedStatement | undefined => {
    const body = probe.properties[index]?.getter;
    return body?.kind === "block" ? body.statements[0] : undefined;
  };
  const raw = (index: number): boolean | undefined => {
    const statement = getter(index);
    return statement?.kind === "return" && statement.value?.kind === "field"
      ? statement.value.raw
      : undefined;
  };
  assert.deepEqual([raw(0), raw(1)], [true, undefined]);
});

test("constructors delegate explicitly, exceptions to their built-in ones", () => {
  const probe = checkClass(
    "public class Probe { public Probe() { this(1); } public Probe(Integer n) {} void run() { throw new ProbeException('x'); } class ProbeException extends Exception {} }",
  );
  assert.deepEqual(
    probe.constructors.map((each) => each.delegate?.to),
    ["this", undefined],
  );
  const body = probe.methods[0]?.body;
  const first = body?.kind === "block" ? body.statements[0] : undefined;
  assert.ok(first?.kind === "throw");
  assert.equal(expect(first.value, "newClass").libraryConstructor, "Exception(String message)");
});

test("locals of one method have different names, none a JavaScript word", () => {
  const [first, second, third] = statements(
    "for (Integer i = 0; i < 1; i++) {} for (Integer i = 0; i < 1; i++) {} Integer function = 1;",
  );
  const name = (statement: CheckedStatement | undefined): string =>
    statement?.kind === "for" && statement.initializers[0]?.kind === "local"
      ? statement.initializers[0].name
      : statement?.kind === "local"
        ? statement.name
        : "";
  assert.deepEqual([name(first), name(second), name(third)], ["i", "i$1", "function$"]);
});

test("loops over rows: one at a time, in lists of 200, elements converted", () => {
  const loop = (code: string): Extract<CheckedStatement, { kind: "forEach" }> => {
    const statement = statements(code).at(-1);
    assert.ok(statement?.kind === "forEach");
    return statement;
  };
  assert.equal(loop("for (Account a : [SELECT Id FROM Account]) {}").over, "query");
  assert.equal(loop("for (List<Account> a : [SELECT Id FROM Account]) {}").chunk, true);
  const longs = loop("for (Long n : new List<Integer>()) {}");
  assert.ok(longs.body?.kind === "block" && longs.body.statements[0]?.kind === "local");
  assert.equal(longs.body.statements[0].value?.kind, "convert");
});

test("settings and metadata readers name their object", () => {
  const call = expect(
    valueOf("BillingSettings__c s = BillingSettings__c.getInstance();"),
    "libraryCall",
  );
  assert.deepEqual(
    [
      call.class,
      call.arguments.map((each) => (each.kind === "literal" ? each.value : "")),
      typeText(call),
    ],
    ["System.CustomSettings", ["BillingSettings__c"], "BillingSettings__c"],
  );
});

test("static names prefer locals, fields of the class, statics of the outer class, then types", () => {
  const probe = checkClass(
    "public class Probe { static Integer total; class Worker { void go() { total = 1; Account account = new Account(); account.Name = 'x'; Object t = Account.SObjectType; } } }",
  );
  const body = probe.inner[0]?.methods[0]?.body;
  const kinds =
    body?.kind === "block"
      ? body.statements.map((statement) =>
          statement.kind === "expression" && statement.expression.kind === "assign"
            ? statement.expression.target.kind
            : statement.kind === "local"
              ? statement.value?.kind
              : "",
        )
      : [];
  assert.deepEqual(kinds, ["field", "newSObject", "sobjectField", "sobjectTypeToken"]);
});

test("signatures of the library", () => {
  const method = parseSignature(
    "static Map<Id, List<Account>> group(List<T> rows, String[] names) @since 60",
  );
  assert.deepEqual(
    [
      method?.kind,
      method?.isStatic,
      method?.since,
      method?.parameters.map((each) => each.type.name),
    ],
    ["method", true, 60, ["List", "List"]],
  );
  assert.deepEqual(parseSignature("Boolean isInsert {get;}"), {
    kind: "property",
    name: "isInsert",
    isStatic: false,
    type: { name: "Boolean", arguments: [] },
    parameters: [],
    hasSetter: false,
  });
  assert.equal(parseSignature("SaveResult(Id id)")?.kind, "constructor");
  assert.equal(parseSignature("convertLead"), undefined);
  assert.deepEqual(createLibraryIndex(environment.library, environment.schema).problems(), []);
});
