// Runs a scenario with 1, 20 and 200 records, each from the same state of the org, and gives what every transaction used.
import { rehearse } from "../../../local-org/src/org/index.ts";
import type {
  ApexError,
  EndedTransaction,
  LimitsUsed,
  Org,
} from "../../../local-org/src/org/index.ts";
import { valueOf } from "../org.ts";
import { FULL, SIZES } from "./scenario.ts";
import type { JobScenario, TriggerScenario } from "./scenario.ts";
import { highest, sharesOf } from "./shares.ts";
import type { Unit } from "./units.ts";

export interface Stage {
  readonly org: Org;
  readonly adminId: string;
  userId(username: string): string;
  /** every transaction that has ended, jobs' own included; emptied before a measurement */
  readonly ended: EndedTransaction[];
}

/** One kind of transaction of a scenario, in each of the sizes. */
interface Measurement {
  /** `execute` of a batch; empty for a trigger */
  readonly part: string;
  readonly bySize: readonly LimitsUsed[];
}
export interface Plan {
  readonly unit: Unit;
  readonly scenario: TriggerScenario | JobScenario;
}
export interface Measured extends Plan {
  readonly measurements: readonly Measurement[];
  /** why it could not be measured */
  readonly problem?: string;
}

/** A scenario that doesn't fit the project (any more), or whose ground a limit keeps from being laid: told, and the others go on. */
class Unfit extends Error {}
/** All scenarios with one size. */
interface Pass {
  readonly stage: Stage;
  readonly size: number;
  readonly used: Map<Plan, LimitsUsed[]>;
  readonly problems: Map<Plan, string>;
}

/** Scenarios that begin alike share their ground: it is laid once for each size, and undone after the last of them. */
export function measureAll(stage: Stage, plans: readonly Plan[]): Measured[] {
  const passes = SIZES.map((size): Pass => ({ stage, size, used: new Map(), problems: new Map() }));
  for (const pass of passes) visit(pass, plans, 0);
  return plans.map((plan) => {
    const [problem] = passes.flatMap(({ problems }) => problems.get(plan) ?? []);
    if (problem !== undefined) return { ...plan, measurements: [], problem };
    const parts = plan.unit.kind === "trigger" ? [""] : plan.unit.parts;
    const measurements = parts.map((part, index) => ({
      part: part.replace(/^.*\./, ""),
      bySize: passes.flatMap(({ used }) => used.get(plan)?.[index] ?? []),
    }));
    return { ...plan, measurements };
  });
}

function visit(pass: Pass, plans: readonly Plan[], depth: number): void {
  const next = new Map<string, Plan[]>();
  for (const plan of plans) {
    const step = plan.scenario.before?.[depth];
    if (step === undefined) measure(pass, plan);
    else next.set(step, [...(next.get(step) ?? []), plan]);
  }
  for (const [step, group] of next)
    rehearse(pass.stage.org, () => {
      if (layGround(pass, step, group)) visit(pass, group, depth + 1);
    });
}

function layGround({ stage, size, problems }: Pass, step: string, group: readonly Plan[]): boolean {
  const outcome = stage.org.executeAnonymous(stage.adminId, `Integer size = ${size};\n${step}`);
  // What that has started is over before the measurement begins.
  if (outcome.ok) stage.org.runJobs();
  else
    for (const plan of group)
      problems.set(plan, `what it needs can't be saved: ${told(outcome.error)}`);
  return outcome.ok;
}

function measure({ stage, size, used, problems }: Pass, plan: Plan): void {
  if (takesNoRecords(plan.scenario) && size < FULL) return;
  try {
    used.set(
      plan,
      rehearse(stage.org, () => run(stage, plan, size)),
    );
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    problems.set(plan, error.message);
  }
}

/** What each part of the trigger or job used. */
function run(stage: Stage, { unit, scenario }: Plan, size: number): LimitsUsed[] {
  if (!("record" in scenario)) return runJob(stage, unit, scenario, size);
  if (isEvent(scenario)) return [runEvent(stage, scenario, size * EVENTS_A_RECORD)];
  return [runAs(stage, stage.userId(scenario.as), saving(stage, scenario, size))];
}
/** Triggers of platform events get up to 2,000 at once, ten times what others get. */
const EVENTS_A_RECORD = 10;
const isEvent = ({ on }: TriggerScenario): boolean => on.split(" ")[0]?.endsWith("__e") === true;

/** What the trigger used, which runs in a transaction of its own after the one that published. */
function runEvent(stage: Stage, scenario: TriggerScenario, size: number): LimitsUsed {
  runAs(stage, stage.userId(scenario.as), publishing(stage, scenario, size));
  stage.ended.length = 0;
  const [problem] = stage.org.runJobs().failed;
  if (problem) throw new Unfit(told(problem));
  const run = stage.ended.find(({ quiddity }) => quiddity === "PLATFORM_EVENT");
  if (!run) throw new Unfit(`No trigger got ${scenario.on}.`);
  return run.limits;
}
function publishing(stage: Stage, scenario: TriggerScenario, size: number): string {
  const [object = ""] = scenario.on.split(" ");
  return `
    ${building(stage, scenario, object, size)}
    for (Database.SaveResult result : EventBus.publish(records)) {
      if (!result.isSuccess()) { throw new IllegalArgumentException('An event was refused.'); }
    }`;
}
const takesNoRecords = (scenario: TriggerScenario | JobScenario): boolean =>
  "takesNoRecords" in scenario && scenario.takesNoRecords;

