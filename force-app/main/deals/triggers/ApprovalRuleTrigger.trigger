trigger ApprovalRuleTrigger on ApprovalRule__c(before insert, before update) {
  TriggerDispatcher.run(new ApprovalRuleTriggerHandler());
}
