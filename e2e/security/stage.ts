// The org the security tests attack: the sample store with canaries in it, served over HTTP in this process, each attempt undone.
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { realHost } from "../../local-org/src/cli/host.ts";
import { recordFromJson } from "../../local-org/src/org/api-values.ts";
import { performDml } from "../../local-org/src/org/dml/index.ts";
import { openOrg } from "../../local-org/src/org/index.ts";
import { LocalOrg } from "../../local-org/src/org/org.ts";
import { startServer } from "../../local-org/src/server/index.ts";
import { root } from "../support/local-org.ts";
import { plantCanaries } from "./canaries.ts";
import { addMissing, personas } from "./personas.ts";
import type { Org } from "../../local-org/src/org/contract.ts";
import type { Operation } from "./inventory.ts";
import type { Schema } from "../../local-org/src/metadata/schema.ts";
import type { Persona } from "./personas.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
  /** everything that came back, for what must not be anywhere in it */
  readonly raw: string;
  /** the platform's error codes, empty when it went well */
  readonly codes: readonly string[];
}

export interface Attempt extends Answer {
  /** tables whose rows the attempt changed before it was undone */
  readonly changed: readonly string[];
  /** those of them that have more rows */
  readonly grown: readonly string[];
}

export interface Stage {
  readonly org: Org;
  readonly url: string;
  /** A request as that persona, undone afterwards. */
  attempt(persona: Persona, call: Call): Promise<Attempt>;
  /** The same where many are tried: what a success changed is not looked at. */
  attack(persona: Persona, call: Call): Promise<Attempt>;
  /** Requests on top of each other, undone together. */
  together(persona: Persona, calls: readonly Call[]): Promise<Attempt[]>;
  /** DML in user mode as that persona, undone; null when it went well, else the error. */
  write(persona: Persona, write: Write): Promise<string | null>;
  /** For what must outlive the request: sessions and permissions. */
  request(persona: Persona, call: Call): Promise<Answer>;
  /** Anonymous Apex as an administrator, kept. */
  administer(apex: string): void;
  userId(persona: Persona): string;
  readonly rows: (sql: string) => Record<string, unknown>[];
  close(): Promise<void>;
}

