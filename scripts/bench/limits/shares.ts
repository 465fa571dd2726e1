// The limits that are looked at, and what part of each a transaction used.
import type { LimitName } from "../../../local-org/src/org/limits.ts";
import type { LimitsUsed } from "../../../local-org/src/org/index.ts";

/** A trigger or job above this part of any limit fails. */
export const MOST = 30;
/** Lists of registrations are what partners and sales send most, and a customer's own automation runs beside them. */
export const MOST_OF_DEALS = 20;
export const mostOf = (on: string): number =>
  on.startsWith("DealRegistration__c ") ? MOST_OF_DEALS : MOST;

/**
 * The local org counts executed Apex statements, which are the same on every machine; the platform measures time. Measured in orgs, a turn
 * of a loop with an assignment takes between one and two microseconds; ten leave room for what a statement calls in the platform's library.
 */
export const MICROSECONDS_A_STATEMENT = 10;

/** Names as in the class Limits; those the local org does not count honestly (heap) are not here. */
export const LIMITS = [
  ["Queries", "Queries"],
  ["AggregateQueries", "Subqueries"],
  ["QueryRows", "Query rows"],
  ["QueryLocatorRows", "Locator rows"],
  ["SoslQueries", "Searches"],
  ["DmlStatements", "DML statements"],
  ["DmlRows", "DML rows"],
  ["PublishImmediateDML", "Immediate events"],
  ["EmailInvocations", "E-mail calls"],
  ["QueueableJobs", "Queueable jobs"],
  ["FutureCalls", "Future calls"],
  ["Callouts", "Callouts"],
] as const satisfies readonly (readonly [name: LimitName, title: string])[];
export const CPU_TITLE = "CPU statements";
export const TITLES: readonly string[] = [...LIMITS.map(([, title]) => title), CPU_TITLE];

export interface Share {
  readonly title: string;
  readonly used: number;
  readonly limit: number;
  readonly percent: number;
}

/** In the order of TITLES. */
export function sharesOf(limits: LimitsUsed): Share[] {
  const shares = LIMITS.map(([name, title]) => {
    const count = limits.counts?.[name];
    if (!count) throw new Error(`The local org doesn't count ${name}.`);
    return share(title, count.used, count.limit);
  });
  const cpu = limits.counts?.["CpuTime"];
  if (!cpu || limits.apexStatements === undefined)
    throw new Error("Statements are counted only in an org that is opened with coverage.");
  return [...shares, share(CPU_TITLE, limits.apexStatements, statementsIn(cpu.limit))];
}
/** How many statements a CPU limit of that many milliseconds is taken for. */
export function statementsIn(milliseconds: number): number {
  return (milliseconds * 1000) / MICROSECONDS_A_STATEMENT;
}
function share(title: string, used: number, limit: number): Share {
  const percent = used === 0 ? 0 : limit === 0 ? Infinity : (used / limit) * 100;
  return { title, used, limit, percent };
}

export function highest(shares: readonly Share[]): Share {
  return shares.reduce((most, one) => (one.percent > most.percent ? one : most));
}
export function usedOf(limits: LimitsUsed, title: string): number {
  return sharesOf(limits).find((one) => one.title === title)?.used ?? NaN;
}
