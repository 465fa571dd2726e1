// How each method is called as it is meant to be, on records of this firm: the ground for the matrix and for every hostile variant.
import { apex } from "./stage.ts";
import type { Entry } from "./inventory.ts";
import type { Call, Stage } from "./stage.ts";

/** Records the calls are about, by what they are. */
export interface Facts {
  /** sent in by the least privileged user of this firm, in review */
  readonly deal: string;
  /** somebody inside who may decide */
  readonly decider: string;
  /** one that asks for several approvals */
  readonly rule: string;
  /** sent in by a colleague of the same firm */
  readonly colleagueDeal: string;
  readonly otherDeal: string;
  /** one that stands open against a registration of this firm in review */
  readonly conflict: string;
  readonly partner: string;
  readonly otherPartner: string;
  /** one that the seller sees */
  readonly opportunity: string;
  readonly otherOpportunity: string;
  readonly account: string;
  /** work done on a colleague's protected deal, and the request for its renewal that waits for a decision */
  readonly activity: string;
  readonly renewal: string;
  /** a program of this firm, and one it is not in */
  readonly program: string;
  readonly freeProgram: string;
}

export function readFacts({ rows }: Stage): Facts {
  const one = (sql: string): string => {
    const id = rows(sql)[0]?.["Id"];
    if (typeof id !== "string") throw new Error(`The sample data has none: ${sql}`);
    return id;
  };
  const partner = (name: string): string =>
    one(`SELECT "Id" FROM "Partner__c" WHERE "Name" LIKE '${name}%'`);
  const deal = (who: string, status: string): string =>
    one(
      `SELECT d."Id" FROM "DealRegistration__c" d JOIN "User" u ON u."Id" = d."SubmittedBy__c" WHERE u."Username" = '${who}@tandem.example' AND d."Status__c" = '${status}'`,
    );
  const own = partner("Alpine");
  const other = partner("Canary-other");
  return {
    deal: deal("alpine.jonas", "In Review"),
    rule: one(`SELECT "ApprovalRule__c" AS "Id" FROM "ApprovalStep__c"`),
    decider: one(`SELECT "Id" FROM "User" WHERE "Username" = 'admin.paula@tandem.example'`),
    colleagueDeal: deal("alpine.ana", "Approved"),
    otherDeal: one(
      `SELECT "Id" FROM "DealRegistration__c" WHERE "Partner__c" = '${other}' AND "Status__c" = 'In Review'`,
    ),
    conflict: one(
      `SELECT c."Id" FROM "DealConflict__c" c JOIN "DealRegistration__c" d ON d."Id" = c."DealRegistration__c" WHERE d."Partner__c" = '${own}' AND d."Status__c" = 'In Review' AND c."Resolution__c" IS NULL`,
    ),
    partner: own,
    otherPartner: other,
    opportunity: one(
      `SELECT o."Id" FROM "Opportunity" o JOIN "User" u ON u."Id" = o."OwnerId" WHERE u."Username" = 'rep.tom@tandem.example' AND o."IsClosed" = 0`,
    ),
    otherOpportunity: one(`SELECT "Id" FROM "Opportunity" WHERE "Partner__c" = '${other}'`),
    activity: one(`SELECT "Id" FROM "DealActivity__c"`),
    renewal: one(`SELECT "Id" FROM "Renewal__c" WHERE "Status__c" = 'In Review'`),
    account: one(`SELECT "Id" FROM "Account" WHERE "Name" LIKE 'Canary-crm%'`),
    program: one(
      `SELECT "Program__c" AS "Id" FROM "Membership__c" WHERE "Partner__c" = '${own}' AND "Status__c" = 'Active'`,
    ),
    freeProgram: one(
      `SELECT "Id" FROM "Program__c" WHERE "Id" NOT IN (SELECT "Program__c" FROM "Membership__c" WHERE "Partner__c" = '${own}')`,
    ),
  };
}

interface Example {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly prepare?: readonly string[];
}

const inStatus = (id: string, status: string): string =>
  `UPDATE "DealRegistration__c" SET "Status__c" = '${status}' WHERE "Id" = '${id}'`;
/** Protected, with its last day in the time to renew, and with that activity to renew on. */
export const endingSoon = (id: string, activity = ""): string =>
  `UPDATE "DealRegistration__c" SET "Status__c" = 'Approved', "ExpiresOn__c" = date('now', '+9 days'), "RenewalActivity__c" = NULLIF('${activity}', '') WHERE "Id" = '${id}'`;