export interface Call {
  /** SQL that brings the records there first */
  readonly prepare?: readonly string[];
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** One record written the way `insert as user` and its like write it. */
export interface Write {
  readonly object: string;
  readonly operation: Operation;
  readonly record: Readonly<Record<string, unknown>>;
  readonly prepare: readonly string[];
}

const api = "/services/data/v67.0";
export const rest = (method: string, path: string, body?: unknown): Call => ({
  method,
  path: api + path,
  ...(body === undefined ? {} : { body }),
});
export const soql = (query: string): Call => rest("GET", `/query?q=${encodeURIComponent(query)}`);
export const apex = (className: string, methodName: string, parameters: unknown): Call => ({
  method: "POST",
  path: `/apex/${className}/${methodName}`,
  body: parameters,
});

export async function openStage(schema: Schema): Promise<Stage> {
  const store = copyOfSample();
  const org = openOrg({
    schema,
    store,
    host: realHost(() => undefined),
    cacheDirectory: join(root, ".local-org", "cache"),
  });
  if (!(org instanceof LocalOrg)) throw new Error("openOrg gives no LocalOrg any more.");
  const admin = org.users().find(({ profile }) => profile === "System Administrator")?.id ?? "";
  const administer = (source: string): void => {
    const outcome = org.executeAnonymous(admin, source);
    if (!outcome.ok) throw new Error(`${outcome.error.message}\n${outcome.error.stackTrace}`);
  };
  addMissing.forEach(administer);
  plantCanaries(org.database);
  const server = await startServer({
    org,
    project: { root, cacheDirectory: join(root, ".local-org", "cache") },
    port: 0,
  });
  const sender = await openSender(server.url);
  const undone = async <T>(body: () => T | Promise<T>): Promise<T> => {
    const before = snapshot(org);
    org.database.savepoint("attempt");
    try {
      return await body();
    } finally {
      org.database.rollbackTo("attempt");
      org.database.release("attempt");
      unchanged = { org, snapshot: { ...before, changes: changesOf(org) } };
    }
  };
  const watched = async (
    as: Persona,
    call: Call,
    compares: (answer: Answer) => boolean = () => true,
  ): Promise<Attempt> => {
    for (const sql of call.prepare ?? []) org.database.run(sql);
    const before = snapshot(org);
    const answer = await sender(as, call);
    const changes = compares(answer) ? changesSince(org, before) : { changed: [], grown: [] };
    return { ...answer, ...changes };
  };
  const stage: Stage = {
    org,
    url: server.url,
    attempt: (as, call) => undone(() => watched(as, call)),
    attack: (as, call) => undone(() => watched(as, call, ({ status }) => status !== 200)),
    together: (as, calls) =>
      undone(async () => {
        const answers: Attempt[] = [];
        for (const call of calls) answers.push(await watched(as, call));
        return answers;
      }),
    write: (as, { object, operation, record, prepare }) =>
      undone(() => {
        for (const sql of prepare) org.database.run(sql);
        const outcome = org.transact({ userId: stage.userId(as), sharing: "with" }, (tx) =>
          performDml(tx, operation, [recordFromJson(schema, object, record)], {
            access: "user",
            allOrNone: true,
          }),
        );
        return outcome.ok ? null : `${outcome.error.exceptionType}: ${outcome.error.message}`;
      }),
    request: sender,
    administer,
    userId({ username }) {
      const user = org
        .users()
        .find((one) =>
          username === null ? one.profile === "Guest License User" : one.username === username,
        );
      if (!user) throw new Error(`There is no user for ${username ?? "the guest"}.`);
      return user.id;
    },
    rows: (sql) => org.database.all(sql),
    async close() {
      await server.close();
      org.close();
      rmSync(dirname(store), { recursive: true });
    },
  };
  return stage;
}

function copyOfSample(): string {
  const sample = process.env["SAMPLE_STORE"];
  if (sample === undefined)
    throw new Error("SAMPLE_STORE names no store: run `npm test -- security`, which makes it.");
  const store = join(mkdtempSync(join(tmpdir(), "tandem-security-")), "org.db");
  copyFileSync(sample, store);
  return store;
}

/** Sends a request with the persona's session; a guest's carries what the site's own page would send. */
async function openSender(url: string): Promise<(as: Persona, call: Call) => Promise<Answer>> {
  const tokens = new Map<string, string>();
  for (const { username } of personas) {
    if (username === null) continue;
    const answer = await fetch(`${url}/services/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "password", username, password: "any" }),
    });
    const { access_token: token } = (await answer.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`${username} cannot sign in.`);
    tokens.set(username, token);
  }
  const page = await (await fetch(`${url}/`)).text();
  const guestToken = /"csrfToken":"([^"]+)"/.exec(page)?.[1] ?? "";
  return async ({ username }, { method, path, body }) => {
    const answer = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        "Content-Type": "application/json",
        ...(username === null
          ? { "X-Local-Org-Token": guestToken, Referer: `${url}/partners/` }
          : { Authorization: `Bearer ${tokens.get(username) ?? ""}` }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const headers = [...answer.headers].map((pair) => pair.join(": ")).join("\n");
    const codes = [...text.matchAll(/"(?:errorCode|statusCode)":"([A-Z_]+)"/g)].map(
      ([, code = ""]) => code,
    );
    return { status: answer.status, text, raw: `${headers}\n\n${text}`, codes };
  };
}

interface Snapshot {
  readonly changes: unknown;
  readonly tables: ReadonlyMap<string, { readonly rows: number; readonly hash: string }>;
}
/** Rows are hashed only after SQLite counted a change. */
let unchanged: { readonly org: Org; readonly snapshot: Snapshot } | undefined;

const changesOf = (org: Org): unknown => org.database.get("SELECT total_changes() AS n")?.["n"];

function snapshot(org: Org): Snapshot {
  const changes = changesOf(org);
  if (unchanged?.org === org && unchanged.snapshot.changes === changes) return unchanged.snapshot;
  const taken = { changes, tables: tableHashes(org) };
  unchanged = { org, snapshot: taken };
  return taken;
}

function changesSince(org: Org, before: Snapshot): Pick<Attempt, "changed" | "grown"> {
  const changed = [...snapshot(org).tables].filter(
    ([name, { hash }]) => before.tables.get(name)?.hash !== hash,
  );
  return {
    changed: changed.map(([name]) => name),
    grown: changed
      .filter(([name, { rows }]) => rows > (before.tables.get(name)?.rows ?? 0))
      .map(([name]) => name),
  };
}

function tableHashes(org: Org): Snapshot["tables"] {
  const names = org.database
    .all(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
    .map((row) => String(row["name"]));
  return new Map(
    names
      .filter((name) => !name.startsWith("sqlite_") && name !== "_columns")
      .map((name) => {
        const rows = org.database.all(`SELECT * FROM "${name}" ORDER BY 1`);
        const hash = createHash("sha1").update(JSON.stringify(rows)).digest("base64");
        return [name, { rows: rows.length, hash }];
      }),
  );
}
