// Wakes up when a job falls due and runs it, while the org is served.
import type { ApexError, Org } from "../org/contract.ts";

const POLL = 1000;

export interface JobTimer {
  restart(): void;
  stop(): void;
}

export function startJobTimer(org: () => Org, failed: (error: ApexError) => void): JobTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sleep = (): void => {
    clearTimeout(timer);
    // A request may enqueue a job at any moment, so never sleep long.
    const wait = Math.min(org().nextJobIn() ?? POLL, POLL);
    timer = setTimeout(wake, Math.max(50, wait));
  };
  const wake = (): void => {
    for (const error of (org().nextJobIn() ?? 1) <= 0 ? org().runJobs().failed : []) failed(error);
    sleep();
  };
  sleep();
  return { restart: sleep, stop: () => clearTimeout(timer) };
}
