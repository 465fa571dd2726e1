trigger AccountTrigger on Account(before insert, before update, after update) {
  TriggerDispatcher.run(new AccountTriggerHandler());
}
