// Who may use whom between the package's domains: core <- domains <- app, api. A domain calls another through its …Service.
import ts from "typescript";
import type { ClassSymbol } from "../../../local-org/src/apex/types.ts";
import { domainOf, type Package } from "./package.ts";
import { apexReferences, type Reference } from "./references.ts";

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** These tie domains together; nothing but themselves refers to them. */
const rims = new Set(["app", "api"]);
/** What a customer's own classes and the domains agree on: below all of them, so that a domain can call what it does not know. */
const contracts = "force-app/main/api/classes/contracts/";
const layerOf = (file: string): string | undefined =>
  file.startsWith(contracts) ? "api/contracts" : domainOf(file);

export function directionFindings(pack: Package): Finding[] {
  return [...apexFindings(pack), ...componentFindings(pack), ...globalFindings(pack)];
}

function apexFindings(pack: Package): Finding[] {
  return pack.units.flatMap((unit) => {
    const from = layerOf(unit.file);
    if (from === undefined) return [];
    return apexReferences(unit, pack).flatMap((reference) => {
      const to = ownerOf(reference, pack);
      const fault = to === undefined ? undefined : faultOf(from, to, reference);
      return fault === undefined
        ? []
        : [{ file: reference.file, line: reference.line, message: fault }];
    });
  });
}

function ownerOf({ kind, name }: Reference, pack: Package): string | undefined {
  const key = name.toLowerCase();
  if (kind !== "class") return pack.owners[kind].get(key);
  const file = pack.classes.get(key)?.file;
  return file === undefined ? undefined : layerOf(file);
}

function faultOf(
  from: string,
  to: string,
  { kind, name }: Pick<Reference, "kind" | "name">,
): string | undefined {
  if (from === to || to === "api/contracts" || rims.has(from)) return undefined;
  const what = `${from} refers to ${to}'s ${kind} ${name}`;
  if (from === "api/contracts")
    return kind === "class" || kind === "label"
      ? `${what}: a contract knows records and other contracts only`
      : undefined;
  if (to === "core") return undefined;
  if (from === "core") return `${what}: core knows no other domain`;
  if (rims.has(to)) return `${what}: nothing refers to ${to}, which ties the domains together`;
  if (kind === "class" && !name.endsWith("Service"))
    return `${what}: another domain is called only through its …Service`;
  if (kind === "label") return `${what}: a label used by several domains belongs to core`;
  return undefined;
}

/** A component uses components, Apex and labels of its own domain and of core; those of app and api may use all. */
function componentFindings(pack: Package): Finding[] {
  return pack.schema.lwc.flatMap((bundle) => {
    const from = domainOf(bundle.directory);
    if (from === undefined || rims.has(from)) return [];
    return bundle.files.flatMap((file) =>
      usesOf(file, pack.files.read(file) ?? "").flatMap(({ kind, name, line }) => {
        const to = componentOwner(kind, name, pack);
        return to === undefined || to === from || to === "core"
          ? []
          : [
              {
                file,
                line,
                message: `${from} uses ${to}'s ${kind} ${name}: a component uses its own domain and core`,
              },
            ];
      }),
    );
  });
}

interface Use {
  readonly kind: "component" | "class" | "label";
  readonly name: string;
  readonly line: number;
}

function componentOwner(kind: Use["kind"], name: string, pack: Package): string | undefined {
  if (kind === "class") return ownerOf({ kind, name, file: "", line: 0 }, pack);
  return pack.owners[kind].get(name.toLowerCase());
}

function usesOf(file: string, text: string): Use[] {
  const lineAt = (position: number): number => text.slice(0, position).split("\n").length;
  if (file.endsWith(".html"))
    return [
      ...text
        .replace(/<!--[^]*?-->/g, (one) => one.replace(/\S/g, " "))
        .matchAll(/<c-([a-z0-9-]+)/g),
    ].map(({ 1: tag = "", index }) => ({
      kind: "component",
      name: tag.replaceAll("-", ""),
      line: lineAt(index),
    }));
  if (!file.endsWith(".ts")) return [];
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName, pos }): Use[] => {
    const [, from, rest = ""] =
      /^(c|@salesforce\/apex|@salesforce\/label)\/(.+)$/.exec(fileName) ?? [];
    const line = lineAt(pos);
    if (from === "c") return [{ kind: "component", name: rest, line }];
    if (from === "@salesforce/apex")
      return [{ kind: "class", name: rest.split(".")[0] ?? "", line }];
    if (from === "@salesforce/label")
      return [{ kind: "label", name: rest.replace(/^c\./, ""), line }];
    return [];
  });
}

/** What is global can never be taken back, so it stands in one folder. */
function globalFindings(pack: Package): Finding[] {
  const classes = [...pack.classes.values()].filter(({ file }) => domainOf(file) !== "api");
  return classes.flatMap((symbol) =>
    [symbol, ...membersOf(symbol)]
      .filter(({ visibility }) => visibility === "global")
      .map(({ name, span }) => ({
        file: symbol.file,
        line: span.line,
        message: `${name} is global: only force-app/main/api may be, for what is global stays for ever`,
      })),
  );
}

const membersOf = (symbol: ClassSymbol) => [
  ...symbol.fields.values(),
  ...[...symbol.methods.values()].flat(),
  ...symbol.constructors,
];
