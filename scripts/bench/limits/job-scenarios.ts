// One scenario at least for every job: a full scope of records that are due.
import {
  accountsOfSales,
  changeRegistrations,
  knownCustomers,
  noCap,
  openRenewals,
  registrations,
  renewable,
  partnerAccounts,
  partners,
  portalUsers,
  saveRegistrations,
} from "./ground.ts";
import type { JobScenario } from "./scenario.ts";

const backfill = (object: string): string =>
  `Database.executeBatch(new BackfillCustomerKeysBatch(${object}.SObjectType));`;
/** As they were before Tandem came. */
const withoutKeys = (object: string, where: string): string => `
  List<${object}> records = [SELECT Id FROM ${object} WHERE ${where} WITH SYSTEM_MODE];
  for (${object} record : records) { record.CustomerKey__c = null; record.CustomerDomain__c = null; }
  update as system records;`;

/** An org that makes one task of more than so many. */
const digestAbove = (limit: number): string => `
  TandemSettings__c settings = TandemSettings__c.getOrgDefaults();
  settings.DigestAbove__c = ${limit};
  upsert as system settings;`;
const dropTasks = `
  delete as system [SELECT Id FROM Task WHERE DecisionKey__c != NULL WITH SYSTEM_MODE];`;
const openTasksAgain = `
  List<Task> tasks = [SELECT Id FROM Task WHERE DecisionKey__c != NULL WITH SYSTEM_MODE];
  for (Task task : tasks) { task.Status = 'Not Started'; }
  update as system tasks;`;
const settleTasks = `
  Map<Id, DealRegistration__c> dealsById = new Map<Id, DealRegistration__c>([SELECT Approver__c FROM DealRegistration__c WHERE CustomerName__c LIKE 'Limit Customer %' WITH SYSTEM_MODE]);
  Set<Id> personIds = new Set<Id>();
  for (DealRegistration__c deal : dealsById.values()) { personIds.add(deal.Approver__c); }
  personIds.remove(null);
  System.enqueueJob(new DecisionTasksJob(dealsById.keySet(), personIds));`;

const tom = "[SELECT Id FROM User WHERE Username = 'rep.tom@tandem.example' WITH SYSTEM_MODE].Id";
const tomLeaves = `update as system new User(Id = ${tom}, IsActive = false);`;
/** As the renewals' own job writes them. */
const changeRenewals = (change: string): string => `
  Id tomId = ${tom};
  List<Renewal__c> renewals = [SELECT Id FROM Renewal__c WHERE DealRegistration__r.CustomerName__c LIKE 'Limit Customer %' WITH SYSTEM_MODE];
  for (Renewal__c renewal : renewals) { ${change} }
  RenewalClockGateway.mark(renewals);`;
const lateRenewal =
  "renewal.DecisionDueOn__c = Datetime.now().addHours(-1); renewal.Escalate__c = true;";

