// config/validate.json itself: readable, with known entries, each true and with a reason.
import { fieldOf, isFieldGranted, isObjectGranted } from "../coverage.ts";
import { error, warning } from "../define.ts";
import { labelsOf, usedLabels } from "../label-use.ts";
import { CONFIG_FILE, configOf, SECTIONS } from "../validate-config.ts";
import type { ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";
import type { Section } from "../validate-config.ts";

const sections = Object.keys(SECTIONS) as Section[];

/** Names in lower case, as the entries are compared. */
function knownNames(project: ValidatedProject, section: Section): Set<string> {
  return new Set(namesFor(project, section).map((one) => one.toLowerCase()));
}

function namesFor(project: ValidatedProject, section: Section): string[] {
  if (section === "internalObjects") return project.filesOf("object").map(({ name }) => name);
  if (section !== "internalFields") return labelsOf(project).map(({ name }) => name);
  return project.filesOf("field").flatMap((file) => {
    const found = fieldOf(project, file);
    return found ? [`${found.object}.${found.field.name}`] : [];
  });
}

function isNeedless(project: ValidatedProject, section: Section, name: string): boolean {
  if (section === "internalObjects") return isObjectGranted(project, name);
  if (section === "internalFields") return isFieldGranted(project, name);
  if (section === "dynamicLabels") return usedLabels(project).has(name.toLowerCase());
  const labels = labelsOf(project);
  const own = labels.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return (
    labels.filter((one) => one.language === own?.language && one.value.trim() === own.value.trim())
      .length === 1
  );
}

export const configFile: readonly Rule[] = [
  error("config.readable", "config/validate.json is a JSON object.", (project, complain) => {
    const { problem } = configOf(project);
    if (problem !== undefined)
      complain(CONFIG_FILE, undefined, `The file isn't valid JSON: ${problem}.`);
  }),
  error(
    "config.unknown-section",
    "config/validate.json has only the sections the validator knows.",
    (project, complain) => {
      const config = configOf(project);
      for (const key of config.unknownSections)
        complain(
          CONFIG_FILE,
          config.placeOf(key),
          `There is no section ${key}; the sections are ${sections.join(", ")}.`,
        );
    },
  ),
  error(
    "config.unknown-name",
    "An entry of config/validate.json names something the project has.",
    (project, complain) => {
      const config = configOf(project);
      for (const section of sections) {
        if (config.entries(section).length === 0) continue;
        const known = knownNames(project, section);
        for (const [name] of config.entries(section))
          if (!known.has(name.toLowerCase()))
            complain(
              CONFIG_FILE,
              config.placeOf(name, section),
              `${section} lists ${SECTIONS[section]}, and the project has no ${name}. Remove the entry.`,
            );
      }
    },
  ),
  error("config.no-reason", "An entry of config/validate.json says why.", (project, complain) => {
    const config = configOf(project);
    for (const section of sections)
      for (const [name, reason] of config.entries(section))
        if (typeof reason !== "string" || reason.trim() === "")
          complain(
            CONFIG_FILE,
            config.placeOf(name, section),
            `The entry ${name} has no reason: write one sentence that says why it is so.`,
          );
  }),
  warning(
    "config.needless",
    "An entry of config/validate.json excuses something that would be found.",
    (project, complain) => {
      const config = configOf(project);
      for (const section of sections) {
        if (config.entries(section).length === 0) continue;
        const known = knownNames(project, section);
        for (const [name] of config.entries(section))
          if (known.has(name.toLowerCase()) && isNeedless(project, section, name))
            complain(
              CONFIG_FILE,
              config.placeOf(name, section),
              `${name} needs no excuse any more: it is no ${SECTIONS[section].replace(/^an? /, "")}. Remove the entry.`,
            );
      }
    },
  ),
];
