// What `@names` in plan files stand for: records of the plan, and records every org has, as `@Profile:Standard User`.
import type { OrgState } from "../state.ts";

/** `@Object:value` looks for the value in this field of the object. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  profile: "Name",
  permissionset: "Name",
  permissionsetgroup: "DeveloperName",
  userrole: "DeveloperName",
  user: "Username",
  group: "DeveloperName",
  recordtype: "DeveloperName",
  pricebook2: "Name",
  custompermission: "DeveloperName",
  userlicense: "Name",
};

export class References {
  private readonly state: OrgState;
  private readonly known = new Map<string, string>();

  constructor(state: OrgState) {
    this.state = state;
  }
  add(reference: string, id: string): void {
    this.known.set(reference, id);
  }
  find(reference: string): string | undefined {
    const own = this.known.get(reference);
    if (own !== undefined) return own;
    const [objectName = "", ...rest] = reference.split(":");
    const field = WELL_KNOWN[objectName.toLowerCase()];
    const value = rest.join(":");
    if (field === undefined || value === "") return undefined;
    if (objectName.toLowerCase() === "user" && value === "admin")
      return this.state.settings.get("admin");
    const rows = this.state.records.selectByField(objectName, field, [value], { fields: ["Id"] });
    const id = rows[0]?.get("id") ?? this.byName(objectName, value);
    return typeof id === "string" ? id : undefined;
  }
  private byName(objectName: string, value: string): unknown {
    return objectName.toLowerCase() === "userrole" || objectName.toLowerCase() === "group"
      ? this.state.records
          .selectByField(objectName, "Name", [value], { fields: ["Id"] })[0]
          ?.get("id")
      : undefined;
  }
}
