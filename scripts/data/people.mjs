// People inside: one of each persona and a sales team.
import { file } from "./plan-files.mjs";

const ROLES = [
  ["ChannelLead", "Channel Lead", null],
  ["ChannelManager", "Channel Manager", "@ChannelLead"],
  ["SalesLead", "Sales Lead", null],
  ["SalesRep", "Sales Rep", "@SalesLead"],
];
const STAFF = [
  ["Paula", "Adeyemi", "admin.paula", "ChannelLead", "TandemAdmin", "America/New_York"],
  ["Maya", "Chen", "manager.maya", "ChannelManager", "TandemPartnerManager", "Europe/Berlin"],
  ["Luis", "Ortega", "manager.luis", "ChannelManager", "TandemPartnerManager", "America/New_York"],
  ["Omar", "Haddad", "ops.omar", "ChannelLead", "TandemSalesOps", "Europe/London"],
  ["Tom", "Reed", "rep.tom", "SalesRep", "TandemSalesRep", "America/New_York"],
  ["Ingrid", "Solberg", "rep.ingrid", "SalesRep", "TandemSalesRep", "Europe/Berlin"],
  ["Kenji", "Mori", "rep.kenji", "SalesRep", "TandemSalesRep", "Asia/Tokyo"],
  ["Sofia", "Rossi", "rep.sofia", "SalesRep", "TandemSalesRep", "Europe/Rome"],
  [
    "Grace",
    "Okafor",
    "lead.grace",
    "SalesLead",
    "TandemSalesRep TandemSalesLead",
    "America/New_York",
  ],
];

/** What every user has. */
export const user = (first, last, handle, zone, rest) => ({
  ref: `User_${handle.replace(/\W/g, "_")}`,
  FirstName: first,
  LastName: last,
  Username: `${handle}@tandem.example`,
  Email: `${handle}@tandem.example`,
  Alias: handle.split(".").pop().slice(0, 8),
  TimeZoneSidKey: zone,
  LocaleSidKey: "en_US",
  LanguageLocaleKey: "en_US",
  EmailEncodingKey: "UTF-8",
  IsActive: true,
  ...rest,
});

/** Writes roles, users and their permission sets; the references of those who own records. */
export function writePeople() {
  file(
    "UserRole",
    "user-roles",
    ROLES.map(([ref, Name, ParentRoleId]) => ({
      ref,
      Name,
      DeveloperName: ref,
      ...(ParentRoleId && { ParentRoleId }),
    })),
  );
  const staff = STAFF.map(([first, last, handle, role, set, zone]) => ({
    ...user(first, last, handle, zone, {
      ProfileId: "@Profile:Standard User",
      UserRoleId: `@${role}`,
    }),
    set,
  }));
  file(
    "User",
    "users",
    staff.map(({ set, ...fields }) => fields),
  );
  file("PermissionSetAssignment", "permission-set-assignments", [
    { ref: "PsaAdmin", AssigneeId: "@User:admin", PermissionSetId: "@PermissionSet:TandemAdmin" },
    ...staff.flatMap(({ ref, set }, index) =>
      set.split(" ").map((name, more) => ({
        ref: `Psa${index}${more > 0 ? `And${more}` : ""}`,
        AssigneeId: `@${ref}`,
        PermissionSetId: `@PermissionSet:${name}`,
      })),
    ),
  ]);
  const reps = staff.filter(({ set }) => set === "TandemSalesRep").map(({ ref }) => ref);
  const managers = staff.filter(({ set }) => set === "TandemPartnerManager").map(({ ref }) => ref);
  return { reps, managers };
}
