trigger DealRegistrationTrigger on DealRegistration__c(
  before insert,
  before update,
  before delete,
  after insert,
  after update
) {
  TriggerDispatcher.run(new DealRegistrationTriggerHandler());
}
