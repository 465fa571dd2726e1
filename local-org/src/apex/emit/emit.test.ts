// Facts about emitted code: what Apex says happens, happens, in the platform's order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FixtureList, runFiles } from "./fixture-runtime.ts";

/** Runs static methods of one class `T` and compares what they give. */
function gives(
  members: string,
  expected: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
): void {
  const fixture = runFiles({ "T.cls": `public class T {\n${members}\n}`, ...files });
  for (const [method, value] of Object.entries(expected))
    assert.deepEqual(fixture.call(`T.${method}`), value, method);
}

test("Integer arithmetic wraps, divides towards zero, and refuses null", () => {
  gives(
    `public static Integer a() { Integer i = 2147483647; i += 1; return i; } public static Integer b() { return -7 / 2; } public static Integer c() { Integer x = 65536; return x * x + 3 * -2; }
    public static Integer d() { Integer i = 5; i <<= 3; i |= 1; i ^= 4; i >>>= 1; return i & ~2; } public static Integer e() { Integer n; try { return n + 1; } catch (NullPointerException x) { return -1; } }
    public static Integer f() { Integer zero = 0; try { return 1 / zero; } catch (MathException x) { return -2; } } public static Long g() { Integer i = 3; Long l = i; l += 1; l *= 4000000000L; return -l; }`,
    { a: -2147483648, b: -3, c: -6, d: 20, e: -1, f: -2, g: -16000000000n },
  );
});

test("comparisons with null are false, equality is not", () => {
  gives(
    `public static List<Boolean> a() { Integer n; Integer five = 5; return new List<Boolean>{ n < five, n >= five, n == null, n != five, 'A' == 'a', 'b' > 'A', !(five == 5) }; }`,
    { a: new FixtureList([false, false, true, true, true, true, false]) },
  );
});

test("places are worked out once, from left to right", () => {
  gives(
    `static Integer calls = 0; static Integer next() { return calls++; }
    public static Integer a() { List<Integer> l = new List<Integer>{ 1, 2 }; Integer i = 0; l[i++] += 10; l[next()] -= 1; Integer before = l[0]++; Integer after = ++l[1]; return l[0] * 1000 + l[1] * 100 + before * 10 + after + i * 100000 + calls * 1000000; }
    public static Integer b() { Integer x, y; x = y = 3; return (x += 2) * 10 + (y -= 1) + x++ + --y; }`,
    { a: 1111403, b: 50 + 2 + 5 + 1 },
  );
});

test("strings are put together as String.valueOf prints", () => {
  gives(
    `public static String a() { String s; s += 1; s += null; s += 'x' + 1 + 2 + true + 5L; return s; }`,
    { a: "null1nullx12true5" },
  );
});

test("?. leaves out the rest of the chain, ?? takes the first that is not null", () => {
  gives(
    `public Integer v = 2; public T twice() { v *= 2; return this; } static Integer asked = 0; static Integer ask() { asked++; return 1; } public T plus(Integer i) { v += i; return this; }
    public static Integer a() { T t; Integer r = t?.plus(ask()).twice().v; return r == null ? asked : -1; } public static Integer b() { return new T()?.twice().plus(ask())?.v; } public static Integer c() { Integer n; Integer m = 0; return n ?? m ?? 42; }`,
    { a: 0, b: 5, c: 0 },
  );
});

test("initialisers of the whole chain run in textual order, then the superclass's constructor, then the own body", () => {
  gives(
    "public static String run() { return new Sub(4).log; }",
    { run: "block;base(sub);hook(init;);area=init;16" },
    {
      "Base.cls":
        "public abstract class Base { public String log = ''; public Base(String s) { log += 'base(' + s + ');'; hook(); } public Base() { this('none'); } protected abstract void hook(); }",
      "Sub.cls":
        "public class Sub extends Base { String extra = 'init;'; { log += 'block;'; } public Sub() { super('sub'); } public Sub(Integer a) { this(); log += 'area=' + extra + a * a; } public override void hook() { log += 'hook(' + extra + ');'; } }",
    },
  );
});

test("a field may have the name of a private one in the superclass", () => {
  gives(
    "public static String run() { Sub s = new Sub(); return s.reveal() + s.both(); }",
    { run: "base sub base" },
    {
      "Base.cls":
        "public virtual class Base { private String text = 'base'; public String reveal() { return text; } }",
      "Sub.cls":
        "public class Sub extends Base { private String text = ' sub '; public String both() { return text + reveal(); } }",
    },
  );
});

