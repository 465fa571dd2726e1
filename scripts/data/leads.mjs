// Leads that reps work, some about customers that partners registered.
import { newCustomer } from "./customers.mjs";
import { pick } from "./draw.mjs";
import { file } from "./plan-files.mjs";
import { FIRST_NAMES, LAST_NAMES } from "./words.mjs";

const WORKED = ["Working - Contacted", "Open - Not Contacted", "Working - Contacted"];
const SOURCES = ["Web", "Partner Referral", "Phone Inquiry"];
/** How many leads are about the customer of a registration of this status. */
const MATCHED = { Approved: 8, "In Review": 2 };
const FREE = 14;

/** Loaded after the registrations: those of a protected customer are marked as they come in. */
export function writeLeads(registrations, reps) {
  file("Lead", "leads", leadsOf(registrations, reps));
}

function leadsOf(registrations, reps) {
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
    const FirstName = pick(FIRST_NAMES);
    const LastName = pick(LAST_NAMES);
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
