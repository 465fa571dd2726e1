// Writes the sample data: plan files in the form `sf data import tree` takes. Run by hand when the data should change; the files are committed.
// The same seed gives the same data. Dates are relative to the day in as-of.txt; `npm start` moves them to today.
// The order below is the order of loading and of drawing: who draws first changes what all after it get.
import { writeAccounts, writeContacts } from "./customers.mjs";
import { writeLeads } from "./leads.mjs";
import { writePartners } from "./partners.mjs";
import { writePartnerUsers } from "./partner-users.mjs";
import { writePeople } from "./people.mjs";
import { writePipeline } from "./pipeline.mjs";
import { writePlan } from "./plan-files.mjs";
import { writePrograms } from "./programs.mjs";
import { writeRegistrations } from "./registrations.mjs";
import { writeRules } from "./rules.mjs";

const people = writePeople();
const customers = writeAccounts(people);
writeContacts(customers);
const partnerUsers = writePartnerUsers();
writePrograms();
writeRules();
writePartners(people);
const opportunities = writePipeline(customers, people.reps);
const registrations = writeRegistrations({ customers, opportunities, partnerUsers, ...people });
writeLeads(registrations, people.reps);

console.log(
  writePlan()
    .map(({ sobject, files }) => `${sobject}: ${files.join(", ")}`)
    .join("\n"),
  `\n${registrations.length} registrations`,
);
