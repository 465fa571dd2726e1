trigger LeadTrigger on Lead(before insert, before update, after insert, after update) {
  TriggerDispatcher.run(new LeadTriggerHandler());
}
