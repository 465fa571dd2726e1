trigger DealRemovalTrigger on DealRegistration__c(before delete) {
  TriggerDispatcher.runAlways(new DealRemoval());
}
