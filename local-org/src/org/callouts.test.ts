// Facts about callouts: only to this machine, synchronous, recorded, never with work pending.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { classFiles, openFixture } from "./fixture.ts";

const files = classFiles(
  "Caller",
  `public class Caller {
  public static String call(String endpoint, String body) {
    HttpRequest request = new HttpRequest(); request.setMethod('POST'); request.setEndpoint(endpoint); request.setBody(body); request.setHeader('X-Test', 'yes'); request.setTimeout(5000);
    HttpResponse response = new Http().send(request);
    return response.getStatusCode() + ' ' + response.getBody();
  }
}`,
);

/** A server in a thread of its own: the callout blocks this one. */
function startEcho(): Promise<{ port: number; stop(): Promise<number> }> {
  const worker = new Worker(
    `
    const { createServer } = require("node:http"); const { parentPort } = require("node:worker_threads");
    const server = createServer((request, response) => { let body = ""; request.on("data", (chunk) => { body += chunk; }); request.on("end", () => { response.statusCode = 201; response.end(request.method + " " + request.url + " " + request.headers["x-test"] + " " + body); }); });
    server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  return new Promise((resolve, reject) => {
    worker.on("message", (port: number) => {
      resolve({ port, stop: () => worker.terminate() });
    });
    worker.on("error", reject);
  });
}

test("Apex waits for a server on this machine and nothing else", async () => {
  const echo = await startEcho();
  const { org, run, close } = openFixture(files);
  try {
    const url = `http://127.0.0.1:${echo.port}/hello`;
    assert.deepEqual(run(`System.debug(Caller.call('${url}', 'body'));`), [
      "201 POST /hello yes body",
    ]);
    assert.deepEqual(
      org.outbox().map(({ kind, subject, body }) => [kind, subject, body]),
      [["callout", `POST ${url}`, "body"]],
    );
    assert.throws(
      () => run("Caller.call('https://example.com/', '');"),
      /System.CalloutException: Unauthorized endpoint/,
    );
    assert.throws(
      () => run(`insert new Account(Name = 'a'); Caller.call('${url}', '');`),
      /You have uncommitted work pending/,
    );
  } finally {
    close();
    await echo.stop();
  }
});
