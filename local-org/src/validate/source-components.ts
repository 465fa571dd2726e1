// Which components a project's source holds, as a manifest (package.xml) names them.
import { childrenOf, parseXml, trimmed } from "../metadata/xml.ts";
import { componentNameOf, sourceTypes } from "./source-types.ts";
import type { MetadataFile } from "./project.ts";

/** Types whose files hold other components: the elements that do, and the component each makes. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AssignmentRules: { assignmentRule: "AssignmentRule" },
  AutoResponseRules: { autoResponseRule: "AutoResponseRule" },
  CustomLabels: { labels: "CustomLabel" },
  EscalationRules: { escalationRule: "EscalationRule" },
  MatchingRules: { matchingRules: "MatchingRule" },
  SharingRules: {
    sharingCriteriaRules: "SharingCriteriaRule",
    sharingGuestRules: "SharingGuestRule",
    sharingOwnerRules: "SharingOwnerRule",
    sharingTerritoryRules: "SharingTerritoryRule",
  },
  Workflow: {
    alerts: "WorkflowAlert",
    fieldUpdates: "WorkflowFieldUpdate",
    flowActions: "WorkflowFlowAction",
    knowledgePublishes: "WorkflowKnowledgePublish",
    outboundMessages: "WorkflowOutboundMessage",
    rules: "WorkflowRule",
    send: "WorkflowSend",
    tasks: "WorkflowTask",
  },
};

/** `ApexClass InvoiceSum` -> the file that makes it. */
export function sourceComponents(files: readonly MetadataFile[]): Map<string, string> {
  const found = new Map<string, string>();
  const add = (type: string, name: string, path: string): void => {
    if (!found.has(`${type} ${name}`)) found.set(`${type} ${name}`, path);
  };
  for (const file of files) {
    const { type, path, root } = file;
    const content = /\/(digitalExperiences\/.*)\/_meta\.json$/.exec(path);
    if (content) {
      const [, kind = "", site = "", ...item] = (content[1] ?? "").split("/");
      add("DigitalExperience", `${kind}/${site}.${item.join("/")}`, path);
    }
    if (!file.isMetaFile || !type) continue;
    const name = componentNameOf(file);
    // translations of fields are named by their object's translation only
    if (type.name !== "CustomFieldTranslation") add(...inManifest(type.name, name), path);
    for (const [element, inner] of Object.entries(INSIDE[type.name] ?? {}))
      for (const one of root ? childrenOf(root, element) : []) {
        const own = trimmed(one, "fullName") ?? "";
        add(inner, inner === "CustomLabel" ? own : `${name}.${own}`, path);
      }
  }
  return found;
}

/** The same of a manifest's text. */
export function manifestComponents(manifest: string): Set<string> {
  const parsed = parseXml(manifest);
  if ("problem" in parsed) throw new Error(`The manifest isn't XML: ${parsed.problem.message}`);
  return new Set(
    childrenOf(parsed.root, "types").flatMap((types) =>
      childrenOf(types, "members").map(
        (one) => `${trimmed(types, "name") ?? ""} ${one.text.trim().replace(/\/$/, "")}`,
      ),
    ),
  );
}

/** A folder stands among the components it holds; all label files are one component. */
function inManifest(type: string, name: string): [type: string, name: string] {
  if (type === "CustomLabels") return [type, type];
  return [sourceTypes.find(({ folderType }) => folderType === type)?.name ?? type, name];
}