test("virtual calls dispatch, private and super calls do not", () => {
  gives(
    "public static String run() { Base b = new Sub(); return b.name() + ' ' + b.reveal() + ' ' + (b instanceof Shape); }",
    { run: "sub of base base true" },
    {
      "Shape.cls": "public interface Shape { String name(); }",
      "Base.cls":
        "public virtual class Base { private String secret() { return 'base'; } public String reveal() { return secret(); } public virtual String name() { return 'base'; } }",
      "Sub.cls":
        "public class Sub extends Base implements Shape { private String secret() { return 'sub'; } public override String name() { return 'sub of ' + super.name(); } }",
    },
  );
});

test("properties go through their accessors, inside an accessor to the storage", () => {
  gives(
    `public Integer p { get { return p + 1; } set; } public Integer q { get; private set { q = value * 2; } } public static Integer s { get { s = s == null ? 7 : s + 1; return s; } set; }
    public static Integer a() { T t = new T(); t.p = t.q = 9; t.q += 1; return t.p * 1000 + t.q * 10 + (t.p++ + 0); } public static Integer b() { return s + s; } public static Integer c() { Base x = new Sub(); Integer none = x.level; x.level = 5; return none * 100 + x.level; }`,
    { a: 10000 + 380 + 10, b: 15, c: -88 },
    {
      "Base.cls": "public virtual class Base { public virtual Integer level { get; set; } }",
      "Sub.cls":
        "public class Sub extends Base { public override Integer level { get { return super.level == null ? -1 : super.level * 2; } set { super.level = value + 1; } } }",
    },
  );
});

test("switch compares strings with case, enums and null by identity", () => {
  gives(
    `public enum Color { RED, GREEN, BLUE } static String s(String x) { switch on x { when 'a', 'b' { return 'ab'; } when null { return 'null'; } when else { return 'else'; } } }
    static String c(Color x) { switch on x { when RED { return 'r'; } when GREEN, BLUE { return x.name() + x.ordinal(); } } return 'none'; }
    public static String run() { return s('b') + s('B') + s(null) + c(Color.BLUE) + c(null) + c(Color.RED); }`,
    { run: "abelsenullBLUE2noner" },
  );
});

test("loops, break, continue", () => {
  gives(
    `public static Integer run() { Integer t = 0; for (Integer i = 0, j = 10; i < j; i++, j--) { if (i == 2) continue; if (i == 4) break; t += j; } Integer k = 0; do { k++; if (k == 3) continue; t += k; } while (k < 5); while (true) { if (k-- < 0) break; }
    for (Integer x : new List<Integer>{ 100, 200 }) { t += x; } for (;;) { t++; if (t > 1000) break; } return t; }`,
    { run: 1001 },
  );
});

test("return, break and continue leave a runAs block", () => {
  gives(
    `public static Integer run() { Integer t = 0; for (Integer i = 0; i < 5; i++) { System.runAs(new User()) { if (i == 1) continue; if (i == 3) break; t += i; for (Integer j = 0; j < 3; j++) { if (j == 1) break; t += 10; } } }
    System.runAs(new User()) { System.runAs(new User()) { if (t > 0) { return t; } } } return -1; }`,
    { run: 22 },
  );
});

test("catch by type, finally, rethrow; limits fly through", () => {
  const fixture = runFiles({
    "AppException.cls":
      "public virtual class AppException extends Exception { public Integer code = 7; }",
    "DeepException.cls": "public class DeepException extends AppException {}",
    "T.cls": `public class T { public static String a() { String s = ''; try { try { throw new DeepException('m'); } catch (MathException e) { s += 'no'; } finally { s += 'f;'; } } catch (AppException e) { s += e.code + e.getMessage(); } catch (Exception e) { s += 'no'; } return s; }
      public static String b() { MathException none; try { throw none; } catch (NullPointerException e) { return 'null'; } } public static Integer c() { try { return deep(1); } catch (Exception e) { return -1; } } static Integer deep(Integer i) { return deep(i + 1) + 1; } }`,
  });
  assert.equal(fixture.call("T.a"), "f;7m");
  assert.equal(fixture.call("T.b"), "null");
  assert.throws(() => fixture.call("T.c"), { name: "RangeError", message: "too deep" });
});

