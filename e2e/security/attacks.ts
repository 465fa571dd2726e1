// Attacks that rest on knowing the product: what somebody with an account would try to win a deal, learn of a rival or decide for himself.
import {
  onEventsAndActions,
  onFilesAndNotices,
  onPartnersAndSales,
  onSecondPartners,
} from "./attacks-around-deals.ts";
import { onApprovals, onRegistrations, onRenewals, onTrailAndRules } from "./attacks-on-deals.ts";
import type { Attack, Targets } from "./attack.ts";

export const attacks = (facts: Targets): readonly Attack[] => [
  ...onRegistrations(facts),
  ...onApprovals(facts),
  ...onTrailAndRules(facts),
  ...onRenewals(facts),
  ...onSecondPartners(facts),
  ...onFilesAndNotices(facts),
  ...onEventsAndActions(facts),
  ...onPartnersAndSales(facts),
];
