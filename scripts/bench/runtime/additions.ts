// Ten million Integer additions in Apex, limits counted, against the same loop in plain JavaScript in the same process.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realHost } from "../../../local-org/src/cli/host.ts";
import { filesOnDisk } from "../../../local-org/src/cli/project-files.ts";
import { readProject } from "../../../local-org/src/metadata/read-project.ts";
import { openOrg } from "../../../local-org/src/org/index.ts";
import { valueOf } from "../org.ts";
import { project } from "./project.ts";

const MANY = 10_000_000;
const ROUNDS = 60;
const WARM_UP = 1_000;

interface Times {
  readonly apex: number;
  readonly plain: number;
}

/** Milliseconds of the fastest of several rounds, in turns, so that other work on the machine slows both or neither. */
export function addMany(coverage: boolean): Times {
  const org = openOrg({
    schema: readProject(filesOnDisk(project)),
    store: ":memory:",
    cacheDirectory: join(tmpdir(), "tandem-bench-additions"),
    host: realHost(() => undefined),
    coverage,
  });
  try {
    const admin = org.users().find(({ profile }) => profile === "System Administrator");
    const apexSum = (many: number): unknown =>
      valueOf(org.callAura(admin?.id ?? "", "Additions", "sum", { many }));
    const both = [apexSum, plainSum];
    // V8 makes its best code of what is called often.
    for (let call = 0; call < WARM_UP; call++) for (const sum of both) sum(WARM_UP);
    const expected = plainSum(MANY);
    const rounds = Array.from({ length: ROUNDS }, () =>
      both.map((sum) => {
        const started = performance.now();
        const found = sum(MANY);
        const took = performance.now() - started;
        if (found !== expected) throw new Error(`The sum is ${String(found)}, not ${expected}.`);
        return took;
      }),
    );
    const [apex = NaN, plain = NaN] = both.map((_sum, index) =>
      Math.min(...rounds.map((times) => times[index] ?? NaN)),
    );
    return { apex, plain };
  } finally {
    org.close();
  }
}

/** What a person would write for a sum of 32 bits. */
function plainSum(many: number): number {
  let sum = 0;
  for (let i = 0; i < many; i++) sum = (sum + i) | 0;
  return sum;
}
