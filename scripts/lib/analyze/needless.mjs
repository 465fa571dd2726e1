// Finds annotations in Apex that silence nothing any more: PMD reads copies without them and must find what they name.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runEngines } from "./engines.mjs";
import { collectSuppressions } from "./suppressions.mjs";

const MARKS = /@SuppressWarnings\(\s*'[^']*'\s*\)|NOPMD/gi;
/** Seen only by looking at the whole project, which the copies are not. */
const NEEDS_ALL = ["UnusedMethod", "every rule", "NOPMD"];

export async function needlessSuppressions({ root, folders, java, settings }) {
  const entries = collectSuppressions(root).filter(
    ({ tool, file, rule, key }) =>
      tool === "PMD" &&
      // with a key it is an entry of the settings
      key === undefined &&
      /\.(cls|trigger)$/.test(file) &&
      folders.some((folder) => file.startsWith(`${folder}/`)) &&
      !NEEDS_ALL.includes(rule),
  );
  if (entries.length === 0) return [];
  const copies = copyWithout(root, new Set(entries.map(({ file }) => file)));
  try {
    const selectors = ["pmd:Recommended", "pmd:AppExchange"];
    const { findings } = await runEngines({ root: copies, folders, java, settings, selectors });
    return entries
      .filter((entry) => !findings.some((finding) => isMeant(entry, finding)))
      .map(asFinding);
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}

/** Blanks keep every line where it was. */
function copyWithout(root, files) {
  const copies = mkdtempSync(join(tmpdir(), "unsuppressed-"));
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    mkdirSync(join(copies, dirname(file)), { recursive: true });
    writeFileSync(
      join(copies, file),
      text.replaceAll(MARKS, (mark) => mark.replaceAll(/[^\n]/g, " ")),
    );
  }
  return copies;
}

/** What an annotation silences stands behind it. */
function isMeant(entry, { file, rule, line }) {
  return file === entry.file && rule === entry.rule && line >= entry.line;
}

function asFinding({ file, line, rule }) {
  return {
    file,
    line,
    engine: "suppressions",
    rule: "needless",
    level: "error",
    message: `PMD finds no ${rule} here any more: take the annotation away.`,
  };
}
