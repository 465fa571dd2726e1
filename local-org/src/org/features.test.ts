// Facts about what hangs on records: history, merges, lead conversion, events, mail, settings, files, activities.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objectFiles } from "../metadata/fixture.ts";
import { classFiles, openFixture, triggerFiles } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";

const files = {
  ...objectFiles(
    "Case2__c",
    { Stage__c: "<length>20</length><trackHistory>true</trackHistory><type>Text</type>" },
    "<enableActivities>true</enableActivities><enableHistory>true</enableHistory><sharingModel>ReadWrite</sharingModel>",
  ),
  ...objectFiles(
    "Limits__c",
    {
      Most__c: "<precision>4</precision><scale>0</scale><type>Number</type>",
      Off__c: "<defaultValue>false</defaultValue><type>Checkbox</type>",
    },
    "<customSettingsType>Hierarchy</customSettingsType><visibility>Public</visibility>",
  ),
  "force-app/objects/Ping__e/Ping__e.object-meta.xml":
    "<CustomObject><deploymentStatus>Deployed</deploymentStatus><eventType>HighVolume</eventType><label>Ping</label><pluralLabel>Pings</pluralLabel><publishBehavior>PublishAfterCommit</publishBehavior></CustomObject>",
  "force-app/objects/Ping__e/fields/Text__c.field-meta.xml":
    "<CustomField><fullName>Text__c</fullName><label>Text</label><length>50</length><type>Text</type></CustomField>",
  ...triggerFiles(
    "PingTrigger",
    "trigger PingTrigger on Ping__e (after insert) { for (Ping__e p : Trigger.new) { insert as system new Account(Name = 'ping ' + p.Text__c); } }",
  ),
  ...classFiles(
    "Mailer",
    `public class Mailer { public static void send(String to, String subject) {
    Messaging.SingleEmailMessage mail = new Messaging.SingleEmailMessage(); mail.setToAddresses(new List<String>{ to }); mail.setSubject(subject); mail.setPlainTextBody('Hello'); mail.setHtmlBody('<b>Hello</b>'); Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ mail }); } }`,
  ),
};

let fixture: Fixture;
before(() => {
  fixture = openFixture(files);
});
after(() => {
  fixture.close();
});

test("tracked fields leave history", () => {
  const lines = fixture.run(
    "Case2__c c = new Case2__c(Name = 'a', Stage__c = 'new'); insert c; c.Stage__c = 'old'; update c; for (Case2__History h : [SELECT Field, OldValue, NewValue FROM Case2__History WHERE ParentId = :c.Id ORDER BY CreatedDate]) System.debug(h.Field + ' ' + h.OldValue + ' ' + h.NewValue);",
  );
  assert.deepEqual(lines, ["created null null", "Stage__c new old"]);
});

test("a merge moves the children and keeps the master", () => {
  const lines = fixture.run(`
    List<Account> all = new List<Account>{ new Account(Name = 'Master'), new Account(Name = 'Twin') }; insert all;
    insert new Contact(LastName = 'Moves', AccountId = all[1].Id);
    merge all[0] all[1];
    System.debug([SELECT Account.Name FROM Contact WHERE LastName = 'Moves'].Account.Name + ' ' + [SELECT count() FROM Account WHERE Name = 'Twin'] + ' ' + [SELECT MasterRecordId FROM Account WHERE Name = 'Twin' ALL ROWS].MasterRecordId.equals(all[0].Id));`);
  assert.deepEqual(lines, ["Master 0 true"]);
});

test("a lead becomes account, contact and opportunity", () => {
  const lines = fixture.run(`
    Lead lead = new Lead(LastName = 'Lee', Company = 'Leeco', Email = 'lee@leeco.com'); insert lead;
    Database.LeadConvert conversion = new Database.LeadConvert(); conversion.setLeadId(lead.Id); conversion.setConvertedStatus([SELECT MasterLabel FROM LeadStatus WHERE IsConverted = true LIMIT 1].MasterLabel);
    Database.LeadConvertResult result = Database.convertLead(conversion);
    Lead after = [SELECT IsConverted, ConvertedAccount.Name, ConvertedContact.Email, ConvertedOpportunity.Name FROM Lead WHERE Id = :lead.Id];
    System.debug(result.isSuccess() + ' ' + after.IsConverted + ' ' + after.ConvertedAccount.Name + ' ' + after.ConvertedContact.Email + ' ' + after.ConvertedOpportunity.Name);`);
  assert.deepEqual(lines, ["true true Leeco lee@leeco.com Leeco-"]);
});

test("events reach their trigger after commit, and not when the transaction fails", () => {
  fixture.run("EventBus.publish(new Ping__e(Text__c = 'one'));");
  assert.throws(() =>
    fixture.run("EventBus.publish(new Ping__e(Text__c = 'two')); Integer i = 1 / 0;"),
  );
  fixture.org.runJobs();
  assert.deepEqual(
    fixture.run(
      "for (Account a : [SELECT Name FROM Account WHERE Name LIKE 'ping%']) System.debug(a.Name);",
    ),
    ["ping one"],
  );
});

