// Runs named steps in order, with their time; --from and --only choose among them, and a failure says what is done and how to go on.
import { parseArgs } from "node:util";
import { OrgProblem, problemLines } from "./problem.mjs";

const COMMON = {
  from: { type: "string" },
  only: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  "target-dev-hub": { type: "string" },
  help: { type: "boolean", default: false },
};

/** The flags of a command; a wrong one is a problem that names the right ones. */
export function readFlags(argv, own) {
  const options = { ...COMMON, ...own };
  try {
    return parseArgs({ args: argv, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new OrgProblem({
      what: `Wrong use: ${error.message}`,
      fix: `Flags: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(" ")}`,
    });
  }
}

/** The steps that --from and --only leave. */
function chosenSteps(steps, { from, only }) {
  for (const name of [from, only]) {
    if (name !== undefined && !steps.some((step) => step.name === name)) {
      throw new OrgProblem({
        what: `There is no step "${name}".`,
        fix: `Steps, in order: ${steps.map((step) => step.name).join(", ")}.`,
      });
    }
  }
  if (only !== undefined) return steps.filter((step) => step.name === only);
  return from === undefined ? steps : steps.slice(steps.findIndex((step) => step.name === from));
}

/** Runs the steps; gives 0, or 1 after a problem. A step's `run` may return one line that says what it found or made. */
export async function runSteps({
  command,
  steps,
  flags,
  context,
  print = console.log,
  clock = Date.now,
}) {
  const done = [];
  let current;
  try {
    for (const step of chosenSteps(steps, flags)) {
      current = step;
      print(`== ${step.name}: ${step.title}`);
      const start = clock();
      const said = await step.run(context);
      done.push(step.name);
      if (said) print(`   ${said}`);
      print(`   done in ${((clock() - start) / 1000).toFixed(1)} s`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof OrgProblem)) throw error;
    for (const line of problemLines(error)) print(line);
    if (current) {
      print(
        `Stopped in step "${current.name}". ${done.length > 0 ? `Done before it: ${done.join(", ")}.` : "Nothing was done before it."}`,
      );
      print(`Go on from there: npm run ${command} -- --from ${current.name}${given(flags)}`);
    }
    return 1;
  }
}

/** The flags to repeat, as text; a key stays secret. */
function given(flags) {
  return ["alias", "target-dev-hub"]
    .flatMap((name) => (flags[name] ? [` --${name} ${flags[name]}`] : []))
    .join("");
}
