// All standard objects the local org knows, gathered from the areas.
import { activityObjects } from "./activities.ts";
import { asyncObjects } from "./async.ts";
import { campaignObjects } from "./campaigns.ts";
import { contentObjects } from "./content.ts";
import { crmObjects } from "./crm.ts";
import { eventObjects } from "./events.ts";
import { moreObjects } from "./more.ts";
import { productObjects } from "./products.ts";
import { setupObjects } from "./setup.ts";
import { userObjects } from "./users.ts";
import type { StandardObject } from "./build.ts";

export type { StandardObject } from "./build.ts";
export const standardObjects: readonly StandardObject[] = [
  ...crmObjects,
  ...campaignObjects,
  ...userObjects,
  ...activityObjects,
  ...productObjects,
  ...contentObjects,
  ...asyncObjects,
  ...setupObjects,
  ...moreObjects,
  ...eventObjects,
];
