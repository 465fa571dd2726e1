// G606, G607: addresses the package may call or load from, static resources.
import { child, flag, trimmed } from "../../metadata/xml.ts";
import { error, inFiles, warning } from "../define.ts";
import type { Rule } from "../rule.ts";

export const remoteSites: readonly Rule[] = [
  error(
    "G606.remote-site-url",
    "A remote site has a full address, http or https.",
    inFiles("RemoteSiteSetting", ({ root, file, say }) => {
      const url = child(root, "url");
      if (url && !/^https?:\/\/[^\s/.]+(?:\.[^\s/.]+)*(?::\d+)?(?:\/\S*)?$/i.test(url.text.trim()))
        say(
          url,
          `Invalid URL ${url.text.trim()} of the remote site ${file.name}. Write https:// and the host.`,
        );
    }),
  ),
  warning(
    "G606.protocol-security",
    "A remote site is called over https only.",
    inFiles("RemoteSiteSetting", ({ root, file, say }) => {
      const plain = /^http:/i.test(trimmed(root, "url") ?? "");
      if (flag(root, "disableProtocolSecurity") || plain)
        say(
          child(root, plain ? "url" : "disableProtocolSecurity"),
          `The remote site ${file.name} allows calls without encryption; the security review refuses that. Use https and set disableProtocolSecurity to false.`,
        );
    }),
  ),
  error(
    "G606.csp-url",
    "A trusted site has an address, https or wss, perhaps with a star for its subdomains.",
    inFiles("CspTrustedSite", ({ root, file, say }) => {
      const url = child(root, "endpointUrl");
      if (
        url &&
        !/^(?:(?:https?|wss?):\/\/)?(?:\*\.)?[^\s/*.:]+(?:\.[^\s/*.:]+)*(?::(?:\d+|\*))?(?:\/\S*)?$/i.test(
          url.text.trim(),
        )
      )
        say(
          url,
          `Invalid URL ${url.text.trim()} of the trusted site ${file.name}. Write https:// and the host; a star stands for subdomains only.`,
        );
    }),
  ),
  error(
    "G606.csp-directive",
    "A trusted site applies to at least one directive.",
    inFiles("CspTrustedSite", ({ root, file, say }) => {
      if (
        !root.children.some(
          (one) => /^(?:isApplicableTo|canAccess)/.test(one.name) && one.text.trim() === "true",
        )
      )
        say(
          root,
          `The trusted site ${file.name} applies to nothing. Set at least one isApplicableTo… to true.`,
        );
    }),
  ),
  error(
    "G607.content-type",
    "A static resource names a media type, such as image/png.",
    inFiles("StaticResource", ({ root, file, say }) => {
      const type = child(root, "contentType");
      if (type && !/^[\w.+-]+\/[\w.+*-]+(?:;.*)?$/.test(type.text.trim()))
        say(
          type,
          `contentType ${type.text.trim()} of ${file.name} is no media type. Write for example image/png or application/zip.`,
        );
    }),
  ),
];
