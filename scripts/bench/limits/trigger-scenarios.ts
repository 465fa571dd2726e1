// One scenario at least for every event of every trigger: 200 records in the worst reasonable case.
import {
  activity,
  aliases,
  changeRegistrations,
  conflictRules,
  knownCustomers,
  noCap,
  noDraftCap,
  openRenewals,
  partnerAccounts,
  partners,
  portalUsers,
  registration,
  registrations,
  renewable,
  sakuraAndProgram,
  saveRegistrations,
  territories,
} from "./ground.ts";
import { fileScenarios } from "./file-scenarios.ts";
import { linkScenarios } from "./link-scenarios.ts";
import type { TriggerScenario } from "./scenario.ts";
import { watchScenarios } from "./watch-scenarios.ts";

const PARTNER_USER = "sakura.haru@tandem.example";
const MANAGER = "manager.maya@tandem.example";
const SELLER = "rep.tom@tandem.example";
const ADMIN = "admin.paula@tandem.example";

const saveBands = `
  List<ApprovalRule__c> rules = new List<ApprovalRule__c>();
  for (Integer i = 0; i < size; i++) { rules.add(${band()}); }
  insert as system rules;`;

const customers: readonly TriggerScenario[] = [
  {
    on: "Account insert",
    name: "new customers",
    about: "A seller loads accounts with their websites; each gets its customer keys.",
    as: SELLER,
    access: "user",
    record:
      "new Account(Name = 'Limit Customer ' + i + ' GmbH & Co. KG', Website = 'https://shop.limit-' + i + '.co.uk/de')",
  },
  {
    on: "Account update",
    name: "renamed, five open opportunities each",
    about:
      "An admin renames accounts with five open opportunities each: the new keys are carried to all of these.",
    as: ADMIN,
    access: "user",
    before: [
      knownCustomers,
      `List<Opportunity> opportunities = new List<Opportunity>();
       for (Account account : [SELECT Name FROM Account WHERE Name LIKE 'Limit Customer %' WITH SYSTEM_MODE]) {
         for (Integer i = 1; i < 5; i++) {
           opportunities.add(new Opportunity(Name = account.Name + i, AccountId = account.Id, StageName = 'Prospecting', CloseDate = Date.today().addDays(60)));
         }
       }
       insert as system opportunities;`,
    ],
    ids: "SELECT Id FROM Account WHERE Name LIKE 'Limit Customer %' ORDER BY Name",
    record:
      "new Account(Id = recordId, Name = 'Renamed ' + i + ' AG', Website = 'renamed-' + i + '.com')",
  },
  {
    on: "CustomerAlias__c insert",
    name: "former names",
    about: "A manager records what customers were called before, with the domains of that time.",
    as: MANAGER,
    access: "user",
    before: [knownCustomers],
    ids: "SELECT Id FROM Account WHERE Name LIKE 'Limit Customer %' ORDER BY Name",
    record:
      "new CustomerAlias__c(Name = 'Former Customer ' + i + ' GmbH', Account__c = recordId, Domain__c = 'https://www.former-' + i + '.com', Kind__c = 'Former Name')",
  },
  {
    on: "CustomerAlias__c update",
    name: "renamed",
    about: "A manager corrects recorded names.",
    as: MANAGER,
    access: "user",
    before: [knownCustomers, aliases],
    ids: "SELECT Id FROM CustomerAlias__c WHERE Name LIKE 'Former Customer %' ORDER BY Name",
    record: "new CustomerAlias__c(Id = recordId, Name = 'Earlier Customer ' + i + ' AG')",
  },
  {
    on: "Lead insert",
    name: "from a list",
    about: "A seller loads leads that have an e-mail address and no website.",
    as: SELLER,
    access: "user",
    record:
      "new Lead(LastName = 'Muster', Company = 'Limit Customer ' + i + ' GmbH', Email = 'info@limit-' + i + '.co.uk')",
  },
  {
    on: "Lead update",
    name: "renamed",
    about: "A seller corrects company and website of leads.",
    as: SELLER,
    access: "user",
    before: [knownCustomers],
    ids: "SELECT Id FROM Lead WHERE Company LIKE 'Limit Customer %' ORDER BY Company",
    record:
      "new Lead(Id = recordId, Company = 'Renamed ' + i + ' AG', Website = 'renamed-' + i + '.com')",
  },
  {
    on: "Opportunity insert",
    name: "each on its own account",
    about: "A seller loads opportunities, each of another account, whose keys they take.",
    as: SELLER,
    access: "user",
    before: [knownCustomers],
    ids: "SELECT Id FROM Account WHERE Name LIKE 'Limit Customer %' ORDER BY Name",
    record:
      "new Opportunity(Name = 'New ' + i, AccountId = recordId, StageName = 'Prospecting', CloseDate = Date.today().addDays(60))",
  },
  {
    on: "Opportunity update",
    name: "won, each from a registration",
    about:
      "Opportunities that registrations led to are closed as won: each ends its registration, and with it the protection of the customer.",
    as: SELLER,
    access: "user",
    before: [noCap, saveRegistrations("Submitted")],
    ids: "SELECT Id FROM Opportunity WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %' ORDER BY Name",
    record: "new Opportunity(Id = recordId, StageName = 'Closed Won')",
  },
  {
    on: "Opportunity update",
    name: "moved to another account",
    about: "Open opportunities move to another account and take its keys.",
    as: SELLER,
    access: "user",
    before: [knownCustomers],
    given: {
      accountId: "SELECT Id FROM Account WHERE Name NOT IN ('Limit Customer 0') ORDER BY Name",
    },
    ids: "SELECT Id FROM Opportunity WHERE Account.Name LIKE 'Limit Customer %' ORDER BY Name",
    record: "new Opportunity(Id = recordId, AccountId = accountId)",
  },
];

