// The pages of a project's sites (DigitalExperienceBundle): every content.json with the folder it lies in, site by site.
import { oncePer } from "./define.ts";
import { isRecord, parsedJson } from "./json-text.ts";
import type { MetadataFile, ValidatedProject } from "./project.ts";

export interface SiteContent {
  readonly file: MetadataFile;
  /** The folder that holds content.json and _meta.json. */
  readonly folder: string;
  readonly site: string;
  /** `sfdc_cms__route`, as the folder says. */
  readonly type: string;
  readonly name: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Those that can be read, by the name of their site. */
export const siteContents = oncePer((project: ValidatedProject) =>
  Map.groupBy(project.files.flatMap(contentIn), ({ site }) => site),
);

function contentIn(file: MetadataFile): SiteContent[] {
  const [, folder = "", site = "", type = "", name = ""] =
    /^(.*\/digitalExperiences\/site\/([^/]+)\/(\w+)\/([^/]+)\/)content\.json$/.exec(file.path) ??
    [];
  const json = folder === "" ? undefined : parsedJson(file.text);
  if (!json) return [];
  const body = json["contentBody"];
  return [{ file, folder, site, type, name, json, body: isRecord(body) ? body : {} }];
}

export const ofType = (contents: readonly SiteContent[], type: string): SiteContent[] =>
  contents.filter((one) => one.type === `sfdc_cms__${type}`);

export function textIn(json: Readonly<Record<string, unknown>>, key: string): string {
  const value = json[key];
  return typeof value === "string" ? value : "";
}

export const recordsIn = (list: unknown): Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter(isRecord) : [];
