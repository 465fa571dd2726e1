// Scenarios of files: linked to registrations, renamed, replaced and deleted, 200 at once.
import { noCap, saveRegistrations } from "./ground.ts";
import type { TriggerScenario } from "./scenario.ts";

const ADMIN = "admin.paula@tandem.example";
const documents = "SELECT Id FROM ContentDocument WHERE Title LIKE 'Limit File %' ORDER BY Title";
const versions = "SELECT Id FROM ContentVersion WHERE Title LIKE 'Limit File %' ORDER BY Title";
const files = (ending: string): string => `
  Id ownerId = [SELECT Id FROM User WHERE Username = '${ADMIN}' WITH SYSTEM_MODE].Id;
  List<ContentVersion> files = new List<ContentVersion>();
  for (Integer i = 0; i < size; i++) { files.add(new ContentVersion(OwnerId = ownerId, PathOnClient = 'Limit File ' + i + '.${ending}', VersionData = Blob.valueOf('x'))); }
  insert as system files;`;
/** One for each registration. */
const linked = `
  List<DealRegistration__c> deals = [SELECT Id FROM DealRegistration__c WHERE CustomerName__c LIKE 'Limit Customer %' WITH SYSTEM_MODE ORDER BY CustomerName__c LIMIT :size];
  List<ContentDocumentLink> links = new List<ContentDocumentLink>();
  for (ContentDocument file : [${documents.replace(" ORDER BY", " WITH SYSTEM_MODE ORDER BY")} LIMIT :size]) { links.add(new ContentDocumentLink(ContentDocumentId = file.Id, LinkedEntityId = deals[links.size()].Id)); }
  insert as system links;`;
const attached = [noCap, saveRegistrations("Submitted"), files("pdf"), linked] as const;
const links =
  "SELECT Id FROM ContentDocumentLink WHERE ContentDocument.Title LIKE 'Limit File %' AND LinkedEntity.Type = 'DealRegistration__c' ORDER BY ContentDocument.Title";

export const fileScenarios: readonly TriggerScenario[] = [
  {
    on: "ContentDocumentLink insert",
    name: "of a bad type",
    about: "An admin links files to a registration that are of no good type; every one is refused.",
    as: ADMIN,
    access: "system",
    isRefused: true,
    before: [noCap, saveRegistrations("Submitted"), files("exe")],
    given: {
      dealId:
        "SELECT Id FROM DealRegistration__c WHERE CustomerName__c LIKE 'Limit Customer %' ORDER BY CustomerName__c",
    },
    ids: documents,
    record: "new ContentDocumentLink(ContentDocumentId = recordId, LinkedEntityId = dealId)",
  },
  {
    on: "ContentDocumentLink update",
    name: "of registrations",
    about: "Files of as many registrations are hidden from partners.",
    as: ADMIN,
    access: "system",
    before: attached,
    ids: links,
    record: "new ContentDocumentLink(Id = recordId, Visibility = 'InternalUsers')",
  },
  {
    on: "ContentDocumentLink delete",
    name: "of registrations",
    about: "Files are taken off as many registrations.",
    as: ADMIN,
    access: "system",
    before: attached,
    ids: links,
    record: "new ContentDocumentLink(Id = recordId)",
  },
  {
    on: "ContentDocument update",
    name: "of registrations",
    about: "Files of as many registrations are renamed.",
    as: ADMIN,
    access: "system",
    before: attached,
    ids: documents,
    record: "new ContentDocument(Id = recordId, Title = 'Limit File renamed ' + i)",
  },
  {
    on: "ContentDocument delete",
    name: "of registrations",
    about: "Files of as many registrations are deleted.",
    as: ADMIN,
    access: "system",
    before: attached,
    ids: documents,
    record: "new ContentDocument(Id = recordId)",
  },
  {
    on: "ContentVersion insert",
    name: "new files",
    about: "Files that belong to nothing yet.",
    as: ADMIN,
    access: "system",
    record:
      "new ContentVersion(PathOnClient = 'Limit File ' + i + '.pdf', VersionData = Blob.valueOf('x'))",
  },
  {
    on: "ContentVersion update",
    name: "described",
    about: "Files of as many registrations get a description.",
    as: ADMIN,
    access: "system",
    before: attached,
    ids: versions,
    record: "new ContentVersion(Id = recordId, Description = 'Changed')",
  },
];
