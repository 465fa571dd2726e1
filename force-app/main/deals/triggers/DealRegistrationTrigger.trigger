trigger DealRegistrationTrigger on DealRegistration__c(
  before insert,
  before update,
  after insert,
  after update
) {
  TriggerDispatcher.run(new DealRegistrationTriggerHandler());
}
