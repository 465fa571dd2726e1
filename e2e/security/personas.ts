// Who the matrix asks about: a sample user each, and what the security tests add to the sample org to have them all.
export type PersonaName =
  | "Admin"
  | "PartnerManager"
  | "SalesOps"
  | "SalesRep"
  | "DataLoad"
  | "NoTandem"
  | "PartnerLead"
  | "PartnerUser"
  | "PartnerNoSet"
  | "OtherFirm"
  | "Guest";

export interface Persona {
  readonly name: PersonaName;
  readonly description: string;
  /** null: nobody is signed in */
  readonly username: string | null;
  readonly permissionSets: readonly string[];
  readonly side: "inside" | "partner" | "guest";
}

const inside = (name: PersonaName, who: string, description: string, set?: string): Persona => ({
  name,
  description,
  username: `${who}@tandem.example`,
  permissionSets: set === undefined ? [] : [set],
  side: "inside",
});
const partner = (
  name: PersonaName,
  who: string,
  description: string,
  permissionSets: readonly string[],
): Persona => ({
  name,
  description,
  username: `${who}@tandem.example`,
  permissionSets,
  side: "partner",
});

/** In the order of the table's columns. This firm is Alpine Systems, the other one Northstar Partners. */
export const personas: readonly Persona[] = [
  inside("Admin", "admin.paula", "partnership admin", "TandemAdmin"),
  inside("PartnerManager", "manager.maya", "channel manager", "TandemPartnerManager"),
  inside("SalesOps", "ops.omar", "sales operations", "TandemSalesOps"),
  inside("SalesRep", "rep.tom", "seller", "TandemSalesRep"),
  inside("DataLoad", "load.dana", "integration user during a data load", "TandemDataLoad"),
  inside("NoTandem", "nobody.ned", "person inside without any Tandem permission"),
  partner("PartnerLead", "alpine.ana", "partner user of this firm who sees its whole list", [
    "TandemPartnerUser",
    "TandemPartnerLead",
  ]),
  partner("PartnerUser", "alpine.jonas", "partner user of this firm with the least rights", [
    "TandemPartnerUser",
  ]),
  partner("PartnerNoSet", "alpine.noor", "portal user of this firm without a permission set", []),
  partner("OtherFirm", "northstar.nia", "partner user of another firm, on this firm's records", [
    "TandemPartnerUser",
    "TandemPartnerLead",
  ]),
  {
    name: "Guest",
    description: "visitor of the site who has not signed in",
    username: null,
    permissionSets: [],
    side: "guest",
  },
];

export function persona(name: PersonaName): Persona {
  const found = personas.find((one) => one.name === name);
  if (!found) throw new Error(`There is no persona ${name} in e2e/security/personas.ts.`);
  return found;
}

/** Anonymous Apex for an administrator each a transaction of its own: setup objects and others do not mix. */
export const addMissing: readonly string[] = [
  `insert as system new Lead(
     LastName = 'Prospect', Company = 'Prospect', OwnerId = [SELECT Id FROM User WHERE Username = 'rep.tom@tandem.example'].Id
   );`,
  `insert as system new Contact(
     LastName = 'Noor',
     AccountId = [SELECT Account__c FROM Partner__c WHERE Name = 'Alpine Systems' WITH SYSTEM_MODE].Account__c
   );`,
  `insert as system new List<User>{
     ${newUser("load.dana", "Dana", "Standard User", "")},
     ${newUser("nobody.ned", "Ned", "Standard User", "")},
     ${newUser(
       "alpine.noor",
       "Noor",
       "Partner Community User",
       ", ContactId = [SELECT Id FROM Contact WHERE LastName = 'Noor' WITH SYSTEM_MODE].Id",
     )}
   };`,
  `insert as system new PermissionSetAssignment(
     AssigneeId = [SELECT Id FROM User WHERE Username = 'load.dana@tandem.example'].Id,
     PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'TandemDataLoad'].Id
   );`,
  // A protected deal of a colleague, worked on, whose renewal a person has to decide.
  `DealRegistration__c deal = [
     SELECT Id FROM DealRegistration__c
     WHERE SubmittedBy__r.Username = 'alpine.ana@tandem.example' AND Status__c = 'Approved' WITH SYSTEM_MODE LIMIT 1
   ];
   update as system new DealRegistration__c(Id = deal.Id, ExpiresOn__c = Date.today().addDays(10));
   update as system new Program__c(
     Id = [SELECT Program__c FROM DealRegistration__c WHERE Id = :deal.Id WITH SYSTEM_MODE].Program__c,
     AutoApproveLimit__c = 0
   );
   insert as system new DealActivity__c(
     DealRegistration__c = deal.Id, Kind__c = 'Meeting', HappenedOn__c = Date.today(), Note__c = 'Met the board.'
   );
   insert as system new Renewal__c(DealRegistration__c = deal.Id, Reason__c = 'The board meets in May.');`,
];

function newUser(who: string, name: string, profile: string, more: string): string {
  const address = `'${who}@tandem.example'`;
  return `new User(Username = ${address}, Email = ${address}, LastName = '${name}', Alias = '${name}', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8', ProfileId = [SELECT Id FROM Profile WHERE Name = '${profile}'].Id${more})`;
}
