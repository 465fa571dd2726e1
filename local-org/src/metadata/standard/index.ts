// All standard objects the local org knows, gathered from the areas.
import { activityObjects } from "./activities.ts";
import { crmObjects } from "./crm.ts";
import { setupObjects } from "./setup.ts";
import { userObjects } from "./users.ts";
import type { StandardObject } from "./build.ts";

export type { StandardObject } from "./build.ts";
export const standardObjects: readonly StandardObject[] = [...crmObjects, ...userObjects, ...activityObjects, ...setupObjects];
