// A5: what the packages of sfdx-project.json build on: dependencies, ancestors, aliases, permission sets of tests.
import { error } from "../define.ts";
import { isRecord, placeOfKey } from "../json-text.ts";
import { namesOf } from "../names.ts";
import { packages } from "./project-file.ts";
import { PROJECT_FILE } from "../../metadata/project-configuration.ts";
import type { ValidatedProject } from "../project.ts";
import type { Place, Rule } from "../rule.ts";

const ID = /^(?:0Ho|04t|05i)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
const ANCESTOR_WORDS = ["HIGHEST", "NONE"];

export const packageAliases: readonly Rule[] = [
  error(
    "A5.alias",
    "An alias stands for the id of a package (0Ho) or of a version of one (04t, 05i).",
    (project, complain) => {
      for (const [alias, id] of Object.entries(aliasesOf(project)))
        if (typeof id !== "string" || !ID.test(id))
          complain(
            PROJECT_FILE,
            place(project, "packageAliases", alias),
            `The alias ${alias} stands for ${JSON.stringify(id)}. Write an id of 15 or 18 characters that begins with 0Ho, 04t or 05i.`,
          );
    },
  ),
  error(
    "A5.dependency",
    "A package that another depends on is in the project or in packageAliases.",
    (project, complain) => {
      const own = packages(project).map((one) => one["package"]);
      for (const one of packages(project))
        for (const needed of recordsIn(one["dependencies"])) {
          const name = needed["package"];
          if (
            typeof name === "string" &&
            !own.includes(name.replace(/@.*$/, "")) &&
            !isKnown(project, name)
          )
            complain(
              PROJECT_FILE,
              place(project, "dependencies", name),
              `The package ${name} isn't in packageAliases. Add its id there, or correct the name.`,
            );
        }
    },
  ),
  error(
    "A5.ancestor",
    "ancestorVersion is a version, HIGHEST or NONE; ancestorId an id of a version or an alias of one.",
    (project, complain) => {
      for (const one of packages(project)) {
        const { ancestorVersion: version, ancestorId: id } = one;
        const say = (key: string, wanted: string): void =>
          complain(
            PROJECT_FILE,
            place(project, key),
            `${key} is ${JSON.stringify(one[key])}. Write ${wanted}.`,
          );
        if (
          version !== undefined &&
          !isAncestor(version, (text) => /^\d+(?:\.\d+){2,3}$/.test(text))
        )
          say("ancestorVersion", "a version such as 1.2.0, HIGHEST or NONE");
        if (
          id !== undefined &&
          !isAncestor(id, (text) => !text.startsWith("0Ho") && isKnown(project, text))
        )
          say("ancestorId", "an id that begins with 04t or 05i, or an alias of one");
      }
    },
  ),
  error(
    "A5.access",
    "Permission sets that tests or the package's metadata are to have are in the project.",
    (project, complain) => {
      const names = namesOf(project);
      for (const one of packages(project))
        for (const key of ["apexTestAccess", "packageMetadataAccess"]) {
          const access = one[key];
          const sets = isRecord(access) ? access["permissionSets"] : undefined;
          for (const name of Array.isArray(sets) ? sets : [sets])
            if (
              typeof name === "string" &&
              !names.isForeign(name) &&
              !names.has("PermissionSet", name)
            )
              complain(
                PROJECT_FILE,
                place(project, key, "permissionSets", name),
                `The project has no permission set ${name}, which ${key} names. Correct the name.`,
              );
        }
    },
  ),
];

const aliasesOf = (project: ValidatedProject): Record<string, unknown> => {
  const aliases = project.configuration["packageAliases"];
  return isRecord(aliases) ? aliases : {};
};

const isKnown = (project: ValidatedProject, name: string): boolean =>
  ID.test(name) || Object.hasOwn(aliasesOf(project), name);

const isAncestor = (value: unknown, isRight: (text: string) => boolean): boolean =>
  typeof value === "string" && (ANCESTOR_WORDS.includes(value) || isRight(value));

const recordsIn = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter(isRecord) : [];

const place = (project: ValidatedProject, ...keys: readonly string[]): Place =>
  placeOfKey(project.read(PROJECT_FILE) ?? "", ...keys);
