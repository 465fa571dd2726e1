// Inbound mail as classes: what an InboundEmailHandler takes and gives. Nothing delivers mail; tests call the handler.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { PropertyBag } from "../../values/platform-object.ts";
import { defineBag } from "../properties.ts";

const bag = (name: string, properties: readonly string[]): LibraryClass =>
  defineBag(name, properties, { create: () => new PropertyBag(name) });

export const inboundClasses: readonly LibraryClass[] = [
  defineClass({
    name: "Messaging.InboundEmailHandler",
    kind: "interface",
    members: {},
    abstractMembers: [
      "Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)",
    ],
  }),
  bag("Messaging.InboundEmail", [
    "List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments",
    "List<String> ccAddresses",
    "String fromAddress",
    "String fromName",
    "List<Messaging.InboundEmail.Header> headers",
    "String htmlBody",
    "Boolean htmlBodyIsTruncated",
    "String inReplyTo",
    "String messageId",
    "String plainTextBody",
    "Boolean plainTextBodyIsTruncated",
    "List<String> references",
    "String replyTo",
    "String subject",
    "List<Messaging.InboundEmail.TextAttachment> textAttachments",
    "List<String> toAddresses",
  ]),
  bag("Messaging.InboundEmail.BinaryAttachment", [
    "Blob body",
    "String fileName",
    "List<Messaging.InboundEmail.Header> headers",
    "String mimeTypeSubType",
  ]),
  bag("Messaging.InboundEmail.TextAttachment", [
    "String body",
    "Boolean bodyIsTruncated",
    "String charset",
    "String fileName",
    "List<Messaging.InboundEmail.Header> headers",
    "String mimeTypeSubType",
  ]),
  bag("Messaging.InboundEmail.Header", ["String name", "String value"]),
  bag("Messaging.InboundEmailResult", ["String message", "Boolean success"]),
  bag("Messaging.InboundEnvelope", ["String fromAddress", "String toAddress"]),
];
