trigger TierTrigger on Tier__c(before insert, before update) {
  TriggerDispatcher.run(new TierTriggerHandler());
}
