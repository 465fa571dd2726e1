// Scenarios of what happens to a link between registration and opportunity later: opened again, deleted, brought back, 200 at once.
import { noCap, registrations, saveRegistrations } from "./ground.ts";
import type { TriggerScenario } from "./scenario.ts";

const SELLER = "rep.tom@tandem.example";
const ADMIN = "admin.paula@tandem.example";
const approved = [noCap, saveRegistrations("Submitted")] as const;
const opportunities =
  "SELECT Id FROM Opportunity WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %' ORDER BY Name";
const accounts = "SELECT Id FROM Account WHERE Name LIKE 'Limit Customer %' ORDER BY Name";
const deleteAll = (soql: string): string =>
  `delete as system [${soql.replace(" ORDER BY", " WITH SYSTEM_MODE ORDER BY")} LIMIT :size];`;

export const linkScenarios: readonly TriggerScenario[] = [
  {
    on: "Opportunity update",
    name: "opened again, each with its registration",
    about:
      "Lost opportunities are opened again: each brings its registration back, with claim, marks and a notice.",
    as: SELLER,
    access: "system",
    before: [
      ...approved,
      `List<Opportunity> lost = [${opportunities.replace(" ORDER BY", " WITH SYSTEM_MODE ORDER BY")} LIMIT :size];
       for (Opportunity opportunity : lost) { opportunity.StageName = 'Closed Lost'; }
       update as system lost;`,
    ],
    ids: opportunities,
    record: "new Opportunity(Id = recordId, StageName = 'Prospecting')",
  },
  {
    on: "Opportunity update",
    name: "moved on, each with its registration",
    about: "Open opportunities move to the next stage, and the stage partners read with them.",
    as: SELLER,
    access: "system",
    before: approved,
    ids: opportunities,
    record: "new Opportunity(Id = recordId, StageName = 'Negotiation/Review')",
  },
  {
    on: "Opportunity delete",
    name: "each from a registration",
    about: "Opportunities that registrations led to are deleted: each leaves the manager a task.",
    as: ADMIN,
    access: "system",
    before: approved,
    ids: opportunities,
    record: "new Opportunity(Id = recordId)",
  },
  {
    on: "Opportunity undelete",
    name: "each from a registration",
    about: "They come back and are linked again.",
    as: ADMIN,
    access: "system",
    before: [...approved, deleteAll(opportunities)],
    ids: "SELECT Id FROM Opportunity WHERE Name LIKE 'Limit Customer %' AND IsDeleted = TRUE ORDER BY Name ALL ROWS",
    record: "new Opportunity(Id = recordId)",
  },
  {
    on: "Account delete",
    name: "each with an opportunity of a registration",
    about:
      "Customers are deleted, and their opportunities with them: each leaves the manager a task.",
    as: ADMIN,
    access: "system",
    before: approved,
    ids: accounts,
    record: "new Account(Id = recordId)",
  },
  {
    on: "Account undelete",
    name: "each with an opportunity of a registration",
    about: "They come back, and the opportunities are linked again.",
    as: ADMIN,
    access: "system",
    before: [...approved, deleteAll(accounts)],
    ids: "SELECT Id FROM Account WHERE Name LIKE 'Limit Customer %' AND IsDeleted = TRUE ORDER BY Name ALL ROWS",
    record: "new Account(Id = recordId)",
  },
  {
    on: "DealRegistration__c delete",
    name: "approved",
    about: "Approved registrations are deleted: account and opportunity are marked anew.",
    as: ADMIN,
    access: "system",
    before: approved,
    ids: registrations,
    record: "new DealRegistration__c(Id = recordId)",
  },
  {
    on: "DealRegistration__c undelete",
    name: "approved",
    about: "They come back and protect again.",
    as: ADMIN,
    access: "system",
    before: [...approved, deleteAll(registrations)],
    ids: `${registrations.replace(" ORDER BY", " AND IsDeleted = TRUE ORDER BY")} ALL ROWS`,
    record: "new DealRegistration__c(Id = recordId)",
  },
];