const inside: readonly TriggerScenario[] = [
  {
    on: "ConflictRule__c insert",
    name: "a program and score each",
    about:
      "An admin loads rules, which are weighed against each other; live registrations are weighed anew by a batch.",
    as: ADMIN,
    access: "user",
    given: { programId: "SELECT Id FROM Program__c ORDER BY Name" },
    record:
      "new ConflictRule__c(Name = 'Limit Rule ' + i, Kind__c = Math.mod(i, 2) == 0 ? 'Lead' : 'Sleeping Lead', Program__c = programId, Order__c = i, MinScore__c = 100 - i / 2, Severity__c = 'Notice', Active__c = i < 100)",
  },
  {
    on: "ConflictRule__c update",
    name: "another severity",
    about: "An admin makes rules graver.",
    as: ADMIN,
    access: "user",
    before: [conflictRules],
    ids: "SELECT Id FROM ConflictRule__c WHERE Name LIKE 'Limit Rule %' ORDER BY Order__c",
    record: "new ConflictRule__c(Id = recordId, Severity__c = 'Review')",
  },
  {
    on: "ConflictRule__c delete",
    name: "all of them",
    about: "An admin removes rules.",
    as: ADMIN,
    access: "user",
    before: [conflictRules],
    ids: "SELECT Id FROM ConflictRule__c WHERE Name LIKE 'Limit Rule %' ORDER BY Order__c",
    record: "new ConflictRule__c(Id = recordId)",
  },
  {
    on: "PartnerTerritory__c insert",
    name: "by postal code",
    about:
      "A manager loads the territories of a partner; live registrations are weighed anew by a batch.",
    as: MANAGER,
    access: "user",
    given: { partnerId: "SELECT Id FROM Partner__c ORDER BY Name" },
    record:
      "new PartnerTerritory__c(Name = 'Limit Territory ' + i, Partner__c = partnerId, Country__c = 'DE', PostalPrefix__c = String.valueOf(i), Exclusive__c = true)",
  },
  {
    on: "PartnerTerritory__c update",
    name: "ended",
    about: "A manager ends territories.",
    as: MANAGER,
    access: "user",
    before: [territories],
    ids: "SELECT Id FROM PartnerTerritory__c WHERE Name LIKE 'Limit Territory %' ORDER BY Name",
    record: "new PartnerTerritory__c(Id = recordId, ValidTo__c = Date.today())",
  },
  {
    on: "PartnerTerritory__c delete",
    name: "all of them",
    about: "A manager removes territories.",
    as: MANAGER,
    access: "user",
    before: [territories],
    ids: "SELECT Id FROM PartnerTerritory__c WHERE Name LIKE 'Limit Territory %' ORDER BY Name",
    record: "new PartnerTerritory__c(Id = recordId)",
  },
  {
    on: "Partner__c insert",
    name: "active from the start",
    about: "A manager brings in active partners, each with its account.",
    as: MANAGER,
    access: "user",
    before: [partnerAccounts, ...portalUsers],
    ids: "SELECT Id FROM Account WHERE Name LIKE 'Limit Partner %' ORDER BY Name",
    record:
      "new Partner__c(Name = 'Limit Partner ' + i, Status__c = 'Active', Account__c = recordId, Domain__c = 'www.limit-' + i + '.co.uk', Country__c = 'DE')",
  },
  {
    on: "Partner__c update",
    name: "let in",
    about:
      "A manager lets in applicants whose users are there already: each gets the share that opens its records.",
    as: MANAGER,
    access: "user",
    before: [partnerAccounts, ...portalUsers, partners("Applicant")],
    ids: "SELECT Id FROM Partner__c WHERE Name LIKE 'Limit Partner %' ORDER BY Name",
    record:
      "new Partner__c(Id = recordId, Status__c = 'Active', Domain__c = 'www.limit-' + i + '.co.uk')",
  },
  {
    on: "Membership__c insert",
    name: "a partner each",
    about: "A manager takes partners into a program, at one of its tiers.",
    as: MANAGER,
    access: "user",
    before: [partnerAccounts, partners("Active")],
    given: {
      programId: "SELECT Id FROM Program__c WHERE Name = 'Reseller'",
      tierId: "SELECT Id FROM Tier__c WHERE Program__r.Name = 'Reseller' ORDER BY Rank__c",
    },
    ids: "SELECT Id FROM Partner__c WHERE Name LIKE 'Limit Partner %' ORDER BY Name",
    record:
      "new Membership__c(Partner__c = recordId, Program__c = programId, Tier__c = tierId, Status__c = 'Active')",
  },
  {
    on: "Membership__c update",
    name: "promoted",
    about: "A manager moves memberships to another tier of their program.",
    as: MANAGER,
    access: "user",
    before: [
      partnerAccounts,
      partners("Active"),
      `Id programId = [SELECT Id FROM Program__c WHERE Name = 'Reseller' WITH SYSTEM_MODE].Id;
       List<Membership__c> memberships = new List<Membership__c>();
       for (Partner__c partner : [SELECT Id FROM Partner__c WHERE Name LIKE 'Limit Partner %' WITH SYSTEM_MODE]) {
         memberships.add(new Membership__c(Partner__c = partner.Id, Program__c = programId, Status__c = 'Active'));
       }
       insert as system memberships;`,
    ],
    given: {
      tierId: "SELECT Id FROM Tier__c WHERE Program__r.Name = 'Reseller' ORDER BY Rank__c DESC",
    },
    ids: "SELECT Id FROM Membership__c WHERE Partner__r.Name LIKE 'Limit Partner %'",
    record: "new Membership__c(Id = recordId, Tier__c = tierId)",
  },
  {
    on: "Tier__c insert",
    name: "four for each program",
    about: "An admin loads the ladders of fifty programs, four tiers each.",
    as: ADMIN,
    access: "user",
    before: [programs()],
    ids: "SELECT Id FROM Program__c WHERE Name LIKE 'Limit Program %' ORDER BY Name",
    perId: 4,
    record: tier("Program__c = recordId, Rank__c = Math.mod(i, 4) + 1"),
  },
  {
    on: "Tier__c update",
    name: "raised",
    about: "An admin raises the criteria of every tier of fifty programs.",
    as: ADMIN,
    access: "user",
    before: [
      programs(),
      `List<Tier__c> tiers = new List<Tier__c>();
       for (Program__c program : [SELECT Id FROM Program__c WHERE Name LIKE 'Limit Program %' WITH SYSTEM_MODE ORDER BY Name]) {
         for (Integer i = 0; i < 4; i++) { tiers.add(${tier("Program__c = program.Id, Rank__c = i + 1")}); }
       }
       insert as system tiers;`,
    ],
    ids: "SELECT Id FROM Tier__c WHERE Program__r.Name LIKE 'Limit Program %' ORDER BY Program__r.Name, Rank__c",
    record: tier("Id = recordId", 500),
  },
  {
    on: "ApprovalRule__c insert",
    name: "a price list of bands",
    about: "An admin loads rules for bands of amounts; each is compared with all the others.",
    as: ADMIN,
    access: "user",
    record: band(),
  },
  {
    on: "ApprovalRule__c update",
    name: "given more time",
    about: "An admin changes the hours of rules; each is compared with all the others.",
    as: ADMIN,
    access: "user",
    before: [saveBands],
    ids: "SELECT Id FROM ApprovalRule__c WHERE Name LIKE 'Limit Rule %' ORDER BY Order__c",
    record: "new ApprovalRule__c(Id = recordId, Hours__c = 12)",
  },
  {
    on: "ApprovalStep__c insert",
    name: "for one rule each",
    about: "An admin adds a step to each of many rules.",
    as: ADMIN,
    access: "user",
    before: [saveBands],
    ids: "SELECT Id FROM ApprovalRule__c WHERE Name LIKE 'Limit Rule %' ORDER BY Order__c",
    record: step("ApprovalRule__c = recordId"),
  },
  {
    on: "ApprovalStep__c update",
    name: "given more time",
    about: "An admin changes the hours of steps.",
    as: ADMIN,
    access: "user",
    before: [
      saveBands,
      `List<ApprovalStep__c> steps = new List<ApprovalStep__c>();
       for (ApprovalRule__c rule : [SELECT Id FROM ApprovalRule__c WHERE Name LIKE 'Limit Rule %' WITH SYSTEM_MODE]) { steps.add(${step("ApprovalRule__c = rule.Id")}); }
       insert as system steps;`,
    ],
    ids: "SELECT Id FROM ApprovalStep__c WHERE ApprovalRule__r.Name LIKE 'Limit Rule %' ORDER BY Id",
    record: "new ApprovalStep__c(Id = recordId, Hours__c = 6)",
  },
  {
    on: "DealRegistration__c delete",
    name: "sent in",
    about: "An admin deletes registrations; each leaves a line in the automation log.",
    as: ADMIN,
    access: "user",
    before: [noCap, saveRegistrations("Submitted")],
    ids: "SELECT Id FROM DealRegistration__c WHERE CustomerName__c LIKE 'Limit Customer %'",
    record: "new DealRegistration__c(Id = recordId)",
  },
  {
    on: "Partner__c delete",
    name: "never sent anything in",
    about: "An admin deletes partners that have no history.",
    as: ADMIN,
    access: "user",
    before: [partnerAccounts, partners("Active")],
    ids: "SELECT Id FROM Partner__c WHERE Name LIKE 'Limit Partner %' ORDER BY Name",
    record: "new Partner__c(Id = recordId)",
  },
  {
    on: "DealEvent__c insert",
    name: "refused",
    about: "An admin tries to add to the history; every entry is refused.",
    as: ADMIN,
    access: "system",
    isRefused: true,
    before: [noCap, saveRegistrations("Submitted")],
    ids: "SELECT Id FROM DealRegistration__c WHERE CustomerName__c LIKE 'Limit Customer %'",
    record:
      "new DealEvent__c(Name = 'Approved', DealRegistration__c = recordId, Kind__c = 'Approved')",
  },
  {
    on: "DealEvent__c update",
    name: "refused",
    about: "An admin tries to rewrite history; every change is refused.",
    as: ADMIN,
    access: "system",
    isRefused: true,
    before: [noCap, saveRegistrations("Submitted")],
    ids: "SELECT Id FROM DealEvent__c WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %'",
    record: "new DealEvent__c(Id = recordId, Message__c = 'Changed')",
  },
  {
    on: "DealEvent__c delete",
    name: "refused",
    about: "An admin tries to delete history; every deletion is refused.",
    as: ADMIN,
    access: "system",
    isRefused: true,
    before: [noCap, saveRegistrations("Submitted")],
    ids: "SELECT Id FROM DealEvent__c WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %'",
    record: "new DealEvent__c(Id = recordId)",
  },
];