/** An approved registration, and an open opportunity of the same customer that is nobody's yet. */
const linkable = ({ colleagueDeal, opportunity }: Facts): readonly string[] => [
  `UPDATE "DealRegistration__c" SET "CustomerDomain__c" = 'linked.example.com' WHERE "Id" = '${colleagueDeal}'`,
  `UPDATE "Opportunity" SET "CustomerDomain__c" = 'linked.example.com', "Partner__c" = NULL, "DealRegistration__c" = NULL WHERE "Id" = '${opportunity}'`,
];
const form = (facts: Facts) => ({
  requestKey: "security-1",
  programId: facts.program,
  customerName: "Quillfeather Bakeries",
  customerWebsite: "https://quillfeather-bakeries.example.com",
  customerCountry: "DE",
  contactName: "Q. Baker",
  contactEmail: "baker@quillfeather-bakeries.example.com",
  amount: 1000,
  closeDate: `${new Date().getFullYear() + 1}-06-30`,
  product: "Analytics",
  need: "Flour forecasts",
});

export const FILE = "069000000000001AAA";
/** One file on the registration, added by the least privileged user of this firm. */
export const withFile = (deal: string): readonly string[] => [
  `INSERT INTO "ContentDocument" ("Id", "Title", "FileExtension", "ContentSize", "CreatedDate", "CreatedById") SELECT '${FILE}', 'order', 'pdf', 4, 0, "Id" FROM "User" WHERE "Username" = 'alpine.jonas@tandem.example'`,
  `INSERT INTO "ContentVersion" ("Id", "ContentDocumentId", "IsLatest", "Title", "VersionData") VALUES ('068000000000001AAA', '${FILE}', 1, 'order', x'25504446')`,
  `INSERT INTO "ContentDocumentLink" ("Id", "ContentDocumentId", "LinkedEntityId", "ShareType", "Visibility") VALUES ('06A000000000001AAA', '${FILE}', '${deal}', 'V', 'AllUsers')`,
];