export const jobScenarios: readonly JobScenario[] = [
  {
    on: "batch ExpireRegistrationsBatch",
    name: "200 are over",
    about:
      "Approved registrations whose last day has passed; each frees its account and its opportunity and tells partner and manager.",
    before: [
      noCap,
      saveRegistrations("Submitted"),
      changeRegistrations("deal.ExpiresOn__c = Date.today().addDays(-1);"),
    ],
    start: "Database.executeBatch(new ExpireRegistrationsBatch());",
  },
  {
    on: "batch WarnOfExpiryBatch",
    name: "200 end soon",
    about:
      "Protections that end in three days, of which no warning was sent; each partner is told.",
    before: [
      noCap,
      saveRegistrations("Submitted"),
      changeRegistrations("deal.ExpiresOn__c = Date.today().addDays(3);"),
    ],
    start: "Database.executeBatch(new WarnOfExpiryBatch());",
  },
  {
    on: "batch RemindDecisionsBatch",
    name: "200 are late",
    about:
      "Registrations in review whose decision is overdue and is told to the approver and to the approver's own manager.",
    before: [
      noCap,
      knownCustomers,
      saveRegistrations("Submitted"),
      changeRegistrations(
        "deal.DecisionDueOn__c = Datetime.now().addHours(-1); deal.Escalate__c = true;",
      ),
    ],
    start: "Database.executeBatch(new RemindDecisionsBatch());",
  },
  {
    on: "batch RemindDecisionsBatch",
    name: "200 approved by silence",
    about:
      "Registrations in review whose time is over and which silence approves: protected, with their opportunities, and told.",
    before: [
      noCap,
      knownCustomers,
      saveRegistrations("Submitted"),
      changeRegistrations(
        "deal.DecisionDueOn__c = Datetime.now().addHours(-1); deal.ApproveOnSilence__c = true;",
      ),
    ],
    start: "Database.executeBatch(new RemindDecisionsBatch());",
  },
  {
    on: "batch RemindDecisionsBatch",
    name: "200 whose approver has left",
    about:
      "Overdue registrations in review of an approver who is not active any more: each goes to who stands in, who is told, and is escalated.",
    before: [
      noCap,
      knownCustomers,
      saveRegistrations("Submitted"),
      `Id tomId = ${tom};${changeRegistrations(
        "deal.Approver__c = tomId; deal.DecisionDueOn__c = Datetime.now().addHours(-1); deal.Escalate__c = true;",
      )}`,
      tomLeaves,
    ],
    start: "Database.executeBatch(new RemindDecisionsBatch());",
  },
  {
    on: "batch RemindRenewalsBatch",
    name: "200 are late",
    about: "Renewals in review whose decision is overdue and is told to the approver and upwards.",
    before: [...renewable(0), openRenewals, changeRenewals(lateRenewal)],
    start: "Database.executeBatch(new RemindRenewalsBatch());",
  },
  {
    on: "batch RemindRenewalsBatch",
    name: "200 whose approver has left",
    about: "The same of an approver who is not active any more: each goes to who stands in first.",
    before: [
      ...renewable(0),
      openRenewals,
      changeRenewals(`${lateRenewal} renewal.Approver__c = tomId;`),
      tomLeaves,
    ],
    start: "Database.executeBatch(new RemindRenewalsBatch());",
  },
  {
    on: "batch BackfillCustomerKeysBatch",
    name: "leads",
    about: "Leads that were there before Tandem.",
    before: [knownCustomers, withoutKeys("Lead", "Company LIKE 'Limit Customer %'")],
    start: backfill("Lead"),
  },
  {
    on: "batch BackfillCustomerKeysBatch",
    name: "accounts",
    about:
      "Accounts that were there before Tandem, each with an open opportunity, to which its keys are carried.",
    before: [knownCustomers, withoutKeys("Account", "Name LIKE 'Limit Customer %'")],
    start: backfill("Account"),
  },
  {
    on: "batch BackfillCustomerKeysBatch",
    name: "opportunities",
    about: "Opportunities that were there before Tandem.",
    before: [knownCustomers, withoutKeys("Opportunity", "Account.Name LIKE 'Limit Customer %'")],
    start: backfill("Opportunity"),
  },
  {
    on: "queueable CarryCustomerKeysJob",
    name: "200 accounts with an opportunity each",
    about: "Carries changed keys on to what the account's own transaction left over.",
    before: [knownCustomers, withoutKeys("Opportunity", "Account.Name LIKE 'Limit Customer %'")],
    start: `
      Map<Id, Account> accountsById = new Map<Id, Account>([SELECT Id FROM Account WHERE Name LIKE 'Limit Customer %' WITH SYSTEM_MODE]);
      Id before = [SELECT Id FROM Opportunity WITH SYSTEM_MODE ORDER BY Id LIMIT 1].Id;
      System.enqueueJob(new CarryCustomerKeysJob(accountsById.keySet(), before));`,
  },
  {
    on: "batch RepairPartnerAccessBatch",
    name: "200 are closed yet",
    about: "Partners that were let in before their users came, so that each still lacks its share.",
    before: [partnerAccounts, partners("Active"), ...portalUsers],
    start: "Database.executeBatch(new RepairPartnerAccessBatch());",
  },
  {
    on: "batch PurgeAutomationLogBatch",
    name: "200 old lines",
    about: "Log lines older than the org keeps them.",
    before: [
      `List<AutomationLog__c> lines = new List<AutomationLog__c>();
       for (Integer i = 0; i < size; i++) {
         lines.add(new AutomationLog__c(Job__c = 'Limits', Outcome__c = 'Done', Message__c = 'Old', HappenedOn__c = Datetime.now().addDays(-400)));
       }
       insert as system lines;`,
    ],
    start: "Database.executeBatch(new PurgeAutomationLogBatch());",
  },
  {
    on: "queueable SendNoticesJob",
    name: "400 notices",
    about: "Two notices for each of 200 registrations, in a transaction of their own.",
    takesNoRecords: true,
    start: `
      List<NoticeService.Notice> notices = new List<NoticeService.Notice>();
      for (Integer i = 0; i < 400; i++) {
        Map<String, Object> values = new Map<String, Object>{
          'Registration' => 'DR-1', 'Customer' => 'Limit Customer ' + i, 'Partner' => 'Sakura Integration', 'Product' => 'Analytics', 'Amount' => new MoneyAmount(1000, 'USD'), 'ExpiresOn' => Date.today() };
        notices.add(new NoticeService.Notice(UserInfo.getUserId(), 'Deal approved', Math.mod(i, 2) == 0 ? 'Partner' : 'Manager', values));
      }
      NoticeCollector told = new NoticeCollector();
      told.add(notices);
      System.enqueueJob(new SendNoticesJob(told));`,
  },
  {
    on: "queueable DecisionTasksJob",
    name: "200 that wait, with a task each",
    about:
      "Registrations of one approver that come into review, in an org that makes one of many only above a thousand.",
    before: [noCap, digestAbove(1000), knownCustomers, saveRegistrations("Submitted"), dropTasks],
    start: settleTasks,
  },
  {
    on: "queueable DecisionTasksJob",
    name: "200 that wait, one task for all",
    about: "The same in an org that makes one task of many: it is counted and dated.",
    before: [noCap, digestAbove(0), knownCustomers, saveRegistrations("Submitted"), dropTasks],
    start: settleTasks,
  },
  {
    on: "queueable DecisionTasksJob",
    name: "200 that are decided",
    about: "Each ends the task of its approver.",
    before: [
      noCap,
      digestAbove(1000),
      knownCustomers,
      saveRegistrations("Submitted"),
      changeRegistrations("deal.Status__c = 'Rejected'; deal.PartnerMessage__c = 'Not ours';"),
      openTasksAgain,
    ],
    start: settleTasks,
  },
  {
    on: "queueable MarkProtectionJob",
    name: "200 approved",
    about:
      "Registrations that were approved: the account and the lead of each customer, which know it otherwise, are marked.",
    before: [
      noCap,
      saveRegistrations("Submitted"),
      `List<Lead> leads = new List<Lead>();
       List<Account> accounts = new List<Account>();
       for (DealRegistration__c deal : [${registrations}]) {
         leads.add(new Lead(LastName = 'Muster', Company = 'Later ' + leads.size(), Email = 'a@limit-' + leads.size() + '.com'));
         accounts.add(new Account(Name = 'Later ' + accounts.size(), Website = 'https://www.limit-' + accounts.size() + '.com'));
       }
       insert as system leads;
       insert as system accounts;
       for (Lead lead : leads) { lead.ProtectedBy__c = null; }
       for (Account account : accounts) { account.ProtectedBy__c = null; }
       update as system leads;
       update as system accounts;`,
    ],
    start: `System.enqueueJob(new MarkProtectionJob(new Map<Id, DealRegistration__c>([${registrations}]).keySet()));`,
  },
  {
    on: "queueable RecheckConflictsJob",
    name: "200 whose accounts changed hands",
    about:
      "Approved registrations whose customers came into the hands of sales: each gets its conflict, and managers and sellers are told.",
    before: [noCap, saveRegistrations("Submitted"), accountsOfSales],
    start: `System.enqueueJob(new RecheckConflictsJob(new List<Id>(new Map<Id, DealRegistration__c>([${registrations}]).keySet())));`,
  },
  {
    on: "batch RecheckConflictsBatch",
    name: "200 whose accounts changed hands",
    about: "The same by the nightly check, which looks at every live registration.",
    before: [noCap, saveRegistrations("Submitted"), accountsOfSales],
    start: "RecheckConflictsBatch.start();",
  },
  {
    on: "scheduled RecheckConflictsSchedule",
    name: "every night",
    about: "Starts the check of all live registrations.",
    takesNoRecords: true,
    start: "new RecheckConflictsSchedule().execute(null);",
  },
  {
    on: "finalizer JobFailureFinalizer",
    name: "a job that failed",
    about: "Writes down what an exception nobody caught has ended.",
    takesNoRecords: true,
    start: "System.enqueueJob(new SendNoticesJob(null));",
  },
  {
    on: "scheduled ExpireRegistrationsSchedule",
    name: "four times a day",
    about: "Starts the expiry of registrations and the warnings before it.",
    takesNoRecords: true,
    start: "new ExpireRegistrationsSchedule().execute(null);",
  },
  {
    on: "scheduled RemindDecisionsSchedule",
    name: "every hour",
    about: "Starts the reminders of late decisions.",
    takesNoRecords: true,
    start: "new RemindDecisionsSchedule().execute(null);",
  },
  {
    on: "scheduled NightlySchedule",
    name: "every night",
    about: "Starts the repair of partner access and the purge of the log.",
    takesNoRecords: true,
    start: "new NightlySchedule().execute(null);",
  },
];
