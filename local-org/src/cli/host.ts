// The real clock, chance and debug output for an org opened from the command line.
import type { Host } from "../org/contract.ts";

export function realHost(debug: (line: string) => void): Host {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    cpu,
    debug,
  };
}

/** Of this thread alone: a loaded machine makes no transaction pass its CPU limit, and waiting for a callout is not CPU time. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
