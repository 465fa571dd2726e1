// Facts about paths.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findRoute, matchPath, route } from "./router.ts";
import { routeTakes } from "./site-pages.ts";

test("names match one segment, a star the rest", () => {
  assert.deepEqual(matchPath("/apex/:c/:m", "/apex/A/b"), { c: "A", m: "b" });
  assert.equal(matchPath("/apex/:c/:m", "/apex/A"), undefined);
  assert.deepEqual(matchPath("/lightning/*", "/lightning/r/x/view"), { rest: "r/x/view" });
});

test("a path with another method tells which methods it takes", () => {
  const routes = [route<null>("POST", "/a", () => ({ status: 200 }))];
  assert.deepEqual(findRoute(routes, "GET", "/a"), { methods: ["POST"] });
});

test("site routes take parameters, and the record only when it is there", () => {
  assert.equal(routeTakes("deal/:recordId", "deal/a01"), true);
  assert.equal(routeTakes("deal/:recordId", "deal"), false);
  assert.equal(routeTakes("my-deals", "My-Deals/"), true);
});
