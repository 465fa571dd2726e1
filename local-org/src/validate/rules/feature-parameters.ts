// G602, G603, G604: feature parameters, cache partitions, notification types.
import { child, childrenOf, flag, numberOf, trimmed } from "../../metadata/xml.ts";
import { error, inFiles, repeated } from "../define.ts";
import type { Rule } from "../rule.ts";

const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ["featureParameterBoolean", /^(?:true|false)$/],
  ["featureParameterDate", /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/],
  ["featureParameterInteger", /^-?\d{1,9}$/],
]);

export const featureParameters: readonly Rule[] = [
  error(
    "G602.value",
    "The default of a feature parameter is a value of its type.",
    (project, complain) => {
      for (const [suffix, form] of VALUES)
        for (const { root, path, name } of project.filesOf(suffix)) {
          const value = root && child(root, "value");
          if (value && !form.test(value.text.trim()))
            complain(
              path,
              value,
              `'${value.text.trim()}' is not a valid value for the ${suffix} ${name}. Write a value that fits.`,
            );
        }
    },
  ),
  error(
    "G603.label",
    "A cache partition's label is a name of letters and digits.",
    inFiles("PlatformCachePartition", ({ root, say }) => {
      const label = child(root, "masterLabel");
      if (label && !/^[A-Za-z][A-Za-z0-9]*$/.test(label.text.trim()))
        say(
          label,
          `The cache partition name ${label.text.trim()} may hold only letters and digits and starts with a letter.`,
        );
    }),
  ),
  error(
    "G603.cache-types",
    "A cache partition has one part for sessions and one for the organisation.",
    inFiles("PlatformCachePartition", ({ root, say }) => {
      const parts = childrenOf(root, "platformCachePartitionTypes");
      for (const part of repeated(parts, (one) => trimmed(one, "cacheType")))
        say(
          child(part, "cacheType"),
          `The cache type ${trimmed(part, "cacheType") ?? ""} stands twice in the partition. Keep one of each.`,
        );
      for (const type of ["Organization", "Session"])
        if (!parts.some((part) => trimmed(part, "cacheType") === type))
          say(
            root,
            `Required field is missing: platformCachePartitionTypes of type ${type}. Add it, with capacities of 0 if need be.`,
          );
    }),
  ),
  error(
    "G603.capacity",
    "The capacities of a cache partition are whole numbers of megabytes.",
    inFiles("PlatformCachePartition", ({ root, say }) => {
      for (const part of childrenOf(root, "platformCachePartitionTypes"))
        for (const element of part.children) {
          if (!element.name.startsWith("allocated")) continue;
          const capacity = numberOf(part, element.name) ?? -1;
          if (!Number.isInteger(capacity) || capacity < 0)
            say(element, `${element.name} must be a whole number of megabytes, 0 or more.`);
        }
    }),
  ),
  error(
    "G603.one-default",
    "At most one cache partition of a project is the default.",
    (project, complain) => {
      let first: string | undefined;
      inFiles("PlatformCachePartition", ({ root, file, say }) => {
        if (!flag(root, "isDefaultPartition")) return;
        if (first !== undefined)
          say(
            child(root, "isDefaultPartition"),
            `Only one partition may be the default, and ${first} is. Set it to false.`,
          );
        first ??= file.name;
      })(project, complain);
    },
  ),
  error(
    "G604.channel",
    "A notification type goes to the desktop, to the phone or to both.",
    inFiles("CustomNotificationType", ({ root, say }) => {
      if (!["desktop", "mobile", "slack"].some((channel) => flag(root, channel)))
        say(
          child(root, "desktop") ?? root,
          "Select at least one supported channel. Set desktop or mobile to true.",
        );
    }),
  ),
];
