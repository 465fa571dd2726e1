trigger ApprovalStepTrigger on ApprovalStep__c(before insert, before update) {
  TriggerDispatcher.run(new ApprovalStepTriggerHandler());
}
