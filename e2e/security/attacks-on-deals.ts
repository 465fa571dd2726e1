// Attacks on deals themselves: registrations, approvals, trail and rules, renewals.
import {
  after,
  change,
  DECIDERS,
  EVERY_PARTNER,
  fields,
  make,
  PARTNERS,
  SELLERS,
} from "./attack.ts";
import { endingSoon } from "./calls.ts";
import { apex, rest, soql } from "./stage.ts";
import type { Attack, Targets } from "./attack.ts";
import type { Call } from "./stage.ts";

export function onRegistrations(facts: Targets): readonly Attack[] {
  const { deal, colleagueDeal, otherDeal, partner, otherPartner, program, freeProgram } = facts;
  const draft = {
    Program__c: program,
    CustomerName__c: "Quillfeather",
    CustomerWebsite__c: "quillfeather.example.com",
    CustomerCountry__c: "DE",
    Product__c: "Analytics",
    Amount__c: 5,
    CloseDate__c: "2099-01-01",
  };
  const form = {
    customerName: "Quillfeather",
    customerWebsite: "quillfeather.example.com",
    customerCountry: "DE",
    product: "Analytics",
    amount: 5,
    closeDate: `${new Date().getFullYear() + 1}-06-30`,
    programId: program,
  };
  const submit = (values: Readonly<Record<string, unknown>>): Call =>
    apex("RegisterDealController", "submit", { deal: { ...form, ...values } });
  return [
    {
      name: "approve one's own registration by writing its status",
      who: EVERY_PARTNER,
      call: change("DealRegistration__c", deal, { Status__c: "Approved" }),
    },
    {
      name: "bring in a registration that is approved already",
      who: EVERY_PARTNER,
      call: make("DealRegistration__c", { ...draft, Partner__c: partner, Status__c: "Approved" }),
    },
    {
      name: "bring in one with a last day of one's own",
      who: [...PARTNERS, "PartnerManager"],
      call: make("DealRegistration__c", {
        ...draft,
        Partner__c: partner,
        ExpiresOn__c: "2099-01-01",
      }),
    },
    {
      name: "register in the name of another firm",
      who: PARTNERS,
      call: make("DealRegistration__c", { ...draft, Partner__c: otherPartner }),
    },
    {
      name: "change the amount of what waits for a decision",
      who: [...PARTNERS, ...DECIDERS],
      call: change("DealRegistration__c", deal, { Amount__c: 1 }),
    },
    {
      name: "change the amount of what is approved",
      who: [...PARTNERS, ...DECIDERS],
      call: change("DealRegistration__c", colleagueDeal, { Amount__c: 1_000_000 }),
    },
    {
      name: "move a claim to another customer",
      who: [...PARTNERS, ...DECIDERS],
      call: change("DealRegistration__c", deal, { CustomerWebsite__c: "sap.com" }),
    },
    {
      name: "write the claim's key",
      who: [...PARTNERS, ...DECIDERS],
      call: change("DealRegistration__c", deal, { ClaimKey__c: "mine" }),
    },
    {
      name: "take a colleague's registration over",
      who: PARTNERS,
      call: change("DealRegistration__c", colleagueDeal, { SubmittedBy__c: facts.partnerUser }),
    },
    {
      name: "write to a colleague's registration",
      who: ["PartnerUser"],
      call: change("DealRegistration__c", colleagueDeal, { Need__c: "Mine" }),
    },
    {
      name: "write to another firm's registration",
      who: PARTNERS,
      call: change("DealRegistration__c", otherDeal, { Need__c: "Mine" }),
    },
    {
      name: "write to another firm's registration by its request key",
      who: PARTNERS,
      call: rest(
        "PATCH",
        `/sobjects/tandem__DealRegistration__c/tandem__RequestKey__c/${encodeURIComponent(facts.strangersKey)}`,
        fields({ Need__c: "Mine" }),
      ),
    },
    {
      name: "say that the first came earlier",
      who: [...PARTNERS, "PartnerManager"],
      call: change("DealRegistration__c", deal, { SubmittedOn__c: "2001-01-01T00:00:00Z" }),
    },
    {
      name: "delete what was sent in",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: rest("DELETE", `/sobjects/tandem__DealRegistration__c/${deal}`),
    },
    {
      name: "go on with another firm's registration as if it were a draft of one's own",
      who: ["PartnerLead", "PartnerUser"],
      call: submit({ id: otherDeal }),
    },
    {
      name: "get another firm's registration back by its request key",
      who: PARTNERS,
      call: submit({ requestKey: facts.strangersKey, customerWebsite: "not a website" }),
    },
    {
      name: "register in a program one is not in",
      who: PARTNERS,
      call: submit({ requestKey: "attack-1", programId: freeProgram }),
    },
    {
      name: "discard what was sent in as if it were a draft",
      who: EVERY_PARTNER,
      call: apex("RegisterDealController", "discardDraft", { dealId: deal }),
    },
    {
      name: "withdraw another firm's registration",
      who: PARTNERS,
      call: apex("DealDetailController", "withdraw", { dealId: otherDeal, reason: "Mine" }),
    },
    {
      name: "read another firm's registration by its Id",
      who: EVERY_PARTNER,
      call: soql(
        `SELECT Id, tandem__CustomerName__c FROM tandem__DealRegistration__c WHERE Id = '${otherDeal}'`,
      ),
      mayAnswer: true,
    },
    {
      name: "write to others' registrations among one's own in one call",
      who: PARTNERS,
      call: rest("PATCH", "/composite/sobjects", {
        allOrNone: true,
        records: [deal, otherDeal].map((id) => ({
          attributes: { type: "tandem__DealRegistration__c" },
          id,
          tandem__Need__c: "Mine",
        })),
      }),
    },
    {
      name: "download others' deals",
      who: EVERY_PARTNER,
      call: apex("MyDealsController", "exportDeals", { filter: "all", search: "%" }),
      mayAnswer: true,
    },
    {
      name: "be offered others' customers",
      who: EVERY_PARTNER,
      call: apex("RegisterDealController", "listKnownCustomers", {}),
      mayAnswer: true,
    },
    {
      name: "read or reset the count of what one was told",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: soql("SELECT Id, tandem__Checks__c FROM tandem__PrecheckUse__c"),
    },
  ];
}

