// Writes the sample data: plan files in the form `sf data import tree` takes. Run by hand when the data should change; the files are committed.
// The same seed gives the same data. Dates are relative to the day in as-of.txt; `npm start` moves them to today.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  accountName,
  CITIES,
  COUNTRIES,
  FIRST_NAMES,
  LAST_NAMES,
  PARTNERS,
  PRODUCTS,
  STAGES,
  TITLES,
} from "./words.mjs";
import { leadsOf, withPartners } from "./leads.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const asOf = "2026-11-22";
const random = seeded(20261122);
const plan = [];

function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (low, high) => low + Math.floor(random() * (high - low + 1));
const day = (offset) => new Date(Date.parse(asOf) + offset * 86400000).toISOString().slice(0, 10);
const time = (offset, hour = between(7, 17)) =>
  `${day(offset)}T${String(hour).padStart(2, "0")}:${String(between(0, 59)).padStart(2, "0")}:00.000+0000`;

/** One file of the plan; a file of `sf data import tree` holds 200 records at most. */
function file(sobject, name, records) {
  const files = [];
  for (let start = 0; start < records.length; start += 200) {
    const part = records.length > 200 ? `-${start / 200 + 1}` : "";
    const body = records.slice(start, start + 200).map(({ ref, ...fields }) => ({
      attributes: { type: sobject, referenceId: ref },
      ...fields,
    }));
    writeFileSync(
      join(here, `${name}${part}.json`),
      JSON.stringify({ records: body }, null, 1) + "\n",
    );
    files.push(`${name}${part}.json`);
  }
  plan.push({ sobject, saveRefs: true, resolveRefs: true, files });
  return records;
}

// People inside: one of each persona and a sales team.
const ROLES = [
  ["ChannelLead", "Channel Lead", null],
  ["ChannelManager", "Channel Manager", "@ChannelLead"],
  ["SalesLead", "Sales Lead", null],
  ["SalesRep", "Sales Rep", "@SalesLead"],
];
file(
  "UserRole",
  "user-roles",
  ROLES.map(([ref, Name, ParentRoleId]) => ({
    ref,
    Name,
    DeveloperName: ref,
    ...(ParentRoleId && { ParentRoleId }),
  })),
);

const STAFF = [
  ["Paula", "Adeyemi", "admin.paula", "ChannelLead", "TandemAdmin", "America/New_York"],
  ["Maya", "Chen", "manager.maya", "ChannelManager", "TandemPartnerManager", "Europe/Berlin"],
  ["Luis", "Ortega", "manager.luis", "ChannelManager", "TandemPartnerManager", "America/New_York"],
  ["Omar", "Haddad", "ops.omar", "ChannelLead", "TandemSalesOps", "Europe/London"],
  [
    "Grace",
    "Okafor",
    "lead.grace",
    "SalesLead",
    "TandemSalesRep TandemSalesLead",
    "America/New_York",
  ],
  ["Tom", "Reed", "rep.tom", "SalesRep", "TandemSalesRep", "America/New_York"],
  ["Ingrid", "Solberg", "rep.ingrid", "SalesRep", "TandemSalesRep", "Europe/Berlin"],
  ["Kenji", "Mori", "rep.kenji", "SalesRep", "TandemSalesRep", "Asia/Tokyo"],
  ["Sofia", "Rossi", "rep.sofia", "SalesRep", "TandemSalesRep", "Europe/Rome"],
];
const user = (first, last, handle, zone, rest) => ({
  ref: `User_${handle.replace(/\W/g, "_")}`,
  FirstName: first,
  LastName: last,
  Username: `${handle}@tandem.example`,
  Email: `${handle}@tandem.example`,
  Alias: handle.split(".").pop().slice(0, 8),
  TimeZoneSidKey: zone,
  LocaleSidKey: "en_US",
  LanguageLocaleKey: "en_US",
  EmailEncodingKey: "UTF-8",
  IsActive: true,
  ...rest,
});
const staff = STAFF.map(([first, last, handle, role, set, zone]) => ({
  ...user(first, last, handle, zone, {
    ProfileId: "@Profile:Standard User",
    UserRoleId: `@${role}`,
  }),
  set,
}));
file(
  "User",
  "users",
  staff.map(({ set, ...fields }) => fields),
);
file("PermissionSetAssignment", "permission-set-assignments", [
  { ref: "PsaAdmin", AssigneeId: "@User:admin", PermissionSetId: "@PermissionSet:TandemAdmin" },
  ...staff.flatMap(({ ref, set }, index) =>
    set.split(" ").map((name, more) => ({
      ref: `Psa${index}${more > 0 ? `And${more}` : ""}`,
      AssigneeId: `@${ref}`,
      PermissionSetId: `@PermissionSet:${name}`,
    })),
  ),
]);
const reps = staff.filter(({ set }) => set === "TandemSalesRep").map(({ ref }) => ref);
const managers = staff.filter(({ set }) => set === "TandemPartnerManager").map(({ ref }) => ref);

