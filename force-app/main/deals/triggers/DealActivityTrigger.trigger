trigger DealActivityTrigger on DealActivity__c(
  before insert,
  before update,
  before delete,
  after insert
) {
  TriggerDispatcher.run(new DealActivityTriggerHandler());
}
