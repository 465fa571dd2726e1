// Facts about the server over real HTTP, with a small Org behind it: who gets in, what errors look like, what is refused.
import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { after, before, test } from "node:test";
import { fixtureRoot, fixtureSchema, testCache } from "../lwc/test-support/fixture.ts";
import { startServer, type RunningServer } from "./index.ts";
import { adminId, fakeOrg } from "./test-support/fake-org.ts";

const schema = fixtureSchema();
const prefix = schema.objects.get("greeting__c")?.keyPrefix ?? "";
const greetingId = `${prefix}000000000001AAA`;
let server: RunningServer;
let token = "";

before(async () => {
  const org = fakeOrg({
    schema,
    records: { Greeting__c: [{ Id: greetingId, Name: "Hi", hello__Language__c: "fr" }] },
    apex: {
      "HelloController.greet": ({ name }) => {
        if (name === "bad") {
          throw new Error("That name is too long to be said.");
        }
        return `Hello, ${String(name)}!`;
      },
    },
    refuse: (record) =>
      record["Name"] === "taken"
        ? [{ statusCode: "DUPLICATE_VALUE", message: "That name is taken.", fields: ["Name"] }]
        : [],
  });
  server = await startServer({
    org,
    project: { root: fixtureRoot, cacheDirectory: testCache },
    port: 0,
  });
  const answer = await fetch(`${server.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      username: "ada@example.com",
      password: "any",
    }),
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
});

after(() => server.close());

async function api(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const answer = await fetch(server.url + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === "" ? null : (JSON.parse(text) as unknown),
  };
}

test("without a session the API answers 401 in the platform's words", async () => {
  assert.deepEqual(
    await api("GET", "/services/data/v67.0/query?q=SELECT+Id+FROM+Account", undefined, {
      Authorization: "",
    }).then(({ status, body }) => ({ status, body })),
    {
      status: 401,
      body: [{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid" }],
    },
  );
});

test("a foreign Host is refused, whatever it asks", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(server.url);
    httpRequest(
      { host: "127.0.0.1", port, path: "/", headers: { Host: "rebound.example" } },
      (answer) => resolve(answer.resume().statusCode),
    )
      .on("error", reject)
      .end();
  });
  assert.equal(status, 421);
});

test("a change needs the page's token, and never comes from another origin", async () => {
  const bare = await fetch(`${server.url}/local/sign-in`, {
    method: "POST",
    body: JSON.stringify({ userId: adminId }),
  });
  assert.equal(bare.status, 403);
  const foreign = await api(
    "POST",
    "/apex/HelloController/greet",
    { name: "x" },
    { Origin: "http://elsewhere.example" },
  );
  assert.equal(foreign.status, 403);
});

test("signing in sets a cookie that scripts and other sites cannot use, and leads to an own page only", async () => {
  const page = await (await fetch(`${server.url}/`)).text();
  const csrf = /"csrfToken":"([^"]+)"/.exec(page)?.[1] ?? "";
  const answer = await fetch(`${server.url}/local/sign-in`, {
    method: "POST",
    headers: { "X-Local-Org-Token": csrf },
    body: JSON.stringify({ userId: adminId, next: "//elsewhere.example/x" }),
  });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("set-cookie") ?? "", /HttpOnly; SameSite=Strict/);
  assert.deepEqual(await answer.json(), { next: "/" });
});

test("a page carries a policy with a nonce and no inline script without it", async () => {
  const answer = await fetch(`${server.url}/`);
  const page = await answer.text();
  const policy = answer.headers.get("content-security-policy") ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal([...page.matchAll(/<script(?![^>]*nonce=)/g)].length, 0);
  assert.ok(page.includes(nonce));
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
});

test("a query answers in the REST API's shape, a wrong one with its error array", async () => {
  assert.deepEqual(
    (
      await api(
        "GET",
        `/services/data/v67.0/query?q=${encodeURIComponent("SELECT Id, Name FROM hello__Greeting__c")}`,
      )
    ).body,
    {
      totalSize: 1,
      done: true,
      records: [{ Id: greetingId, Name: "Hi", hello__Language__c: "fr" }],
    },
  );
  const wrong = await api("GET", "/services/data/v67.0/query?q=SELECT+Id+FROM+Nope__c");
  assert.deepEqual(
    [wrong.status, wrong.body],
    [400, [{ errorCode: "INVALID_TYPE", message: "sObject type 'Nope__c' is not supported." }]],
  );
});

test("creating a record answers 201 with its Id; a refusal names the fields", async () => {
  const made = await api("POST", "/services/data/v67.0/sobjects/hello__Greeting__c", {
    Name: "New",
  });
  assert.equal(made.status, 201);
  assert.equal((made.body as { success: boolean }).success, true);
  const refused = await api("POST", "/services/data/v67.0/sobjects/hello__Greeting__c", {
    Name: "taken",
  });
  assert.deepEqual(
    [refused.status, refused.body],
    [400, [{ message: "That name is taken.", errorCode: "DUPLICATE_VALUE", fields: ["Name"] }]],
  );
  const wired = await api("POST", "/ui-api/records", {
    apiName: "hello__Greeting__c",
    fields: { Name: "taken" },
  });
  assert.deepEqual(
    (wired.body as { output: { fieldErrors: { Name: { message: string }[] } } }).output.fieldErrors
      .Name[0]?.message,
    "That name is taken.",
  );
});

test("Apex answers its value, and its error without a stack", async () => {
  assert.equal(
    (await api("POST", "/apex/HelloController/greet", { name: "Ada" })).body,
    "Hello, Ada!",
  );
  const failed = await api("POST", "/apex/HelloController/greet", { name: "bad" });
  assert.equal(failed.status, 500);
  assert.equal((failed.body as { message: string }).message, "That name is too long to be said.");
  assert.ok(!JSON.stringify(failed.body).includes("Class."));
});

test("a body that is not JSON, or too large, is refused clearly", async () => {
  const bad = await api("POST", "/apex/HelloController/greet", "{nope");
  assert.deepEqual(
    [bad.status, (bad.body as { errorCode: string }[])[0]?.errorCode],
    [400, "JSON_PARSER_ERROR"],
  );
  assert.equal(
    (await api("POST", "/apex/HelloController/greet", `"${"x".repeat(7_000_000)}"`)).status,
    413,
  );
});

test("a record and its list are shown with labels and links", async () => {
  const record = (await api("GET", `/local/ui/record/${greetingId}`)).body as {
    title: string;
    highlights: { field: { name: string }; cell: { display: string } }[];
  };
  assert.equal(record.title, "Hi");
  assert.equal(
    record.highlights.find((item) => item.field.name === "hello__Language__c")?.cell.display,
    "Français",
  );
  const list = (await api("GET", "/local/ui/list/hello__Greeting__c")).body as {
    total: number;
    views: { name: string }[];
  };
  assert.deepEqual(
    [list.total >= 1, list.views.map((view) => view.name)],
    [true, ["All", "French"]],
  );
});

test("reports and dashboards are refused with what to do instead", async () => {
  for (const name of ["Report", "Dashboard"]) {
    const { status, body } = await api("GET", `/local/ui/list/${name}`);
    assert.equal(status, 501);
    assert.match(JSON.stringify(body), new RegExp(`${name}s aren't supported by the local org`));
  }
});

test("a record that does not exist and one of an unknown object answer alike", async () => {
  const [missing, unknown] = [
    await api("GET", `/local/ui/record/${prefix}000000000099AAA`),
    await api("GET", "/local/ui/record/zzz000000000099AAA"),
  ];
  assert.deepEqual([missing.status, missing.body], [unknown.status, unknown.body]);
});

test("files outside the served folders are not found", async () => {
  assert.equal((await api("GET", "/assets/..%2f..%2fpackage.json")).status, 404);
  assert.equal((await api("GET", "/lwc/vendor/..%2f..%2f..%2f/x.js")).status, 404);
});
