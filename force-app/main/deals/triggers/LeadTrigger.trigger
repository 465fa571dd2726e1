trigger LeadTrigger on Lead(before insert, before update) {
  TriggerDispatcher.run(new LeadTriggerHandler());
}
