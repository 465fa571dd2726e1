// A small project and an org over it, for tests of this layer.
import { fixtureSchema } from "../metadata/fixture.ts";
import type { ApexOutcome, Host } from "./contract.ts";
import { LocalOrg } from "./org.ts";
import { openState } from "./state-open.ts";

const apexMeta = (type: "ApexClass" | "ApexTrigger", version: string): string =>
  `<${type}><apiVersion>${version}</apiVersion><status>Active</status></${type}>`;
export function classFiles(name: string, text: string, version = "67.0"): Record<string, string> {
  return {
    [`classes/${name}.cls`]: text,
    [`classes/${name}.cls-meta.xml`]: apexMeta("ApexClass", version),
  };
}
export function triggerFiles(name: string, text: string): Record<string, string> {
  return {
    [`triggers/${name}.trigger`]: text,
    [`triggers/${name}.trigger-meta.xml`]: apexMeta("ApexTrigger", "67.0"),
  };
}

interface TestHost extends Host {
  readonly lines: string[];
}
/** Time stands still at a Monday noon (UTC); chance repeats. */
function testHost(): TestHost {
  const lines: string[] = [];
  let seed = 1;
  return {
    lines,
    now: () => Date.UTC(2026, 10, 23, 12),
    cpu: () => 0,
    random: () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    },
    debug: (line) => {
      lines.push(line.replace(/^[A-Z]+\|/, ""));
    },
  };
}

export interface Fixture {
  readonly org: LocalOrg;
  readonly admin: string;
  readonly host: TestHost;
  /** runs anonymous Apex as the administrator; gives the debug lines or throws the error */
  readonly run: (apex: string, userId?: string) => string[];
  readonly close: () => void;
}

export function openFixture(
  files: Readonly<Record<string, string>>,
  options: { readonly namespace?: string; readonly isTest?: boolean; readonly store?: string } = {},
): Fixture {
  const host = testHost();
  const { state, migrationProblems } = openState({
    schema: fixtureSchema(files, { namespace: options.namespace ?? "" }),
    store: options.store ?? ":memory:",
    host,
    isTest: options.isTest ?? false,
  });
  const org = new LocalOrg(state, migrationProblems);
  const errors = org.diagnostics.filter((one) => one.severity === "error");
  if (errors.length > 0)
    throw new Error(
      errors.map((one) => `${one.file}:${one.line}:${one.column} ${one.message}`).join("\n"),
    );
  const admin = state.settings.get("admin") ?? "";
  return {
    org,
    admin,
    host,
    close: () => {
      org.close();
    },
    run(apex, userId = admin) {
      host.lines.length = 0;
      valueOf(org.executeAnonymous(userId, apex));
      return [...host.lines];
    },
  };
}

export function valueOf<T>(outcome: ApexOutcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(
    `${outcome.error.exceptionType}: ${outcome.error.message}\n${outcome.error.stackTrace}`,
  );
}
