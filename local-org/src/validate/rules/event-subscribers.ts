// G608, G609: how triggers subscribe to platform events, message channels.
import { child, childrenOf, numberOf, trimmed } from "../../metadata/xml.ts";
import { error, inFiles, repeated } from "../define.ts";
import type { Rule } from "../rule.ts";

const LARGEST_BATCH = 2000;

export const eventSubscribers: readonly Rule[] = [
  error(
    "G608.consumer",
    "A subscriber configuration is about a trigger of the project.",
    inFiles("PlatformEventSubscriberConfig", ({ project, root, say }) => {
      const consumer = child(root, "platformEventConsumer");
      const name = consumer?.text.trim() ?? "";
      const known = project.schema.apex.some(
        (one) => one.name.toLowerCase() === name.toLowerCase(),
      );
      if (consumer && !known && !name.includes("__"))
        say(
          consumer,
          `In field: platformEventConsumer - no ApexTrigger named ${name} found. Name a trigger on a platform event.`,
        );
    }),
  ),
  error(
    "G608.event-trigger",
    "The trigger of a subscriber configuration is one on a platform event.",
    inFiles("PlatformEventSubscriberConfig", ({ project, root, say }) => {
      const consumer = child(root, "platformEventConsumer");
      const trigger = project.schema.apex.find(
        (one) => one.kind === "trigger" && one.name === consumer?.text.trim(),
      );
      const on = /\btrigger\s+\w+\s+on\s+(\w+)/i.exec(trigger?.text ?? "")?.[1];
      if (on !== undefined && !/(?:__e|Event)$/i.test(on))
        say(
          consumer,
          `${consumer?.text.trim() ?? ""} is a trigger on ${on}, not on a platform event. Name a trigger on an object that ends in __e.`,
        );
    }),
  ),
  error(
    "G608.batch-size",
    "A subscriber takes between 1 and 2,000 events at once.",
    inFiles("PlatformEventSubscriberConfig", ({ root, say }) => {
      const element = child(root, "batchSize");
      const size = numberOf(root, "batchSize") ?? 0;
      if (element && (!Number.isInteger(size) || size < 1 || size > LARGEST_BATCH))
        say(element, `batchSize must be a whole number from 1 to ${LARGEST_BATCH}.`);
    }),
  ),
  error(
    "G609.name",
    "A message channel's file has no __c: the platform adds it.",
    inFiles("LightningMessageChannel", ({ root, file, say }) => {
      if (/__c$/i.test(file.name))
        say(
          root,
          `Name the file ${file.name.replace(/__c$/i, "")}.messageChannel-meta.xml; components import it with __c.`,
        );
    }),
  ),
  error(
    "G609.field-name",
    "The fields of a message channel are identifiers, each named once.",
    inFiles("LightningMessageChannel", ({ root, say }) => {
      const fields = childrenOf(root, "lightningMessageFields");
      const nameOf = (field: (typeof fields)[number]): string => trimmed(field, "fieldName") ?? "";
      for (const field of fields)
        if (!/^[A-Za-z]\w*$/.test(nameOf(field)))
          say(child(field, "fieldName") ?? field, `${nameOf(field)} is no name for a field.`);
      for (const field of repeated(fields, nameOf))
        say(
          child(field, "fieldName"),
          `The field ${nameOf(field)} stands twice in the message channel. Remove one.`,
        );
    }),
  ),
];
