// The Messaging namespace: e-mail and bell notifications, which go to the org's outbox.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import type { DmlResult } from "../../ports.ts";
import { ApexList, ApexSet, collectionValues } from "../../values/collections.ts";
import { ApexException } from "../../values/exception.ts";
import { PlatformObject, PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { defineEnum, listOf, need, strings } from "../helpers.ts";
import { bagMembers, defineBag } from "../properties.ts";

class SendResult extends PlatformObject {
  readonly apexType = "Messaging.SendEmailResult";
  readonly result: DmlResult;
  constructor(result: DmlResult) {
    super();
    this.result = result;
  }
}
class SendError extends PlatformObject {
  readonly apexType = "Messaging.SendEmailError";
  readonly error: DmlResult["errors"][number];
  readonly target: string | null;
  constructor(error: DmlResult["errors"][number], target: string | null) {
    super();
    this.error = error;
    this.target = target;
  }
}
const sendErrors = (_rt: Runtime, self: SendResult): ApexList =>
  listOf(
    "Messaging.SendEmailError",
    self.result.errors.map((error) => new SendError(error, self.result.id)),
  );
function send(rt: Runtime, emails: ApexList, allOrNone: unknown = true): ApexList {
  return listOf(
    "Messaging.SendEmailResult",
    rt.ports
      .sendEmail(need(emails).items, allOrNone === true)
      .map((result) => new SendResult(result)),
  );
}
/** Reserved capacity is not used up here: sending counts by itself. */
const reserve = (rt: Runtime, amount: number): void => {
  if (need(amount) < 0)
    throw new ApexException("System.InvalidParameterValueException", `Invalid amount: ${amount}`);
  rt.ports.count("EmailInvocations", 0);
};

const base = [
  "Boolean bccSender",
  "String charset",
  "Boolean saveAsActivity",
  "Boolean useSignature",
  "String senderDisplayName",
  "String replyTo",
  "String subject",
  "String emailPriority",
];
const single = [
  "List<String> toAddresses",
  "List<String> ccAddresses",
  "List<String> bccAddresses",
  "Id targetObjectId",
  "Id whatId",
  "Id templateId",
  "String plainTextBody",
  "String htmlBody",
  "String inReplyTo",
  "String references",
  "String optOutPolicy",
  "Id orgWideEmailAddressId",
  "List<String> entityAttachments",
  "List<Messaging.EmailFileAttachment> fileAttachments",
  "List<Id> documentAttachments",
  "Boolean treatBodiesAsTemplate",
  "Boolean treatTargetObjectAsRecipient",
  "String templateName",
];
const mass = [
  "List<Id> targetObjectIds",
  "List<Id> whatIds",
  "Id templateId",
  "String description",
];

function sendBell(rt: Runtime, self: PropertyBag, recipients: unknown): void {
  const text = (name: string): string | null => {
    const value = self.get(name);
    return typeof value === "string" ? value : null;
  };
  const title = text("title") ?? "",
    body = text("body") ?? "",
    typeId = text("notificationTypeId");
  if (
    typeId === null ||
    title === "" ||
    body === "" ||
    (text("targetId") === null && text("targetPageRef") === null)
  )
    throw new ApexException(
      "System.IllegalArgumentException",
      "A custom notification needs a type, a title, a body and a target.",
    );
  const ids = collectionValues(need(recipients)).map(String);
  if (ids.length === 0 || ids.length > 500)
    throw new ApexException(
      "System.IllegalArgumentException",
      `A custom notification takes 1 to 500 recipients, not ${ids.length}.`,
    );
  rt.ports.sendBell({
    typeId,
    title,
    body,
    targetId: text("targetId"),
    pageRef: text("targetPageRef"),
    recipients: ids,
  });
}

export const messagingClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.Messaging",
    kind: "class",
    members: {
      "static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)": send,
      "static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNothing)":
        send,
      "static void reserveSingleEmailCapacity(Integer amount)": reserve,
      "static void reserveMassEmailCapacity(Integer amount)": reserve,
    },
    unsupported: {
      renderStoredEmailTemplate: "Render the text in Apex from labels.",
      renderEmailTemplate: "Render the text in Apex from labels.",
      sendEmailMessage: "Send a SingleEmailMessage.",
      extractInboundEmail: "Inbound mail is not part of the local org.",
    },
  }),
  defineBag(
    "Messaging.Email",
    base,
    { create: () => new PropertyBag("Messaging.Email"), constructible: false },
    "both",
  ),
  defineBag(
    "Messaging.SingleEmailMessage",
    single,
    {
      create: () => new PropertyBag("Messaging.SingleEmailMessage"),
      superclass: "Messaging.Email",
      members: {
        "Boolean isTreatTargetObjectAsRecipient()": (_rt: Runtime, self: PropertyBag) =>
          self.get("treatTargetObjectAsRecipient") !== false,
      },
    },
    "both",
  ),
  defineBag(
    "Messaging.MassEmailMessage",
    mass,
    { create: () => new PropertyBag("Messaging.MassEmailMessage"), superclass: "Messaging.Email" },
    "both",
  ),
  defineBag(
    "Messaging.EmailFileAttachment",
    ["Blob body", "String contentType", "String fileName", "Id id", "Boolean inline"],
    { create: () => new PropertyBag("Messaging.EmailFileAttachment") },
    "both",
  ),
  defineClass({
    name: "Messaging.SendEmailResult",
    kind: "class",
    members: {
      "Boolean isSuccess()": (_rt: Runtime, self: SendResult) => self.result.success,
      "Boolean success {get;}": (_rt: Runtime, self: SendResult) => self.result.success,
      "List<Messaging.SendEmailError> getErrors()": sendErrors,
      "List<Messaging.SendEmailError> errors {get;}": sendErrors,
    },
  }),
  defineClass({
    name: "Messaging.SendEmailError",
    kind: "class",
    members: {
      "List<String> getFields()": (_rt: Runtime, self: SendError) => strings(self.error.fields),
      "String getMessage()": (_rt: Runtime, self: SendError) => self.error.message,
      "String message {get;}": (_rt: Runtime, self: SendError) => self.error.message,
      "System.StatusCode getStatusCode()": (rt: Runtime, self: SendError) =>
        rt.libraryEnum("System.StatusCode", self.error.statusCode),
      "String getTargetObjectId()": (_rt: Runtime, self: SendError) => self.target,
    },
  }),
  defineClass({
    name: "Messaging.CustomNotification",
    kind: "class",
    members: {
      "CustomNotification()": () => new PropertyBag("Messaging.CustomNotification"),
      "CustomNotification(String typeId, String sender, String title, String body, String targetId, String targetPageRef)":
        (
          _rt: Runtime,
          notificationTypeId: string,
          senderId: string,
          title: string,
          body: string,
          targetId: string,
          targetPageRef: string,
        ) => {
          const bag = new PropertyBag("Messaging.CustomNotification");
          for (const [name, value] of Object.entries({
            notificationTypeId,
            senderId,
            title,
            body,
            targetId,
            targetPageRef,
          }))
            bag.set(name, value);
          return bag;
        },
      ...bagMembers(
        [
          "Id notificationTypeId",
          "Id senderId",
          "String title",
          "String body",
          "Id targetId",
          "String targetPageRef",
        ],
        "setters",
      ).members,
      "void send(Set<String> users)": (rt: Runtime, self: PropertyBag, users: ApexSet) =>
        sendBell(rt, self, users),
    },
    setters: bagMembers(
      [
        "Id notificationTypeId",
        "Id senderId",
        "String title",
        "String body",
        "Id targetId",
        "String targetPageRef",
      ],
      "setters",
    ).setters,
  }),
  defineEnum("Messaging.AttachmentRetrievalOption", [
    "METADATA_ONLY",
    "METADATA_WITH_BODY",
    "NONE",
  ]),
];
