trigger MergeTrigger on Account(before update, after update, before delete, after delete) {
  MergeTrace.record();
}
