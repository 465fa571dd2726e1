trigger InvoicePaidTrigger on InvoicePaid__e(after insert) {
  List<Account> received = new List<Account>();
  for (InvoicePaid__e event : Trigger.new) {
    received.add(new Account(Name = event.InvoiceName__c, NumberOfEmployees = Trigger.size));
  }
  insert received;
}
