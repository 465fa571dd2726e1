// The people of the partners as users of the portal.
import { user } from "./people.mjs";
import { file } from "./plan-files.mjs";
import { PARTNERS } from "./words.mjs";

/** They exist before their partner becomes active, so that activation shares with their role at once. */
export function writePartnerUsers() {
  const partnerUsers = PARTNERS.flatMap((partner, index) =>
    partner.people.map(([first, last], person) => ({
      ...user(first, last, `${partner.handle}.${first.toLowerCase()}`, partner.zone, {
        ProfileId: "@Profile:Partner Community User",
        ContactId: `@PartnerContact${index + 1}_${person + 1}`,
      }),
      partner: index,
      isLead: person === 0,
    })),
  );
  file(
    "User",
    "partner-users",
    partnerUsers.map(({ partner, isLead, ...fields }) => fields),
  );
  file("PermissionSetAssignment", "partner-permission-set-assignments", [
    ...partnerUsers.map(({ ref }) => ({
      ref: `Psa_${ref}`,
      AssigneeId: `@${ref}`,
      PermissionSetId: "@PermissionSet:TandemPartnerUser",
    })),
    ...partnerUsers
      .filter(({ isLead }) => isLead)
      .map(({ ref }) => ({
        ref: `PsaLead_${ref}`,
        AssigneeId: `@${ref}`,
        PermissionSetId: "@PermissionSet:TandemPartnerLead",
      })),
  ]);
  return partnerUsers;
}
