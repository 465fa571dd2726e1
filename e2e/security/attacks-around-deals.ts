// Attacks on what surrounds deals: second partners, files and notices, events and actions, partners and sales.
import {
  action,
  after,
  change,
  DECIDERS,
  EVERY_PARTNER,
  fields,
  make,
  PARTNERS,
  SELLERS,
} from "./attack.ts";
import { FILE, withFile } from "./calls.ts";
import { apex, rest, soql } from "./stage.ts";
import type { Attack, Targets } from "./attack.ts";

export function onSecondPartners({
  deal,
  otherDeal,
  partner,
  otherPartner,
}: Targets): readonly Attack[] {
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

export function onFilesAndNotices({ deal, otherDeal, decider }: Targets): readonly Attack[] {
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

export function onEventsAndActions(facts: Targets): readonly Attack[] {
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

export function onPartnersAndSales(facts: Targets): readonly Attack[] {
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
