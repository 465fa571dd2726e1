// Java's regular expressions, split and replacement texts on JavaScript's engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileJavaPattern, replaceMatches, splitText } from "./regex.ts";

const split = (text: string, pattern: string, limit = 0): string[] =>
  splitText(text, compileJavaPattern(pattern), limit);

test("split follows java.lang.String.split", () => {
  assert.deepEqual(split("boo:and:foo", "o"), ["b", "", ":and:f"]);
  assert.deepEqual(split("boo:and:foo", "o", 5), ["b", "", ":and:f", "", ""]);
  assert.deepEqual(split("boo:and:foo", "o", -2), ["b", "", ":and:f", "", ""]);
  assert.deepEqual(split("abc", ""), ["a", "b", "c"]);
  assert.deepEqual(split("", ","), [""]);
  assert.deepEqual(split(",", ","), []);
});
test("replacements know groups, names and escapes", () => {
  assert.equal(replaceMatches("a-b", compileJavaPattern("(\\w)-(\\w)"), "$2-$1", true), "b-a");
  assert.equal(replaceMatches("x", compileJavaPattern("(?<n>x)"), "<${n}>", true), "<x>");
  assert.equal(replaceMatches("x", compileJavaPattern("x"), "\\$1", true), "$1");
  assert.equal(replaceMatches("abc", compileJavaPattern("b*"), "-", true), "-a--c-");
});
test("Java-only syntax is translated", () => {
  assert.ok(compileJavaPattern("^\\p{Alpha}+$").test("abc"));
  assert.ok(compileJavaPattern("(?i)ABC").test("abc"));
  assert.ok(compileJavaPattern("\\Qa.b\\E").test("a.b"));
  assert.ok(!compileJavaPattern("\\Qa.b\\E").test("axb"));
  assert.ok(compileJavaPattern("\\Aab\\z").test("ab"));
  assert.ok(compileJavaPattern("a++b").test("aab"));
  assert.ok(compileJavaPattern("[\\p{Punct}]").test("!"));
  assert.ok(compileJavaPattern("[^\\w\\s-]").test("!"));
});