export function onApprovals(facts: Targets): readonly Attack[] {
  const { deal, conflict, otherDeal, partnerUser, decider } = facts;
  const ids = { registrationIds: [deal] };
  const inSequence = `UPDATE "DealRegistration__c" SET "Step__c" = 1, "Steps__c" = 2, "StepPlan__c" = '{"steps":[{"kind":"User","userId":"${decider}"},{"kind":"User","userId":"${decider}"}]}', "Approver__c" = '${decider}' WHERE "Id" = '${deal}'`;
  return [
    {
      name: "approve on the desk without deciding deals",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: apex("DealDeskController", "approve", { ...ids, note: "Fine" }),
    },
    {
      name: "make oneself the approver",
      who: [...PARTNERS, ...DECIDERS, ...SELLERS],
      call: change("DealRegistration__c", deal, { Approver__c: decider }),
    },
    ...[
      { StepPlan__c: "{}" },
      { Step__c: 9 },
      { EscalateTo__c: decider },
      { EscalatedOn__c: "2026-01-01T00:00:00Z" },
      { RemindedOn__c: "2099-01-01T00:00:00Z" },
      { ApproveOnSilence__c: true },
      { BusinessHours__c: "Mine" },
      { MinutesLeft__c: 1 },
      { HeldUntil__c: "2099-01-01" },
      { IdleOn__c: "2099-01-01" },
      { WarnedDays__c: 3 },
    ].map((values): Attack => ({
      name: `write ${Object.keys(values).join()} by the API`,
      who: [...PARTNERS, ...DECIDERS, ...SELLERS],
      call: change("DealRegistration__c", deal, values),
    })),
    {
      name: "link another opportunity past the page that asks for the reason",
      who: [...PARTNERS, ...DECIDERS, ...SELLERS],
      call: change("DealRegistration__c", facts.colleagueDeal, {
        Opportunity__c: facts.opportunity,
      }),
    },
    {
      name: "put a decision off",
      who: [...PARTNERS, "PartnerManager", ...SELLERS],
      call: change("DealRegistration__c", deal, { DecisionDueOn__c: "2099-01-01T00:00:00Z" }),
    },
    {
      name: "skip those whose turn it is in a sequence",
      who: ["PartnerManager"],
      call: after([inSequence], change("DealRegistration__c", deal, { Status__c: "Approved" })),
    },
    {
      name: "refuse in a sequence while it is another's turn",
      who: ["PartnerManager"],
      call: after(
        [inSequence],
        change("DealRegistration__c", deal, { Status__c: "Rejected", PartnerMessage__c: "No" }),
      ),
    },
    {
      name: "close a deal as won past its opportunity",
      who: DECIDERS,
      call: after(
        [
          `UPDATE "DealRegistration__c" SET "Status__c" = 'Approved', "Opportunity__c" = '${facts.opportunity}' WHERE "Id" = '${deal}'`,
        ],
        change("DealRegistration__c", deal, { Status__c: "Won" }),
      ),
    },
    {
      name: "hand the decision over to a partner's user",
      who: DECIDERS,
      call: apex("HandOverController", "handOver", { ...ids, targetId: partnerUser, note: "Do" }),
    },
    {
      name: "hand over what one does not decide",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: apex("HandOverController", "handOver", { ...ids, targetId: decider, note: "Do" }),
    },
    {
      name: "settle a conflict without deciding deals",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: apex("ConflictListController", "resolve", {
        conflictIds: [conflict],
        resolution: "Dismissed",
        reason: "Mine",
      }),
    },
    {
      name: "settle a conflict by writing it",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS],
      call: change("DealConflict__c", conflict, { Resolution__c: "Dismissed" }),
    },
    {
      name: "delete a conflict",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: rest("DELETE", `/sobjects/tandem__DealConflict__c/${conflict}`),
    },
    {
      name: "settle rival claims in one's own favour",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: apex("RivalController", "settle", {
        winnerId: deal,
        note: "Mine",
        loserIds: [otherDeal],
        reason: "Theirs",
      }),
    },
  ];
}

