// What the local org itself refuses when it reads a project, and no other group says.
import { refused } from "../refused.ts";
import type { Rule } from "../rule.ts";

export const atLoad: readonly Rule[] = [
  refused("G009.site-home", "A site has a route of the routeType home.", "Add one."),
  refused("G009.site-json", "The content.json and _meta.json files of a site are JSON.", ""),
  refused(
    "G009.site-view",
    "A site's route shows a view that the site has.",
    "Correct activeViewId.",
  ),
];