/** Scheduled work has the synchronous limits, and so has an installation. */
const runsInTheCall = (unit: Unit): boolean =>
  ["scheduled", "install", "uninstall"].includes(unit.kind);

const RESULTS: Readonly<Record<string, string>> = {
  delete: "DeleteResult",
  undelete: "UndeleteResult",
};

/** Apex that saves the records; the queries for their Ids are not part of it. */
function saving(stage: Stage, scenario: TriggerScenario, size: number): string {
  const [object = "", operation = ""] = scenario.on.split(" ");
  const mode = scenario.access === "user" ? "USER_MODE" : "SYSTEM_MODE";
  const call = `Database.${operation}(records, ${String(!scenario.isRefused)}, AccessLevel.${mode})`;
  const result = RESULTS[operation] ?? "SaveResult";
  return `
    ${building(stage, scenario, object, size)}
    for (Database.${result} result : ${call}) {
      if (result.isSuccess() == ${String(scenario.isRefused === true)}) {
        throw new IllegalArgumentException('A record was ${scenario.isRefused ? "saved" : "refused"}.');
      }
    }`;
}

/** Apex that builds the records, in the list `records`. */
function building(stage: Stage, scenario: TriggerScenario, object: string, size: number): string {
  const perId = scenario.perId ?? 1;
  const ids = scenario.ids === undefined ? [] : idsOf(stage, scenario.ids, Math.ceil(size / perId));
  const given = Object.entries(scenario.given ?? {}).map(
    ([name, soql]) => `Id ${name} = '${idsOf(stage, soql, 1).join("")}';`,
  );
  return `
    ${given.join("\n    ")}
    List<Id> ids = new List<Id>{ ${ids.map((id) => `'${id}'`).join(", ")} };
    List<${object}> records = new List<${object}>();
    for (Integer i = 0; i < ${size}; i++) {
      Id recordId = ids.isEmpty() ? null : ids[i / ${perId}];
      records.add(${scenario.record});
    }`;
}

/** Of records in the recycle bin where the query ends in ALL ROWS. */
function idsOf(stage: Stage, soql: string, size: number): string[] {
  const [select = "", ...rows] = soql.split(" ALL ROWS");
  const limited = `${select} LIMIT ${size}${rows.length > 0 ? " ALL ROWS" : ""}`;
  const { records } = valueOf(stage.org.query(stage.adminId, limited));
  if (records.length < size)
    throw new Unfit(`"${soql}" finds ${records.length} records, not ${size}.`);
  return records.map(({ Id }) => String(Id));
}

/** A transaction that a limit has ended is a measurement too: it is above the limit. */
function runAs(stage: Stage, userId: string, apex: string): LimitsUsed {
  const outcome = stage.org.executeAnonymous(userId, apex);
  if (!outcome.ok && outcome.error.exceptionType !== "System.LimitException")
    throw new Unfit(told(outcome.error));
  return outcome.limits;
}

/** What each part of the job used; of several scopes the one that used most. */
function runJob(stage: Stage, unit: Unit, scenario: JobScenario, size: number): LimitsUsed[] {
  const started = runAs(stage, stage.adminId, scenario.start);
  if (runsInTheCall(unit)) return [started];
  stage.ended.length = 0;
  const { failed } = stage.org.runJobs();
  const [problem] = failed.filter(({ exceptionType }) => exceptionType !== "System.LimitException");
  // A finalizer is measured after a job that failed.
  if (problem && unit.kind !== "finalizer") throw new Unfit(told(problem));
  const run = firstRun(stage.ended, unit);
  if (unit.kind === "batch") requireFullScope(run, unit, scenario, size);
  return unit.parts.map((part) => {
    const own = run.filter(({ codeUnit }) => codeUnit === part).map(({ limits }) => limits);
    const [first, ...others] = own;
    if (!first) throw new Unfit(`${part} did not run. ${failed.map(told).join(" ")}`.trimEnd());
    return others.reduce(
      (most, one) =>
        highest(sharesOf(one)).percent > highest(sharesOf(most)).percent ? one : most,
      first,
    );
  });
}

/** A batch may start its like when it is done: that is another run. */
function firstRun(ended: readonly EndedTransaction[], unit: Unit): EndedTransaction[] {
  const own = ended.filter(({ codeUnit }) => codeUnit !== null && unit.parts.includes(codeUnit));
  const end = own.findIndex(({ codeUnit }) => codeUnit === unit.parts.at(-1));
  return unit.kind === "batch" && end >= 0 ? own.slice(0, end + 1) : own;
}

function requireFullScope(
  run: readonly EndedTransaction[],
  unit: Unit,
  scenario: JobScenario,
  size: number,
): void {
  const scope = Math.max(0, ...run.map(({ records }) => records ?? 0));
  if (scenario.takesNoRecords !== true && scope < size)
    throw new Unfit(`${unit.title} got a scope of ${scope} records, not ${size}.`);
}

function told({ exceptionType, message, stackTrace }: ApexError): string {
  return `${exceptionType}: ${message} (${stackTrace.split("\n", 1).join("")})`;
}