test("mail goes to the outbox, and not when the transaction fails", () => {
  fixture.run("Mailer.send('jane@example.com', 'Kept');");
  assert.throws(() => fixture.run("Mailer.send('jane@example.com', 'Lost'); Integer i = 1 / 0;"));
  assert.throws(() => fixture.run("Mailer.send('nobody', 'Bad');"), /INVALID_EMAIL_ADDRESS/);
  const messages = fixture.org.outbox();
  assert.deepEqual(
    messages.map(({ kind, to, subject, body, htmlBody }) => [kind, to, subject, body, htmlBody]),
    [["email", ["jane@example.com"], "Kept", "Hello", "<b>Hello</b>"]],
  );
});

test("a hierarchy setting is the organisation's until the user has one", () => {
  const lines = fixture.run(`
    System.debug(Limits__c.getInstance().Most__c);
    insert new Limits__c(SetupOwnerId = UserInfo.getOrganizationId(), Most__c = 5);
    System.debug(Limits__c.getInstance().Most__c + ' ' + Limits__c.getOrgDefaults().Most__c);
    insert new Limits__c(SetupOwnerId = UserInfo.getUserId(), Off__c = true, Most__c = 7);
    System.debug(Limits__c.getInstance().Most__c + ' ' + Limits__c.getInstance().Off__c + ' ' + Limits__c.getOrgDefaults().Most__c);`);
  assert.deepEqual(lines, ["null", "5 5", "7 true 5"]);
});

test("an opportunity follows its stage; a task follows its record's account", () => {
  const lines = fixture.run(`
    Account firm = new Account(Name = 'Firm'); insert firm;
    Opportunity deal = new Opportunity(Name = 'Deal', AccountId = firm.Id, StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 12, 31), Amount = 100); insert deal;
    deal = [SELECT Probability, IsClosed, ForecastCategoryName, ExpectedRevenue, FiscalQuarter FROM Opportunity WHERE Id = :deal.Id];
    System.debug(deal.Probability + ' ' + deal.IsClosed + ' ' + deal.ForecastCategoryName + ' ' + deal.ExpectedRevenue + ' ' + deal.FiscalQuarter);
    update new Opportunity(Id = deal.Id, StageName = 'Closed Won');
    deal = [SELECT Probability, IsClosed, IsWon FROM Opportunity WHERE Id = :deal.Id];
    System.debug(deal.Probability + ' ' + deal.IsClosed + ' ' + deal.IsWon);
    insert new Task(Subject = 'Call', WhatId = deal.Id);
    System.debug([SELECT AccountId FROM Task WHERE Subject = 'Call'].AccountId == firm.Id);`);
  assert.deepEqual(lines, ["10 false Pipeline 10.00 4", "100 true true", "true"]);
});

test("the last activity date follows tasks in bulk, to custom objects and through merges", () => {
  const lines = fixture.run(`
    List<Account> firms = new List<Account>{ new Account(Name = 'Busy'), new Account(Name = 'Busy too') }; insert firms;
    Case2__c held = new Case2__c(Name = 'held'); insert held;
    List<Task> tasks = new List<Task>();
    for (Integer i = 0; i < 300; i++) tasks.add(new Task(Subject = 'Log', Status = 'Completed', WhatId = i == 299 ? held.Id : firms[Math.mod(i, 2)].Id, ActivityDate = Date.newInstance(2024, 1, 1).addDays(i)));
    insert tasks;
    for (Account firm : [SELECT LastActivityDate FROM Account WHERE Name LIKE 'Busy%' ORDER BY Name]) System.debug(firm.LastActivityDate);
    System.debug([SELECT LastActivityDate FROM Case2__c WHERE Id = :held.Id].LastActivityDate);
    for (Task task : tasks) if (task.WhatId == firms[0].Id) task.Status = 'Not Started';
    update tasks;
    System.debug([SELECT LastActivityDate FROM Account WHERE Name = 'Busy'].LastActivityDate);
    merge firms[0] firms[1];
    System.debug([SELECT LastActivityDate FROM Account WHERE Name = 'Busy'].LastActivityDate);`);
  assert.deepEqual(lines, [
    "2024-10-25 00:00:00",
    "2024-10-24 00:00:00",
    "2024-10-26 00:00:00",
    "null",
    "2024-10-24 00:00:00",
  ]);
});

test("records leave as the API shows them, and come in the same way", () => {
  const { org, admin } = fixture;
  const saved = org.insert(
    admin,
    "Case2__c",
    [
      { Name: "api", Stage__c: "x".repeat(21) },
      { Name: "api", Stage__c: "fine" },
    ],
    { partial: true },
  );
  assert.deepEqual(
    saved.ok &&
      saved.value.map((one) => [one.success, one.errors.map((error) => error.statusCode)]),
    [
      [false, ["STRING_TOO_LONG"]],
      [true, []],
    ],
  );
  const found = org.query(
    admin,
    "SELECT Name, Stage__c, CreatedDate, Owner.Name FROM Case2__c WHERE Name = 'api'",
  );
  assert.ok(found.ok);
  assert.deepEqual(
    { ...found.value.records[0], Id: "", OwnerId: "", CreatedDate: "" },
    {
      Id: "",
      Name: "api",
      Stage__c: "fine",
      CreatedDate: "",
      OwnerId: "",
      Owner: { Id: admin, Name: "Org Administrator" },
    },
  );
});
