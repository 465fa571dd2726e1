trigger DealEventTrigger on DealEvent__c(before insert, before update, before delete) {
  TriggerDispatcher.runAlways(new DealEventTriggerHandler());
}
