// G014: API versions of files and of the project.
import { child, trimmed } from "../../metadata/xml.ts";
import { error, warning } from "../define.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

/** Winter '27. */
const NEWEST = 68;
/** Older ones were retired. */
const OLDEST = 21;
const NEED_ONE = new Set(["ApexClass", "ApexTrigger", "ApexPage", "ApexComponent"]);

export const apiVersions: readonly Rule[] = [
  error(
    "G014.version",
    `An apiVersion is a whole number and .0, from ${OLDEST}.0 to ${NEWEST}.0.`,
    (project, complain) => {
      for (const { file, text } of versionsIn(project))
        if (!/^\d+(?:\.0)?$/.test(text) || Number(text) < OLDEST || Number(text) > NEWEST)
          complain(
            file.path,
            file.root && child(file.root, "apiVersion"),
            `The ${file.type?.name ?? ""} apiVersion can't be "${text}". Versions go from ${OLDEST}.0 to ${NEWEST}.0.`,
          );
    },
  ),
  warning(
    "G014.one-version",
    "Code is all of the project's sourceApiVersion: Apex means other things in other versions.",
    (project, complain) => {
      const own = project.configuration["sourceApiVersion"];
      if (typeof own !== "string") return;
      const others = Map.groupBy(
        [...versionsIn(project)].filter(
          ({ file, text }) => NEED_ONE.has(file.type?.name ?? "") && text !== own,
        ),
        ({ text }) => text,
      );
      for (const [text, files] of others) {
        const [first] = files;
        complain(
          first?.file.path ?? "",
          first?.file.root && child(first.file.root, "apiVersion"),
          `apiVersion ${text} is not the project's, ${own}${files.length > 1 ? ` (${files.length} files, this is the first)` : ""}.`,
        );
      }
    },
  ),
];

function* versionsIn(project: ValidatedProject): Generator<{ file: MetadataFile; text: string }> {
  for (const file of project.files) {
    const text = file.root && trimmed(file.root, "apiVersion");
    if (text !== undefined) yield { file, text };
  }
}
