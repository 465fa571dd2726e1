trigger OpportunityTrigger on Opportunity(before insert, before update, after update) {
  TriggerDispatcher.run(new OpportunityTriggerHandler());
}
