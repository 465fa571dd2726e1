trigger RenewalTrigger on Renewal__c(before insert, before update, after insert, after update) {
  TriggerDispatcher.run(new RenewalTriggerHandler());
}
