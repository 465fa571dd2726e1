// Classes and namespaces the platform has and the local org does not, each with what to do instead.

const table: Readonly<Record<string, string>> = {
  "system.staticresourcecalloutmock": "Write an HttpCalloutMock class that answers with the text.",
  "system.multistaticresourcecalloutmock":
    "Write an HttpCalloutMock class that answers with the text.",
  approval:
    "Approval processes are not part of the local org; keep the decision in fields of your own.",
  component:
    "Visualforce components are not part of the local org; write the page as a Lightning web component.",
  connectapi:
    "Connect in Apex is not part of the local org; read and write the records behind it (FeedItem, ContentVersion) or guard the call behind an interface and fake it in tests.",
  flow: "Flows do not run in the local org; call the invocable Apex behind the flow directly.",
  process: "Process plug-ins do not run in the local org; use an @InvocableMethod.",
  invocable: "Invocable actions are called directly in the local org; call the @InvocableMethod.",
  reports: "The report engine is not part of the local org; query the rows with SOQL.",
  auth: "Sign-in is done by the local org itself; named credentials are configured in the project.",
  canvas: "Canvas is not part of the local org.",
  chatteranswers: "Chatter Answers is not part of the local org.",
  commercepayments: "Commerce is not part of the local org.",
  compression: "Zip files are not supported; keep the entries apart.",
  datasource: "External data sources are not part of the local org; use a custom object.",
  datacloud: "Duplicate rules are not part of the local org; query for matches in SOQL.",
  external: "External services are not part of the local org; use Http.",
  externalservice: "External services are not part of the local org; use Http.",
  functions: "Salesforce Functions are retired; use Http.",
  industriesdigitallending: "Industries clouds are not part of the local org.",
  kbmanagement: "Knowledge is not part of the local org.",
  lxscheduler: "Lightning Scheduler is not part of the local org.",
  quickaction: "Quick actions are not part of the local org; do the DML directly.",
  sfc: "Content delivery is not part of the local org.",
  site: "Site pages are described by the project's metadata; use Network or UserInfo for what you need at run time.",
  slack: "Slack is not part of the local org.",
  support: "Support features are not part of the local org.",
  territorymgmt: "Territory management is not part of the local org.",
  txnsecurity: "Transaction security is not part of the local org.",
  userprovisioning: "User provisioning is not part of the local org.",
  wave: "CRM Analytics is not part of the local org.",
  "schema.describetabsetresult": "Tabs are read by the app shell from the project's metadata.",
  "schema.describetabresult": "Tabs are read by the app shell from the project's metadata.",
  "schema.describeiconresult": "Tabs are read by the app shell from the project's metadata.",
  "schema.describecolorresult": "Tabs are read by the app shell from the project's metadata.",
  "system.answers": "Answers is retired.",
  "system.ideas": "Ideas is not part of the local org.",
  "system.continuation":
    "Continuations are not part of the local org; make the callout in a queueable.",
  "system.cookie": "Sites of the local org set no cookies from Apex.",
  "system.flexqueue": "Batch jobs of the local org run in the order they were submitted.",
  "system.ipaddress": "Not available in the local org.",
  "system.packaging": "Package versions are not known to the local org.",
  "system.knowledge": "Knowledge is not part of the local org.",
  "system.domainparser": "Domains of the local org are fixed.",
  "system.domaincreator": "Domains of the local org are fixed.",
  "system.quickaction": "Quick actions are not part of the local org.",
  "system.usermanagement": "Users of the local org are created as records.",
};

/** Finds the advice for a class of an unsupported namespace too: `DataWeave.Script` under `dataweave`. */
class AdviceTable extends Map<string, string> {
  override get(name: string): string | undefined {
    return (
      super.get(name) ??
      (name.includes(".") ? super.get(name.slice(0, name.indexOf("."))) : undefined)
    );
  }
  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

function adviceTable(): AdviceTable {
  const advice = new AdviceTable();
  for (const [name, text] of Object.entries(table)) {
    advice.set(name, text);
    // names with a dot tell the checker which words are namespaces
    if (!name.includes(".")) advice.set(`${name}.*`, text);
  }
  return advice;
}
export const unsupportedClasses: ReadonlyMap<string, string> = adviceTable();
