// Rules of the package's Apex that the checked tree settles: one-statement triggers, declared sharing, queries where queries belong.
import type { ClassSymbol } from "../../../local-org/src/apex/types.ts";
import type { CheckedUnit } from "../../../local-org/src/apex/checked.ts";
import type { Finding } from "./directions.ts";
import { domainOf, type Package } from "./package.ts";
import { partsOf, queriesIn } from "./references.ts";

type CheckedFile = Extract<CheckedUnit, { kind: "class" }>;

export function styleFindings(pack: Package): Finding[] {
  return pack.units
    .filter(({ file }) => domainOf(file) !== undefined)
    .flatMap((unit) =>
      unit.kind === "trigger"
        ? triggerFindings(unit.trigger)
        : [...sharingFindings(unit.class.symbol), ...queryFindings(unit, pack)],
    );
}

function triggerFindings({
  name,
  body,
  file,
  span,
}: Extract<CheckedUnit, { kind: "trigger" }>["trigger"]): Finding[] {
  return body.kind === "block" && body.statements.length === 1
    ? []
    : [{ file, line: span.line, message: `${name} is not one statement that calls its handler` }];
}

/** Exceptions, interfaces and enums reach no records. */
function sharingFindings(symbol: ClassSymbol): Finding[] {
  const { superclass } = symbol;
  const isException = superclass?.kind === "library" && superclass.name.endsWith("Exception");
  return symbol.kind !== "class" || symbol.sharing !== undefined || isException
    ? []
    : [
        {
          file: symbol.file,
          line: symbol.span.line,
          message: `${symbol.name} declares no sharing`,
        },
      ];
}

/** Elsewhere than in selectors and gateways stand only a batch's own query, which says what it is over, and those on configuration. */
function queryFindings({ class: checked, file }: CheckedFile, pack: Package): Finding[] {
  const { name } = checked.symbol;
  if (/(?:Selector|Gateway)$/.test(name)) return [];
  const methods = checked.methods.filter(
    ({ symbol }) => !(name.endsWith("Batch") && symbol.name.toLowerCase() === "start"),
  );
  return queriesIn(partsOf({ ...checked, methods }), pack)
    .filter(({ object }) => object?.endsWith("__mdt") !== true)
    .map(({ line }) => ({
      file,
      line,
      message: `${name} queries: queries stand in a …Selector, or in a …Gateway where they need more than the user's rights`,
    }));
}
