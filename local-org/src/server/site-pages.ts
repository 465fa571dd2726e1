// Which page of a site an address means.
import type { Site, SitePage } from "../metadata/schema.ts";

export function pageOfPath(site: Site, path: string): SitePage | undefined {
  const steps = path.split("/").filter((step) => step !== "");
  const wanted = steps.length === 0 ? site.homeRoute : path;
  return site.pages.find((candidate) => routeTakes(candidate.route, wanted));
}

/** `deal/:recordId` takes `deal/a01…`; trailing parameters may be left out. */
export function routeTakes(pattern: string, path: string): boolean {
  const wanted = pattern.split("/").filter((step) => step !== "");
  const given = path.split("/").filter((step) => step !== "");
  return (
    given.length <= wanted.length &&
    wanted.every((step, index) =>
      step.startsWith(":")
        ? given[index] !== undefined || step !== ":recordId"
        : step.toLowerCase() === given[index]?.toLowerCase(),
    )
  );
}
