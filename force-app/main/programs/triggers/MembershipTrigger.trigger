trigger MembershipTrigger on Membership__c(before insert, before update) {
  TriggerDispatcher.run(new MembershipTriggerHandler());
}
