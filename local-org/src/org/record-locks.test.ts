// Facts about locked records (Apex Reference, "Approval Class").
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openFixture } from "./fixture.ts";
import type { Fixture } from "./fixture.ts";

const SETUP = `insert new Account(Name = 'Kept');
  Account one = [SELECT Id FROM Account WHERE Name = 'Kept' ORDER BY CreatedDate DESC LIMIT 1];`;
const SELLER = `User seller = new User(Username = 'seller' + Crypto.getRandomInteger() + '@example.com', LastName = 'S', Email = 's@example.com',
  Alias = 's', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
  ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id); insert seller;`;

let fixture: Fixture;
before(() => {
  fixture = openFixture({}, { isTest: true });
});
after(() => {
  fixture.close();
});
const run = (apex: string): string[] => fixture.run(apex);

test("a lock is a fact about a record, asked by Id and by record, one and many", () => {
  assert.deepEqual(
    run(`${SETUP}
      System.debug(Approval.isLocked(one.Id));
      Approval.LockResult locked = Approval.lock(one);
      System.debug(locked.isSuccess() + ' ' + (locked.getId() == one.Id) + ' ' + locked.getErrors().size());
      System.debug(Approval.isLocked(one) + ' ' + Approval.isLocked(new List<Id>{ one.Id }).get(one.Id)
        + ' ' + Approval.isLocked(new List<Account>{ one }).get(one.Id));
      System.debug(Approval.unlock(new List<Id>{ one.Id }, false)[0].isSuccess());
      System.debug(Approval.isLocked(one.Id));`),
    ["false", "true true 0", "true true true", "true", "false"],
  );
});

test("whoever is no administrator neither edits nor deletes it, in system mode either; an administrator does", () => {
  const refused = "ENTITY_IS_LOCKED, the entity is locked for editing: []";
  assert.deepEqual(
    run(`${SELLER} ${SETUP} one.OwnerId = seller.Id; update one; Approval.lock(one.Id);
      System.runAs(seller) {
        try { update as system new Account(Id = one.Id, Site = 'x'); System.debug('saved'); } catch (DmlException e) { System.debug(e.getMessage().substringAfter('first error: ')); }
        try { delete as system one; System.debug('deleted'); } catch (DmlException e) { System.debug(e.getMessage().substringAfter('first error: ')); }
        System.debug(Database.update(new Account(Id = one.Id, Site = 'x'), false, AccessLevel.SYSTEM_MODE).getErrors()[0].getStatusCode());
      }
      update new Account(Id = one.Id, Site = 'by the administrator');
      Approval.unlock(one.Id);
      System.runAs(seller) { update as system new Account(Id = one.Id, Site = 'x'); }
      System.debug([SELECT Site FROM Account WHERE Id = :one.Id].Site);`),
    [refused, refused, "ENTITY_IS_LOCKED", "x"],
  );
});

test("locks count as DML and are rolled back with it", () => {
  assert.deepEqual(
    run(`${SETUP} Integer statements = Limits.getDmlStatements(); Integer rows = Limits.getDmlRows();
      Savepoint before = Database.setSavepoint();
      Approval.lock(new List<Account>{ one });
      System.debug((Limits.getDmlStatements() - statements) + ' ' + (Limits.getDmlRows() - rows));
      Database.rollback(before);
      System.debug(Approval.isLocked(one));`),
    ["2 1", "false"],
  );
});

test("a record that is not there fails, alone or with the others", () => {
  assert.deepEqual(
    run(`${SETUP} delete one; Account two = new Account(Name = 'Two'); insert two;
      try { Approval.lock(new List<Id>{ two.Id, one.Id }); System.debug('locked'); } catch (DmlException e) { System.debug(e.getMessage().substringBefore(' with id')); }
      System.debug(Approval.isLocked(two));
      List<Approval.LockResult> some = Approval.lock(new List<Id>{ two.Id, one.Id }, false);
      System.debug(some[0].isSuccess() + ' ' + some[1].isSuccess() + ' ' + Approval.isLocked(two));`),
    ["Lock failed. First exception on row 1", "false", "true false true"],
  );
});
