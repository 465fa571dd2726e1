// Logical functions: choices, blanks, what changed.
import { sameValue } from "../compare.ts";
import { complain, priorReader } from "../scope.ts";
import { define, isBlank, special, textOf, unify } from "./define.ts";
import type { Call, FunctionDefinition } from "./define.ts";
import type { Scope } from "../scope.ts";
import type { FormulaType, Typed } from "../types.ts";

export const logicFunctions: Readonly<Record<string, FunctionDefinition>> = {
  AND: special("Boolean...", (args) => ({
    type: "Boolean",
    run: (frame) => args.every((one) => one.run(frame) === true),
  })),
  OR: special("Boolean...", (args) => ({
    type: "Boolean",
    run: (frame) => args.some((one) => one.run(frame) === true),
  })),
  NOT: define("Boolean", "Boolean", ([value]) => value !== true),
  IF: special("Boolean Any Any", ([test, yes, no], node, scope) => {
    const type = test && yes && no ? unify(scope, node, [yes, no]) : undefined;
    return type && test && yes && no
      ? { type, run: (frame) => (test.run(frame) === true ? yes.run(frame) : no.run(frame)) }
      : undefined;
  }),
  CASE: special("Any Any Any Any...", buildCase),
  ISBLANK: special(
    "Any",
    ([value]) => value && { type: "Boolean", run: (frame) => isBlank(value.run(frame)) },
  ),
  // Text is never null on the platform, so ISNULL of a text is always false (formula reference, ISNULL).
  ISNULL: special(
    "Any",
    ([value]) =>
      value && {
        type: "Boolean",
        run: value.type === "Text" ? () => false : (frame) => isBlank(value.run(frame)),
      },
  ),
  BLANKVALUE: special("Any Any", ([value, otherwise], node, scope) =>
    withDefault(scope, node, value, otherwise, true),
  ),
  NULLVALUE: special("Any Any", ([value, otherwise], node, scope) =>
    withDefault(scope, node, value, otherwise, value?.type !== "Text"),
  ),
  ISPICKVAL: special(
    "Picklist Text",
    ([value, name]) =>
      value &&
      name && {
        type: "Boolean",
        run: (frame) => textOf(value.run(frame)) === textOf(name.run(frame)),
      },
  ),
  INCLUDES: special(
    "MultiselectPicklist Text",
    ([value, name]) =>
      value &&
      name && {
        type: "Boolean",
        run: (frame) =>
          textOf(value.run(frame))
            .split(";")
            .includes(textOf(name.run(frame))),
      },
  ),
  ISNEW: special("", (_args, node, scope) =>
    onSave(scope, node)
      ? { type: "Boolean", run: (frame) => frame.record.isNew === true }
      : undefined,
  ),
  ISCLONE: special("", (_args, node, scope) =>
    onSave(scope, node)
      ? { type: "Boolean", run: (frame) => frame.record.isClone === true }
      : undefined,
  ),
  ISCHANGED: special("Field", ([value], node, scope) => {
    const prior = value && priorOf(scope, node, value);
    return prior
      ? {
          type: "Boolean",
          run: (frame) => frame.record.isNew !== true && !sameValue(value.run(frame), prior(frame)),
        }
      : undefined;
  }),
  PRIORVALUE: special("Field", ([value], node, scope) => {
    const prior = value && priorOf(scope, node, value);
    return prior ? { type: value.type, run: prior } : undefined;
  }),
};

function onSave(scope: Scope, node: Call): boolean {
  if (scope.context.use === "validation" || scope.context.use === "filter") return true;
  complain(scope, node, `Function ${node.name} may not be used in this type of formula`);
  return false;
}
function priorOf(scope: Scope, node: Call, value: Typed): ReturnType<typeof priorReader> {
  if (!onSave(scope, node)) return undefined;
  const prior = priorReader(scope, value);
  if (!prior)
    complain(
      scope,
      value,
      `Incorrect parameter type for function '${node.name}()'. Expected Field, received ${value.type}`,
    );
  return prior;
}

function withDefault(
  scope: Scope,
  node: Call,
  value: Typed | undefined,
  otherwise: Typed | undefined,
  canBeBlank: boolean,
): { type: FormulaType; run: Typed["run"] } | undefined {
  if (!value || !otherwise) return undefined;
  const type = unify(scope, node, [value, otherwise]);
  if (!type) return undefined;
  return {
    type,
    run: canBeBlank
      ? (frame) => {
          const found = value.run(frame);
          return isBlank(found) ? otherwise.run(frame) : found;
        }
      : value.run,
  };
}

function buildCase(
  args: readonly Typed[],
  node: Call,
  scope: Scope,
): { type: FormulaType; run: Typed["run"] } | undefined {
  const [subject] = args;
  if (!subject || args.length % 2 !== 0) {
    complain(
      scope,
      node,
      `Incorrect number of parameters for function 'CASE()'. Expected ${args.length + 1}, received ${args.length}`,
    );
    return undefined;
  }
  const otherwise = args[args.length - 1];
  const tests = args.slice(1, -1).filter((_, index) => index % 2 === 0);
  const results = args.slice(1, -1).filter((_, index) => index % 2 === 1);
  const compared = subject.type === "Picklist" ? { ...subject, type: "Text" as const } : subject;
  if (!otherwise || !unify(scope, node, [compared, ...tests])) return undefined;
  const type = unify(scope, node, [...results, otherwise]);
  if (!type) return undefined;
  return {
    type,
    run: (frame) => {
      const value = subject.run(frame);
      const index = tests.findIndex((one) => sameValue(one.run(frame), value));
      return (results[index] ?? otherwise).run(frame);
    },
  };
}
