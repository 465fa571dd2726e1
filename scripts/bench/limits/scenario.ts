// What a scenario is: one for each event of a trigger and one for each job, so that its limits are measured at their worst reasonable case.

/** How many records a trigger gets at once, and a batch in a scope. */
export const FULL = 200;
/** A trigger or job uses the same queries and statements for each of these. */
export const SIZES = [1, 20, FULL] as const;

interface Scenario {
  /** `Lead insert`, `batch ExpireRegistrationsBatch`: as `units.ts` names it */
  readonly on: string;
  readonly name: string;
  /** One sentence for the report. */
  readonly about: string;
  /** Apex that lays the ground, each in a transaction of its own, as the administrator; `size` says how many. */
  readonly before?: readonly string[];
}

/** One DML call with `size` records. */
export interface TriggerScenario extends Scenario {
  /** who saves: the least elevated persona of the sample data that does it */
  readonly as: string;
  /** `system` where the package saves in the name of someone who may not */
  readonly access: "user" | "system";
  /** Ids that `record` names: a variable, and SOQL that finds its one record */
  readonly given?: Readonly<Record<string, string>>;
  /** SOQL for `recordId` in `record`: the records that are saved, or their parents */
  readonly ids?: string;
  /** how many records take the same Id; one when left out */
  readonly perId?: number;
  /** an Apex expression for one record, of `recordId` and its number `i` */
  readonly record: string;
  /** the trigger refuses every record */
  readonly isRefused?: true;
}

/** One run of a job. */
export interface JobScenario extends Scenario {
  /** Apex that starts it; where the job is scheduled or installs, this is the job itself */
  readonly start: string;
  /** fewer records than a full scope: the job takes none */
  readonly takesNoRecords?: true;
}
