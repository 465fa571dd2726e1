// Server-sent events: tells open pages to load again when the project changed.
import type { ServerResponse } from "node:http";

export interface LiveEvents {
  attach(response: ServerResponse, hello: unknown): void;
  send(event: string, data: unknown): void;
  close(): void;
}

export function openLiveEvents(): LiveEvents {
  const listeners = new Set<ServerResponse>();
  const write = (response: ServerResponse, event: string, data: unknown): void =>
    void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  return {
    attach(response, hello) {
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
      write(response, "hello", hello);
    },
    send(event, data) {
      listeners.forEach((response) => write(response, event, data));
    },
    close() {
      listeners.forEach((response) => response.end());
      listeners.clear();
    },
  };
}
