// G406: custom labels: named well, used, said once, within their limits, and translated to match.
import { error, inFiles, repeated, warning } from "../define.ts";
import { labelsOf, partOf, usedLabels } from "../label-use.ts";
import { withoutComments } from "../components.ts";
import { child, childrenOf, textOf, trimmed } from "../../metadata/xml.ts";
import { configOf } from "../validate-config.ts";
import type { Label } from "../label-use.ts";
import type { ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

/** One rule about each label by itself: the part that is wrong and what to say, or nothing. */
function each(
  id: string,
  asks: string,
  check: (label: Label) => readonly [part: string, message: string] | undefined,
  make = error,
): Rule {
  return make(id, asks, (project, complain) => {
    for (const label of labelsOf(project)) {
      const wrong = check(label);
      if (wrong) complain(label.file.path, partOf(label, wrong[0]), wrong[1]);
    }
  });
}

const tooLong = (
  label: Label,
  part: string,
  most: number,
): readonly [string, string] | undefined => {
  const length = (textOf(label.element, part) ?? "").length;
  return length > most
    ? [part, `${part} of ${label.name} has ${length} characters; ${most} are the most.`]
    : undefined;
};

const wellFormed: readonly Rule[] = [
  each(
    "G406.name",
    "A label's name starts with a letter, has letters, digits and single underscores, and does not end with one.",
    ({ name }) =>
      name === "" || (/^[A-Za-z]\w*$/.test(name) && !/__|_$/.test(name))
        ? undefined
        : [
            "fullName",
            `The name ${name} can only contain alphanumeric characters, must begin with a letter, and must not end with an underscore or contain two consecutive underscores.`,
          ],
  ),
  each(
    "G406.language",
    "A label's language is written as the platform writes locales: en_US, de, pt_BR.",
    ({ element, name, language }) =>
      !child(element, "language") || /^[a-z]{2,3}(?:_[A-Za-z0-9]+)*$/.test(language)
        ? undefined
        : [
            "language",
            `The language ${language} of ${name} is no locale code. Write it like en_US or de.`,
          ],
  ),
  each("G406.categories-length", "A label's categories have 255 characters at most.", (label) =>
    tooLong(label, "categories", 255),
  ),
  each("G406.empty-value", "A label says something.", (label) =>
    child(label.element, "value") && label.value.trim() === ""
      ? ["value", `Required field is missing: value. The label ${label.name} has no text.`]
      : undefined,
  ),
  each(
    "G406.placeholders",
    "Placeholders count from {0} without a gap.",
    (label) => {
      const numbers = placeholdersIn(label.value);
      const highest = Math.max(-1, ...numbers);
      const missing = Array.from({ length: highest }, (_, index) => index).filter(
        (index) => !numbers.has(index),
      );
      return missing.length > 0
        ? [
            "value",
            `The text of ${label.name} uses {${highest}} but not ${missing.map((one) => `{${one}}`).join(", ")}: number the placeholders from {0}.`,
          ]
        : undefined;
    },
    warning,
  ),
];

const placeholdersIn = (text: string): Set<number> =>
  new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number)));

const together: readonly Rule[] = [
  error(
    "G406.duplicate-label",
    "Two labels never share a name, whatever its case.",
    (project, complain) => {
      for (const label of repeated(labelsOf(project), ({ name }) => name))
        complain(
          label.file.path,
          partOf(label, "fullName"),
          `The custom label ${label.name} is there more than once. Keep one.`,
        );
    },
  ),
  warning(
    "G406.sorted",
    "Labels stand in the order of their names, as they are retrieved.",
    (project, complain) => {
      for (const labels of Map.groupBy(labelsOf(project), ({ file }) => file).values())
        for (const [index, label] of labels.entries()) {
          const before = labels[index - 1];
          if (before && compare(before.name, label.name) > 0)
            complain(
              label.file.path,
              partOf(label, "fullName"),
              `${label.name} stands after ${before.name}: sort the labels by fullName.`,
            );
        }
    },
  ),
  warning(
    "G406.unused",
    "Every label is used by Apex, a component or other metadata.",
    (project, complain) => {
      const used = usedLabels(project);
      const config = configOf(project);
      for (const label of labelsOf(project))
        if (!used.has(label.name.toLowerCase()) && !config.has("dynamicLabels", label.name))
          complain(
            label.file.path,
            partOf(label, "fullName"),
            `Nobody uses the label ${label.name}. Remove it, or list it under dynamicLabels in config/validate.json with the reason.`,
          );
    },
  ),
  warning(
    "G406.duplicate-text",
    "No two labels of one language say the same.",
    (project, complain) => {
      const config = configOf(project);
      const first = new Map<string, Label>();
      for (const label of labelsOf(project)) {
        const key = `${label.language}\n${label.value.trim()}`;
        const other = first.get(key);
        if (!other) first.set(key, label);
        else if (!config.has("sameText", label.name) && label.value.trim() !== "")
          complain(
            label.file.path,
            partOf(label, "value"),
            `${label.name} says what ${other.name} says. Use one of them, or list ${label.name} under sameText in config/validate.json with the reason.`,
          );
      }
    },
  ),
  error(
    "G406.apostrophe",
    "A label that String.format fills writes each apostrophe twice.",
    (project, complain) => {
      const formatted = formattedLabels(project);
      for (const label of labelsOf(project))
        if (formatted.has(label.name.toLowerCase()) && /'/.test(label.value.replaceAll("''", "")))
          complain(
            label.file.path,
            partOf(label, "value"),
            `String.format takes the single apostrophe in ${label.name} for a quote and leaves the placeholders after it unfilled. Write ''.`,
          );
    },
  ),
];

/** As names sort when metadata is retrieved: by character, capitals first. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function formattedLabels(project: ValidatedProject): Set<string> {
  const found = new Set<string>();
  for (const { text } of project.schema.apex)
    for (const [, name = ""] of withoutComments(text).matchAll(
      /\bString\s*\.\s*format\s*\(\s*(?:System\s*\.\s*)?Label\s*\.\s*(\w+)\s*,/gi,
    ))
      found.add(name.toLowerCase());
  return found;
}

const translations: readonly Rule[] = [
  error(
    "G406.translation-placeholders",
    "A translation has the placeholders of the label it translates.",
    inFiles("Translations", ({ project, root, say }) => {
      const labels = new Map(labelsOf(project).map((label) => [label.name.toLowerCase(), label]));
      for (const one of childrenOf(root, "customLabels")) {
        const source = labels.get((trimmed(one, "name") ?? "").toLowerCase());
        const text = textOf(one, "label");
        // not translated yet
        if (!source || text === undefined || text.trim() === "") continue;
        const difference = placeholdersIn(source.value).symmetricDifference(placeholdersIn(text));
        if (difference.size > 0)
          say(
            child(one, "label"),
            `The translation of ${source.name} and its source differ in ${[...difference].map((number) => `{${number}}`).join(", ")}.`,
          );
      }
    }),
  ),
  error(
    "G406.translation-duplicate",
    "A translation file translates each label once.",
    inFiles("Translations", ({ root, say }) => {
      for (const one of repeated(childrenOf(root, "customLabels"), (label) =>
        trimmed(label, "name"),
      ))
        say(one, `The label ${trimmed(one, "name") ?? ""} is translated twice. Keep one.`);
    }),
  ),
];

export const labels: readonly Rule[] = [...wellFormed, ...together, ...translations];
