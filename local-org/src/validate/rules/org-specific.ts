// G015: nothing in metadata is of one org only.
import { everyElement, warning } from "../define.ts";
import type { Rule } from "../rule.ts";

const EMAIL = /^[\w.+%-]+@[\w-]+(?:\.[\w-]+)+$/;
/** Elements that name a user. */
const USERS = new Set([
  "guestRecordDefaultOwner",
  "runningUser",
  "siteAdmin",
  "siteGuestRecordDefaultOwner",
  "user",
  "owner",
]);
/** Addresses the platform asks for, and records, which hold data. */
const EXPECTED_EMAILS = new Set(["emailSenderAddress"]);
const DATA = new Set(["CustomMetadata"]);

export const orgSpecific: readonly Rule[] = [
  warning(
    "G015.record-id",
    "Metadata holds no record id: ids are others in every org.",
    (project, complain) => {
      for (const { path, root } of project.files)
        for (const one of root ? everyElement(root) : [])
          if (one.children.length === 0 && isRecordId(one.text.trim()))
            complain(path, one, `${one.text.trim()} is the id of a record in one org.`);
    },
  ),
  warning(
    "G015.user",
    "Metadata names no user: a username exists in one org only.",
    (project, complain) => {
      for (const { path, root } of project.files)
        for (const one of root ? everyElement(root) : [])
          if (USERS.has(one.name) && EMAIL.test(one.text.trim()))
            complain(
              path,
              one,
              `In field: ${one.name} - no User named ${one.text.trim()} found in other orgs.`,
            );
    },
  ),
  warning("G015.email", "Metadata holds no e-mail address of a person.", (project, complain) => {
    for (const { path, root } of project.files)
      if (root && !DATA.has(root.name))
        for (const one of everyElement(root))
          if (
            one.children.length === 0 &&
            !USERS.has(one.name) &&
            !EXPECTED_EMAILS.has(one.name) &&
            EMAIL.test(one.text.trim())
          )
            complain(path, one, `${one.text.trim()} is an address that other orgs don't have.`);
  }),
];

/**
 * Ids begin with a key prefix and have digits at their instance's place; those of 18 characters end in a checksum,
 * those of 15 are only believed when their middle is the zeros that all orgs' ids have.
 */
export function isRecordId(text: string): boolean {
  if (!/^[0-9a-zA-Z]{3}[0-9a-zA-Z]{2}0[0-9a-zA-Z]{9}(?:[A-Z0-5]{3})?$/.test(text)) return false;
  // the master record type is 012 and zeros in every org
  if (/^.{3}0{12}/.test(text)) return false;
  if (text.length === 18) return text.slice(15) === checksum(text) && /\d{3}/.test(text);
  return /^[0-9a-zA-Z]{5}00000[0-9a-zA-Z]{5}$/.test(text);
}

/** Each of three characters says which of five are capitals. */
function checksum(id: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  return [0, 5, 10]
    .map((start) => {
      const bits = [...id.slice(start, start + 5)].reduce(
        (sum, letter, index) => sum + (letter >= "A" && letter <= "Z" ? 1 << index : 0),
        0,
      );
      return letters[bits];
    })
    .join("");
}
