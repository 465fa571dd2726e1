trigger ContentVersionTrigger on ContentVersion(before insert, before update) {
  TriggerDispatcher.run(new DealFileTriggerHandler());
}
