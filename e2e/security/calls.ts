// How each method is called as it is meant to be, on records of this firm: the ground for the matrix and for every hostile variant.
import { apex } from "./stage.ts";
import type { Entry } from "./inventory.ts";
import type { Call, Stage } from "./stage.ts";

/** Records the calls are about, by what they are. */
export interface Facts {
  /** sent in by the least privileged user of this firm, in review */
  readonly deal: string;
  /** sent in by a colleague of the same firm */
  readonly colleagueDeal: string;
  readonly otherDeal: string;
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
    colleagueDeal: deal("alpine.ana", "Approved"),
    otherDeal: one(
      `SELECT "Id" FROM "DealRegistration__c" WHERE "Partner__c" = '${other}' AND "Status__c" = 'In Review'`,
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

/** A new method needs its example here, beside its row in the matrix. */
const examples: Readonly<Record<string, (facts: Facts) => Example>> = {
  "DecideDealAction.decide": ({ deal }) => ({
    parameters: { registrationId: deal, decision: "Approve", message: "Fine" },
  }),
  "DealDeskController.approve": ({ deal }) => ({
    parameters: { registrationIds: [deal], note: "Fine" },
  }),
  "DealDeskController.askForMore": ({ deal }) => ({
    parameters: { registrationIds: [deal], question: "Who decides?" },
  }),
  "DealDeskController.getQueue": () => ({ parameters: { scope: "all" } }),
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
  "MyDealsController.listDeals": () => ({ parameters: { filter: "all" } }),
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
  "RegisterDealAction.register": (facts) => ({
    parameters: { ...form(facts), partnerId: facts.partner },
  }),
  "RegisterDealController.getForm": () => ({ parameters: {} }),
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
  "RegistrationReviewController.reject": ({ deal }) => ({
    parameters: { registrationId: deal, reason: "Not ours" },
  }),
  "RegistrationReviewController.submit": ({ deal }) => ({
    prepare: [
      `UPDATE "DealRegistration__c" SET "Status__c" = 'Draft', "ClaimKey__c" = NULL, "ClaimNameKey__c" = NULL, "SubmittedBy__c" = (SELECT "Id" FROM "User" WHERE "Username" = 'manager.maya@tandem.example') WHERE "Id" = '${deal}'`,
    ],
    parameters: { registrationId: deal },
  }),
  "RenewDealAction.renew": ({ deal, activity }) => ({
    prepare: [endingSoon(deal, activity)],
    parameters: { registrationId: deal, reason: "The board meets in May" },
  }),
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
