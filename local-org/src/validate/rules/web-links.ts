// G307: buttons and links.
import { child, trimmed } from "../../metadata/xml.ts";
import { error, warning } from "../define.ts";
import { inParts } from "../parts.ts";
import type { Rule } from "../rule.ts";

/** What each kind of link opens. */
const TARGETS: ReadonlyMap<string, string> = new Map([
  ["url", "url"],
  ["javascript", "url"],
  ["page", "page"],
  ["sControl", "scontrol"],
]);

export const webLinks: readonly Rule[] = [
  error(
    "G307.target",
    "A link names what its kind opens: a URL or a page.",
    inParts("webLinks", ({ element, name, objectName, say }) => {
      const type = trimmed(element, "linkType") ?? "";
      const target = TARGETS.get(type);
      if (target !== undefined && trimmed(element, target) === undefined)
        say(
          child(element, "linkType"),
          `Required field is missing: ${target} (link ${objectName}.${name}). A link of type ${type} needs it.`,
        );
    }),
  ),
  error(
    "G307.row-selection",
    "Only buttons of related lists and list views ask for selected rows.",
    inParts("webLinks", ({ element, name, objectName, say }) => {
      const found = child(element, "requireRowSelection");
      if (found?.text.trim() === "true" && trimmed(element, "displayType") !== "massActionButton")
        say(
          found,
          `Can not specify 'requireRowSelection' for a ${trimmed(element, "displayType") ?? "link"} (${objectName}.${name}). Set displayType to massActionButton, or remove it.`,
        );
    }),
  ),
  warning(
    "G307.javascript",
    "No button runs JavaScript: Lightning Experience doesn't show it, and the security review refuses it.",
    inParts("webLinks", ({ element, name, objectName, say }) => {
      if (
        trimmed(element, "linkType") === "javascript" ||
        trimmed(element, "openType") === "onClickJavaScript"
      )
        say(
          child(element, "linkType"),
          `JavaScript buttons don't run in Lightning Experience (${objectName}.${name}). Use a quick action.`,
        );
    }),
  ),
];