// Customers and the partners' own companies.
const used = new Set();
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

// Partner users exist before their partner becomes active, so that activation shares with their role at once.
const partnerUsers = PARTNERS.flatMap((partner, index) =>
  partner.people.map(([first, last], person) => ({
    ...user(first, last, `${partner.handle}.${first.toLowerCase()}`, partner.zone, {
      ProfileId: "@Profile:Partner Community User",
      ContactId: `@PartnerContact${index + 1}_${person + 1}`,
    }),
    partner: index,
    isLead: person === 0,
  })),
);
file(
  "User",
  "partner-users",
  partnerUsers.map(({ partner, isLead, ...fields }) => fields),
);
file("PermissionSetAssignment", "partner-permission-set-assignments", [
  ...partnerUsers.map(({ ref }) => ({
    ref: `Psa_${ref}`,
    AssigneeId: `@${ref}`,
    PermissionSetId: "@PermissionSet:TandemPartnerUser",
  })),
  ...partnerUsers
    .filter(({ isLead }) => isLead)
    .map(({ ref }) => ({
      ref: `PsaLead_${ref}`,
      AssigneeId: `@${ref}`,
      PermissionSetId: "@PermissionSet:TandemPartnerLead",
    })),
]);

// Programs with tiers; criteria rise with the rank.
const PROGRAMS = [
  ["Referral", 60, 25000, 24],
  ["Reseller", 90, 50000, 48],
  ["Technology", 120, 40000, 72],
];
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
const TIERS = [
  ["Bronze", 1, 0, 0, 5, 0.5],
  ["Silver", 2, 100000, 2, 15, 1],
  ["Gold", 3, 500000, 5, 40, 2],
];
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
file("ConflictRule__c", "conflict-rules", [
  {
    ref: "ConflictRule1",
    Name: "Named accounts need our word first",
    Kind__c: "Named Account",
    Order__c: 10,
    Active__c: true,
    Severity__c: "Blocks",
    Policy__c:
      "Named accounts are sold by their own team; partners agree with it before they start.",
  },
  {
    ref: "ConflictRule2",
    Name: "What we surely lost lately is looked at",
    Kind__c: "Lost Opportunity",
    Order__c: 10,
    Active__c: true,
    MinScore__c: 90,
    Severity__c: "Review",
    Policy__c: "For half a year the seller may try again: ask before you approve.",
  },
  {
    ref: "ConflictRule3",
    Name: "Exclusive territories are a promise",
    Kind__c: "Exclusive Territory",
    Order__c: 10,
    Active__c: true,
    Severity__c: "Review",
    Policy__c:
      "An exclusive territory is in the contract of its partner; only the channel lead makes exceptions.",
  },
]);
file("ApprovalRule__c", "approval-rules", [
  {
    ref: "Rule1",
    Name: "Large services deals are looked at first",
    Order__c: 10,
    Active__c: true,
    Product__c: "Professional Services",
    MinAmount__c: 100000,
    Action__c: "Route",
    Hours__c: 24,
  },
  {
    ref: "Rule4",
    Name: "Deals from a million need two approvals",
    Order__c: 15,
    Active__c: true,
    MinAmount__c: 1000000,
    Action__c: "Route",
    Hours__c: 48,
    Escalate__c: true,
  },
  {
    ref: "Rule2",
    Name: "Very large deals go to the channel lead",
    Order__c: 20,
    Active__c: true,
    MinAmount__c: 500000,
    Action__c: "Route",
    Approver__c: "@User_admin_paula",
    Hours__c: 72,
  },
  {
    ref: "Rule3",
    Name: "Security Suite is reviewed above 20,000",
    Order__c: 30,
    Active__c: true,
    Product__c: "Security Suite",
    MinAmount__c: 20000,
    Action__c: "Route",
    Hours__c: 48,
  },
]);
file("ApprovalStep__c", "approval-steps", [
  {
    ref: "Step1",
    Name: "Channel manager",
    ApprovalRule__c: "@Rule4",
    Order__c: 1,
    RouteTo__c: "Manager",
  },
  {
    ref: "Step2",
    Name: "Channel lead",
    ApprovalRule__c: "@Rule4",
    Order__c: 2,
    RouteTo__c: "User",
    Approver__c: "@User_admin_paula",
    Hours__c: 24,
  },
]);

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

