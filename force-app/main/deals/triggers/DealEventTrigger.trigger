trigger DealEventTrigger on DealEvent__c(before update, before delete) {
  TriggerDispatcher.runAlways(new DealEventTriggerHandler());
}
