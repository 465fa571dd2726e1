trigger PartnerRemovalTrigger on Partner__c(before delete) {
  TriggerDispatcher.runAlways(new PartnerRemoval());
}
