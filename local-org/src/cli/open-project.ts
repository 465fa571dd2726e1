// Opens the project's org for a command: finds the project, reads its Schema, opens the store.
import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readProject } from "../metadata/read-project.ts";
import { openOrg } from "../org/index.ts";
import { messageOf, UsageError } from "./arguments.ts";
import { realHost } from "./host.ts";
import { filesOnDisk, findProject } from "./project-files.ts";
import { showDiagnostic } from "./print.ts";
import type { Org, UserSummary } from "../org/contract.ts";
import type { Schema } from "../metadata/schema.ts";
import type { CommonOptions } from "./arguments.ts";

export interface OpenProject {
  readonly root: string;
  readonly schema: Schema;
  readonly org: Org;
  readonly store: string;
}

export interface ProjectPlace {
  readonly root: string;
  readonly store: string;
  readonly cacheDirectory: string;
}

/** Where the project, its store and its caches are. */
export function placeOf(options: CommonOptions): ProjectPlace {
  const root = findProject(options.project, process.cwd());
  const store =
    options.org === undefined ? join(root, ".local-org", "org.db") : resolve(options.org);
  return { root, store, cacheDirectory: join(root, ".local-org", "cache") };
}

export function readSchema(root: string): Schema {
  return readProject(filesOnDisk(root));
}

/** Opens the org on disk. Compile errors do not keep it from opening; `requireSound` does. */
export function openProject(
  options: CommonOptions,
  debug: (line: string) => void = () => undefined,
): OpenProject {
  const place = placeOf(options);
  requireWritable(dirname(place.store));
  const schema = readSchema(place.root);
  try {
    const org = openOrg({
      schema,
      store: place.store,
      host: realHost(debug),
      cacheDirectory: place.cacheDirectory,
    });
    return { root: place.root, schema, org, store: place.store };
  } catch (error) {
    if (isStoreError(error))
      throw new UsageError(
        `The store ${place.store} can't be opened (${messageOf(error)}). Delete it to begin anew, or name another with --org FILE.`,
        1,
      );
    throw error;
  }
}

/** Ends the command with the diagnostics when the project has errors. */
export function requireSound({ org, root }: OpenProject): void {
  const errors = org.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  for (const diagnostic of errors.slice(0, 20)) console.error(showDiagnostic(diagnostic, root));
  throw new UsageError(
    `${errors.length} error(s) in the project's source. Mend them (local-org check lists all), then run this again.`,
    1,
  );
}

/** The user named with --as, or the first system administrator. */
export function userFor(org: Org, named: string | undefined): UserSummary {
  const user =
    named === undefined
      ? org.users().find(({ profile }) => profile === "System Administrator")
      : org.user(named);
  if (user === undefined) {
    const known = org
      .users()
      .map(({ username }) => username)
      .slice(0, 12)
      .join(", ");
    throw new UsageError(
      `There is no user '${named ?? "System Administrator"}'. Users of this org: ${known}.`,
    );
  }
  return user;
}

export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `The folder ${folder} can't be written (${messageOf(error)}). Give yourself write access to it, or name another place with --org FILE.`,
      1,
    );
  }
}

function isStoreError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code) === "ERR_SQLITE_ERROR";
}
