// Facts about Apex that integrations call over HTTP: REST classes and invocable actions, as the signed-in user, with the access to the class.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixtureRoot, testCache } from "../lwc/test-support/fixture.ts";
import { classFiles, openFixture } from "../org/fixture.ts";
import { startServer, type RunningServer } from "./index.ts";

const files = {
  ...classFiles(
    "Greetings",
    `@RestResource(urlMapping='/greetings/*')
    global with sharing class Greetings {
      global class Reply { global String text; global Integer size; }
      @HttpGet global static Reply read() {
        Reply reply = new Reply();
        reply.text = 'Hello ' + RestContext.request.requestURI.substringAfterLast('/') + RestContext.request.params.get('mark') + ' from ' + UserInfo.getUserName();
        reply.size = 2;
        return reply;
      }
      @HttpPost global static Id create(String name, List<Integer> numbers) {
        Account account = new Account(Name = name + ' ' + numbers);
        insert as system account;
        RestContext.response.statusCode = 201;
        return account.Id;
      }
      @HttpDelete global static void remove() {
        if (RestContext.request.requestURI.endsWith('bad')) { throw new IllegalArgumentException('not that one'); }
        if (RestContext.request.requestURI.endsWith('said')) { RestContext.response.addHeader('X-Said', 'yes'); RestContext.response.responseBody = Blob.valueOf('gone'); RestContext.response.statusCode = 202; }
      }
    }`,
  ),
  ...classFiles(
    "ExactGreeting",
    `@RestResource(urlMapping='/greetings/exact') global class ExactGreeting { @HttpGet global static String read() { return 'exact'; } }`,
  ),
  ...classFiles(
    "Whereabouts",
    `@RestResource(urlMapping='/whereabouts') global class Whereabouts { @HttpGet global static String read() { return URL.getOrgDomainUrl().toExternalForm(); } }`,
  ),
  ...classFiles(
    "Doubler",
    `public with sharing class Doubler {
      public class Request { @InvocableVariable(label='Number' required=true) public Integer value; @InvocableVariable public String note; }
      public class Result { @InvocableVariable public Integer doubled; public String secret; }
      @InvocableMethod(label='Double it' description='Twice as much')
      public static List<Result> run(List<Request> requests) {
        List<Result> results = new List<Result>();
        for (Request request : requests) {
          if (request.value < 0) { throw new IllegalArgumentException('too small'); }
          Result result = new Result(); result.doubled = request.value * 2; result.secret = 'no'; results.add(result);
        }
        if (requests[0].note == 'fewer') { results.remove(0); }
        return results;
      }
    }`,
  ),
  ...classFiles(
    "Namer",
    `public with sharing class Namer { @InvocableMethod public static List<String> names(List<Id> ids) { List<String> names = new List<String>(); for (Id one : ids) { names.add([SELECT Name FROM Account WHERE Id = :one].Name); } return names; } }`,
  ),
};
const fixture = openFixture(files);
let server: RunningServer;
const tokens: Record<string, string> = {};
const admin = fixture.org.user(fixture.admin)?.username ?? "";

