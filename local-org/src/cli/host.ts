// The real clock, chance and debug output for an org opened from the command line.
import { performance } from "node:perf_hooks";
import type { Host } from "../org/contract.ts";

export function realHost(debug: (line: string) => void): Host {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    cpu: () => performance.now(),
    debug,
  };
}
