// Callouts: only to servers on this machine, made by a worker while Apex waits. Everything is recorded.
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { apexError } from "../platform/values/exception.ts";
import type { OrgPorts } from "../platform/ports.ts";
import type { Transaction } from "./transaction.ts";

type Request = Parameters<OrgPorts["callout"]>[0];
type Response = ReturnType<OrgPorts["callout"]>;
interface Answer {
  readonly response?: Response;
  readonly problem?: string;
  readonly timedOut?: boolean;
}

/** The worker: one request a message, the answer on its port, then wakes the waiting thread. */
const workerSource = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", async ({ request, port, signal }) => {
  let answer;
  try {
    const body = request.method === "GET" || request.method === "HEAD" ? undefined : request.body;
    const response = await fetch(request.endpoint, { method: request.method, headers: request.headers, body, redirect: "manual", signal: AbortSignal.timeout(request.timeoutMs) });
    answer = { response: { status: response.status, statusText: response.statusText, headers: Object.fromEntries(response.headers), body: new Uint8Array(await response.arrayBuffer()) } };
  } catch (error) {
    answer = { problem: String(error && error.cause && error.cause.message || error && error.message || error), timedOut: error && error.name === "TimeoutError" };
  }
  port.postMessage(answer);
  Atomics.store(new Int32Array(signal), 0, 1);
  Atomics.notify(new Int32Array(signal), 0);
});`;

export class Callouts {
  private worker: Worker | undefined;

  call(tx: Transaction, request: Request): Response {
    tx.requireNoPendingWork();
    const url = this.endpointOf(request.endpoint);
    tx.state.outbox.add({
      kind: "callout",
      at: tx.now,
      from: tx.user.username,
      to: [request.endpoint],
      subject: `${request.method} ${request.endpoint}`,
      body: new TextDecoder().decode(request.body).slice(0, 20_000),
    });
    const answer = this.wait({ ...request, endpoint: url });
    if (answer.response) return answer.response;
    throw apexError(
      "System.CalloutException",
      answer.timedOut ? "Read timed out" : (answer.problem ?? "Unknown"),
    );
  }

  private endpointOf(endpoint: string): string {
    if (endpoint.startsWith("callout:"))
      throw apexError(
        "System.CalloutException",
        `The callout couldn't access the endpoint. The named credential in '${endpoint}' isn't set up in the local org. Use a http://127.0.0.1 address.`,
      );
    let url: URL;
    try {
      url = new URL(endpoint);
    } catch (error) {
      throw apexError(
        "System.CalloutException",
        `Invalid endpoint: ${endpoint} (${error instanceof Error ? error.message : ""})`,
      );
    }
    const isLocal =
      url.hostname === "127.0.0.1" || url.hostname === "localhost" || url.hostname === "[::1]";
    if (!isLocal)
      throw apexError(
        "System.CalloutException",
        `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${endpoint}`,
      );
    return url.href;
  }

  private wait(request: Request): Answer {
    this.worker ??= this.start();
    const signal = new SharedArrayBuffer(4);
    const { port1, port2 } = new MessageChannel();
    this.worker.postMessage({ request, port: port2, signal }, [port2]);
    Atomics.wait(new Int32Array(signal), 0, 0, request.timeoutMs + 1000);
    const received = receiveMessageOnPort(port1) as { message: Answer } | undefined;
    port1.close();
    return received?.message ?? { timedOut: true };
  }
  private start(): Worker {
    const worker = new Worker(workerSource, { eval: true });
    worker.unref();
    return worker;
  }
  close(): void {
    void this.worker?.terminate();
  }
}
