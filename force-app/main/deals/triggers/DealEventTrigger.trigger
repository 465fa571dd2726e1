trigger DealEventTrigger on DealEvent__c(before update, before delete) {
  TriggerDispatcher.run(new DealEventTriggerHandler());
}
