// What is wrong in a project is said in one clear message with file, line and column, with exit code 1, and the other files are still checked.
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openProjectFixture } from "./project-fixture.ts";
import type { Ended, ProjectFixture } from "./project-fixture.ts";

/** Lines of JavaScript, of ours or of Node. */
const OUR_STACK = /^\s+at |node:internal|\.ts:\d+/m;
/** Stands in every project: its one error shows that other files are still checked. */
const OTHER = {
  "classes/Other.cls": "public class Other {\n  Integer wrong = 'text';\n}\n",
};
const OTHER_PLACE = "source/classes/Other.cls:2:19";

interface Bad {
  readonly files: Readonly<Record<string, string>>;
  readonly message: string;
  readonly place: string;
}
const found: Readonly<Record<string, Bad>> = {
  "a file that does not parse": {
    files: {
      "classes/Bad.cls": "public class Bad {\n  void go() {\n    Integer x = ;\n  }\n}\n",
      "classes/UsesBad.cls": "public class UsesBad {\n  Bad bad = new Bad();\n}\n",
    },
    message: "error APEX0001: Unexpected token ';'.",
    place: "source/classes/Bad.cls:3:17",
  },
  "a file that ends too early": {
    files: { "classes/Bad.cls": "public class Bad {\n  void go() {\n  }\n" },
    message: "error APEX0004: Expecting '}' but was: '<EOF>'",
    place: "source/classes/Bad.cls:3:4",
  },
  "an empty file": {
    files: { "classes/Bad.cls": "" },
    message: "error APEX0001: Unexpected token '<EOF>'.",
    place: "source/classes/Bad.cls:1:1",
  },
  "a class that calls a method that does not exist": {
    files: {
      "classes/Bad.cls":
        "public class Bad {\n  void go(String text) {\n    text.shout(1);\n  }\n}\n",
    },
    message:
      "error APEX1002: Method does not exist or incorrect signature: void shout(Integer) from the type String",
    place: "source/classes/Bad.cls:3:10",
  },
  "a query on a field that does not exist": {
    files: {
      "classes/Bad.cls":
        "public class Bad {\n  List<Account> all = [SELECT Id, Nope__c FROM Account];\n}\n",
    },
    message: "error SOQL1001: No such column 'Nope__c' on entity 'Account'.",
    place: "source/classes/Bad.cls:2:35",
  },
  "an object whose XML is not well-formed": {
    files: {
      "objects/Thing__c/Thing__c.object-meta.xml":
        "<CustomObject>\n  <label>Thing</label>\n  <pluralLabel>Things</plural>\n</CustomObject>\n",
      "objects/Thing__c/fields/Color__c.field-meta.xml":
        "<CustomField><fullName>Color__c</fullName><label>Color</label><type>Text</type><length>9</length></CustomField>\n",
      "classes/UsesThing.cls":
        "public class UsesThing {\n  String color = new Thing__c(Color__c = 'red').Color__c;\n}\n",
    },
    message:
      'error META0001: Error parsing file: The element type "pluralLabel" must be terminated by the matching end-tag "</pluralLabel>".',
    place: "source/objects/Thing__c/Thing__c.object-meta.xml:3:22",
  },
  "a tag that is never closed": {
    files: {
      "permissionsets/P.permissionset-meta.xml":
        "<PermissionSet>\n  <label>People\n</PermissionSet\n",
    },
    message:
      'error META0001: Error parsing file: The element type "label" must be terminated by the matching end-tag "</label>".',
    place: "source/permissionsets/P.permissionset-meta.xml:2:3",
  },
  "a byte order mark": {
    files: { "classes/Bad.cls": "\uFEFFpublic class Bad { }\n" },
    message: "error APEX0017: The file begins with a byte order mark.",
    place: "source/classes/Bad.cls:1:1",
  },
  "a binary file": {
    files: { "classes/Bad.cls": "\x89PNG\r\n\x1a\n\0\0\0\rIHDR" },
    message: "error APEX0008: Found punctuation symbol or operator",
    place: "source/classes/Bad.cls:1:1",
  },
  "a class of more than a million characters": {
    files: { "classes/Bad.cls": `public class Bad {\n${"// more\n".repeat(125_000)}}\n` },
    message: "error APEX0016: Script too large: public class Bad {...",
    place: "source/classes/Bad.cls:1:1",
  },
  "brackets without end": {
    files: {
      "classes/Bad.cls": `public class Bad {\n  Integer x = ${"(".repeat(5000)}1${")".repeat(5000)};\n}\n`,
    },
    message: "error APEX0015: Expression is too long, please split this expression",
    place: "source/classes/Bad.cls:2:5014",
  },
  "an expression without end": {
    files: {
      "classes/Bad.cls": `public class Bad {\n  Integer y;\n  String x = 'a'${" + 'a'".repeat(20_000)};\n}\n`,
    },
    message: "error APEX0015: Expression is too long, please split this expression",
    place: "source/classes/Bad.cls:3:3",
  },
  "two triggers of one name": {
    files: {
      "triggers/Twice.trigger": "trigger Twice on Account (before insert) { }\n",
      "triggers/sub/Twice.trigger": "trigger Twice on Contact (before insert) { }\n",
    },
    message: "error APEX1601: Type name already in use: Twice",
    place: "source/triggers/sub/Twice.trigger:1:9",
  },
  "two classes whose names differ in case": {
    files: {
      "classes/Bad.cls": "public class Bad { }\n",
      "classes/sub/bad.cls": "public class bad { }\n",
    },
    message: "error APEX1601: Type name already in use: bad",
    place: "source/classes/sub/bad.cls:1:14",
  },
  "classes that extend each other": {
    files: {
      "classes/Bad.cls": "public virtual class Bad extends Worse { }\n",
      "classes/Worse.cls": "public virtual class Worse extends Bad { }\n",
    },
    message: "error APEX1604: Circular definition: Bad",
    place: "source/classes/Bad.cls:1:22",
  },
  "a trigger on an object that does not exist": {
    files: { "triggers/Bad.trigger": "trigger Bad on Nope__c (before insert) { }\n" },
    message: "error APEX1003: Invalid type: Nope__c",
    place: "source/triggers/Bad.trigger:1:16",
  },
  "a test that takes a parameter": {
    files: {
      "classes/Bad.cls":
        "@IsTest\nprivate class Bad {\n  @IsTest static void go(Integer x) { }\n}\n",
    },
    message: "error APEX1711: Test methods must have no arguments",
    place: "source/classes/Bad.cls:3:3",
  },
  "an annotation without a class": {
    files: { "classes/Bad.cls": "@IsTest\n" },
    message: "error APEX0001: Unexpected token '<EOF>'.",
    place: "source/classes/Bad.cls:1:8",
  },
  "an ampersand in XML": {
    files: {
      "permissionsets/P.permissionset-meta.xml":
        "<PermissionSet>\n  <!-- R&D -->\n  <label>Research & Development</label>\n</PermissionSet>\n",
    },
    message:
      "error META0001: Error parsing file: The entity name must immediately follow the '&' in the entity reference.",
    place: "source/permissionsets/P.permissionset-meta.xml:3:19",
  },
};

