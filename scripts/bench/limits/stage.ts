// The org the limits are measured in: sample data, a still clock, chance that repeats, statements counted.
import { realHost } from "../../../local-org/src/cli/host.ts";
import type { EndedTransaction, Host } from "../../../local-org/src/org/index.ts";
import { openBenchOrg } from "../org.ts";
import type { Stage } from "./measure.ts";

/** A Monday morning, after the day the sample data was made for. */
const NOW = Date.UTC(2026, 10, 23, 9);

/** The same in every run, so that the report is too. */
export function stillHost(): Host {
  let seed = 1;
  return {
    ...realHost(() => undefined),
    now: () => NOW,
    random: () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    },
  };
}

export function openStage(): Stage & { close(): void } {
  const ended: EndedTransaction[] = [];
  const { org, admin, user } = openBenchOrg({
    host: stillHost(),
    coverage: true,
    onTransaction: (one) => ended.push(one),
  });
  return {
    org,
    ended,
    adminId: admin.id,
    userId: (username) => (username === "admin" ? admin : user(username)).id,
    close: () => {
      org.close();
    },
  };
}
