// What cannot be read is said once: whatever else follows from it is left out until the file is mended.
import { PROJECT_FILE } from "../metadata/project-configuration.ts";
import { along } from "./define.ts";
import type { XmlElement } from "../metadata/xml.ts";
import type { Finding } from "./finding.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";

/** Rules that say a file, or the type of a field, cannot be read: the finding is the only one about it. */
const UNREADABLE = new Set([
  "G001.well-formed",
  "G001.root-element",
  "G009.site-json",
  "A5.readable",
  "A6.readable",
  "config.readable",
]);
/** Rules that judge the whole project by what it lacks: a file nobody can read may be what they miss. */
const JUDGES_ABSENCE =
  /^(?:coverage\..*|config\.(?:unknown-name|needless)|G406\.(?:unused|duplicate-text))$/;
const JUDGES_LABELS = /^(?:G016\.unknown-label.*|G406\.translation-.*)$/;

/** The findings without those that only follow from a file that cannot be read. */
export function withoutConsequences(
  project: ValidatedProject,
  findings: readonly Finding[],
): readonly Finding[] {
  const causes = causesAmong(project, findings);
  if (causes.size === 0) return findings;
  const ofProject = causes.get(PROJECT_FILE);
  if (ofProject) return [ofProject];
  const files = new Map(project.files.map((file) => [file.path, file]));
  const broken = [...causes.keys()].flatMap((path) => files.get(path) ?? []);
  const isConsequence = consequencesOf(broken, files);
  return findings.filter((one) => {
    const cause = causes.get(one.file);
    return cause ? cause === one : !JUDGES_ABSENCE.test(one.rule) && !isConsequence(one);
  });
}

/** The first reason, file by file. */
function causesAmong(
  project: ValidatedProject,
  findings: readonly Finding[],
): Map<string, Finding> {
  const roots = new Map(
    [...project.filesOf("field"), ...project.filesOf("object")].map(({ path, root }) => [
      path,
      root,
    ]),
  );
  const isCause = ({ rule, file, line }: Finding): boolean =>
    UNREADABLE.has(rule) ||
    (rule === "G004.enum-value" && fieldTypes(roots.get(file)).some((one) => one.line === line));
  const causes = new Map<string, Finding>();
  for (const one of findings) if (isCause(one) && !causes.has(one.file)) causes.set(one.file, one);
  return causes;
}

/** Where a field, or an object's name field, says its type. */
const fieldTypes = (root: XmlElement | undefined): XmlElement[] =>
  root ? [...along(root, "type"), ...along(root, "nameField/type")] : [];

function consequencesOf(
  broken: readonly MetadataFile[],
  files: ReadonlyMap<string, MetadataFile>,
): (finding: Finding) => boolean {
  const places = broken.flatMap(placesOf);
  const hangsOn = (path: string): boolean => places.some((place) => path.includes(place));
  const parts = [...files.values()].filter(({ path, type }) => type?.parent && hangsOn(path));
  const names = new Set([...broken, ...parts].flatMap(namesIn).map(escaped));
  // labels go by no file's name, so nothing may be left to look for
  const mentions =
    names.size > 0 ? new RegExp(`(?<![A-Za-z0-9])(?:${[...names].join("|")})\\b`, "i") : /$^/;
  const hasBrokenLabels = broken.some(({ type }) => type?.name === "CustomLabels");
  return ({ rule, file, line, message }) =>
    (hasBrokenLabels && JUDGES_LABELS.test(rule)) ||
    hangsOn(file) ||
    mentions.test(`${file}\n${message}\n${files.get(file)?.text.split("\n")[line - 1] ?? ""}`);
}

const escaped = (name: string): string => name.replace(/\W/g, "\\$&");

/** What others call the component in a file: a field by its own name, a site's content by that of its folder. */
function namesIn({ path, name, type }: MetadataFile): string[] {
  if (type?.name === "CustomLabels") return [];
  if (path.endsWith(".json")) return [path.split("/").at(-2) ?? name];
  return [decodeURIComponent(name.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"))];
}

/** Where everything hangs on the file: an object's parts, the object of a part, the rest of a site. */
function placesOf({ path, type }: MetadataFile): string[] {
  const [site] = /\/digitalExperiences\/site\/[^/]+\//.exec(path) ?? [];
  if (site !== undefined) return [site];
  const [folder, object] = /\/objects\/([^/]+)\//.exec(path) ?? [];
  if (folder === undefined || object === undefined) return [];
  return [type?.name === "CustomObject" ? folder : `${folder}${object}.object-meta.xml`];
}
