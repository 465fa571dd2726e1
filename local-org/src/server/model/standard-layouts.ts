// Page layouts of standard objects as a new org has them, for projects that bring none of their own.
import type { LayoutSection } from "../../metadata/schema.ts";

type Sections = readonly (readonly [
  label: string,
  left: readonly string[],
  right: readonly string[],
])[];

const system = ["System Information", ["CreatedById"], ["LastModifiedById"]] as const;

const layouts: Readonly<Record<string, Sections>> = {
  account: [
    [
      "Account Information",
      ["OwnerId", "Name", "ParentId", "AccountNumber", "Type", "Industry"],
      ["Phone", "Fax", "Website", "AnnualRevenue", "NumberOfEmployees", "Ownership"],
    ],
    [
      "Address Information",
      ["BillingStreet", "BillingCity", "BillingState", "BillingPostalCode", "BillingCountry"],
      ["ShippingStreet", "ShippingCity", "ShippingState", "ShippingPostalCode", "ShippingCountry"],
    ],
    ["Description", ["Description"], []],
    system,
  ],
  contact: [
    [
      "Contact Information",
      ["OwnerId", "Salutation", "FirstName", "LastName", "AccountId", "Title", "Department"],
      ["Phone", "MobilePhone", "Email", "ReportsToId", "LeadSource"],
    ],
    [
      "Address Information",
      ["MailingStreet", "MailingCity", "MailingState", "MailingPostalCode", "MailingCountry"],
      ["OtherStreet", "OtherCity", "OtherState", "OtherPostalCode", "OtherCountry"],
    ],
    ["Description", ["Description"], []],
    system,
  ],
  lead: [
    [
      "Lead Information",
      ["OwnerId", "Salutation", "FirstName", "LastName", "Company", "Title", "LeadSource"],
      ["Status", "Phone", "Email", "Website", "Industry", "Rating", "NumberOfEmployees"],
    ],
    ["Address Information", ["Street", "City", "State"], ["PostalCode", "Country"]],
    ["Description", ["Description"], []],
    system,
  ],
  opportunity: [
    [
      "Opportunity Information",
      ["OwnerId", "Name", "AccountId", "Type", "LeadSource"],
      ["Amount", "CloseDate", "NextStep", "StageName", "Probability", "CampaignId"],
    ],
    ["Description", ["Description"], []],
    system,
  ],
  case: [
    [
      "Case Information",
      ["OwnerId", "CaseNumber", "ContactId", "AccountId", "Type", "Reason"],
      ["Status", "Priority", "Origin"],
    ],
    ["Description", ["Subject", "Description"], []],
    system,
  ],
  campaign: [
    [
      "Campaign Information",
      ["OwnerId", "Name", "IsActive", "Type", "Status"],
      ["StartDate", "EndDate", "ExpectedRevenue", "BudgetedCost", "ActualCost"],
    ],
    ["Description", ["Description"], []],
    system,
  ],
  user: [
    [
      "User",
      ["Name", "Title", "Department", "ManagerId"],
      ["Email", "Phone", "MobilePhone", "TimeZoneSidKey"],
    ],
    [
      "Access",
      ["Username", "Alias", "IsActive"],
      ["ProfileId", "UserRoleId", "AccountId", "ContactId"],
    ],
  ],
};

/** The layout sections of a standard object; fields the object lacks are left out by the reader. */
export function standardLayout(
  objectName: string,
  customFields: readonly string[],
): readonly LayoutSection[] | undefined {
  const sections = layouts[objectName.toLowerCase()];
  if (!sections) {
    return undefined;
  }
  const middle = Math.ceil(customFields.length / 2);
  const custom: Sections =
    customFields.length > 0
      ? [["Additional Information", customFields.slice(0, middle), customFields.slice(middle)]]
      : [];
  const [first, ...others] = sections;
  return [...(first ? [first] : []), ...custom, ...others].map(([label, left, right]) => ({
    label,
    style: right.length > 0 ? "TwoColumnsTopToBottom" : "OneColumn",
    columns: [left, right]
      .filter((column) => column.length > 0)
      .map((column) => column.map((field) => ({ field }))),
  }));
}
