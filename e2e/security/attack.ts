// What an attack is, on which records it is tried, and the words in which the lists of attacks are written.
import { rest } from "./stage.ts";
import type { Facts } from "./calls.ts";
import type { PersonaName } from "./personas.ts";
import type { Call } from "./stage.ts";

export interface Attack {
  readonly name: string;
  readonly who: readonly PersonaName[];
  readonly call: Call;
  /** what comes back may be a success that tells nothing; else it must be refused */
  readonly mayAnswer?: true;
}

/** Beside the records that the calls are about. */
export interface Targets extends Facts {
  readonly partnerUser: string;
  readonly strangersKey: string;
  readonly event: string;
}

export const PARTNERS: readonly PersonaName[] = ["PartnerLead", "PartnerUser"];
export const EVERY_PARTNER: readonly PersonaName[] = [...PARTNERS, "PartnerNoSet", "OtherFirm"];
export const SELLERS: readonly PersonaName[] = ["SalesOps", "SalesRep", "NoTandem"];
export const DECIDERS: readonly PersonaName[] = ["Admin", "PartnerManager"];

export const fields = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.endsWith("__c") ? `tandem__${name}` : name,
      value,
    ]),
  );
export const change = (
  object: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Call => rest("PATCH", `/sobjects/tandem__${object}/${id}`, fields(values));
export const make = (object: string, values: Readonly<Record<string, unknown>>): Call =>
  rest("POST", `/sobjects/tandem__${object}`, fields(values));
export const after = (prepare: readonly string[], call: Call): Call => ({ ...call, prepare });
export const action = (name: string, inputs: Readonly<Record<string, unknown>>): Call =>
  rest("POST", `/actions/custom/apex/${name}`, { inputs: [inputs] });