// Sales' own pipeline: the first customers are worked by a rep today, so that conflicts can be found.
const opportunities = Array.from({ length: 250 }, (_, index) => {
  const account = customers[index % 230];
  const stage = index < 120 ? pick(STAGES.open) : pick([...STAGES.open, ...STAGES.closed]);
  const isClosed = STAGES.closed.includes(stage);
  const product = pick(PRODUCTS);
  return {
    ref: `Opportunity${index + 1}`,
    Name: `${account.Name} ${product}`.slice(0, 120),
    AccountId: `@${account.ref}`,
    StageName: stage,
    CloseDate: day(isClosed ? -between(5, 300) : between(5, 200)),
    Amount: between(8, 400) * 1000,
    OwnerId: account.OwnerId,
    isOpen: !isClosed,
  };
});
const activePartners = PARTNERS.flatMap(({ status }, index) =>
  status === "Active" ? [`Partner${index + 1}`] : [],
);
file("Opportunity", "opportunities", withPartners(opportunities, reps, activePartners));
// What sales did with two customers that a registration below is about: the desk shows it as activity.
file("Task", "tasks", [
  {
    ref: "Task1",
    Subject: "Call about the renewal of their contract",
    WhatId: `@${customers[0].ref}`,
    OwnerId: customers[0].OwnerId,
    Status: "Completed",
    ActivityDate: day(-6),
  },
  {
    ref: "Task2",
    Subject: "Visit to their new site",
    WhatId: `@${customers[7].ref}`,
    OwnerId: customers[7].OwnerId,
    Status: "Completed",
    ActivityDate: day(-12),
  },
]);

// Registrations: fresh ones take the real way (Submitted); older ones are imports that keep their dates.
const registrations = [];
const conflicts = [];
function register(partner, status, customer, fields = {}) {
  const index = registrations.length + 1;
  const [type] = PARTNERS[partner].programs[0];
  const people = partnerUsers.filter((person) => person.partner === partner);
  const [first, last] = [pick(FIRST_NAMES), pick(LAST_NAMES)];
  const ref = `Registration${index}`;
  registrations.push({
    ref,
    Partner__c: `@Partner${partner + 1}`,
    Program__c: `@Program${type}`,
    CustomerName__c: customer.Name,
    CustomerWebsite__c: customer.domain,
    CustomerCountry__c: customer.country,
    ContactName__c: `${first} ${last}`,
    ContactEmail__c: `${first}.${last}@${customer.domain}`
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9.@-]/g, ""),
    Product__c: pick(PRODUCTS),
    Amount__c: between(5, 24) * 1000,
    CloseDate__c: day(between(20, 150)),
    Need__c: pick(NEEDS),
    SubmittedBy__c: `@${pick(people).ref}`,
    Status__c: status,
    ...fields,
  });
  return ref;
}
const NEEDS = [
  "Replace spreadsheets that three teams keep by hand.",
  "One view of stock and orders over four sites before the new season.",
  "Audit in spring; access reviews must be on paper by then.",
  "The current contract ends in six months and the price was raised twice.",
  "Reports take a week to build; the board wants them monthly.",
];
/** A company that nobody sells to yet. */
function newCustomer() {
  for (;;) {
    const country = pick(COUNTRIES);
    const { name, domain } = accountName(country, pick);
    if (used.has(domain)) continue;
    used.add(domain);
    return { Name: name, domain, country: country.code };
  }
}
const active = PARTNERS.flatMap((partner, index) => (partner.status === "Active" ? [index] : []));
const nextPartner = (() => {
  let turn = 0;
  return () => active[turn++ % active.length];
})();

for (let n = 0; n < 8; n++) register(nextPartner(), "Submitted", newCustomer()); // clear and small: approved at once
for (let n = 0; n < 6; n++)
  register(nextPartner(), "Submitted", customers[n * 7], { Amount__c: between(30, 220) * 1000 }); // worked by a rep: to review
