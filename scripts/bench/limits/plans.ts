// Brings triggers and jobs together with their scenarios, and says which of either has none.
import type { Plan } from "./measure.ts";
import type { JobScenario, TriggerScenario } from "./scenario.ts";
import type { Unit } from "./units.ts";

export function plansFor(
  units: readonly Unit[],
  scenarios: readonly (TriggerScenario | JobScenario)[],
): { readonly plans: readonly Plan[]; readonly problems: readonly string[] } {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const plans = scenarios.flatMap((scenario): Plan[] => {
    const unit = byKey.get(scenario.on);
    return unit ? [{ unit, scenario }] : [];
  });
  const covered = new Set(scenarios.map(({ on }) => on));
  return {
    plans,
    problems: [
      ...units.filter(({ key }) => !covered.has(key)).map(missing),
      ...[...covered]
        .filter((on) => !byKey.has(on))
        .map((on) => `a case is on '${on}', which is no trigger event and no job of the project`),
    ],
  };
}

function missing({ kind, key, title }: Unit): string {
  const file = kind === "trigger" ? "trigger-scenarios.ts" : "job-scenarios.ts";
  return `${title} has no case: add one with on: "${key}" to scripts/bench/limits/${file}`;
}
