// Facts about whom an e-mail comes from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openFixture } from "./fixture.ts";

const mail = (extra: string): string =>
  `OrgWideEmailAddress a = new OrgWideEmailAddress(Address = 'deals@vendor.example', DisplayName = 'Vendor Deals', IsAllowAllProfiles = true, IsVerified = true); insert a;
   OrgWideEmailAddress unverified = new OrgWideEmailAddress(Address = 'new@vendor.example', DisplayName = 'New'); insert unverified;
   Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage(); m.setTargetObjectId(UserInfo.getUserId()); m.setSaveAsActivity(false); m.setSubject('s'); m.setPlainTextBody('b'); ${extra}
   Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ m });`;

test("it comes from the address of the organisation, from the name given, else from who sends it", () => {
  for (const [extra, from] of [
    ["m.setOrgWideEmailAddressId(a.Id);", "Vendor Deals"],
    ["m.setSenderDisplayName('Vendor');", "Vendor"],
    ["", "Org Administrator"],
  ] as const) {
    const { org, run, close } = openFixture({});
    run(mail(extra));
    assert.equal(org.outbox()[0]?.from, from);
    close();
  }
});

// Apex Reference, SingleEmailMessage.setOrgWideEmailAddressId
test("an address takes no display name beside it and has to be verified", () => {
  const { run, close } = openFixture({});
  assert.throws(
    () => run(mail("m.setOrgWideEmailAddressId(a.Id); m.setSenderDisplayName('Vendor');")),
    /senderDisplayName/,
  );
  assert.throws(() => run(mail("m.setOrgWideEmailAddressId(unverified.Id);")), /not verified/);
  close();
});
