trigger DealEventTrigger on DealEvent__c(before update, before delete, after undelete) {
  TriggerDispatcher.runAlways(new DealEventTriggerHandler());
}