test("a thousand calls inside calls are the most, however the calls before them ended", () => {
  const fixture = runFiles({
    "T.cls": `public class T { static Integer deep(Integer level) { return level <= 1 ? 1 : deep(level - 1) + 1; }
      static void fails(Integer level) { if (level > 1) { fails(level - 1); } String none; none.length(); }
      public static Integer most() { for (Integer i = 0; i < 3; i++) { try { fails(900); } catch (NullPointerException e) { i++; } } return deep(999); }
      public static Integer more() { return deep(1000); } }`,
  });
  assert.equal(fixture.call("T.most"), 999);
  assert.throws(() => fixture.call("T.more"), { name: "RangeError", message: "too deep" });
  assert.equal(fixture.rt.depth, 0);
});

test("statics run in textual order on first use, once a transaction", () => {
  const fixture = runFiles({
    "A.cls":
      "public class A { static final Integer LATE = 3; public static Integer seen = LATE + (later == null ? 0 : 100); static Integer later = count(); static { later += 10; } static Integer count() { B.hits++; return 1; } public static Integer get() { return seen * 100 + later; } }",
    "B.cls":
      "public class B { public static Integer hits = 0; public static Integer now() { return hits; } }",
  });
  assert.equal(fixture.call("B.now"), 0);
  assert.equal(fixture.call("A.get"), 311);
  assert.equal(fixture.call("A.get"), 311);
  assert.equal(fixture.call("B.now"), 1);
  fixture.rt.st = [];
  assert.equal(fixture.call("B.now"), 0);
});

test("classes load superclass first whatever file they are in", () => {
  gives(
    "public static Integer run() { return new A.Y().one() + new B.Z().one(); }",
    { run: 2 },
    {
      "A.cls":
        "public class A { public virtual class X { public Integer one() { return 1; } } public class Y extends B.Z {} }",
      "B.cls": "public class B { public virtual class Z extends A.X {} }",
    },
  );
});

test("queries and DML carry access, class and binds", () => {
  const { call, log } = runFiles({
    "T.cls": `public without sharing class T { public static void run() { Integer n = 3; List<Account> l = [SELECT Id FROM Account WHERE Name = :n + ''  LIMIT 1]; Id one = [SELECT Id FROM Account WITH SYSTEM_MODE]?.Id; for (List<Account> some : [SELECT Id FROM Account]) { insert some; }
    insert as system new Account(); upsert new Invoice__c() Key__c; } }`,
  });
  call("T.run");
  assert.deepEqual(log, [
    "enter without",
    'query user list T SELECT Id FROM Account WHERE Name = :b0  LIMIT 1 {"b0":"3"}',
    "query system singleOrNull T SELECT Id FROM Account WITH SYSTEM_MODE {}",
    "loop user true SELECT Id FROM Account",
    "insert system - T",
    "upsert user Key__c T",
    "leave",
  ]);
});

test("sharing is entered only where data can be reached, and by declaration, superclass or version", () => {
  const files = (declaration: string): Record<string, string> => ({
    "T.cls": `public ${declaration} class T { public static Integer add(Integer a) { return a + 1; } public static void save() { helper(); } private static void helper() { insert new Account(); } }`,
    "Base.cls": "public virtual without sharing class Base {}",
  });
  const entered = (declaration: string, apiVersion = 67): string[] => {
    const { call, log } = runFiles(files(declaration), { apiVersion });
    call("T.add$integer", 1);
    call("T.save");
    return log.filter((line) => line.startsWith("enter"));
  };
  assert.deepEqual(
    [
      entered("with sharing"),
      entered(""),
      entered("", 60),
      entered("inherited sharing"),
      [
        runFiles({
          ...files("with sharing"),
          "Sub.cls":
            "public class Sub extends Base { public static void save() { insert new Account(); } }",
        }),
      ].flatMap(({ call, log }) => {
        call("Sub.save");
        return log.slice(0, 1);
      }),
    ],
    [["enter with"], ["enter with"], [], [], ["enter without"]],
  );
});