/** Rules that overlap neither one another nor those of the sample. */
function band(): string {
  return "new ApprovalRule__c(Name = 'Limit Rule ' + i, Order__c = i, Active__c = true, Action__c = 'Route', RouteTo__c = 'Manager', Country__c = 'NZ', MinAmount__c = i * 100, MaxAmount__c = i * 100 + 99)";
}

function step(rule: string): string {
  return `new ApprovalStep__c(Name = 'Manager', Order__c = 1, RouteTo__c = 'Manager', ${rule})`;
}

function programs(): string {
  return `
    List<Program__c> programs = new List<Program__c>();
    for (Integer i = 0; i <= size / 4; i++) {
      programs.add(new Program__c(Name = 'Limit Program ' + i, Type__c = 'Reseller', Active__c = true));
    }
    insert as system programs;`;
}
function tier(first: string, more = 0): string {
  return `new Tier__c(${first}, Name = 'Limit Tier ' + i, MinRevenue__c = 1000 * i + ${more}, MinCertifications__c = i, MinDeals__c = i)`;
}

const deals: readonly TriggerScenario[] = [
  {
    on: "DealRegistration__c insert",
    name: "drafts",
    about: "A partner's user saves drafts.",
    as: PARTNER_USER,
    access: "user",
    before: [noDraftCap],
    given: sakuraAndProgram,
    record: registration("Draft").replace(", Status__c = 'Draft'", ""),
  },
  {
    on: "DealRegistration__c insert",
    name: "free customers",
    about:
      "Registrations of free customers, sent in at once and approved by rule: each makes an account and an opportunity, and two notices.",
    as: PARTNER_USER,
    access: "system",
    before: [noCap],
    given: sakuraAndProgram,
    record: registration("Submitted"),
  },
  {
    on: "DealRegistration__c insert",
    name: "all in conflict",
    about:
      "Registrations of customers that sales works: each meets an account, an open opportunity and a lead, and goes to review.",
    as: PARTNER_USER,
    access: "system",
    before: [noCap, knownCustomers],
    given: sakuraAndProgram,
    record: registration("Submitted"),
  },
  {
    on: "DealRegistration__c update",
    name: "drafts sent in",
    about:
      "Drafts of free customers are sent in and approved by rule, with an account and an opportunity each.",
    as: PARTNER_USER,
    access: "system",
    before: [noCap, saveRegistrations("Draft")],
    ids: registrations,
    record: "new DealRegistration__c(Id = recordId, Status__c = 'Submitted')",
  },
  {
    on: "DealRegistration__c update",
    name: "approved against conflicts",
    about:
      "A manager approves registrations with three conflicts each: what stood against them is settled, each gets its opportunity, the partner is told.",
    as: MANAGER,
    access: "user",
    before: [noCap, knownCustomers, saveRegistrations("Submitted")],
    ids: registrations,
    record:
      "new DealRegistration__c(Id = recordId, Status__c = 'Approved', DecisionReason__c = 'They were first.')",
  },
  {
    on: "DealRegistration__c update",
    name: "rejected",
    about: "A manager rejects registrations with three conflicts each, and the partner is told.",
    as: MANAGER,
    access: "user",
    before: [noCap, knownCustomers, saveRegistrations("Submitted")],
    ids: registrations,
    record:
      "new DealRegistration__c(Id = recordId, Status__c = 'Rejected', PartnerMessage__c = 'Sales works there already.')",
  },
  {
    on: "DealRegistration__c update",
    name: "answered",
    about:
      "A partner answers the manager's questions: each registration is compared again, its open conflicts are replaced.",
    as: PARTNER_USER,
    access: "system",
    before: [
      noCap,
      knownCustomers,
      saveRegistrations("Submitted"),
      changeRegistrations(
        "deal.Status__c = 'More Info'; deal.PartnerMessage__c = 'Who is your contact?';",
      ),
    ],
    ids: registrations,
    record:
      "new DealRegistration__c(Id = recordId, Status__c = 'Submitted', PartnerReply__c = 'Erika Muster.')",
  },
  {
    on: "DealRegistration__c update",
    name: "withdrawn",
    about:
      "A partner withdraws approved registrations: accounts and opportunities lose their mark of protection.",
    as: PARTNER_USER,
    access: "system",
    before: [noCap, saveRegistrations("Submitted")],
    ids: registrations,
    record:
      "new DealRegistration__c(Id = recordId, Status__c = 'Withdrawn', PartnerReply__c = 'The customer went away.')",
  },
];

