// npm run check: everything that can be found without an org, then every test. `-- --changed [--base REV]` looks only at what differs from a commit.
import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { changedFiles } from "./lib/changed.mjs";
import { ensureInstalled, fail, node24, root } from "./lib/install.mjs";
import { stepsForAll, stepsForChanged } from "./lib/check-steps.mjs";

const { changed, base } = readArguments();
ensureInstalled();
const started = Date.now();
const steps = changed ? stepsForChanged(changedFiles(base)) : stepsForAll();
if (steps.length === 0) console.log(`Nothing differs from ${base}.`);

const failed = [];
for (const stage of stagesOf(steps)) await runStage(stage);
const seconds = ((Date.now() - started) / 1000).toFixed(0);
if (failed.length > 0) {
  console.error(
    `\ncheck: ${failed.join(", ")} found problems (above); ${steps.length - failed.length} of ${steps.length} steps hold, in ${seconds} s. \`npm run fix\` mends what a tool can mend.`,
  );
  process.exit(1);
}
console.log(`\ncheck: all ${steps.length} steps hold, in ${seconds} s.`);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { changed: { type: "boolean" }, base: { type: "string", default: "HEAD" } },
    });
    return values;
  } catch (error) {
    return fail(`${error.message}\nUse: npm run check [-- --changed [--base REV]]`);
  }
}

/** Consecutive steps of one stage share the cores; a step with no stage has the machine to itself. */
function stagesOf(all) {
  const stages = [];
  for (const step of all) {
    const last = stages.at(-1);
    if (step.stage !== undefined && last?.[0].stage === step.stage) last.push(step);
    else stages.push([step]);
  }
  return stages;
}

async function runStage(stage) {
  const waiting = [...stage];
  const workers = Array.from({ length: Math.min(stage.length, cpus().length) }, async () => {
    for (let step = waiting.shift(); step; step = waiting.shift())
      await runStep(step, stage.length > 1);
  });
  await Promise.all(workers);
}

/** Steps that run side by side print when they end, so that their lines don't mix. */
function runStep({ name, commands }, isShared) {
  const from = Date.now();
  const output = [];
  if (!isShared) console.log(`\n== ${name} ==`);
  const run = (command) =>
    new Promise((resolve) => {
      const child = spawn(node24, command, {
        cwd: root,
        stdio: isShared ? ["ignore", "pipe", "pipe"] : "inherit",
      });
      child.stdout?.on("data", (part) => output.push(part));
      child.stderr?.on("data", (part) => output.push(part));
      child.on("error", (error) => {
        output.push(Buffer.from(`${error.message}\n`));
        resolve(1);
      });
      child.on("close", (code) => resolve(code ?? 1));
    });
  return commands
    .reduce(async (before, command) => (await before) || (await run(command)), Promise.resolve(0))
    .then((code) => {
      if (isShared) console.log(`\n== ${name} ==\n${Buffer.concat(output).toString().trimEnd()}`);
      console.log(
        `${name}: ${code === 0 ? "holds" : "FAILS"} (${((Date.now() - from) / 1000).toFixed(1)} s)`,
      );
      if (code !== 0) failed.push(name);
    });
}
