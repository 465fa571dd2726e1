// Programs with tiers; criteria rise with the rank.
import { file } from "./plan-files.mjs";

const PROGRAMS = [
  ["Referral", 60, 25000, 24],
  ["Reseller", 90, 50000, 48],
  ["Technology", 120, 40000, 72],
];
const TIERS = [
  ["Bronze", 1, 0, 0, 5, 0.5],
  ["Silver", 2, 100000, 2, 15, 1],
  ["Gold", 3, 500000, 5, 40, 2],
];

export function writePrograms() {
  file(
    "Program__c",
    "programs",
    PROGRAMS.map(([type, term, limit, hours]) => ({
      ref: `Program${type}`,
      Name: type,
      Type__c: type,
      Active__c: true,
      DealTermDays__c: term,
      AutoApproveLimit__c: limit,
      DecisionHours__c: hours,
      LostWindowDays__c: 180,
      WonWindowDays__c: 365,
      ActivityWindowDays__c: 30,
    })),
  );
  file(
    "Tier__c",
    "tiers",
    PROGRAMS.flatMap(([type, term, limit]) =>
      TIERS.map(([tier, rank, revenue, certifications, cap, factor]) => ({
        ref: `Tier${type}${tier}`,
        Name: tier,
        Program__c: `@Program${type}`,
        Rank__c: rank,
        MinRevenue__c: revenue,
        MinCertifications__c: certifications,
        MinDeals__c: rank * 3 - 3,
        LiveDealCap__c: cap,
        AutoApproveLimit__c: limit * factor,
        DealTermDays__c: term,
      })),
    ),
  );
}