describe("check", { concurrency: 2 }, () => {
  for (const [what, { files, message, place }] of Object.entries(found))
    test(what, async () => {
      const project = openProjectFixture({ ...OTHER, ...files });
      try {
        const { code, output } = await project.run("check");
        assert.equal(code, 1, output);
        assert.ok(output.includes(message), output);
        assert.deepEqual(
          [...output.matchAll(/┌─ (\S+)/g)].map(([, one]) => one).sort(),
          [place, OTHER_PLACE].sort(),
        );
        assert.match(output, / 2 error\(s\)/);
        assert.doesNotMatch(output, OUR_STACK);
      } finally {
        project.remove();
      }
    });
});

describe("the project's folder", { concurrency: 2 }, () => {
  const made =
    (change: (root: string) => void, expected: readonly string[], code = 1) =>
    async (): Promise<void> => {
      const project = openProjectFixture(OTHER);
      try {
        change(project.root);
        const ended = await project.run("check");
        assert.equal(ended.code, code, ended.output);
        for (const words of expected) assert.ok(ended.output.includes(words), ended.output);
        assert.doesNotMatch(ended.output, OUR_STACK);
      } finally {
        project.remove();
      }
    };
  const configure = (text: string) => (root: string) => {
    writeFileSync(join(root, "sfdx-project.json"), text);
  };
  test(
    "a package directory that is not there",
    made(configure('{\n  "packageDirectories": [{ "path": "source" }, { "path": "gone" }]\n}\n'), [
      'The path "gone", specified in sfdx-project.json, does not exist.',
      ":2:58",
      OTHER_PLACE,
    ]),
  );
  test(
    "a sfdx-project.json that is no JSON",
    made(configure('{"packageDirectories": ['), ["isn't valid JSON", " 1 error(s)"]),
  );
  test(
    "a folder named as a class, a circle of links, a link to nowhere",
    made(
      (root) => {
        mkdirSync(join(root, "source/classes/Folder.cls"));
        symlinkSync("..", join(root, "source/classes/circle"));
        symlinkSync("nowhere", join(root, "source/classes/Gone.cls"));
      },
      ["The file can't be read.", "source/classes/Gone.cls:1:1", OTHER_PLACE, " 2 error(s)"],
    ),
  );
});

