// G605: classic e-mail templates and their folders.
import { child, trimmed } from "../../metadata/xml.ts";
import { error, inFiles } from "../define.ts";
import { folderAfter } from "../names.ts";
import type { Rule } from "../rule.ts";

const PUBLIC = "unfiled$public";

export const emailTemplates: readonly Rule[] = [
  error(
    "G605.folder",
    "The folder of an e-mail template has a file that describes it.",
    inFiles("EmailTemplate", ({ project, root, file, say }) => {
      const folder = folderAfter(file.path, "email");
      const described = project.files.some(
        (one) => one.root?.name === "EmailFolder" && one.name === folder,
      );
      if (folder !== PUBLIC && !described)
        say(
          root,
          `Cannot find folder:${folder}. Add email/${folder}.emailFolder-meta.xml with accessType Public.`,
        );
    }),
  ),
  error(
    "G605.public-folder",
    "A packaged e-mail template lies in a folder of its own, not among the unfiled public ones.",
    inFiles("EmailTemplate", ({ project, root, file, say }) => {
      if (project.isPackaged(file) && folderAfter(file.path, "email") === PUBLIC)
        say(
          root,
          "A template in unfiled$public can't be packaged. Move it to a folder of the project.",
        );
    }),
  ),
  error(
    "G605.subject",
    "Text and HTML templates have a subject.",
    inFiles("EmailTemplate", ({ root, file, say }) => {
      const type = trimmed(root, "type");
      if (type !== "visualforce" && trimmed(root, "subject") === undefined)
        say(
          child(root, "subject") ?? root,
          `Required field is missing: subject (email template ${file.name}).`,
        );
    }),
  ),
  error(
    "G605.letterhead",
    "A template with a letterhead is of type html, and only that one has one.",
    inFiles("EmailTemplate", ({ root, file, say }) => {
      const html = trimmed(root, "type") === "html";
      const letterhead = child(root, "letterhead");
      if (html && !letterhead)
        say(
          child(root, "type"),
          `Required field is missing: letterhead (email template ${file.name}). Name one, or use type custom.`,
        );
      if (!html && letterhead)
        say(
          letterhead,
          `Can not specify 'letterhead' for an email template of type ${trimmed(root, "type") ?? ""} (${file.name}). Remove it.`,
        );
    }),
  ),
  error(
    "G605.style",
    "Only a template with a letterhead has a style.",
    inFiles("EmailTemplate", ({ root, file, say }) => {
      const style = child(root, "style");
      if (style && style.text.trim() !== "none" && trimmed(root, "type") !== "html")
        say(
          style,
          `An email template of type ${trimmed(root, "type") ?? ""} has the style none (${file.name}).`,
        );
    }),
  ),
];
