trigger ProgramTrigger on Program__c(after update) {
  TriggerDispatcher.run(new ProgramTriggerHandler());
}
