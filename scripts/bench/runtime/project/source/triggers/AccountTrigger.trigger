// A trigger as projects have them: before it fills a field, after it writes children.
trigger AccountTrigger on Account(before insert, before update, after insert) {
  if (Trigger.isBefore) {
    for (Account account : Trigger.new) {
      account.Site = account.Name + ' of ' + account.Industry;
      if (account.NumberOfEmployees < 0) {
        account.addError('Employees cannot be fewer than none');
      }
    }
  } else {
    List<Task> calls = new List<Task>();
    for (Account account : Trigger.new) {
      calls.add(new Task(WhatId = account.Id, Subject = 'Call ' + account.Name));
    }
    insert calls;
  }
}