test("a stack names class, method and line of each call, over several lines too", () => {
  const { call, program } = runFiles({
    "T.cls": `public class T {
  Integer v = add(1,
    boom(null));
  public T() { }
  static Integer add(Integer a, Integer b) { return a + b; }
  static Integer boom(Integer a) {
    return a
      + 1;
  }
  public class Maker {
    public T make() {
      return new T();
    }
  }
  public static void run() {
    System.runAs(new User()) {
      new Maker().make();
    }
  }
}`,
  });
  const stack = ((): string => {
    try {
      call("T.run");
      return "";
    } catch (error) {
      return error instanceof Error ? (error.stack ?? "") : "";
    }
  })();
  assert.deepEqual(
    program.frames(stack).map((frame) => `${frame.name}: line ${frame.line}`),
    [
      "Class.T.boom: line 7",
      "Class.T.<init>: line 3",
      "Class.T.Maker.make: line 12",
      "Class.T.run: line 17",
    ],
  );
});

test("coverage counts lines; loops and calls burn fuel", () => {
  const { call, program, modules, rt } = runFiles(
    {
      "T.cls":
        "public class T {\n  public static Integer run(Integer n) {\n    Integer s = 0;\n    for (Integer i = 0; i < n; i++) {\n      s += i;\n    }\n    if (s < 0) {\n      s = 1;\n    }\n    return s;\n  }\n}",
    },
    { coverage: true },
  );
  call("T.run$integer", 2000);
  assert.deepEqual(modules[0]?.coverable, [3, 4, 5, 7, 8, 10]);
  assert.deepEqual(
    modules[0].coverable.map((line) => program.coverage.get("T.cls")?.[line]),
    [1, 1, 2000, 1, 0, 1],
  );
  assert.equal(program.coverage.get("T.cls")?.[0], 2004, "statements, each time they ran");
  assert.equal((rt as unknown as { refuels: number }).refuels, 1);
});

// Testing and Code Coverage, "How Is Code Coverage Calculated?", and salesforce.stackexchange.com/questions/238944 for initialisers and properties.
test("initialisers and properties that are used count; System.debug, declarations and braces do not", () => {
  const { call, program, modules } = runFiles(
    {
      "T.cls": `public class T {
  public static final Integer MOST = 5;
  public static List<String> names = new List<String>{
    'a',
    'b'
  };
  public static Integer plain;
  public static Integer shared { get; set; }
  public static Integer unusedShared { get; set; }
  public String name { get; private set; }
  public String unused { get; set; }
  public Integer field = 4;
  public Integer bare;
  public enum Color { RED, GREEN }
  public static Integer run() {
    System.debug('not counted');
    T one = new T();
    one.name = 'a';
    shared = 2;
    Integer sum = MOST +
      names.size() +
      shared;
    return sum;
  }
  public static Integer named() {
    return shared;
  }
}`,
    },
    { coverage: true },
  );
  assert.equal(call("T.run"), 9);
  const hits = program.coverage.get("T.cls");
  const coverable = modules[0]?.coverable ?? [];
  assert.ok(hits);
  assert.equal(hits[0], 8, "statements count once, on however many lines; initialisers too");
  const isHit = (line: number): boolean => (hits[line] ?? 0) > 0;
  assert.deepEqual(coverable.filter(isHit), [2, 3, 4, 5, 8, 10, 12, 17, 18, 19, 20, 21, 22, 23]);
  assert.deepEqual(
    coverable.filter((line) => !isHit(line)),
    [9, 11, 26],
  );
});

test("triggers are functions", () => {
  const { program, log } = runFiles({
    "T.trigger":
      "trigger T on Account (before insert, after update) { Integer i = 1; if (i == 1) { insert new Invoice__c(); } }",
  });
  program.triggers.get("T")?.();
  assert.deepEqual(log, ["insert system - T"]);
});

test("a loaded program knows methods, fields and constructors by their JavaScript names", () => {
  const { program } = runFiles({
    "T.cls":
      "public class T { public Integer plain; public Integer computed { get { return 1; } } public T(Integer a) { plain = a; } @AuraEnabled public static String hello(List<String> names) { return null; } }",
  });
  const info = program.classes.get("T")?.info;
  assert.deepEqual(info?.constructors, [
    { jsName: "new$integer", parameters: [{ name: "a", type: "Integer" }], visibility: "public" },
  ]);
  assert.deepEqual(
    info.fields.map(({ name, jsName, getter }) => [name, jsName, getter]),
    [
      ["plain", "_plain", undefined],
      ["computed", "_computed", "get$$computed"],
    ],
  );
  assert.deepEqual(
    info.methods.map(({ name, jsName, annotations }) => [name, jsName, annotations[0]?.name]),
    [["hello", "hello$list_string_", "auraenabled"]],
  );
});
