// XML read into nodes and written back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readXml, writeXml } from "./nodes.ts";

test("names, namespaces, attributes and text survive a round trip", () => {
  const root = readXml(
    '<a:root xmlns:a="urn:a" a:id="1" kind="x&amp;y">t<b>&lt;</b><!--c--></a:root>',
  );
  assert.equal(root.name, "root");
  assert.equal(root.namespace, "urn:a");
  assert.equal(root.attribute("id", "urn:a")?.value, "1");
  assert.equal(root.attribute("kind", null)?.value, "x&y");
  assert.equal(root.elements[0]?.text, "<");
  assert.equal(
    writeXml(root),
    '<a:root xmlns:a="urn:a" a:id="1" kind="x&amp;y">t<b>&lt;</b><!--c--></a:root>',
  );
});
test("broken text is an XmlException with a place", () => {
  assert.throws(() => readXml("<a><b></a>"), /ParseError at \[row,col\]:\[1,/);
});
