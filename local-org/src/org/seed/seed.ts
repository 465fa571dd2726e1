// What a new org holds before anybody works in it: organisation, licences, profiles, the first administrator, groups, price book, calendars.
import type { NeutralValue } from "../../soql/values.ts";
import { makeId } from "../../soql/id-form.ts";
import type { OrgState } from "../state.ts";
import type { Stamp, Values } from "../raw-records.ts";
import { insertRaw } from "../raw-records.ts";
import { licenses, profiles } from "../security/profiles.ts";

const CORPORATE_CURRENCY = "USD";
const ADMIN_USERNAME = "admin@local.org";

/** Fills an empty store once. Later starts find it filled and return at once. */
export function seedOrg(state: OrgState): void {
  if (state.settings.get("seeded") === "1") return;
  const at = state.clock.now();
  const adminId = makeId("005", 1);
  const stamp: Stamp = { schema: state.schema, records: state.records, at, by: adminId };
  const profileIds = seedProfiles(stamp);
  seedUsers(state, stamp, adminId, profileIds);
  insertRaw(stamp, "Organization", [organization(state)]);
  insertRaw(stamp, "Group", [
    { Type: "Organization", DeveloperName: "AllInternalUsers", Name: "AllInternalUsers" },
    { Type: "PRMOrganization", DeveloperName: "AllPartnerUsers", Name: "AllPartnerUsers" },
    {
      Type: "AllCustomerPortal",
      DeveloperName: "AllCustomerPortalUsers",
      Name: "AllCustomerPortalUsers",
    },
  ]);
  insertRaw(stamp, "Pricebook2", [
    { Name: "Standard Price Book", IsActive: true, IsStandard: true },
  ]);
  insertRaw(stamp, "BusinessHours", [
    {
      Name: "Default",
      IsActive: true,
      IsDefault: true,
      TimeZoneSidKey: "America/Los_Angeles",
      ...alwaysOpen(),
    },
  ]);
  // Left out where the org has one currency: there is no such object then.
  insertRaw(stamp, "CurrencyType", [
    {
      IsoCode: CORPORATE_CURRENCY,
      ConversionRate: { kind: "decimal", mantissa: 1n, scale: 0 },
      DecimalPlaces: 2,
      IsActive: true,
      IsCorporate: true,
    },
  ]);
  state.settings.set("seeded", "1");
}

/** Midnight to midnight on every day: what the default hours of a new org are. */
function alwaysOpen(): Values {
  const midnight: NeutralValue = { kind: "time", milliseconds: 0 };
  return Object.fromEntries(
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"].flatMap(
      (day): [string, NeutralValue][] => [
        [`${day}StartTime`, midnight],
        [`${day}EndTime`, midnight],
      ],
    ),
  );
}

/** Licences, profiles, and the permission set that stands behind each profile. */
function seedProfiles(stamp: Stamp): string[] {
  const licenseRows = licenses.map(({ name, key, total }) => ({
    Name: name,
    MasterLabel: name,
    LicenseDefinitionKey: key,
    TotalLicenses: total,
    Status: "Active",
  }));
  const licenseIds = insertRaw(stamp, "UserLicense", licenseRows);
  const profileRows = profiles.map((profile) => ({
    Name: profile.name,
    UserType: profile.userType,
    UserLicenseId: licenseIds[licenses.findIndex((one) => one.name === profile.license)] ?? null,
    ...systemFlags(profile.system),
  }));
  const profileIds = insertRaw(stamp, "Profile", profileRows);
  const setRows = profiles.map((profile, index) => ({
    Name: `X00e_${index}`,
    Label: `00e_${index}`,
    IsOwnedByProfile: true,
    IsCustom: false,
    Type: "Profile",
    ProfileId: profileIds[index] ?? null,
    ...systemFlags(profile.system),
  }));
  insertRaw(stamp, "PermissionSet", setRows);
  return profileIds;
}

function systemFlags(system: readonly string[]): Values {
  return Object.fromEntries(system.map((name) => [`Permissions${name}`, true]));
}

function organization(state: OrgState): Values {
  return {
    Id: state.organizationId,
    Name: "Local Org",
    OrganizationType: "Developer Edition",
    IsSandbox: false,
    InstanceName: "LOCAL",
    TimeZoneSidKey: "America/Los_Angeles",
    DefaultLocaleSidKey: "en_US",
    LanguageLocaleKey: "en_US",
    FiscalYearStartMonth: 1,
    Country: "US",
    NamespacePrefix: state.schema.namespace === "" ? null : state.schema.namespace,
    ...Object.fromEntries(
      ["Account", "Contact", "Opportunity", "Lead", "Case", "Campaign"].map(
        (name): [string, NeutralValue] => [`Default${name}Access`, accessName(state, name)],
      ),
    ),
  };
}

function accessName(state: OrgState, objectName: string): string {
  const model = state.schema.objects.get(objectName.toLowerCase())?.sharingModel ?? "ReadWrite";
  return {
    Private: "None",
    Read: "Read",
    ReadWrite: "Edit",
    ReadWriteTransfer: "ReadEditTransfer",
    FullAccess: "All",
    ControlledByParent: "ControlledByParent",
    ControlledByLeadOrContact: "ControlledByParent",
    ControlledByCampaign: "ControlledByCampaign",
  }[model];
}

const userBase: Values = {
  IsActive: true,
  TimeZoneSidKey: "America/Los_Angeles",
  LocaleSidKey: "en_US",
  LanguageLocaleKey: "en_US",
  EmailEncodingKey: "UTF-8",
  DigestFrequency: "D",
  DefaultGroupNotificationFrequency: "N",
};

function seedUsers(
  state: OrgState,
  stamp: Stamp,
  adminId: string,
  profileIds: readonly string[],
): void {
  const profileId = (name: string): string | null =>
    profileIds[profiles.findIndex((one) => one.name === name)] ?? null;
  insertRaw(stamp, "User", [
    {
      ...userBase,
      Id: adminId,
      Username: ADMIN_USERNAME,
      FirstName: "Org",
      LastName: "Administrator",
      Name: "Org Administrator",
      Alias: "admin",
      Email: ADMIN_USERNAME,
      CommunityNickname: "admin",
      ProfileId: profileId("System Administrator"),
      UserType: "Standard",
    },
    {
      ...userBase,
      Id: makeId("005", 2),
      Username: "autoproc@local.org",
      LastName: "Automated Process",
      Name: "Automated Process",
      Alias: "autoproc",
      Email: "autoproc@local.org",
      CommunityNickname: "autoproc",
      ProfileId: profileId("System Administrator"),
      UserType: "AutomatedProcess",
    },
  ]);
  state.settings.set("admin", adminId);
}
