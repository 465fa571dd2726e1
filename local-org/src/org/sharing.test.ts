// Facts about who sees and changes what: permission sets, defaults inside and outside, roles, portal roles, shares, masters.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { objectFiles } from "../metadata/fixture.ts";
import { openFixture, valueOf } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";

const grants = (object: string, rights: string): string =>
  `<objectPermissions><allowCreate>${rights.includes("c")}</allowCreate><allowDelete>${rights.includes("d")}</allowDelete><allowEdit>${rights.includes("e")}</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`;
const files = {
  ...objectFiles(
    "Club__c",
    {
      Secret__c: "<length>20</length><type>Text</type>",
      Motto__c: "<length>20</length><type>Text</type>",
    },
    "<sharingModel>Private</sharingModel><externalSharingModel>Private</externalSharingModel>",
  ),
  ...objectFiles(
    "Member__c",
    {
      Club__c:
        "<referenceTo>Club__c</referenceTo><relationshipName>Members</relationshipName><relationshipLabel>Members</relationshipLabel><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>false</reparentableMasterDetail><type>MasterDetail</type><writeRequiresMasterRead>true</writeRequiresMasterRead>",
      Note__c: "<length>20</length><type>Text</type>",
    },
    "<sharingModel>ControlledByParent</sharingModel><externalSharingModel>ControlledByParent</externalSharingModel>",
  ),
  "force-app/permissionsets/Clubs.permissionset-meta.xml": `<PermissionSet><label>Clubs</label><hasActivationRequired>false</hasActivationRequired><customPermissions><enabled>true</enabled><name>Boss</name></customPermissions><fieldPermissions><editable>true</editable><field>Club__c.Motto__c</field><readable>true</readable></fieldPermissions><fieldPermissions><editable>true</editable><field>Member__c.Note__c</field><readable>true</readable></fieldPermissions>${grants("Club__c", "ce")}${grants("Member__c", "ced")}</PermissionSet>`,
  "force-app/customPermissions/Boss.customPermission-meta.xml":
    "<CustomPermission><label>Boss</label><isLicensed>false</isLicensed></CustomPermission>",
};

let fixture: Fixture;
const ids: Record<string, string> = {};
const userFields = (name: string, profile: string): string =>
  `Username = '${name}@example.com', LastName = '${name}', Email = '${name}@example.com', Alias = '${name.slice(0, 8)}', TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8', ProfileId = [SELECT Id FROM Profile WHERE Name = '${profile}'].Id`;

before(() => {
  fixture = openFixture(files);
  fixture.run(`
    UserRole top = new UserRole(Name = 'Top', DeveloperName = 'Top'); insert top;
    UserRole low = new UserRole(Name = 'Low', DeveloperName = 'Low', ParentRoleId = top.Id); insert low;
    insert new List<User>{ new User(${userFields("boss", "Standard User")}, UserRoleId = top.Id), new User(${userFields("rep", "Standard User")}, UserRoleId = low.Id), new User(${userFields("other", "Standard User")}, UserRoleId = low.Id) };`);
  fixture.run(`
    Account firm = new Account(Name = 'Firm', OwnerId = [SELECT Id FROM User WHERE Alias = 'rep'].Id); insert firm;
    insert new Contact(LastName = 'Portal', AccountId = firm.Id);`);
  fixture.run(
    `insert new User(${userFields("portal", "Partner Community User")}, ContactId = [SELECT Id FROM Contact WHERE LastName = 'Portal'].Id);`,
  );
  fixture.run(`
    List<PermissionSetAssignment> all = new List<PermissionSetAssignment>();
    for (User u : [SELECT Id FROM User WHERE Alias IN ('boss', 'rep', 'other', 'portal')]) all.add(new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Clubs'].Id));
    insert all;`);
  for (const name of ["boss", "rep", "other", "portal"])
    ids[name] = fixture.org.user(`${name}@example.com`)?.id ?? "";
  fixture.run(
    "Club__c c = new Club__c(Name = 'Rowing', Motto__c = 'row'); insert c; insert new Member__c(Name = 'Ann', Club__c = c.Id);",
    ids["rep"],
  );
});
after(() => {
  fixture.close();
});

const seen = (user: string, soql = "SELECT Id FROM Club__c"): number =>
  valueOf(fixture.org.query(ids[user] ?? "", soql)).totalSize;

test("a private record is for its owner and those above in the roles", () => {
  assert.deepEqual([seen("rep"), seen("boss"), seen("other"), seen("portal")], [1, 1, 0, 0]);
  assert.deepEqual(
    [seen("rep", "SELECT Id FROM Member__c"), seen("other", "SELECT Id FROM Member__c")],
    [1, 0],
  );
});

