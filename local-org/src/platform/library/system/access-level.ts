// System.AccessLevel and System.AccessType.
import { defineClass } from "../../../apex/library.ts";
import type { AccessMode } from "../../../apex/ast.ts";
import { PlatformObject } from "../../values/platform-object.ts";
import { defineEnum } from "../helpers.ts";

export class AccessLevelValue extends PlatformObject {
  readonly apexType = "System.AccessLevel";
  readonly mode: AccessMode;
  constructor(mode: AccessMode) {
    super();
    this.mode = mode;
  }
  override equalTo(other: unknown): boolean {
    return other instanceof AccessLevelValue && other.mode === this.mode;
  }
  override hash(): number {
    return this.mode === "user" ? 1 : 2;
  }
  override showWhole(): string {
    return this.mode === "user" ? "USER_MODE" : "SYSTEM_MODE";
  }
}

export const accessLevelClass = defineClass({
  name: "System.AccessLevel",
  kind: "class",
  members: {
    "static System.AccessLevel USER_MODE {get;}": () => new AccessLevelValue("user"),
    "static System.AccessLevel SYSTEM_MODE {get;}": () => new AccessLevelValue("system"),
  },
  unsupported: { withPermissionSetId: "Run the code as a user who has the permission set." },
});
export const accessTypeEnum = defineEnum("System.AccessType", [
  "CREATABLE",
  "READABLE",
  "UPDATABLE",
  "UPSERTABLE",
]);
