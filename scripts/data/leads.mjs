// Sales' side of the sample: leads that reps work, some about customers that partners registered, and opportunities a partner helps with.
const WORKED = ["Working - Contacted", "Open - Not Contacted", "Working - Contacted"];
const SOURCES = ["Web", "Partner Referral", "Phone Inquiry"];
/** How many leads are about the customer of a registration of this status. */
const MATCHED = { Approved: 8, "In Review": 2 };
const FREE = 14;

/** Two open opportunities of each rep get a partner; rep after rep, the last ones first, so that conflicts keep theirs. */
export function withPartners(opportunities, reps, partnerRefs) {
  const credited = reps.flatMap((rep) =>
    opportunities.filter(({ OwnerId, isOpen }) => isOpen && OwnerId === `@${rep}`).slice(-2),
  );
  return opportunities.map(({ isOpen, ...opportunity }) => {
    const turn = credited.findIndex(({ ref }) => ref === opportunity.ref);
    return turn < 0
      ? opportunity
      : {
          ...opportunity,
          Partner__c: `@${partnerRefs[turn % partnerRefs.length]}`,
          PartnerRole__c: "Influence",
        };
  });
}

/** Leads are loaded after the registrations: those of a protected customer are marked as they come in. */
export function leadsOf(registrations, reps, newCustomer, nameOf) {
  const matched = Object.entries(MATCHED).flatMap(([status, count]) =>
    registrations
      .filter((deal) => deal.Status__c === status)
      .slice(0, count)
      .map((deal) => ({
        Name: deal.CustomerName__c,
        domain: deal.CustomerWebsite__c,
        country: deal.CustomerCountry__c,
      })),
  );
  const free = Array.from({ length: FREE }, newCustomer);
  return [...matched, ...free].map(({ Name, domain }, index) => {
    const [FirstName, LastName] = nameOf(index);
    return {
      ref: `Lead${index + 1}`,
      FirstName,
      LastName,
      Company: Name,
      Website: `https://www.${domain}`,
      Email: `${FirstName}.${LastName}@${domain}`
        .toLowerCase()
        .normalize("NFD")
        .replace(/[^a-z0-9.@-]/g, ""),
      Status: WORKED[index % WORKED.length],
      LeadSource: SOURCES[index % SOURCES.length],
      OwnerId: `@${reps[index % reps.length]}`,
    };
  });
}