before(async () => {
  fixture.run(
    `insert new User(Username = 'pat@example.com', LastName = 'Pat', Email = 'pat@example.com', Alias = 'pat', TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'de_DE', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);`,
  );
  server = await startServer({
    org: fixture.org,
    project: { root: fixtureRoot, cacheDirectory: testCache },
    port: 0,
  });
  for (const username of [admin, "pat@example.com"]) {
    const answer = await fetch(`${server.url}/services/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", username, password: "any" }),
    });
    tokens[username] = ((await answer.json()) as { access_token: string }).access_token;
  }
});
after(async () => {
  await server.close();
  fixture.close();
});

async function call(
  method: string,
  path: string,
  body?: unknown,
  username = admin,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${tokens[username] ?? ""}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  return {
    status: answer.status,
    body: isJson ? (JSON.parse(text) as unknown) : text,
    headers: answer.headers,
  };
}
const action = (name: string): string => `/services/data/v67.0/actions/custom/apex/${name}`;

test("a REST class reads its address and parameters, and gives what it returns as JSON", async () => {
  const { status, body } = await call("GET", "/services/apexrest/greetings/ada?mark=!");
  assert.equal(status, 200);
  assert.deepEqual(body, { text: `Hello ada! from ${admin}`, size: 2 });
  assert.equal((await call("GET", "/services/apexrest/greetings/exact")).body, "exact");
});

test("the org knows where it is served: links in mails lead there", async () => {
  assert.equal((await call("GET", "/services/apexrest/whereabouts")).body, server.url);
});

test("members of the body are arguments; the class sets the status", async () => {
  const { status, body } = await call("POST", "/services/apexrest/greetings/", {
    name: "Acme",
    numbers: [1, 2],
  });
  assert.equal(status, 201);
  assert.deepEqual(
    fixture.run(`System.debug([SELECT Name FROM Account WHERE Id = '${String(body)}'].Name);`),
    ["Acme (1, 2)"],
  );
  const stranger = await call("POST", "/services/apexrest/greetings/", { other: 1 });
  assert.equal(stranger.status, 400);
  assert.match(JSON.stringify(stranger.body), /JSON_PARSER_ERROR.*other/);
});

test("a method without a value answers 204, or what the class put into the response", async () => {
  assert.equal((await call("DELETE", "/services/apexrest/greetings/x")).status, 204);
  const said = await call("DELETE", "/services/apexrest/greetings/said");
  assert.deepEqual([said.status, said.body, said.headers.get("x-said")], [202, "gone", "yes"]);
});

test("what goes wrong is told in the platform's form", async () => {
  const thrown = await call("DELETE", "/services/apexrest/greetings/bad");
  assert.equal(thrown.status, 500);
  assert.match(JSON.stringify(thrown.body), /APEX_ERROR.*not that one.*Greetings\.remove/);
  assert.equal((await call("PUT", "/services/apexrest/greetings/x")).status, 405);
  assert.equal((await call("GET", "/services/apexrest/nothing")).status, 404);
  assert.equal(
    (await call("GET", "/services/apexrest/greetings/x", undefined, "pat@example.com")).status,
    403,
  );
  assert.equal(
    (await call("GET", "/services/apexrest/greetings/x", undefined, "nobody")).status,
    401,
  );
});

test("actions are listed and described to those who may run them", async () => {
  const list = await call("GET", action("").slice(0, -1));
  assert.deepEqual(
    (list.body as { actions: { name: string; label: string }[] }).actions.map((one) => [
      one.name,
      one.label,
    ]),
    [
      ["Doubler", "Double it"],
      ["Namer", "names"],
    ],
  );
  const described = (await call("GET", action("Doubler"))).body as {
    inputs: { name: string; type: string; required: boolean }[];
    outputs: { name: string }[];
  };
  assert.deepEqual(
    described.inputs.map(({ name, type, required }) => [name, type, required]),
    [
      ["value", "Integer", true],
      ["note", "String", false],
    ],
  );
  assert.deepEqual(
    described.outputs.map(({ name }) => name),
    ["doubled"],
  );
  const others = await call("GET", action("").slice(0, -1), undefined, "pat@example.com");
  assert.deepEqual(others.body, { actions: [] });
  assert.equal(
    (await call("POST", action("Doubler"), { inputs: [{ value: 1 }] }, "pat@example.com")).status,
    404,
  );
});

test("an action gets all inputs at once and gives a result for each", async () => {
  const { status, body } = await call("POST", action("Doubler"), {
    inputs: [{ value: 2 }, { value: 3, note: "x" }],
  });
  assert.equal(status, 200);
  assert.deepEqual(body, [
    { actionName: "Doubler", errors: null, isSuccess: true, outputValues: { doubled: 4 } },
    { actionName: "Doubler", errors: null, isSuccess: true, outputValues: { doubled: 6 } },
  ]);
  const ids = fixture.run("Account a = new Account(Name = 'Named'); insert a; System.debug(a.Id);");
  const named = await call("POST", action("Namer"), { inputs: [{ ids: ids[0] }] });
  assert.deepEqual((named.body as { outputValues: unknown }[])[0]?.outputValues, {
    output: "Named",
  });
});

test("an action that fails says why, for each input", async () => {
  const cases: [unknown, RegExp][] = [
    [{ inputs: [{ value: -1 }, { value: 1 }] }, /too small/],
    [{ inputs: [{ note: "x" }] }, /Missing required input parameter: value/],
    [{ inputs: [{ value: 1, other: 2 }] }, /'other' isn't valid/],
    [{ inputs: [{ value: "x" }] }, /no Integer/],
    [{ inputs: [{ value: 1, note: "fewer" }] }, /number of results \(0\)/],
    [{ inputs: [] }, /'inputs'/],
  ];
  for (const [given, message] of cases) {
    const { status, body } = await call("POST", action("Doubler"), given);
    assert.equal(status, 400, JSON.stringify(given));
    assert.match(JSON.stringify(body), message);
  }
});

test("flows are refused with what to call instead", async () => {
  const { status, body } = await call("POST", "/services/data/v67.0/actions/custom/flow/Some", {});
  assert.equal(status, 501);
  assert.match(JSON.stringify(body), /not supported by the local org.*custom\/apex/);
});
