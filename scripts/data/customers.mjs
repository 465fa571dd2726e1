// Customers, the partners' own companies, and who works there.
import { between, day, pick } from "./draw.mjs";
import { file } from "./plan-files.mjs";
import {
  accountName,
  CITIES,
  COUNTRIES,
  FIRST_NAMES,
  LAST_NAMES,
  PARTNERS,
  TITLES,
} from "./words.mjs";

/** Domains that a company of the sample has already. */
const used = new Set();

/** A company that nobody sells to yet. */
export function newCustomer() {
  for (;;) {
    const country = pick(COUNTRIES);
    const { name, domain } = accountName(country, pick);
    if (used.has(domain)) continue;
    used.add(domain);
    return { Name: name, domain, country: country.code };
  }
}

/** Writes accounts and their other names; gives the customers. */
export function writeAccounts({ reps, managers }) {
  const customers = [];
  while (customers.length < 320) {
    const country = pick(COUNTRIES);
    const { name, domain } = accountName(country, pick);
    if (used.has(domain)) continue;
    used.add(domain);
    customers.push({
      ref: `Account${customers.length + 1}`,
      Name: name,
      Website: `https://www.${domain}`,
      Industry: pick([
        "Manufacturing",
        "Transportation",
        "Healthcare",
        "Retail",
        "Energy",
        "Technology",
        "Education",
        "Finance",
      ]),
      BillingCountry: country.name,
      BillingCity: pick(CITIES[country.code]),
      NumberOfEmployees: between(20, 9000),
      OwnerId: `@${pick(reps)}`,
      domain,
      country: country.code,
    });
  }
  // A few are on a list of named accounts for this year.
  for (const customer of customers.slice(310, 313))
    Object.assign(customer, {
      NamedAccount__c: true,
      NamedFrom__c: day(-90),
      NamedUntil__c: day(275),
    });
  const partnerAccounts = PARTNERS.map((partner, index) => ({
    ref: `PartnerAccount${index + 1}`,
    Name: partner.name,
    Website: `https://${partner.domain}`,
    Industry: "Consulting",
    BillingCountry: COUNTRIES.find(({ code }) => code === partner.country).name,
    OwnerId: `@${managers[index % managers.length]}`,
  }));
  file("Account", "accounts", [
    ...customers.map(({ domain, country, ...fields }) => fields),
    ...partnerAccounts,
  ]);
  file("CustomerAlias__c", "customer-aliases", [
    {
      ref: "Alias1",
      Name: "Nordlys Instruments AB",
      Account__c: `@${customers[0].ref}`,
      Kind__c: "Former Name",
      Domain__c: "nordlysinstruments.se",
    },
    {
      ref: "Alias2",
      Name: "Steinbach Karton GmbH",
      Account__c: `@${customers[2].ref}`,
      Kind__c: "Subsidiary",
    },
  ]);
  return customers;
}

const contact = (ref, account, domain, first, last) => ({
  ref,
  AccountId: `@${account}`,
  FirstName: first,
  LastName: last,
  Email: `${first}.${last}@${domain}`
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9.@-]/g, ""),
  Title: pick(TITLES),
});

export function writeContacts(customers) {
  const customerContacts = customers
    .slice(0, 180)
    .map((account, index) =>
      contact(
        `Contact${index + 1}`,
        account.ref,
        account.domain,
        pick(FIRST_NAMES),
        pick(LAST_NAMES),
      ),
    );
  const partnerContacts = PARTNERS.flatMap((partner, index) =>
    partner.people.map(([first, last], person) =>
      contact(
        `PartnerContact${index + 1}_${person + 1}`,
        `PartnerAccount${index + 1}`,
        partner.domain,
        first,
        last,
      ),
    ),
  );
  file("Contact", "contacts", [...customerContacts, ...partnerContacts]);
}