/** A new method needs its example here, beside its row in the matrix. */
const examples: Readonly<Record<string, (facts: Facts) => Example>> = {
  "ConflictListController.resolve": ({ conflict }) => ({
    parameters: { conflictIds: [conflict], resolution: "Dismissed", reason: "Another company" },
  }),
  "DecideDealAction.decide": ({ deal }) => ({
    parameters: { registrationId: deal, decision: "Approve", message: "Fine" },
  }),
  "DealDeskController.approve": ({ deal }) => ({
    parameters: { registrationIds: [deal], note: "Fine" },
  }),
  "DealDeskController.askForMore": ({ deal }) => ({
    parameters: { registrationIds: [deal], question: "Who decides?" },
  }),
  "DealDeskController.getQueue": () => ({ parameters: { filter: { scope: "all" } } }),
  "DealDeskController.reject": ({ deal }) => ({
    parameters: { registrationIds: [deal], reason: "Not ours" },
  }),
  "DealDetailController.answer": ({ deal }) => ({
    prepare: [inStatus(deal, "More Info")],
    parameters: { dealId: deal, message: "The board does" },
  }),
  "DealDetailController.getDeal": ({ deal }) => ({ parameters: { dealId: deal } }),
  "DealDetailController.withdraw": ({ deal }) => ({
    parameters: { dealId: deal, reason: "Lost interest" },
  }),
  "DealOpportunityController.getChoices": (facts) => ({
    prepare: linkable(facts),
    parameters: { dealId: facts.colleagueDeal },
  }),
  "DealOpportunityController.getLink": ({ deal }) => ({ parameters: { dealId: deal } }),
  // One that has lost its opportunity.
  "DealOpportunityController.makeMissing": ({ colleagueDeal }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "Opportunity__c" = NULL WHERE "Id" = '${colleagueDeal}'`,
    ],
    parameters: { dealId: colleagueDeal },
  }),
  "DealOpportunityController.relink": (facts) => ({
    prepare: linkable(facts),
    parameters: {
      dealId: facts.colleagueDeal,
      opportunityId: facts.opportunity,
      reason: "The right one",
    },
  }),
  "DealOpportunityController.unlink": ({ colleagueDeal, opportunity }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "Opportunity__c" = '${opportunity}' WHERE "Id" = '${colleagueDeal}'`,
    ],
    parameters: { dealId: colleagueDeal, reason: "The wrong one" },
  }),
  "DealFilesController.addFile": ({ deal }) => ({
    parameters: { dealId: deal, fileName: "order.pdf", base64: "JVBERg==" },
  }),
  "DealFilesController.listFiles": ({ deal }) => ({ parameters: { dealId: deal } }),
  "DealFilesController.readFile": ({ deal }) => ({
    prepare: withFile(deal),
    parameters: { dealId: deal, documentId: FILE },
  }),
  "DealFilesController.removeFile": ({ deal }) => ({
    prepare: withFile(deal),
    parameters: { dealId: deal, documentId: FILE },
  }),
  "DealPrecheckController.check": () => ({
    parameters: {
      website: "quillfeather-bakeries.example.com",
      customerName: "Quillfeather Bakeries",
      customerCountry: "DE",
      product: "Analytics",
    },
  }),
  "DealProtectionController.getProtection": ({ deal }) => ({ parameters: { dealId: deal } }),
  "DealProtectionController.logActivity": ({ deal }) => ({
    prepare: [endingSoon(deal)],
    parameters: {
      dealId: deal,
      kind: "Meeting",
      happenedOn: new Date().toISOString().slice(0, 10),
      note: "Met the board",
    },
  }),
  "DealProtectionController.requestRenewal": ({ deal, activity }) => ({
    prepare: [endingSoon(deal, activity)],
    parameters: { dealId: deal, reason: "The board meets in May" },
  }),
  "DeskRenewalController.approve": ({ renewal }) => ({
    parameters: { renewalIds: [renewal], note: "Fine" },
  }),
  "DeskRenewalController.getQueue": () => ({ parameters: {} }),
  "DeskRenewalController.reject": ({ renewal }) => ({
    parameters: { renewalIds: [renewal], reason: "Nothing has moved" },
  }),
  "HandOverController.getTargets": () => ({ parameters: {} }),
  "HandOverController.handOver": ({ deal, decider }) => ({
    parameters: { registrationIds: [deal], targetId: decider, note: "On holiday" },
  }),
  "MyDealsController.exportDeals": () => ({ parameters: { filter: "all", search: null } }),
  "MyDealsController.listDeals": () => ({ parameters: { filter: "all", search: null } }),
  "NoticePreferencesController.getChoices": () => ({ parameters: {} }),
  // A notice that only partners get: nobody else can switch it.
  "NoticePreferencesController.switchOff": () => ({
    parameters: { key: "Deal expiring/Partner", channel: "Email" },
  }),
  "NoticePreferencesController.switchOn": () => ({
    parameters: { key: "Deal expiring/Partner", channel: "Email" },
  }),
  "OpportunityPartnerPanelController.getPanel": ({ opportunity }) => ({
    parameters: { opportunityId: opportunity },
  }),
  "PartnerHomeController.getHome": () => ({ parameters: {} }),
  "ProtectionPanelController.getPanel": ({ account }) => ({ parameters: { recordId: account } }),
  // Whoever goes on needs a protection on an account that everybody inside sees.
  "ProtectionPanelController.goOn": ({ colleagueDeal, account }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "ExpiresOn__c" = '2099-01-01', "CustomerDomain__c" = 'going-on.example.com' WHERE "Id" = '${colleagueDeal}'`,
      `UPDATE "Account" SET "CustomerDomain__c" = 'going-on.example.com' WHERE "Id" = '${account}'`,
    ],
    parameters: { recordId: account, registrationId: colleagueDeal, reason: "Our own customer" },
  }),
  "RegisterDealController.discardDraft": ({ deal }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "Status__c" = 'Draft', "ClaimKey__c" = NULL, "ClaimNameKey__c" = NULL WHERE "Id" = '${deal}'`,
    ],
    parameters: { dealId: deal },
  }),
  "RegisterDealController.getDraft": ({ deal }) => ({ parameters: { dealId: deal } }),
  "RegisterDealAction.register": (facts) => ({
    parameters: { ...form(facts), partnerId: facts.partner },
  }),
  "RegisterDealController.getForm": () => ({ parameters: {} }),
  "RegisterDealController.listKnownCustomers": () => ({ parameters: {} }),
  "RegisterDealController.saveDraft": (facts) => ({ parameters: { deal: form(facts) } }),
  "RegisterDealController.submit": (facts) => ({ parameters: { deal: form(facts) } }),
  "RegistrationReviewController.approve": ({ deal }) => ({
    parameters: { registrationId: deal, note: "Fine", opportunityId: null },
  }),
  "RegistrationReviewController.askForMore": ({ deal }) => ({
    parameters: { registrationId: deal, question: "Who decides?" },
  }),
  "RegistrationReviewController.getReview": ({ deal }) => ({
    parameters: { registrationId: deal },
  }),
  "RegistrationReviewController.getTrail": ({ deal }) => ({
    parameters: { registrationId: deal, skipped: 0 },
  }),
  "RegistrationReviewController.reject": ({ deal }) => ({
    parameters: { registrationId: deal, reason: "Not ours" },
  }),
  "RegistrationReviewController.submit": ({ deal }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "Status__c" = 'Draft', "ClaimKey__c" = NULL, "ClaimNameKey__c" = NULL, "SubmittedBy__c" = (SELECT "Id" FROM "User" WHERE "Username" = 'manager.maya@tandem.example') WHERE "Id" = '${deal}'`,
    ],
    parameters: { registrationId: deal },
  }),
  "SecondPartnerController.listShared": () => ({ parameters: {} }),
  "SecondPartnerController.mayName": () => ({ parameters: {} }),
  // A firm without a kind names nobody.
  "SecondPartnerController.search": ({ otherPartner }) => ({
    prepare: [`UPDATE "Partner__c" SET "Kind__c" = 'Reseller' WHERE "Id" = '${otherPartner}'`],
    parameters: { text: "Northstar" },
  }),
  "RivalController.getRivals": ({ deal }) => ({ parameters: { registrationIds: [deal] } }),
  "RivalController.keepAll": ({ deal }) => ({
    parameters: { registrationIds: [deal], note: "Fine" },
  }),
  // Only claims to one customer for the same product compete.
  "RivalController.settle": ({ deal, otherDeal }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "Product__c" = 'Analytics', "CustomerDomain__c" = 'rivals.example' WHERE "Id" IN ('${deal}', '${otherDeal}')`,
    ],
    parameters: { winnerId: deal, note: "Fine", loserIds: [otherDeal], reason: "Not ours" },
  }),
  "RenewDealAction.renew": ({ deal, activity }) => ({
    prepare: [endingSoon(deal, activity)],
    parameters: { registrationId: deal, reason: "The board meets in May" },
  }),
  "SellerDealsController.getDeals": () => ({ parameters: {} }),
  "SetupHealthController.checkAllCustomerKeys": () => ({ parameters: {} }),
  "SetupHealthController.fillCustomerKeys": () => ({ parameters: {} }),
  "SetupHealthController.getHealth": () => ({ parameters: {} }),
  "SetupHealthController.markDone": () => ({ parameters: { step: "mail" } }),
  "SetupHealthController.markOpen": () => ({ parameters: { step: "mail" } }),
  "SetupHealthController.startAutomation": () => ({ parameters: {} }),
  "SetupHealthController.stopAutomation": () => ({ parameters: {} }),
};

export function exampleOf(entry: Entry, facts: Facts): Example {
  const example = examples[entry.name];
  if (!example)
    throw new Error(
      `${entry.name} has no example call: add "${entry.name}" with parameters ${JSON.stringify(entry.parameters.map(({ name }) => name))} to examples in e2e/security/calls.ts.`,
    );
  return example(facts);
}
export const exampleNames: readonly string[] = Object.keys(examples);

/** The call as the browser (or a REST client, or a flow) makes it. */
export function callOf(entry: Entry, { parameters, prepare }: Example): Call {
  const call =
    entry.kind === "component"
      ? apex(entry.className, entry.methodName, parameters)
      : entry.kind === "flow"
        ? {
            method: "POST",
            path: `/services/data/v67.0/actions/custom/apex/${entry.className}`,
            body: { inputs: [parameters] },
          }
        : { method: "POST", path: `/services/apexrest/${entry.className}`, body: parameters };
  return prepare === undefined ? call : { ...call, prepare };
}

export function isAllowed(status: number, text: string): boolean {
  return status >= 200 && status < 300 && !/"is(?:Success|Done)":false/.test(text);
}
