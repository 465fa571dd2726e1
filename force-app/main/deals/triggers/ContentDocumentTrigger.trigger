trigger ContentDocumentTrigger on ContentDocument(before update, before delete) {
  TriggerDispatcher.run(new DealFileTriggerHandler());
}
