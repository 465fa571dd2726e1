// G8: what the compiler takes and an org or a review doesn't. The compiler's own checks are `local-org check`.
import { blanked, withoutComments } from "../components.ts";
import { error, placeIn, warning } from "../define.ts";
import { isRecordId } from "./org-specific.ts";
import type { MetadataFile, ValidatedProject } from "../project.ts";
import type { Rule } from "../rule.ts";

const MOST_CHARACTERS = 1_000_000;

export const apexText: readonly Rule[] = [
  error(
    "G8.too-long",
    "A class or trigger has at most 1,000,000 characters, comments and tests not counted.",
    (project, complain) => {
      for (const { path, text } of apexFiles(project))
        if (text.length > MOST_CHARACTERS && !isTest(text)) {
          const code = withoutComments(text).replace(/[ \t]+\n/g, "\n");
          if (code.length > MOST_CHARACTERS)
            complain(
              path,
              undefined,
              `Apex class or trigger too long: ${code.length} characters, at most ${MOST_CHARACTERS}.`,
            );
        }
    },
  ),
  warning(
    "G8.record-id",
    "Apex holds no id of a record: ids are others in every org. Tests may.",
    (project, complain) => {
      for (const { path, text } of apexFiles(project)) {
        if (isTest(text)) continue;
        for (const found of withoutComments(text).matchAll(
          /'([0-9a-zA-Z]{15}(?:[0-9a-zA-Z]{3})?)'/g,
        ))
          if (isRecordId(found[1] ?? ""))
            complain(
              path,
              placeIn(text, found.index),
              `${found[1] ?? ""} is the id of a record in one org.`,
            );
      }
    },
  ),
  warning(
    "G8.see-all-data",
    "Tests make their own data: with SeeAllData=true they depend on the org they run in, and on install.",
    (project, complain) => {
      for (const { path, text } of apexFiles(project)) {
        const code = blanked(withoutComments(text), /'(?:[^'\\\n]|\\[^])*'/g);
        for (const found of code.matchAll(/@IsTest\s*\([^)]*\bSeeAllData\s*=\s*true\b/gi))
          complain(
            path,
            placeIn(text, found.index),
            "The test reads the org's own data. Make what it needs.",
          );
      }
    },
  ),
];

const apexFiles = (project: ValidatedProject): readonly MetadataFile[] => [
  ...project.filesOf("cls").filter(({ isMetaFile }) => !isMetaFile),
  ...project.filesOf("trigger").filter(({ isMetaFile }) => !isMetaFile),
];

const isTest = (text: string): boolean => /@IsTest\b[^{;]*\bclass\b/i.test(text);
