// What weighs conflicts, and who decides: conflict rules, approval rules and their steps.
import { file } from "./plan-files.mjs";

export function writeRules() {
  file("ConflictRule__c", "conflict-rules", [
    {
      ref: "ConflictRule1",
      Name: "Named accounts need our word first",
      Kind__c: "Named Account",
      Order__c: 10,
      Active__c: true,
      Severity__c: "Blocks",
      Policy__c:
        "Named accounts are sold by their own team; partners agree with it before they start.",
    },
    {
      ref: "ConflictRule2",
      Name: "What we surely lost lately is looked at",
      Kind__c: "Lost Opportunity",
      Order__c: 10,
      Active__c: true,
      MinScore__c: 90,
      Severity__c: "Review",
      Policy__c: "For half a year the seller may try again: ask before you approve.",
    },
    {
      ref: "ConflictRule3",
      Name: "Exclusive territories are a promise",
      Kind__c: "Exclusive Territory",
      Order__c: 10,
      Active__c: true,
      Severity__c: "Review",
      Policy__c:
        "An exclusive territory is in the contract of its partner; only the channel lead makes exceptions.",
    },
  ]);
  file("ApprovalRule__c", "approval-rules", [
    {
      ref: "Rule1",
      Name: "Large services deals are looked at first",
      Order__c: 10,
      Active__c: true,
      Product__c: "Professional Services",
      MinAmount__c: 100000,
      Action__c: "Route",
      Hours__c: 24,
    },
    {
      ref: "Rule4",
      Name: "Deals from a million need two approvals",
      Order__c: 15,
      Active__c: true,
      MinAmount__c: 1000000,
      Action__c: "Route",
      Hours__c: 48,
      Escalate__c: true,
    },
    {
      ref: "Rule2",
      Name: "Very large deals go to the channel lead",
      Order__c: 20,
      Active__c: true,
      MinAmount__c: 500000,
      Action__c: "Route",
      Approver__c: "@User_admin_paula",
      Hours__c: 72,
    },
    {
      ref: "Rule3",
      Name: "Security Suite is reviewed above 20,000",
      Order__c: 30,
      Active__c: true,
      Product__c: "Security Suite",
      MinAmount__c: 20000,
      Action__c: "Route",
      Hours__c: 48,
    },
  ]);
  file("ApprovalStep__c", "approval-steps", [
    {
      ref: "Step1",
      Name: "Channel manager",
      ApprovalRule__c: "@Rule4",
      Order__c: 1,
      RouteTo__c: "Manager",
    },
    {
      ref: "Step2",
      Name: "Channel lead",
      ApprovalRule__c: "@Rule4",
      Order__c: 2,
      RouteTo__c: "User",
      Approver__c: "@User_admin_paula",
      Hours__c: 24,
    },
  ]);
}