export function onTrailAndRules({ deal, event, partnerUser, rule }: Targets): readonly Attack[] {
  return [
    {
      name: "rewrite the trail",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS, "DataLoad"],
      call: change("DealEvent__c", event, { Message__c: "It was otherwise" }),
    },
    {
      name: "take an entry out of the trail",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS, "DataLoad"],
      call: rest("DELETE", `/sobjects/tandem__DealEvent__c/${event}`),
    },
    {
      name: "add an entry to the trail",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS],
      call: make("DealEvent__c", { DealRegistration__c: deal, Kind__c: "Approved" }),
    },
    {
      name: "read the trail past the portal",
      who: EVERY_PARTNER,
      call: soql("SELECT Id, tandem__InternalNote__c FROM tandem__DealEvent__c"),
    },
    {
      name: "write a rule that approves everything",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: make("ApprovalRule__c", { Name: "All", Order__c: 0, Action__c: "Approve" }),
    },
    {
      name: "read the rules one is decided by",
      who: EVERY_PARTNER,
      call: soql("SELECT Id FROM tandem__ApprovalRule__c"),
    },
    {
      name: "have a partner's user decide by a rule",
      who: ["Admin"],
      call: make("ApprovalRule__c", {
        Name: "Friends",
        Order__c: 900,
        Country__c: "FR",
        Action__c: "Route",
        RouteTo__c: "User",
        Approver__c: partnerUser,
        Active__c: true,
      }),
    },
    {
      name: "have a partner's user decide at a step",
      who: ["Admin"],
      call: make("ApprovalStep__c", {
        Name: "Friends",
        ApprovalRule__c: rule,
        Order__c: 90,
        Approver__c: partnerUser,
      }),
    },
    {
      name: "switch conflict checks off",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: make("TandemSettings__c", { PauseConflictChecks__c: true }),
    },
  ];
}

export function onRenewals({ deal, colleagueDeal, renewal, activity }: Targets): readonly Attack[] {
  return [
    {
      name: "bring in a renewal that is approved already",
      who: [...PARTNERS, ...DECIDERS],
      call: after(
        [endingSoon(deal, activity)],
        make("Renewal__c", { DealRegistration__c: deal, Reason__c: "x", Status__c: "Approved" }),
      ),
    },
    {
      name: "approve a renewal by writing it",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS],
      call: change("Renewal__c", renewal, { Status__c: "Approved" }),
    },
    {
      name: "write the last day of protection",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: change("DealRegistration__c", colleagueDeal, { ExpiresOn__c: "2099-01-01" }),
    },
    {
      name: "set the number of renewals back",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: change("DealRegistration__c", colleagueDeal, { Renewals__c: -9 }),
    },
    {
      name: "ask for another firm's renewal",
      who: ["OtherFirm"],
      call: apex("DealProtectionController", "requestRenewal", {
        dealId: colleagueDeal,
        reason: "x",
      }),
    },
    {
      name: "log work of a day to come",
      who: PARTNERS,
      call: after(
        [endingSoon(deal)],
        apex("DealProtectionController", "logActivity", {
          dealId: deal,
          kind: "Meeting",
          happenedOn: "2099-01-01",
          note: "x",
        }),
      ),
    },
    {
      name: "rewrite work that was logged",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS],
      call: change("DealActivity__c", activity, { HappenedOn__c: "2026-01-01" }),
    },
  ];
}