for (let n = 0; n < 4; n++) register(nextPartner(), "Draft", newCustomer());
for (let n = 0; n < 8; n++) {
  const age = n < 3 ? 3 : 1;
  const opportunity = opportunities[100 + n];
  const customer = customers[100 + n];
  const ref = register(nextPartner(), "In Review", customer, {
    Amount__c: between(60, 300) * 1000,
    SubmittedOn__c: time(-age),
    DecisionDueOn__c: time(n < 3 ? -1 : 1),
    Approver__c: `@${pick(managers)}`,
    DecisionReason__c: "An open opportunity with the same domain needs a person to decide.",
  });
  conflicts.push({
    ref: `Conflict${conflicts.length + 1}`,
    DealRegistration__c: `@${ref}`,
    Kind__c: "Opportunity",
    Severity__c: "Review",
    Score__c: 100,
    MatchedOn__c: "Domain",
    MatchedRecordId__c: `@${opportunity.ref}`,
    FirstInTime__c: true,
    Rule__c: "Open opportunity with the same domain",
    Evidence__c: `Opportunity "${opportunity.Name}" (${opportunity.StageName}) has the domain ${customer.domain}.`,
    PartnerText__c:
      "We are or were in touch with this customer ourselves and have to look at it together.",
  });
  if (n % 4 === 0)
    conflicts.push({
      ref: `Conflict${conflicts.length + 1}`,
      DealRegistration__c: `@${ref}`,
      Kind__c: "Territory",
      Severity__c: "Notice",
      FirstInTime__c: false,
      Rule__c: "Outside territory",
      Evidence__c: `${customer.Name} is in none of the territories that count today.`,
      PartnerText__c: "The customer is outside the areas agreed with your firm.",
    });
}
for (let n = 0; n < 4; n++)
  register(nextPartner(), "More Info", newCustomer(), {
    Amount__c: between(60, 150) * 1000,
    SubmittedOn__c: time(-between(2, 6)),
    PartnerMessage__c: pick([
      "Which of the customer's sites is this for?",
      "Who signs on the customer's side?",
      "Is there a date by which they must decide?",
    ]),
  });
for (let n = 0; n < 10; n++) {
  const decided = -between(5, 80);
  register(nextPartner(), "Approved", newCustomer(), {
    Amount__c: between(20, 200) * 1000,
    SubmittedOn__c: time(decided - 1),
    DecidedOn__c: time(decided),
    // Some were renewed once, for the term of their program.
    ExpiresOn__c: time(decided + (n > 6 ? 120 : 90)),
    DecidedBy__c: `@${pick(managers)}`,
    ...(n > 6 ? { Renewals__c: 1 } : {}),
  });
}
const ended = (status, count, extra) => {
  for (let n = 0; n < count; n++) {
    const decided = -between(95, 260);
    register(nextPartner(), status, newCustomer(), {
      Amount__c: between(10, 200) * 1000,
      CloseDate__c: day(decided + 60),
      SubmittedOn__c: time(decided - 2),
      DecidedOn__c: time(decided),
      ...extra(decided, n),
    });
  }
};
ended("Rejected", 6, () => ({
  PartnerMessage__c: pick([
    "We already work with this customer on the same product.",
    "This product is not sold through partners in that country yet.",
  ]),
  DecidedBy__c: `@${pick(managers)}`,
}));
ended("Expired", 5, (decided, n) => ({
  ExpiresOn__c: time(decided + 90),
  DecidedBy__c: `@${pick(managers)}`,
  ...(n < 2 ? { Renewals__c: 1 } : {}),
}));
ended("Withdrawn", 3, () => ({}));
ended("Won", 4, (decided) => ({
  ExpiresOn__c: time(decided + 90),
  DecidedBy__c: `@${pick(managers)}`,
}));
ended("Lost", 2, (decided) => ({
  ExpiresOn__c: time(decided + 90),
  DecidedBy__c: `@${pick(managers)}`,
}));
file("DealRegistration__c", "deal-registrations", registrations);
file("DealConflict__c", "deal-conflicts", conflicts);
file(
  "Lead",
  "leads",
  leadsOf(registrations, reps, newCustomer, () => [pick(FIRST_NAMES), pick(LAST_NAMES)]),
);

writeFileSync(join(here, "plan.json"), JSON.stringify(plan, null, 2) + "\n");
writeFileSync(join(here, "as-of.txt"), asOf + "\n");
console.log(
  plan.map(({ sobject, files }) => `${sobject}: ${files.join(", ")}`).join("\n"),
  `\n${registrations.length} registrations`,
);
