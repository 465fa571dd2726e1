// Apex that several scenarios lay their ground with; each piece is a transaction and knows `size`.

const PARTNER = "Sakura Integration";
const sakura = `SELECT Id FROM Partner__c WHERE Name = '${PARTNER}'`;
const sakuraProgram = `SELECT Id FROM Program__c WHERE Id IN (SELECT Program__c FROM Membership__c WHERE Partner__r.Name = '${PARTNER}')`;
export const registrations =
  "SELECT Id FROM DealRegistration__c WHERE CustomerName__c LIKE 'Limit Customer %' ORDER BY CustomerName__c";

/** The partner may have as many registrations as a scenario makes. */
export const noCap = `update as system new Partner__c(Id = [${sakura} WITH SYSTEM_MODE].Id, LiveDealCap__c = 100000);`;

/** A user of the partner may keep as many drafts as a scenario makes. */
export const noDraftCap = `
  TandemSettings__c settings = TandemSettings__c.getOrgDefaults();
  settings.DraftsPerUser__c = 100000;
  upsert as system settings;`;

/** Customers that sales works already: an account with an open opportunity, and a lead, for each. */
export const knownCustomers = `
  List<Account> accounts = new List<Account>();
  List<Lead> leads = new List<Lead>();
  for (Integer i = 0; i < size; i++) {
    String website = 'https://www.limit-' + i + '.com';
    accounts.add(new Account(Name = 'Limit Customer ' + i, Website = website));
    leads.add(new Lead(LastName = 'Muster', Company = 'Limit Customer ' + i, Website = website));
  }
  insert as system accounts;
  insert as system leads;
  List<Opportunity> opportunities = new List<Opportunity>();
  for (Account account : accounts) {
    opportunities.add(new Opportunity(Name = account.Name, AccountId = account.Id, StageName = 'Prospecting', CloseDate = Date.today().addDays(60)));
  }
  insert as system opportunities;`;

/** A former name for each of these accounts. */
export const aliases = `
  List<CustomerAlias__c> aliases = new List<CustomerAlias__c>();
  for (Account account : [SELECT Name FROM Account WHERE Name LIKE 'Limit Customer %' WITH SYSTEM_MODE LIMIT :size]) {
    aliases.add(new CustomerAlias__c(Name = 'Former Customer ' + aliases.size(), Account__c = account.Id));
  }
  insert as system aliases;`;

/** One registration of Sakura Integration, as an expression; `partnerId` and `programId` are given. */
export function registration(status: string, more = ""): string {
  return `new DealRegistration__c(
    Partner__c = partnerId, Program__c = programId, Product__c = 'Analytics', Amount__c = 1000,
    CustomerName__c = 'Limit Customer ' + i, CustomerWebsite__c = 'https://www.limit-' + i + '.com', CustomerCountry__c = 'DE',
    ContactName__c = 'Erika Muster', ContactEmail__c = 'erika@limit-' + i + '.com', Need__c = 'Wants to know more.',
    CloseDate__c = Date.today().addDays(60), Status__c = '${status}'${more})`;
}
export const sakuraAndProgram = { partnerId: sakura, programId: sakuraProgram };

/** Registrations in that state, each sent in by a user of the partner. */
export function saveRegistrations(status: string): string {
  return `
    Id partnerId = [${sakura} WITH SYSTEM_MODE].Id;
    Id programId = [${sakuraProgram} WITH SYSTEM_MODE LIMIT 1].Id;
    Id userId = [SELECT Id FROM User WHERE Username = 'sakura.haru@tandem.example' WITH SYSTEM_MODE].Id;
    List<DealRegistration__c> deals = new List<DealRegistration__c>();
    for (Integer i = 0; i < size; i++) {
      deals.add(${registration(status, ", SubmittedBy__c = userId")});
    }
    insert as system deals;`;
}
/** Changes every one of these registrations as our own jobs do, since clocks are nobody else's to set; `deal` is the record to fill. */
export function changeRegistrations(change: string): string {
  return `
    List<DealRegistration__c> deals = [${registrations} LIMIT :size];
    for (DealRegistration__c deal : deals) { ${change} }
    DealStatusGateway.saveLinks(deals);`;
}

