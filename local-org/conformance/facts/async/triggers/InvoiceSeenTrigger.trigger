trigger InvoiceSeenTrigger on InvoiceSeen__e(after insert) {
  EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
  insert new Account(
    Name = 'Seen ' + Trigger.size,
    Site = UserInfo.getUserType(),
    Description = Trigger.new[0].ReplayId,
    NumberOfEmployees = context.retries
  );
}
