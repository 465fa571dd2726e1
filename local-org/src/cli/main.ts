#!/usr/bin/env node
// local-org: one command a file in ./commands; this file only chooses and turns mistakes into one line.
import { enableCompileCache } from "node:module";
import { messageOf, UsageError } from "./arguments.ts";

enableCompileCache();

type Command = (args: readonly string[]) => number | Promise<number>;
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./commands/serve.ts")).serve,
  test: async () => (await import("./commands/test.ts")).test,
  check: async () => (await import("./commands/check.ts")).check,
  validate: async () => (await import("./commands/validate.ts")).validate,
  exec: async () => (await import("./commands/exec.ts")).exec,
  query: async () => (await import("./commands/query.ts")).query,
  data: async () => (await import("./commands/data.ts")).data,
  clock: async () => (await import("./commands/clock.ts")).clock,
  jobs: async () => (await import("./commands/jobs.ts")).jobs,
};

const USAGE = `local-org runs a Salesforce DX project on this machine.

  serve   [--port 4400] [--reset] [--data PLAN] [--exec FILE] [--then FILE]   app, portal and API on 127.0.0.1; watches and reloads;
                                                    --exec (anonymous Apex), --data, --then (Apex) fill a new store
  test    [--tests A,B.method] [--coverage] [--json FILE] [--junit FILE] [--cobertura FILE] [--workers N] [--watch]
  check   [--json FILE]                             compile everything and say what is wrong
  validate [--json FILE] [--rules]                  what a deployment or a package would refuse in the metadata;
                                                    --rules lists what is checked; --manifest PACKAGE.XML compares
                                                    a converted package's components with the source instead
  exec    FILE|-  [--as USERNAME]                   anonymous Apex
  query   "SELECT ..." [--json] [--as USERNAME]
  data    import PLAN                               plan files of \`sf data import tree\`
  clock   --advance 48h | --set ISO | --real | --now   shows or moves the time; --real goes back to the machine's
  jobs    run                                       run what is due

Every command takes --project DIR and --org FILE. Exit code 0: well; 1: problems found; 2: wrong use.`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "help") {
    console.log(USAGE);
    return name === undefined ? 2 : 0;
  }
  const load = commands[name];
  if (load === undefined) throw new UsageError(`There is no command '${name}'.\n\n${USAGE}`);
  const command = await load();
  return command(rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else {
    // LOCAL_ORG_TRACE is for those who mend the local org itself
    if (process.env["LOCAL_ORG_TRACE"] !== undefined) throw error;
    console.error(
      `${messageOf(error)}\nThis is a defect of the local org; please report it with the command you gave.`,
    );
    process.exitCode = 1;
  }
}
