// Scenarios of what conflict checks follow beside new and changed records: leads and other names that go and come back, windows of programs.
import { aliases, knownCustomers } from "./ground.ts";
import type { TriggerScenario } from "./scenario.ts";

const ADMIN = "admin.paula@tandem.example";
const names = "SELECT Id FROM CustomerAlias__c WHERE Name LIKE 'Former Customer %'";
const leads = "SELECT Id FROM Lead WHERE Company LIKE 'Limit Customer %'";
/** Only an owner deletes a lead. */
const hers = `
  Id ownerId = [SELECT Id FROM User WHERE Username = '${ADMIN}' WITH SYSTEM_MODE].Id;
  List<Lead> leads = [${leads} WITH SYSTEM_MODE];
  for (Lead lead : leads) { lead.OwnerId = ownerId; }
  update as system leads;`;

export const watchScenarios: readonly TriggerScenario[] = [
  {
    on: "Lead delete",
    name: "known customers",
    about: "Leads are deleted: the live registrations of their customers are looked for.",
    as: ADMIN,
    access: "system",
    before: [knownCustomers, hers],
    ids: `${leads} ORDER BY Company`,
    record: "new Lead(Id = recordId)",
  },
  {
    on: "Lead undelete",
    name: "known customers",
    about: "They come back.",
    as: ADMIN,
    access: "system",
    before: [
      knownCustomers,
      `delete as system [${leads} WITH SYSTEM_MODE ORDER BY Company LIMIT :size];`,
    ],
    ids: `${leads} AND IsDeleted = TRUE ORDER BY Company ALL ROWS`,
    record: "new Lead(Id = recordId)",
  },
  {
    on: "CustomerAlias__c delete",
    name: "former names",
    about: "An admin removes recorded names: the live registrations they led to are looked for.",
    as: ADMIN,
    access: "system",
    before: [knownCustomers, aliases],
    ids: `${names} ORDER BY Name`,
    record: "new CustomerAlias__c(Id = recordId)",
  },
  {
    on: "CustomerAlias__c undelete",
    name: "former names",
    about: "They come back.",
    as: ADMIN,
    access: "system",
    before: [knownCustomers, aliases, `delete as system [${names} WITH SYSTEM_MODE];`],
    ids: `${names} AND IsDeleted = TRUE ORDER BY Name ALL ROWS`,
    record: "new CustomerAlias__c(Id = recordId)",
  },
  {
    on: "Program__c update",
    name: "other windows",
    about:
      "An admin has programs look further back; live registrations are weighed anew by a batch.",
    as: ADMIN,
    access: "user",
    before: [
      `List<Program__c> programs = new List<Program__c>();
       for (Integer i = 0; i < size; i++) { programs.add(new Program__c(Name = 'Limit Program ' + i, Type__c = 'Reseller')); }
       insert as system programs;`,
    ],
    ids: "SELECT Id FROM Program__c WHERE Name LIKE 'Limit Program %' ORDER BY Name",
    record: "new Program__c(Id = recordId, LostWindowDays__c = 400)",
  },
];
