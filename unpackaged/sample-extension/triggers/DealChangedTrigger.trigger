trigger DealChangedTrigger on tandem__DealChanged__e(after insert) {
  BigDealFollowUp.plan(Trigger.new);
}