/** Approved registrations whose time to renew has come, each worked on; the program decides renewals by itself or leaves them to a person. */
export function renewable(limitAmount: number): readonly string[] {
  return [
    noCap,
    saveRegistrations("Submitted"),
    changeRegistrations("deal.ExpiresOn__c = Date.today().addDays(9);"),
    `List<DealActivity__c> activities = new List<DealActivity__c>();
     for (DealRegistration__c deal : [${registrations} LIMIT :size]) { activities.add(${activity("deal.Id")}); }
     insert as system activities;
     update as system new Program__c(Id = [${sakuraProgram} WITH SYSTEM_MODE LIMIT 1].Id, AutoApproveLimit__c = ${limitAmount});
     List<Tier__c> tiers = [SELECT Id FROM Tier__c WHERE Id IN (SELECT Tier__c FROM Membership__c WHERE Partner__r.Name = '${PARTNER}') WITH SYSTEM_MODE];
     for (Tier__c tier : tiers) { tier.AutoApproveLimit__c = ${limitAmount}; }
     update as system tiers;`,
  ];
}
/** What a partner did on a registration, as an expression. */
export function activity(dealId: string): string {
  return `new DealActivity__c(DealRegistration__c = ${dealId}, Kind__c = 'Meeting', HappenedOn__c = Date.today(), Note__c = 'Met the board.')`;
}
/** A request for each of them, which a person has to decide. */
export const openRenewals = `
  List<Renewal__c> renewals = new List<Renewal__c>();
  for (DealRegistration__c deal : [${registrations} LIMIT :size]) { renewals.add(new Renewal__c(DealRegistration__c = deal.Id, Reason__c = 'The board meets in May.')); }
  insert as system renewals;`;

/** Accounts to be partners; the owner of an account with portal users needs a role, as a manager has one. */
export const partnerAccounts = `
  Id managerId = [SELECT Id FROM User WHERE Username = 'manager.maya@tandem.example' WITH SYSTEM_MODE].Id;
  List<Account> accounts = new List<Account>();
  for (Integer i = 0; i < size; i++) {
    accounts.add(new Account(Name = 'Limit Partner ' + i, OwnerId = managerId));
  }
  insert as system accounts;`;

/** Partners, each with an account of its own; `status` as theirs. */
export function partners(status: string): string {
  return `
    List<Partner__c> partners = new List<Partner__c>();
    for (Account account : [SELECT Name, OwnerId FROM Account WHERE Name LIKE 'Limit Partner %' WITH SYSTEM_MODE]) {
      partners.add(new Partner__c(Name = account.Name, Status__c = '${status}', Account__c = account.Id, Manager__c = account.OwnerId, Country__c = 'DE'));
    }
    insert as system partners;`;
}
/** A portal user for each of them, in two transactions: users are setup objects. */
export const portalUsers: readonly string[] = [
  `List<Contact> contacts = new List<Contact>();
   for (Account account : [SELECT Name FROM Account WHERE Name LIKE 'Limit Partner %' WITH SYSTEM_MODE]) {
     contacts.add(new Contact(LastName = account.Name, AccountId = account.Id));
   }
   insert as system contacts;`,
  `Id profileId = [SELECT Id FROM Profile WHERE Name = 'Partner Community User' WITH SYSTEM_MODE].Id;
   List<User> users = new List<User>();
   for (Contact contact : [SELECT LastName FROM Contact WHERE LastName LIKE 'Limit Partner %' WITH SYSTEM_MODE]) {
     String key = 'limit' + users.size();
     users.add(new User(LastName = contact.LastName, ContactId = contact.Id, ProfileId = profileId, Alias = key, Username = key + '@limit.example',
       Email = key + '@limit.example', LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US', TimeZoneSidKey = 'Europe/Berlin', EmailEncodingKey = 'UTF-8'));
   }
   insert as system users;`,
];

/** Each for a score of its own, so that none hides another. */
export const conflictRules = `
  Id programId = [SELECT Id FROM Program__c WITH SYSTEM_MODE ORDER BY Name LIMIT 1].Id;
  List<ConflictRule__c> rules = new List<ConflictRule__c>();
  for (Integer i = 0; i < size; i++) {
    rules.add(new ConflictRule__c(Name = 'Limit Rule ' + i, Kind__c = Math.mod(i, 2) == 0 ? 'Lead' : 'Sleeping Lead', Program__c = programId, Order__c = i, MinScore__c = 100 - i / 2, Severity__c = 'Notice'));
  }
  insert as system rules;`;

/** Exclusive ones of one partner. */
export const territories = `
  Id partnerId = [SELECT Id FROM Partner__c WITH SYSTEM_MODE ORDER BY Name LIMIT 1].Id;
  List<PartnerTerritory__c> territories = new List<PartnerTerritory__c>();
  for (Integer i = 0; i < size; i++) {
    territories.add(new PartnerTerritory__c(Name = 'Limit Territory ' + i, Partner__c = partnerId, Country__c = 'DE', PostalPrefix__c = String.valueOf(i), Exclusive__c = true));
  }
  insert as system territories;`;

/** The accounts that approvals made have come into the hands of a seller, and no trigger saw it. */
export const accountsOfSales = `
  ConflictWatch.hold();
  Id sellerId = [SELECT Id FROM User WHERE Username = 'rep.tom@tandem.example' WITH SYSTEM_MODE].Id;
  List<Account> accounts = [SELECT Id FROM Account WHERE CustomerDomain__c LIKE 'limit-%' WITH SYSTEM_MODE];
  for (Account account : accounts) { account.OwnerId = sellerId; }
  update as system accounts;
  ConflictWatch.release();`;
