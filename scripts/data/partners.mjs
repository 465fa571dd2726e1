// Partners, their programs and where they sell.
import { between, day, pick } from "./draw.mjs";
import { file } from "./plan-files.mjs";
import { PARTNERS } from "./words.mjs";

export function writePartners({ managers }) {
  file(
    "Partner__c",
    "partners",
    PARTNERS.map((partner, index) => ({
      ref: `Partner${index + 1}`,
      Name: partner.name,
      Account__c: `@PartnerAccount${index + 1}`,
      Status__c: partner.status,
      Manager__c: `@${managers[index % managers.length]}`,
      Domain__c: partner.domain,
      Country__c: partner.country,
      Region__c: partner.region,
      Segment__c: pick(["Enterprise", "Mid Market", "Small Business"]),
      AcceptsLeads__c: true,
      LeadCapacity__c: between(5, 20),
      // Every third supplies the others.
      Kind__c: index % 3 === 1 ? "Distributor" : "Reseller",
      Nameable__c: index % 2 === 1,
    })),
  );
  file(
    "Membership__c",
    "memberships",
    PARTNERS.flatMap((partner, index) =>
      partner.programs.map(([type, tier]) => ({
        ref: `Membership${index + 1}${type}`,
        Partner__c: `@Partner${index + 1}`,
        Program__c: `@Program${type}`,
        Tier__c: `@Tier${type}${tier}`,
        Status__c: "Active",
        JoinedOn__c: day(-between(100, 900)),
      })),
    ),
  );
  file(
    "PartnerTerritory__c",
    "territories",
    // Every fourth is bound to its country, and one has it for itself; the others sell everywhere.
    PARTNERS.flatMap((partner, index) =>
      index % 4 === 0
        ? {
            ref: `Territory${index + 1}`,
            Name: `${partner.name}, ${partner.country}`,
            Partner__c: `@Partner${index + 1}`,
            Country__c: partner.country,
            Exclusive__c: partner.country === "IT",
            ValidFrom__c: day(-365),
          }
        : [],
    ),
  );
}
