// The values of the standard value sets in a new org, by the name the Metadata API gives each set.
import type { PicklistValue } from "../schema.ts";

/** `Value=Label*` with `*` for the default; attributes after a colon: `Closed Won:closed=true,won=true`. */
function values(text: string): PicklistValue[] {
  return text.split("|").map((part) => {
    const colon = part.indexOf(":");
    const head = colon < 0 ? part : part.slice(0, colon);
    const attributes =
      colon < 0
        ? undefined
        : Object.fromEntries(
            part
              .slice(colon + 1)
              .split(",")
              .map((pair) => pair.split("=") as [string, string]),
          );
    const isDefault = head.endsWith("*");
    const [value = "", label = value] = (isDefault ? head.slice(0, -1) : head).split("=");
    return { value, label, isDefault, isActive: true, ...(attributes ? { attributes } : {}) };
  });
}
/** Forecast categories have a label of their own: the category Forecast is called Commit. */
export function forecastCategoryName(category: string): string {
  return (
    { BestCase: "Best Case", MostLikely: "Most Likely", Forecast: "Commit" }[category] ?? category
  );
}
function stage(name: string, probability: number, forecastCategory: string, state = ""): string {
  const closed = state !== "";
  return `${name}:probability=${probability},forecastCategory=${forecastCategory},forecastCategoryName=${forecastCategoryName(forecastCategory)},closed=${closed},won=${state === "won"}`;
}

const STAGES = [
  stage("Prospecting", 10, "Pipeline"),
  stage("Qualification", 10, "Pipeline"),
  stage("Needs Analysis", 20, "Pipeline"),
  stage("Value Proposition", 50, "Pipeline"),
  stage("Id. Decision Makers", 60, "Pipeline"),
  stage("Perception Analysis", 70, "Pipeline"),
  stage("Proposal/Price Quote", 75, "Pipeline"),
  stage("Negotiation/Review", 90, "Pipeline"),
  stage("Closed Won", 100, "Closed", "won"),
  stage("Closed Lost", 0, "Omitted", "lost"),
].join("|");

export const valueSets: Readonly<Record<string, readonly PicklistValue[]>> = {
  AccountType: values(
    "Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other",
  ),
  AccountRating: values("Hot|Warm|Cold"),
  AccountOwnership: values("Public|Private|Subsidiary|Other"),
  AccountContactMultiRoles: values(
    "Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other",
  ),
  Industry: values(
    "Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other",
  ),
  LeadSource: values("Web|Phone Inquiry|Partner Referral|Purchased List|Other"),
  LeadStatus: values(
    "Open - Not Contacted*:converted=false|Working - Contacted:converted=false|Closed - Converted:converted=true|Closed - Not Converted:converted=false",
  ),
  OpportunityStage: values(STAGES),
  OpportunityType: values(
    "Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer",
  ),
  OpportunityCompetitor: values("John's Consulting|Jane's Software"),
  ForecastCategory: values(
    "Omitted|Pipeline|BestCase=Best Case|MostLikely=Most Likely|Forecast=Commit|Closed",
  ),
  ForecastCategoryName: values("Omitted|Pipeline|Best Case|Most Likely|Commit|Closed"),
  Salutation: values("Mr.|Ms.|Mrs.|Dr.|Prof.|Mx."),
  CampaignType: values(
    "Conference|Webinar|Trade Show|Public Relations|Partners|Referral Program|Advertisement|Banner Ads|Direct Mail|Email|Telemarketing|Other",
  ),
  CampaignStatus: values("Planned*|In Progress|Completed|Aborted"),
  CampaignMemberStatus: values("Sent*:responded=false|Responded:responded=true"),
  CaseOrigin: values("Phone|Email|Web"),
  CasePriority: values("High|Medium*|Low"),
  CaseReason: values(
    "Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Other",
  ),
  CaseStatus: values(
    "New*:closed=false|Working:closed=false|Escalated:closed=false|Closed:closed=true",
  ),
  CaseType: values("Mechanical|Electrical|Electronic|Structural|Other"),
  CaseContactRole: values("Technical Contact|Business Contact|Decision Maker|Other"),
  ContactRole: values(
    "Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other",
  ),
  ContractContactRole: values("Business User|Decision Maker|Economic Buyer|Other"),
  ContractStatus: values(
    "In Approval Process:statusCode=InApproval|Activated:statusCode=Activated|Draft*:statusCode=Draft",
  ),
  OrderStatus: values("Draft*:statusCode=Draft|Activated:statusCode=Activated"),
  OrderType: values(""),
  PartnerRole: values(
    "System Integrator|Agency|Advertiser|VAR/Reseller|Distributor|Developer|Broker|Lender|Supplier|Institution|Contractor|Dealer|Other",
  ),
  Product2Family: values("None"),
  QuickTextCategory: values("Greetings|FAQ|Closings"),
  SalesTeamRole: values(
    "Account Manager|Channel Manager|Executive Sponsor|Lead Qualifier|Opportunity Owner|Pre-Sales Consultant|Sales Manager|Sales Rep",
  ),
  TaskPriority: values("High:highPriority=true|Normal*:highPriority=false|Low:highPriority=false"),
  TaskStatus: values(
    "Not Started*:closed=false|In Progress:closed=false|Completed:closed=true|Waiting on someone else:closed=false|Deferred:closed=false",
  ),
  TaskSubject: values("Call|Email|Send Letter|Send Quote|Other"),
  TaskType: values("Call|Meeting|Other|Email"),
  EventSubject: values("Call|Email|Meeting|Send Letter/Quote|Other"),
  EventType: values("Call|Email|Meeting|Other"),
  AssetStatus: values("Shipped|Installed|Registered|Obsolete|Purchased"),
};
