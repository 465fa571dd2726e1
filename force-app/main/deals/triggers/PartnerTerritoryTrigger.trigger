trigger PartnerTerritoryTrigger on PartnerTerritory__c(after insert, after update, after delete) {
  TriggerDispatcher.run(new PartnerTerritoryTriggerHandler());
}
