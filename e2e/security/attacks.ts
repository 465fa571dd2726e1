// Attacks that rest on knowing the product: what somebody with an account would try to win a deal, learn of a rival or decide for himself.
import { apex, rest, soql } from "./stage.ts";
import { endingSoon, FILE, withFile } from "./calls.ts";
import type { Facts } from "./calls.ts";
import type { PersonaName } from "./personas.ts";
import type { Call } from "./stage.ts";

export interface Attack {
  readonly name: string;
  readonly who: readonly PersonaName[];
  readonly call: Call;
  /** what comes back may be a success that tells nothing; else it must be refused */
  readonly mayAnswer?: true;
}

/** Beside the records that the calls are about. */
export interface Targets extends Facts {
  readonly partnerUser: string;
  readonly strangersKey: string;
  readonly event: string;
}

const PARTNERS: readonly PersonaName[] = ["PartnerLead", "PartnerUser"];
const EVERY_PARTNER: readonly PersonaName[] = [...PARTNERS, "PartnerNoSet", "OtherFirm"];
const SELLERS: readonly PersonaName[] = ["SalesOps", "SalesRep", "NoTandem"];
const DECIDERS: readonly PersonaName[] = ["Admin", "PartnerManager"];

const fields = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.endsWith("__c") ? `tandem__${name}` : name,
      value,
    ]),
  );
const change = (object: string, id: string, values: Readonly<Record<string, unknown>>): Call =>
  rest("PATCH", `/sobjects/tandem__${object}/${id}`, fields(values));
const make = (object: string, values: Readonly<Record<string, unknown>>): Call =>
  rest("POST", `/sobjects/tandem__${object}`, fields(values));
const after = (prepare: readonly string[], call: Call): Call => ({ ...call, prepare });
const action = (name: string, inputs: Readonly<Record<string, unknown>>): Call =>
  rest("POST", `/actions/custom/apex/${name}`, { inputs: [inputs] });

export const attacks = (facts: Targets): readonly Attack[] => [
  ...onRegistrations(facts),
  ...onApprovals(facts),
  ...onTrailAndRules(facts),
  ...onRenewals(facts),
  ...onSecondPartners(facts),
  ...onFilesAndNotices(facts),
  ...onEventsAndActions(facts),
  ...onPartnersAndSales(facts),
];

