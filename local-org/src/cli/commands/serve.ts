// local-org serve: the app, the portal and the API on 127.0.0.1; watches the project and reloads.
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { canSignIn, startServer } from "../../server/index.ts";
import { readArguments, readNumber, UsageError } from "../arguments.ts";
import { openProject, placeOf, requireSound, requireWritable, userFor } from "../open-project.ts";
import { startJobTimer } from "../job-timer.ts";
import { showApexError, showDiagnostic } from "../print.ts";
import { watchProject } from "../watch.ts";
import { loadPlan } from "./data.ts";
import type { Org } from "../../org/contract.ts";
import type { OpenProject } from "../open-project.ts";

const USAGE =
  "serve [--port 4400] [--reset] [--data PLAN] [--exec FILE] [--then FILE] [--project DIR] [--org FILE]";
const say = (line: string): void => console.log(line);

export async function serve(args: readonly string[]): Promise<number> {
  const { values } = readArguments(
    args,
    {
      port: { type: "string" },
      reset: { type: "boolean" },
      data: { type: "string" },
      exec: { type: "string" },
      then: { type: "string" },
    },
    USAGE,
  );
  const port = readNumber(values.port ?? "4400", "port", 0, 65535);
  const { root, store, cacheDirectory } = placeOf(values);
  await requireFreePort(port);
  requireWritable(dirname(store));
  if (values.reset === true) removeStore(store);
  const stopped = untilStopped();
  let project = openWithData(values, store);

  const server = await startServer({
    org: project.org,
    project: { root, cacheDirectory },
    port,
    log: say,
  });
  reportBuild(project, (await server.build()).diagnostics);
  say(`\nServing ${root}\n  ${server.url}`);
  printUsers(project.org, server.url);

  const timer = startJobTimer(
    () => project.org,
    (error) => say(`A job failed: ${showApexError(error)}`),
  );
  const watcher = watchProject(
    root,
    async () => {
      const old = project;
      project = openProject(values);
      const build = await server.reload(project.org, project.org.diagnostics);
      old.org.close();
      timer.restart();
      reportBuild(project, build.diagnostics);
      say(`Reloaded at ${new Date().toLocaleTimeString()}.`);
    },
    (problem) => say(problem),
  );

  await stopped;
  watcher.close();
  timer.stop();
  await server.close();
  project.org.close();
  return 0;
}

interface Filling {
  readonly project?: string;
  readonly org?: string;
  readonly data?: string;
  readonly exec?: string;
  readonly then?: string;
}

/** Opens the org. A new store is filled beside its place and moved there whole, so that a start that is cut off begins anew. */
function openWithData(values: Filling, store: string): OpenProject {
  const hasFilling = [values.data, values.exec, values.then].some((file) => file !== undefined);
  if (existsSync(store) || !hasFilling) return openProject(values);
  const unfinished = `${store}.unfinished`;
  removeStore(unfinished);
  const project = openProject({ ...values, org: unfinished });
  try {
    fill(project, values);
    project.org.close();
    renameSync(unfinished, store);
  } catch (error) {
    project.org.close();
    removeStore(unfinished);
    throw error;
  }
  return openProject(values);
}

/** Setup first, as an admin does it; then the data; then what needs the data. */
function fill(project: OpenProject, { data, exec, then }: Filling): void {
  requireSound(project);
  if (exec !== undefined) {
    runApex(project, exec);
    runItsJobs(project, exec);
  }
  if (data !== undefined) load(project, data);
  if (then !== undefined) runApex(project, then);
}

function load(project: OpenProject, data: string): void {
  say("Loading the sample data …");
  if (!loadPlan(project.org, data, undefined, say)) {
    const advice = "The data did not load; the reasons are above. Mend the plan and start again.";
    throw new UsageError(advice, 1);
  }
}

function runApex({ org }: OpenProject, file: string): void {
  if (!existsSync(file)) throw new UsageError(`There is no file '${file}'.`);
  const outcome = org.executeAnonymous(userFor(org, undefined).id, readFileSync(file, "utf8"));
  if (!outcome.ok) throw failed(file, outcome.error);
}

function runItsJobs({ org }: OpenProject, file: string): void {
  const [failure] = org.runJobs().failed;
  if (failure) throw failed(file, failure);
}

function failed(file: string, failure: Parameters<typeof showApexError>[0]): UsageError {
  return new UsageError(`The Apex of ${file} failed: ${showApexError(failure)}`, 1);
}

function removeStore(store: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(store + suffix, { force: true });
}

function reportBuild({ org, root }: OpenProject, lwc: Org["diagnostics"]): void {
  const errors = [...org.diagnostics, ...lwc].filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return;
  say(
    `${errors.length} error(s) in the project's source. Mend and save them: open pages reload by themselves. The first:\n${showDiagnostic(first, root)}`,
  );
}

function printUsers(org: Org, url: string): void {
  const users = org.users().filter(canSignIn);
  say("\nSample users (sign in with one click, no password):");
  for (const user of users.slice(0, 16)) {
    const way = user.isPortalUser ? "portal" : "app   ";
    say(
      `  ${way}  ${user.username.padEnd(34)} ${user.name.padEnd(20)} ${user.permissionSets.join(", ") || user.profile}`,
    );
  }
  if (users.length > 16) say(`  … and ${users.length - 16} more on the sign-in page.`);
  say(`\nOutbox ${url}/local/outbox   Clock ${url}/local/clock   Stop with Ctrl+C`);
}

function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new UsageError(
          `Port ${port} is in use. Stop the other program, or choose another: --port ${port + 1}.`,
          1,
        ),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
