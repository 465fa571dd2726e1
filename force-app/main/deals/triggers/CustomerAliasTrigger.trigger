trigger CustomerAliasTrigger on CustomerAlias__c(
  before insert,
  before update,
  after insert,
  after update,
  after delete,
  after undelete
) {
  TriggerDispatcher.run(new CustomerAliasTriggerHandler());
}
