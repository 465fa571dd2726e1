// Chooses among methods of one name: those that take the arguments, then the cheapest conversion, then the most specific.
import type { CheckedExpression } from "../checked.ts";
import type { ApexType } from "../types.ts";
import { conversionCost, sameType } from "./conversions.ts";
import { argumentCost, convertTo } from "./convert.ts";
import type { Program } from "./program.ts";

interface Candidate {
  readonly parameters: readonly { readonly type: ApexType }[];
}
export type Choice<T> =
  | { readonly kind: "one"; readonly candidate: T }
  | { readonly kind: "none" }
  /** an argument or a parameter has a type that was reported wrong already */
  | { readonly kind: "unknown" }
  | { readonly kind: "ambiguous" };

export function chooseOverload<T extends Candidate>(
  program: Program,
  candidates: readonly T[],
  given: readonly CheckedExpression[],
): Choice<T> {
  const applicable = candidates
    .filter((candidate) => candidate.parameters.length === given.length)
    .map((candidate) => ({ candidate, cost: totalCost(program, candidate, given) }))
    .filter((each) => each.cost >= 0);
  const [first] = applicable;
  if (first === undefined) return { kind: "none" };
  const lowest = Math.min(...applicable.map((each) => each.cost));
  const tied = applicable.filter((each) => each.cost === lowest).map((each) => each.candidate);
  const [only] = tied;
  if (only === undefined) return { kind: "none" };
  const isUnknown = (type: ApexType): boolean => type.kind === "error";
  if (tied.length > 1 && given.some((argument) => isUnknown(argument.type)))
    return { kind: "unknown" };
  if (tied.length === 1) return { kind: "one", candidate: only };
  const specific =
    tied.find((candidate) =>
      tied.every((other) => isAtLeastAsSpecific(program, candidate, other)),
    ) ?? withMostExact(tied, given);
  if (
    specific === undefined &&
    tied.some((each) => each.parameters.some((one) => isUnknown(one.type)))
  )
    return { kind: "unknown" };
  return specific === undefined ? { kind: "ambiguous" } : { kind: "one", candidate: specific };
}

/** `Math.min(aDecimal, 90)`: of equally dear overloads the one that takes more arguments as they are. */
function withMostExact<T extends Candidate>(
  tied: readonly T[],
  given: readonly CheckedExpression[],
): T | undefined {
  const exact = ({ parameters }: Candidate): number =>
    given.filter(({ type }, index) => {
      const parameter = parameters[index];
      return parameter !== undefined && sameType(parameter.type, type);
    }).length;
  const most = Math.max(...tied.map(exact));
  const best = tied.filter((candidate) => exact(candidate) === most);
  return best.length === 1 ? best[0] : undefined;
}

function totalCost(
  program: Program,
  candidate: Candidate,
  given: readonly CheckedExpression[],
): number {
  let total = 0;
  for (const [index, argument] of given.entries()) {
    const parameter = candidate.parameters[index];
    const cost = parameter === undefined ? -1 : argumentCost(program, argument, parameter.type);
    if (cost < 0) return -1;
    total += cost;
  }
  return total;
}

function isAtLeastAsSpecific(program: Program, candidate: Candidate, other: Candidate): boolean {
  return candidate.parameters.every((parameter, index) => {
    const wanted = other.parameters[index];
    return (
      wanted === undefined ||
      sameType(parameter.type, wanted.type) ||
      (conversionCost(program, parameter.type, wanted.type) >= 0 &&
        conversionCost(program, wanted.type, parameter.type) < 0)
    );
  });
}

export function convertArguments(
  program: Program,
  candidate: Candidate,
  given: readonly CheckedExpression[],
): CheckedExpression[] {
  return given.map((argument, index) => {
    const parameter = candidate.parameters[index];
    return parameter === undefined
      ? argument
      : (convertTo(program, argument, parameter.type) ?? argument);
  });
}
