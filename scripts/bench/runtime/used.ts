// Imported before a command of the local org: as the process ends, writes what it took to the file that TANDEM_BENCH_USED names.
import { writeFileSync } from "node:fs";

const file = process.env["TANDEM_BENCH_USED"];
if (file === undefined) throw new Error("TANDEM_BENCH_USED names no file.");

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(
    file,
    JSON.stringify({ cpu: (user + system) / 1e6, elapsed: performance.now() / 1000 }),
  );
});
