trigger CustomerAliasTrigger on CustomerAlias__c(before insert, before update) {
  TriggerDispatcher.run(new CustomerAliasTriggerHandler());
}