function onRegistrations(facts: Targets): readonly Attack[] {
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

function onApprovals(facts: Targets): readonly Attack[] {
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

function onTrailAndRules({ deal, event, partnerUser, rule }: Targets): readonly Attack[] {
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

function onRenewals({ deal, colleagueDeal, renewal, activity }: Targets): readonly Attack[] {
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

function onSecondPartners({ deal, otherDeal, partner, otherPartner }: Targets): readonly Attack[] {
  return [
    {
      name: "share another firm's deal with oneself",
      who: EVERY_PARTNER,
      call: make("DealParticipation__c", {
        Partner__c: partner,
        DealRegistration__c: otherDeal,
        Status__c: "Approved",
      }),
    },
    {
      name: "name oneself second partner of another firm's deal",
      who: ["OtherFirm"],
      call: change("DealRegistration__c", deal, { SecondPartner__c: otherPartner }),
    },
    {
      name: "name a second partner past the form",
      who: PARTNERS,
      call: change("DealRegistration__c", deal, { SecondPartner__c: otherPartner }),
    },
    {
      name: "list every firm by a wildcard",
      who: EVERY_PARTNER,
      call: apex("SecondPartnerController", "search", { text: "%" }),
      mayAnswer: true,
    },
    {
      name: "read other firms",
      who: EVERY_PARTNER,
      call: soql(`SELECT Id, Name FROM tandem__Partner__c WHERE Id = '${otherPartner}'`),
      mayAnswer: true,
    },
  ];
}

function onFilesAndNotices({ deal, otherDeal, decider }: Targets): readonly Attack[] {
  return [
    {
      name: "read another firm's file by its Id",
      who: ["OtherFirm"],
      call: after(
        withFile(deal),
        apex("DealFilesController", "readFile", { dealId: deal, documentId: FILE }),
      ),
    },
    {
      name: "read another firm's file as if it were on a deal of one's own",
      who: ["OtherFirm"],
      call: after(
        withFile(deal),
        apex("DealFilesController", "readFile", { dealId: otherDeal, documentId: FILE }),
      ),
    },
    {
      name: "put a file on another firm's deal",
      who: PARTNERS,
      call: apex("DealFilesController", "addFile", {
        dealId: otherDeal,
        fileName: "order.pdf",
        base64: "JVBERg==",
      }),
    },
    {
      name: "put a program on a deal under a document's name",
      who: PARTNERS,
      call: apex("DealFilesController", "addFile", {
        dealId: deal,
        fileName: "order.pdf\u0000.exe",
        base64: "TVqQAA==",
      }),
    },
    {
      name: "open a file to everybody",
      who: PARTNERS,
      call: after(
        withFile(deal),
        rest("POST", "/sobjects/ContentDocumentLink", {
          ContentDocumentId: FILE,
          LinkedEntityId: otherDeal,
          ShareType: "V",
        }),
      ),
    },
    {
      name: "switch off what another is told",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: make("NoticePreference__c", {
        UserKey__c: decider,
        EmailsOff__c: "Deal in review/Approver",
      }),
    },
    {
      name: "read what others want to be told",
      who: EVERY_PARTNER,
      call: soql("SELECT Id FROM tandem__NoticePreference__c"),
    },
    {
      name: "switch off a notice that is not one's to switch",
      who: PARTNERS,
      call: apex("NoticePreferencesController", "switchOff", {
        key: "Deal rejected/Partner",
        channel: "Email",
      }),
    },
    {
      name: "read the automation log",
      who: [...EVERY_PARTNER, "SalesRep", "NoTandem"],
      call: soql("SELECT Id, tandem__Message__c FROM tandem__AutomationLog__c"),
    },
  ];
}

function onEventsAndActions(facts: Targets): readonly Attack[] {
  const { deal, colleagueDeal, partner, renewal } = facts;
  return [
    {
      name: "tell whoever listens of a decision that was none",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS],
      call: make("DealChanged__e", { RegistrationId__c: deal, Kind__c: "Approved" }),
    },
    {
      name: "decide by a Flow action",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: action("DecideDealAction", {
        registrationId: deal,
        decision: "Approve",
        message: "Fine",
      }),
    },
    {
      name: "decide another kind of record by a Flow action",
      who: DECIDERS,
      call: action("DecideDealAction", {
        registrationId: renewal,
        decision: "Approve",
        message: "Fine",
      }),
    },
    {
      name: "register for another firm by a Flow action",
      who: ["OtherFirm"],
      call: action("RegisterDealAction", {
        partnerId: partner,
        programId: facts.program,
        customerName: "Quillfeather",
        customerWebsite: "quillfeather.example.com",
        customerCountry: "DE",
        product: "Analytics",
        amount: 5,
        closeDate: `${new Date().getFullYear() + 1}-06-30`,
      }),
    },
    {
      name: "renew another firm's deal by a Flow action",
      who: ["OtherFirm"],
      call: action("RenewDealAction", { registrationId: colleagueDeal, reason: "x" }),
    },
    {
      name: "put an extension of one's own in",
      who: [...EVERY_PARTNER, ...DECIDERS, ...SELLERS],
      call: rest("POST", "/sobjects/tandem__Extension__mdt", { DeveloperName: "Mine" }),
    },
    {
      name: "call an extension's contract or a gateway from outside",
      who: [...EVERY_PARTNER, ...DECIDERS],
      call: apex("DealStatusGateway", "saveTrusted", { deals: [] }),
    },
  ];
}

function onPartnersAndSales(facts: Targets): readonly Attack[] {
  const { partner, otherPartner, opportunity, account, deal, partnerUser, program } = facts;
  return [
    {
      name: "have a partner looked after by its own user",
      who: DECIDERS,
      call: change("Partner__c", partner, { Manager__c: partnerUser }),
    },
    {
      name: "give a partner to its own user",
      who: DECIDERS,
      call: change("Partner__c", partner, { OwnerId: partnerUser }),
    },
    {
      name: "raise one's own cap",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: change("Partner__c", partner, { LiveDealCap__c: 9999 }),
    },
    {
      name: "end another partner",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: change("Partner__c", otherPartner, { Status__c: "Ended" }),
    },
    {
      name: "join a program",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: make("Membership__c", { Partner__c: partner, Program__c: facts.freeProgram }),
    },
    {
      name: "raise the limit that approves by itself",
      who: [...EVERY_PARTNER, "PartnerManager", ...SELLERS],
      call: change("Program__c", program, { AutoApproveLimit__c: 99_999_999 }),
    },
    {
      name: "take a territory for oneself",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: make("PartnerTerritory__c", {
        Partner__c: partner,
        Country__c: "DE",
        Exclusive__c: true,
      }),
    },
    {
      // Sales operations keeps who is credited.
      name: "credit a partner with an opportunity",
      who: [...EVERY_PARTNER, "SalesRep", "NoTandem"],
      call: rest("PATCH", `/sobjects/Opportunity/${opportunity}`, fields({ Partner__c: partner })),
    },
    {
      name: "link an opportunity to a registration",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: rest(
        "PATCH",
        `/sobjects/Opportunity/${opportunity}`,
        fields({ DealRegistration__c: deal }),
      ),
    },
    {
      name: "make an opportunity that is credited already",
      who: EVERY_PARTNER,
      call: rest("POST", "/sobjects/Opportunity", {
        Name: "Mine",
        StageName: "Prospecting",
        CloseDate: "2099-01-01",
        ...fields({ DealRegistration__c: deal, Partner__c: partner }),
      }),
    },
    {
      name: "take the protection off an account",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: rest("PATCH", `/sobjects/Account/${account}`, fields({ ProtectedUntil__c: null })),
    },
    {
      name: "go on with a protected customer without the permission",
      who: [...EVERY_PARTNER, ...SELLERS],
      call: apex("ProtectionPanelController", "goOn", {
        recordId: account,
        registrationId: deal,
        reason: "Mine",
      }),
    },
    {
      name: "say that two customers are one",
      who: [...EVERY_PARTNER, "SalesRep", "NoTandem"],
      call: make("CustomerAlias__c", { Account__c: account, Alias__c: "Rival" }),
    },
  ];
}
