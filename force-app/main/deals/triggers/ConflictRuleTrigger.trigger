trigger ConflictRuleTrigger on ConflictRule__c(
  before insert,
  before update,
  after insert,
  after update,
  after delete
) {
  TriggerDispatcher.run(new ConflictRuleTriggerHandler());
}
