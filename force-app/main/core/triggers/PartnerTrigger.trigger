trigger PartnerTrigger on Partner__c(before insert, before update, after insert, after update) {
  TriggerDispatcher.run(new PartnerTriggerHandler());
}
