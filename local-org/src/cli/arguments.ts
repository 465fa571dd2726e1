// Reads a command's arguments; what is wrong with them is a UsageError.
import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";

/** A mistake in how the tool was used: printed as one line, exit code 2 (or 1 when the machine is at fault). */
export class UsageError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 2) {
    super(message);
    this.name = "UsageError";
    this.exitCode = exitCode;
  }
}

export interface CommonOptions {
  readonly project?: string;
  readonly org?: string;
}
const common = {
  project: { type: "string" },
  org: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

/** Parses the arguments of one command; `usage` is shown with every mistake. */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...common, ...options },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\nUsage: local-org ${usage}`);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** "48h", "91d", "30m", "1h30m" in milliseconds. */
export function readDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+)\s*([smhdw])/gi)];
  if (
    parts.length === 0 ||
    parts
      .map(([whole]) => whole)
      .join("")
      .replace(/\s/g, "") !== text.replace(/\s/g, "")
  ) {
    throw new UsageError(`'${text}' is not a duration. Write it as 30m, 48h, 91d or 1h30m.`);
  }
  const units: Readonly<Record<string, number>> = {
    s: 1000,
    m: 60_000,
    h: 3_600_000,
    d: 86_400_000,
    w: 604_800_000,
  };
  return parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[(unit ?? "").toLowerCase()] ?? 0),
    0,
  );
}

export function readNumber(text: string, name: string, low: number, high: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high)
    throw new UsageError(`--${name} must be a whole number from ${low} to ${high}, not '${text}'.`);
  return value;
}
