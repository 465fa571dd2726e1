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
export interface Measurement {
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
}

/** Scenarios that begin alike share their ground: it is laid once for each size, and undone after the last of them. */
export function measureAll(stage: Stage, plans: readonly Plan[]): Measured[] {
  const runs = SIZES.map((size) => {
    const used = new Map<Plan, LimitsUsed[]>();
    visit(stage, plans, 0, size, used);
    return used;
  });
  return plans.map((plan) => {
    const parts = plan.unit.kind === "trigger" ? [""] : plan.unit.parts;
    const measurements = parts.map((part, index) => ({
      part: part.replace(/^.*\./, ""),
      bySize: runs.flatMap((used) => used.get(plan)?.[index] ?? []),
    }));
    return { ...plan, measurements };
  });
}

function visit(
  stage: Stage,
  plans: readonly Plan[],
  depth: number,
  size: number,
  used: Map<Plan, LimitsUsed[]>,
): void {
  const next = new Map<string, Plan[]>();
  for (const plan of plans) {
    const step = plan.scenario.before?.[depth];
    if (step !== undefined) next.set(step, [...(next.get(step) ?? []), plan]);
    else if (size === FULL || !takesNoRecords(plan.scenario))
      used.set(
        plan,
        rehearse(stage.org, () => run(stage, plan, size)),
      );
  }
  for (const [step, group] of next)
    rehearse(stage.org, () => {
      const outcome = stage.org.executeAnonymous(stage.adminId, `Integer size = ${size};\n${step}`);
      if (!outcome.ok) throw unfit(group[0]?.scenario, outcome.error);
      // What that has started is over before the measurement begins.
      stage.org.runJobs();
      visit(stage, group, depth + 1, size, used);
    });
}

/** What each part of the trigger or job used. */
function run(stage: Stage, { unit, scenario }: Plan, size: number): LimitsUsed[] {
  return "record" in scenario
    ? [runAs(stage, stage.userId(scenario.as), saving(stage, scenario, size), scenario)]
    : runJob(stage, unit, scenario, size);
}
const takesNoRecords = (scenario: TriggerScenario | JobScenario): boolean =>
  "takesNoRecords" in scenario && scenario.takesNoRecords;

/** Scheduled work has the synchronous limits, and so has an installation. */
const runsInTheCall = (unit: Unit): boolean =>
  ["scheduled", "install", "uninstall"].includes(unit.kind);

function saving(stage: Stage, scenario: TriggerScenario, size: number): string {
  const [object = "", operation = ""] = scenario.on.split(" ");
  const perId = scenario.perId ?? 1;
  const ids =
    scenario.ids === undefined ? [] : idsOf(stage, scenario, scenario.ids, Math.ceil(size / perId));
  const given = Object.entries(scenario.given ?? {}).map(
    ([name, soql]) => `Id ${name} = '${idsOf(stage, scenario, soql, 1).join("")}';`,
  );
  const mode = scenario.access === "user" ? "USER_MODE" : "SYSTEM_MODE";
  const call = `Database.${operation}(records, ${String(!scenario.isRefused)}, AccessLevel.${mode})`;
  const result = operation === "delete" ? "DeleteResult" : "SaveResult";
  return `
    ${given.join("\n    ")}
    List<Id> ids = new List<Id>{ ${ids.map((id) => `'${id}'`).join(", ")} };
    List<${object}> records = new List<${object}>();
    for (Integer i = 0; i < ${size}; i++) {
      Id recordId = ids.isEmpty() ? null : ids[i / ${perId}];
      records.add(${scenario.record});
    }
    for (Database.${result} result : ${call}) {
      if (result.isSuccess() == ${String(scenario.isRefused === true)}) {
        throw new IllegalArgumentException('A record was ${scenario.isRefused ? "saved" : "refused"}.');
      }
    }`;
}

function idsOf(stage: Stage, scenario: TriggerScenario, soql: string, size: number): string[] {
  const { records } = valueOf(stage.org.query(stage.adminId, `${soql} LIMIT ${size}`));
  if (records.length < size)
    throw new Error(`${named(scenario)}: "${soql}" finds ${records.length} records, not ${size}.`);
  return records.map(({ Id }) => String(Id));
}

/** A transaction that a limit has ended is a measurement too: it is above the limit. */
function runAs(
  stage: Stage,
  userId: string,
  apex: string,
  scenario: TriggerScenario | JobScenario,
): LimitsUsed {
  const outcome = stage.org.executeAnonymous(userId, apex);
  if (!outcome.ok && outcome.error.exceptionType !== "System.LimitException")
    throw unfit(scenario, outcome.error);
  return outcome.limits;
}

/** What each part of the job used; of several scopes the one that used most. */
function runJob(stage: Stage, unit: Unit, scenario: JobScenario, size: number): LimitsUsed[] {
  const started = runAs(stage, stage.adminId, scenario.start, scenario);
  if (runsInTheCall(unit)) return [started];
  stage.ended.length = 0;
  const { failed } = stage.org.runJobs();
  const [problem] = failed.filter(({ exceptionType }) => exceptionType !== "System.LimitException");
  // A finalizer is measured after a job that failed.
  if (problem && unit.kind !== "finalizer") throw unfit(scenario, problem);
  const run = firstRun(stage.ended, unit);
  if (unit.kind === "batch") requireFullScope(run, unit, scenario, size);
  return unit.parts.map((part) => {
    const own = run.filter(({ codeUnit }) => codeUnit === part).map(({ limits }) => limits);
    const [first, ...others] = own;
    if (!first) throw new Error(`${named(scenario)}: ${part} did not run.`);
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
    throw new Error(
      `${named(scenario)}: ${unit.title} got a scope of ${scope} records, not ${size}.`,
    );
}

const named = (scenario: TriggerScenario | JobScenario | undefined): string =>
  `Scenario "${scenario?.name ?? ""}" of ${scenario?.on ?? ""}`;
function unfit(scenario: TriggerScenario | JobScenario | undefined, error: ApexError): Error {
  return new Error(
    `${named(scenario)} doesn't run: ${error.exceptionType}: ${error.message}\n${error.stackTrace}`,
  );
}
