// G404: the words in templates of packaged components are labels, so that they can be translated.
import { blanked, componentsOf } from "../components.ts";
import { placeIn, warning } from "../define.ts";
import type { Place, Rule } from "../rule.ts";

/** Attributes whose text people read or hear. */
const SPOKEN =
  /\s(label|title|placeholder|alternative-text|aria-label|alt|field-level-help|message-when-[a-z-]+)="([^"{}]*)"/g;

const WORD = /\p{L}{2,}/u;

export const componentText: readonly Rule[] = [
  warning(
    "G404.inline-text",
    "Text in the template of a packaged component is a label.",
    (project, complain) => {
      for (const { templates, meta } of componentsOf(project).values()) {
        if (!project.isPackaged(meta)) continue;
        for (const file of templates)
          for (const { text, at } of textsIn(file.text))
            complain(
              file.path,
              at,
              `The text "${text}" can't be translated: make it a custom label and import it.`,
            );
      }
    },
  ),
];

/** What stands between tags or in spoken attributes, without what is bound in braces. */
function textsIn(template: string): { readonly text: string; readonly at: Place }[] {
  const source = blanked(blanked(template, /<!--[^]*?-->/g), /<(style|script|svg)\b[^]*?<\/\1>/g);
  const between = [...source.matchAll(/>([^<>]+)</g)].map((match) => ({
    text: (match[1] ?? "").replace(/\{[^{}]*\}/g, " ").replace(/&\w+;/g, " "),
    offset: match.index + 1,
  }));
  const spoken = [...source.matchAll(SPOKEN)].map((match) => ({
    text: match[2] ?? "",
    offset: match.index + 1,
  }));
  return [...between, ...spoken]
    .filter(({ text }) => WORD.test(text))
    .map(({ text, offset }) => ({
      text: text.trim().replace(/\s+/g, " "),
      at: placeIn(template, offset + Math.max(0, text.search(/\S/))),
    }));
}
