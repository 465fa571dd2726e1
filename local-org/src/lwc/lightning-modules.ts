// Which `lightning/…` modules exist here: the base components from npm, the platform modules of our own, and what to use instead of the rest.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { baseComponentsDirectory, ownModulesDirectory } from "./packages.ts";

export type LightningModule =
  | { readonly kind: "own"; readonly directory: string }
  | { readonly kind: "base"; readonly directory: string }
  | { readonly kind: "missing"; readonly message: string };

const alternatives: Readonly<Record<string, string>> = {
  recordEditForm:
    "Build the form from lightning-input and save with lightning/uiRecordApi or Apex.",
  recordViewForm:
    "Show the values with lightning-formatted-* and getRecord of lightning/uiRecordApi.",
  recordForm: "Build the form from lightning-input and save with lightning/uiRecordApi or Apex.",
  inputField: "Use lightning-input, lightning-combobox or lightning-textarea.",
  outputField: "Use lightning-formatted-text and its relatives.",
  fileUpload: 'Use lightning-input with type="file".',
  inputRichText: "Use lightning-textarea.",
  map: "Link to a map with lightning-formatted-url.",
  path: 'Use lightning-progress-indicator with type="path".',
  empApi: "Refresh on an interval or after the user's action.",
  flow: "Call the Apex behind the flow.",
  flowSupport: "Flow screens are not rendered by the local org.",
  graphql: "Use lightning/uiRecordApi or Apex.",
  uiGraphQLApi: "Use lightning/uiRecordApi or Apex.",
  uiListsApi: "Query the list in Apex.",
  uiRelatedListApi: "Query the related records in Apex.",
  uiAppsApi: "Read the tabs from the application's metadata.",
};

/** Where `lightning/<name>` comes from. Own modules win over those of lightning-base-components. */
export function locateLightningModule(name: string): LightningModule {
  const own = join(ownModulesDirectory, "lightning", name);
  if (existsSync(own)) {
    return { kind: "own", directory: own };
  }
  const base = join(baseComponentsDirectory(), "src", "lightning", name);
  if (existsSync(base)) {
    return { kind: "base", directory: base };
  }
  return {
    kind: "missing",
    message: `The local org does not support lightning/${name}. ${alternatives[name] ?? "It is neither in lightning-base-components nor among the platform modules of the local org."}`,
  };
}

const iconTemplates = /^lightning\/iconSvgTemplates/;

/** Icon templates: thousands of one-icon files. `lightning/primitiveIcon` of our own draws from the SLDS sprites, so they stay out. */
export function isIconTemplates(specifier: string): boolean {
  return iconTemplates.test(specifier);
}

/** `base-combobox` -> `baseCombobox`, as in the tag `<lightning-base-combobox>`. */
export function moduleNameOfTag(tagName: string): string {
  return tagName.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
