// Messaging.sendEmail: who gets it, what it says, what the platform refuses.
import { ApexList, ApexSet } from "../platform/values/collections.ts";
import { PropertyBag } from "../platform/values/platform-object.ts";
import { dmlError } from "../platform/values/exception.ts";
import type { DmlError, DmlResult } from "../platform/ports.ts";
import { isEmail } from "./dml/validate.ts";
import type { Row } from "../database/index.ts";
import { objectOfId } from "./state.ts";
import type { Transaction } from "./transaction.ts";

const MOST_RECIPIENTS = 150;

function property(email: unknown, name: string): unknown {
  if (!(email instanceof PropertyBag)) return null;
  for (const [key, value] of email.properties)
    if (key.toLowerCase() === name.toLowerCase()) return value;
  return null;
}
const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;
function texts(value: unknown): string[] {
  const items =
    value instanceof ApexList ? value.items : value instanceof ApexSet ? value.values() : [];
  return items.filter((one) => typeof one === "string");
}

export function sendEmails(
  tx: Transaction,
  emails: readonly unknown[],
  allOrNone: boolean,
): DmlResult[] {
  tx.count("EmailInvocations", 1);
  const prepared = emails.map((email) => prepare(tx, email));
  const bad = prepared.flatMap((one, index) => (one.error ? [{ index, error: one.error }] : []));
  const [first] = bad;
  if (allOrNone && first)
    throw dmlEmailError(
      first.index,
      bad.map((one) => one.error),
    );
  for (const one of prepared) {
    if (one.error) continue;
    tx.state.outbox.add({
      kind: "email",
      at: tx.now,
      from: one.from,
      to: one.to,
      subject: one.subject,
      body: one.body,
      htmlBody: one.html,
      relatedId: one.relatedId,
      recipientUserId: one.userId,
    });
  }
  return prepared.map((one) => ({
    id: null,
    success: one.error === undefined,
    created: false,
    errors: one.error ? [one.error] : [],
  }));
}

function dmlEmailError(index: number, errors: readonly DmlError[]): Error {
  const first = errors[0];
  const failure = {
    index,
    id: null,
    statusCode: first?.statusCode ?? "",
    message: first?.message ?? "",
    fields: first?.fields ?? [],
  };
  const error = dmlError(
    `SendEmail failed. First exception on row ${index}; first error: ${failure.statusCode}, ${failure.message}: [${failure.fields.join(", ")}]`,
    [failure],
  );
  error.$type = "System.EmailException";
  return error;
}

interface Prepared {
  readonly from: string;
  readonly to: string[];
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly relatedId: string | null;
  readonly userId: string | null;
  readonly error?: DmlError;
}

function prepare(tx: Transaction, email: unknown): Prepared {
  const targets = [
    textOf(property(email, "targetObjectId")),
    ...texts(property(email, "targetObjectIds")),
  ].flatMap((id) => (id === null ? [] : [id]));
  const addresses = [
    ...texts(property(email, "toAddresses")),
    ...texts(property(email, "ccAddresses")),
    ...texts(property(email, "bccAddresses")),
  ];
  const resolved = [...targets, ...addresses].map((one) => ({
    given: one,
    address: one.includes("@") ? one : addressOf(tx, one),
  }));
  const to = resolved.flatMap(({ address }) => (address === null ? [] : [address]));
  const html = textOf(property(email, "htmlBody"));
  const body =
    textOf(property(email, "plainTextBody")) ??
    (html === null
      ? ""
      : html
          .replace(/<[^>]+>/g, " ")
          .replace(/\s+/g, " ")
          .trim());
  const user =
    [...targets, ...addresses].find((one) => one.startsWith("005") && !one.includes("@")) ?? null;
  const base = {
    from: senderOf(tx, email),
    to,
    subject: textOf(property(email, "subject")) ?? "",
    body,
    html,
    relatedId: textOf(property(email, "whatId")),
    userId: user,
  };
  const error = problemOf(tx, email, resolved, base.body === "" && html === null);
  return error ? { ...base, error } : base;
}

/** The name a reader sees: an organization-wide address has its own. */
function senderOf(tx: Transaction, email: unknown): string {
  const address = orgWideAddress(tx, email);
  if (typeof address?.get("displayname") === "string") return String(address.get("displayname"));
  return textOf(property(email, "senderDisplayName")) ?? tx.user.name;
}
function orgWideAddress(tx: Transaction, email: unknown): Row | undefined {
  const id = textOf(property(email, "orgWideEmailAddressId"));
  return id === null
    ? undefined
    : tx.state.records.selectByIds("OrgWideEmailAddress", [id]).get(id);
}

function problemOf(
  tx: Transaction,
  email: unknown,
  recipients: readonly { given: string; address: string | null }[],
  empty: boolean,
): DmlError | undefined {
  const invalid = recipients.find(({ address }) => address === null || !isEmail(address));
  if (recipients.length === 0)
    return {
      statusCode: "REQUIRED_FIELD_MISSING",
      message: "Add a recipient to send an email.",
      fields: ["toAddresses"],
    };
  if (recipients.length > MOST_RECIPIENTS)
    return {
      statusCode: "LIMIT_EXCEEDED",
      message: `Too many recipients: ${recipients.length}`,
      fields: [],
    };
  if (invalid)
    return {
      statusCode: "INVALID_EMAIL_ADDRESS",
      message: `Email address is invalid: ${invalid.address ?? invalid.given}`,
      fields: ["toAddresses"],
    };
  // Apex Reference, setOrgWideEmailAddressId: no display name beside it; and the address has to be verified.
  const wide = textOf(property(email, "orgWideEmailAddressId"));
  if (wide !== null && textOf(property(email, "senderDisplayName")) !== null)
    return {
      statusCode: "INVALID_ID_FIELD",
      message: "senderDisplayName can't be set with orgWideEmailAddressId",
      fields: ["senderDisplayName"],
    };
  if (wide !== null && orgWideAddress(tx, email)?.get("isverified") !== true)
    return {
      statusCode: "UNVERIFIED_SENDER_ADDRESS",
      message: `Organization-Wide Email Address: ${wide} is not verified`,
      fields: ["orgWideEmailAddressId"],
    };
  if (empty && textOf(property(email, "templateId")) === null)
    return {
      statusCode: "REQUIRED_FIELD_MISSING",
      message: "Missing body, need at least one body: html or plainText",
      fields: ["plainTextBody"],
    };
  const target = textOf(property(email, "targetObjectId"));
  if (target?.startsWith("005") && property(email, "saveAsActivity") !== false)
    return {
      statusCode: "INVALID_SAVE_AS_ACTIVITY_FLAG",
      message: "saveAsActivity must be false when sending mail to users.",
      fields: ["saveAsActivity", "005"],
    };
  return undefined;
}

function addressOf(tx: Transaction, id: string): string | null {
  const object = objectOfId(tx.state, id);
  if (!object?.fields.has("email")) return null;
  const email = tx.state.records
    .selectByIds(object.name, [id], { fields: ["Email"] })
    .get(id)
    ?.get("email");
  return typeof email === "string" ? email : null;
}