const renewalsToDecide =
  "SELECT Id FROM Renewal__c WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %'";
const activities =
  "SELECT Id FROM DealActivity__c WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %'";
const protection: readonly TriggerScenario[] = [
  {
    on: "DealActivity__c insert",
    name: "one for each deal",
    about: "A partner's user logs an activity on each of its protected deals.",
    as: PARTNER_USER,
    access: "user",
    before: [noCap, saveRegistrations("Submitted")],
    ids: registrations,
    record: activity("recordId"),
  },
  {
    on: "DealActivity__c update",
    name: "refused",
    about: "An admin tries to rewrite activities; every change is refused.",
    as: ADMIN,
    access: "system",
    isRefused: true,
    before: renewable(0),
    ids: activities,
    record: "new DealActivity__c(Id = recordId, Note__c = 'Changed')",
  },
  {
    on: "DealActivity__c delete",
    name: "refused",
    about: "An admin tries to delete activities; every deletion is refused.",
    as: ADMIN,
    access: "system",
    isRefused: true,
    before: renewable(0),
    ids: activities,
    record: "new DealActivity__c(Id = recordId)",
  },
  {
    on: "Renewal__c insert",
    name: "renewed by rule",
    about:
      "A partner asks for the renewal of all its deals at once and the rules grant them: each gets its new end, on account and opportunity too, and two notices.",
    as: PARTNER_USER,
    access: "user",
    before: renewable(1_000_000),
    ids: registrations,
    record: "new Renewal__c(DealRegistration__c = recordId, Reason__c = 'The board meets in May.')",
  },
  {
    on: "Renewal__c insert",
    name: "left to a person",
    about: "A partner asks for the renewal of all its deals at once; a person has to decide.",
    as: PARTNER_USER,
    access: "user",
    before: renewable(0),
    ids: registrations,
    record: "new Renewal__c(DealRegistration__c = recordId, Reason__c = 'The board meets in May.')",
  },
  {
    on: "Renewal__c update",
    name: "approved",
    about: "A manager renews them all at once, and the partner is told.",
    as: MANAGER,
    access: "system",
    before: [...renewable(0), openRenewals],
    ids: renewalsToDecide,
    record: "new Renewal__c(Id = recordId, Status__c = 'Approved')",
  },
];

export const triggerScenarios: readonly TriggerScenario[] = [
  ...customers,
  ...inside,
  ...deals,
  ...protection,
  ...linkScenarios,
  ...watchScenarios,
  ...fileScenarios,
];
