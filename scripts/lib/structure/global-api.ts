// The global API: every signature a customer's own code may rest on, as text, and whether code outside the package rests on more.
import {
  showType,
  type ClassSymbol,
  type FieldSymbol,
  type MethodSymbol,
} from "../../../local-org/src/apex/types.ts";
import type { CheckedUnit } from "../../../local-org/src/apex/checked.ts";
import type { Finding } from "./directions.ts";
import type { Package } from "./package.ts";
import { partsOf } from "./references.ts";

const main = "force-app/main/";
type Member = MethodSymbol | FieldSymbol;

/** One line for each global class and member, sorted: what docs/reference/global-api.txt holds. */
export function globalApi(pack: Package): string {
  const classes = [...pack.classes.values()]
    .filter(({ file, visibility }) => file.startsWith(main) && visibility === "global")
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
  return classes
    .map((symbol) => `${[headOf(symbol), ...membersOf(symbol)].join("\n")}\n`)
    .join("\n");
}

function headOf({
  name,
  kind,
  isAbstract,
  isVirtual,
  superclass,
  interfaces,
}: ClassSymbol): string {
  const manner = kind === "class" ? (isAbstract ? "abstract " : isVirtual ? "virtual " : "") : "";
  const base = superclass ? ` extends ${showType(superclass)}` : "";
  const kinds =
    interfaces.length > 0 ? ` implements ${interfaces.map(showType).sort().join(", ")}` : "";
  return `${manner}${kind} ${name}${base}${kinds}`;
}

function membersOf(symbol: ClassSymbol): string[] {
  const fields = [...symbol.fields.values()].filter(isGlobal).map(fieldLine);
  const methods = [...symbol.constructors, ...[...symbol.methods.values()].flat()]
    .filter(isGlobal)
    .map((method) => methodLine(method, symbol));
  const values = (symbol.enumValues ?? []).map((value) => `  ${value}`);
  return [...values, ...[...fields, ...methods].sort()];
}

const annotated = ({ annotations }: Member): string =>
  annotations
    .map(({ name, parameters }) => {
      const given = Object.entries(parameters).map(([key, value]) => `${key}=${String(value)}`);
      return `@${name}${given.length > 0 ? `(${given.sort().join(", ")})` : ""} `;
    })
    .join("");

function fieldLine(field: FieldSymbol): string {
  const { name, type, isStatic, isFinal, setterVisibility } = field;
  const isFixed = isFinal || (setterVisibility !== undefined && setterVisibility !== "global");
  return `  ${annotated(field)}${isStatic ? "static " : ""}${showType(type)} ${name}${isFixed ? " (read only)" : ""}`;
}

function methodLine(method: MethodSymbol, owner: ClassSymbol): string {
  const { name, parameters, returnType, isStatic, isAbstract, isVirtual } = method;
  const taken = parameters.map((one) => `${showType(one.type)} ${one.name}`).join(", ");
  const manner = isStatic
    ? "static "
    : owner.kind === "interface"
      ? ""
      : isAbstract
        ? "abstract "
        : isVirtual
          ? "virtual "
          : "";
  const result = owner.constructors.includes(method) ? "" : `${showType(returnType)} `;
  return `  ${annotated(method)}${manner}${result}${name}(${taken})`;
}

/** What an interface declares is as visible as the interface. */
const isGlobal = ({ visibility, owner }: Member): boolean =>
  visibility === "global" || (owner.kind === "interface" && owner.visibility === "global");

/** A customer's code reaches what is global and nothing else: so does the sample extension. */
export function outsideFindings(pack: Package): Finding[] {
  return pack.units
    .filter(({ file }) => !file.startsWith("force-app/"))
    .flatMap((unit) =>
      usesIn(unit)
        .filter(({ symbol }) => isHidden(symbol))
        .map(findingOf),
    );
}

interface Use {
  readonly file: string;
  readonly line: number;
  readonly symbol: ClassSymbol | Member;
}

const isHidden = (symbol: Use["symbol"]): boolean =>
  "owner" in symbol
    ? symbol.owner.file.startsWith(main) && !isGlobal(symbol)
    : symbol.file.startsWith(main) && symbol.visibility !== "global";

const findingOf = ({ file, line, symbol }: Use): Finding => ({
  file,
  line,
  message: `${"owner" in symbol ? `${symbol.owner.name}.` : ""}${symbol.name} is not global: code outside the package cannot reach it`,
});

function usesIn(unit: CheckedUnit): Use[] {
  const uses = new Map<Use["symbol"], Use>();
  const seen = new Set<object>();
  const walk = (node: unknown, line: number): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    if (isSymbol(node)) {
      if (!uses.has(node)) uses.set(node, { file: unit.file, line, symbol: node });
      return;
    }
    const own = "span" in node ? (node.span as { line: number }).line : line;
    for (const part of Object.values(node)) walk(part, own);
  };
  walk(unit.kind === "trigger" ? unit.trigger.body : partsOf(unit.class), 0);
  return [...uses.values()];
}

const isSymbol = (node: object): node is Use["symbol"] =>
  "owner" in node || ("constructors" in node && "inner" in node && "visibility" in node);