test("the first partner user of an account brings portal roles and their groups", () => {
  const lines = fixture.run(`
    for (UserRole r : [SELECT Name, PortalRole, PortalType, ParentRole.Name FROM UserRole WHERE PortalAccount.Name = 'Firm' ORDER BY Name]) System.debug(r.Name + ' ' + r.PortalRole + ' ' + r.ParentRole.Name);
    System.debug([SELECT count() FROM Group WHERE Type = 'RoleAndSubordinates' AND RelatedId IN (SELECT Id FROM UserRole WHERE PortalType = 'Partner')]);
    System.debug([SELECT UserRole.Name FROM User WHERE Alias = 'portal'].UserRole.Name);`);
  assert.deepEqual(lines, [
    "Firm Partner Executive Executive Low",
    "Firm Partner Manager Manager Firm Partner Executive",
    "Firm Partner User Worker Firm Partner Manager",
    "3",
    "Firm Partner User",
  ]);
});

test("a share for the portal role group opens the record and its details; reading the master is enough to write details", () => {
  fixture.run(`
    Id executive = [SELECT Id FROM UserRole WHERE PortalRole = 'Executive'].Id;
    insert new Club__Share(ParentId = [SELECT Id FROM Club__c].Id, UserOrGroupId = [SELECT Id FROM Group WHERE Type = 'RoleAndSubordinates' AND RelatedId = :executive].Id, AccessLevel = 'Read', RowCause = 'Manual');`);
  assert.deepEqual([seen("portal"), seen("portal", "SELECT Id FROM Member__c")], [1, 1]);
  const club =
    valueOf(fixture.org.query(ids["portal"] ?? "", "SELECT Id FROM Club__c")).records[0]?.Id ?? "";
  assert.deepEqual(fixture.org.recordAccess(ids["portal"] ?? "", [club]).get(club), {
    read: true,
    edit: false,
    delete: false,
    all: false,
  });
  const refused = fixture.org.update(ids["portal"] ?? "", "Club__c", [
    { Id: club, Motto__c: "mine" },
  ]);
  assert.match(refused.ok ? "" : refused.error.message, /INSUFFICIENT_ACCESS_OR_READONLY/);
  assert.ok(
    fixture.org.insert(ids["portal"] ?? "", "Member__c", [
      { Name: "Bob", Club__c: club, Note__c: "hi" },
    ]).ok,
  );
});

test("a deleted share opens nothing any more", () => {
  fixture.run(`
    Club__c other = new Club__c(Name = 'Chess'); insert other;
    Club__Share share = new Club__Share(ParentId = other.Id, UserOrGroupId = [SELECT Id FROM User WHERE Alias = 'portal'].Id, AccessLevel = 'Edit', RowCause = 'Manual');
    insert share;`);
  assert.equal(seen("portal"), 2);
  fixture.run(
    "delete [SELECT Id FROM Club__Share WHERE Parent.Name = 'Chess' AND RowCause = 'Manual'];",
  );
  assert.equal(seen("portal"), 1);
  fixture.run("delete [SELECT Id FROM Club__c WHERE Name = 'Chess'];");
});

test("user mode refuses fields and objects that no permission set grants", () => {
  const field = fixture.org.query(ids["rep"] ?? "", "SELECT Secret__c FROM Club__c");
  assert.match(
    field.ok ? "" : field.error.message,
    /^No such column 'Secret__c' on entity 'Club__c'/,
  );
  const write = fixture.org.insert(ids["rep"] ?? "", "Club__c", [{ Name: "x", Secret__c: "s" }]);
  assert.equal(
    write.ok ? "" : write.error.message,
    "No such column 'Secret__c' on sobject of type Club__c",
  );
  assert.equal(fixture.org.hasCustomPermission(ids["rep"] ?? "", "Boss"), true);
  assert.equal(fixture.org.hasCustomPermission(fixture.admin, "Boss"), false);
});

test("setup and ordinary objects don't share a transaction", () => {
  assert.throws(
    () =>
      fixture.run(
        "insert new Account(Name = 'a'); insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Clubs'].Id);",
      ),
    /MIXED_DML_OPERATION/,
  );
});

test("UserRecordAccess answers for any user", () => {
  const lines = fixture.run(
    "UserRecordAccess a = [SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE UserId = :[SELECT Id FROM User WHERE Alias = 'portal'].Id AND RecordId = :[SELECT Id FROM Club__c].Id]; System.debug(a.HasReadAccess + ' ' + a.HasEditAccess);",
  );
  assert.deepEqual(lines, ["true false"]);
});
