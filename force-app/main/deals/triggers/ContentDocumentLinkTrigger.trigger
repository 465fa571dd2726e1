trigger ContentDocumentLinkTrigger on ContentDocumentLink(
  before insert,
  before update,
  before delete
) {
  TriggerDispatcher.run(new DealFileTriggerHandler());
}