const CYCLES = {
  "classes/First.cls":
    "public class First {\n  public static Integer value = Second.value + 1;\n}\n",
  "classes/Second.cls":
    "public class Second {\n  public static Integer value = First.value + 1;\n}\n",
  "classes/Endless.cls": `public class Endless {
  public static void loop() {
    Integer turns = 0;
    while (true) {
      turns++;
    }
  }
  public static void deeper(Integer level) {
    deeper(level + 1);
  }
  public static void ping(Integer level) {
    try {
      pong(level + 1);
    } catch (Exception e) {
      Assert.fail('caught');
    }
  }
  private static void pong(Integer level) {
    ping(level + 1);
  }
}
`,
  "classes/Tree.cls": `public class Tree {
  private List<Tree> branches = new List<Tree>();
  private Account owner;
  public static Tree ofHeight(Integer height) {
    Tree top = new Tree();
    for (Integer i = 1; i < height; i++) {
      Tree lower = top;
      top = new Tree();
      top.owner = new Account(Name = 'Owner ' + i, AnnualRevenue = i);
      top.branches.add(lower);
    }
    return top;
  }
  public Decimal total(Map<String, Integer> seen, List<String> path) {
    Decimal total = owner == null ? 0 : owner.AnnualRevenue;
    String name = owner?.Name;
    Integer times = seen.get(name);
    Set<String> names = new Set<String>(path);
    try {
      switch on times {
        when null {
          seen.put(name, 1);
        }
        when else {
          seen.put(name, times + 1);
        }
      }
      for (Tree branch : branches) {
        if (!names.contains(name)) {
          Decimal below = branch.total(seen, path);
          total += below == null ? 0 : below;
        }
      }
    } catch (DmlException e) {
      total = null;
    } finally {
      names.clear();
    }
    return total;
  }
}
`,
  "triggers/Again.trigger": `trigger Again on Contact(after insert, after update) {
  List<Contact> again = new List<Contact>();
  for (Contact contact : Trigger.new) {
    again.add(new Contact(Id = contact.Id));
  }
  update again;
}
`,
};
const TESTS = {
  "classes/BadTest.cls": `@IsTest
private class BadTest {
  @IsTest static void cycle() { Assert.areEqual(1, First.value); }
  @IsTest static void loop() { try { Endless.loop(); } catch (Exception e) { Assert.fail('caught'); } }
  @IsTest static void depth() { Endless.deeper(1); }
  @IsTest static void circle() { Endless.ping(1); }
  @IsTest static void deepTree() { Assert.areEqual(490545, Tree.ofHeight(991).total(new Map<String, Integer>(), new List<String>())); }
  @IsTest static void recursion() { insert new Contact(LastName = 'Again'); }
  @IsTest static void rows() {
    List<Account> accounts = new List<Account>();
    for (Integer i = 0; i < 9000; i++) { accounts.add(new Account(Name = 'A' + i)); }
    insert accounts;
    for (Integer i = 0; i < 6; i++) {
      accounts = [SELECT Id FROM Account];
    }
  }
  @IsTest static void works() { Assert.areEqual(2, 1 + 1); }
}
`,
};
const failing: readonly (readonly [string, string, string])[] = [
  [
    "cycle",
    "System.NullPointerException: Attempt to de-reference a null object",
    "classes/Second.cls:2:1",
  ],
  ["loop", "System.LimitException: Apex CPU time limit exceeded", "classes/Endless.cls:4:1"],
  ["depth", "System.LimitException: Maximum stack depth reached: 1001", "classes/Endless.cls:9:1"],
  [
    "circle",
    "System.LimitException: Maximum stack depth reached: 1001",
    "classes/Endless.cls:13:1",
  ],
  ["recursion", "System.DmlException: Insert failed. First exception", "classes/BadTest.cls:8:1"],
  ["rows", "System.LimitException: Too many query rows: 50001", "classes/BadTest.cls:14:1"],
];

describe("test", () => {
  let project: ProjectFixture;
  let ended: Ended;
  before(async () => {
    project = openProjectFixture({ ...OTHER, ...CYCLES, ...TESTS });
    ended = await project.run("test");
  });
  after(() => {
    project.remove();
  });

  test("ends with exit code 1, the other tests run and the other files checked", () => {
    assert.equal(ended.code, 1);
    assert.ok(ended.output.includes(OTHER_PLACE), ended.output);
    assert.match(ended.output, /^2 passed, 6 failed$/m);
    assert.doesNotMatch(ended.output, OUR_STACK);
  });
  for (const [name, message, place] of failing)
    test(`${name} says what and where`, () => {
      const [, own = ""] =
        new RegExp(`^FAIL BadTest\\.${name}\\n([^]*?)\\n(?=FAIL |\\d+ passed)`, "m").exec(
          ended.output,
        ) ?? [];
      assert.ok(own.startsWith(`  ${message}`), ended.output);
      assert.deepEqual(/┌─ (\S+)/.exec(own)?.[1], `source/${place}`);
    });
  test("methods that call each other without end are named once", () => {
    assert.match(
      ended.output,
      /line 13, column 1\n +Class\.Endless\.pong: line 19, column 1\n +\(these 2 lines \d+ times\)/,
    );
  });
  test("the trigger ran sixteen times, and what repeats is said once", () => {
    assert.match(ended.output, /Again: maximum trigger depth exceeded/);
    assert.match(ended.output, /Trigger\.Again: line 6, column 1: \[\] \(16 times\)/);
  });
});
