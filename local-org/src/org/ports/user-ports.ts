// Who is running, what they may do, and System.runAs.
import type { OrgPorts } from "../../platform/ports.ts";
import { resolveField, resolveObject, withoutNamespace } from "../../metadata/schema.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { nullPointer } from "../../platform/values/exception.ts";
import { performDml } from "../dml/index.ts";
import type { Session } from "../session.ts";
import { permissionsOf } from "../sharing/record-access.ts";
import { runningUser } from "../users.ts";

type UserPorts = Pick<
  OrgPorts,
  | "user"
  | "hasPermission"
  | "objectAccess"
  | "fieldAccess"
  | "organizationId"
  | "setRunAsUser"
  | "sharingMode"
  | "trigger"
  | "request"
  | "now"
  | "random"
  | "newUuid"
>;
const NO_ACCESS = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

export function userPorts(session: Session): UserPorts {
  return {
    user: () => session.tx.user,
    hasPermission: (name) =>
      permissionsOf(session.org, session.tx.user.id).customPermissions.has(
        withoutNamespace(session.org.schema, name).toLowerCase().replace(/^.*__/, ""),
      ),
    objectAccess(name) {
      const object = resolveObject(session.org.schema, name);
      return object ? permissionsOf(session.org, session.tx.user.id).object(object) : NO_ACCESS;
    },
    fieldAccess(objectName, fieldName) {
      const object = resolveObject(session.org.schema, objectName);
      const field = object && resolveField(session.org.schema, object, fieldName);
      return object && field
        ? permissionsOf(session.org, session.tx.user.id).field(object, field)
        : { read: false, edit: false };
    },
    organizationId: () => session.org.organizationId,
    setRunAsUser: (user, body) => runAs(session, user, body),
    sharingMode: () => session.tx.sharing,
    trigger: () => session.tx.triggers.at(-1) ?? null,
    request: () => ({
      id: session.tx.requestId,
      quiddity:
        session.org.isTest && session.tx.quiddity === "SYNCHRONOUS"
          ? "RUNTEST_SYNC"
          : session.tx.quiddity,
    }),
    now: () => session.tx.now,
    random: () => session.org.host.random(),
    newUuid: () => uuid(() => session.org.host.random()),
  };
}

function runAs(session: Session, user: unknown, body: () => void): void {
  const { tx } = session;
  // "Every call to runAs counts against the total number of DML statements" (Apex Developer Guide, "Using the runAs Method").
  tx.count("DmlStatements", 1);
  if (user === null || user === undefined) throw nullPointer();
  if (!(user instanceof SObject)) {
    body();
    return;
  }
  // A user that is not in the org yet is made on the way, as on the platform.
  if (user.id === null)
    performDml(tx, "insert", [user], { access: "system", allOrNone: true }, true);
  const before = { user: tx.user, sharing: tx.sharing };
  tx.user = runningUser(session.org, user.id ?? "");
  try {
    tx.withFreshDmlContext(body);
  } finally {
    tx.user = before.user;
    tx.sharing = before.sharing;
  }
}

function uuid(random: () => number): string {
  const digit = (bits: number): string => Math.floor(random() * bits).toString(16);
  const digits = (count: number): string => Array.from({ length: count }, () => digit(16)).join("");
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${(8 + Math.floor(random() * 4)).toString(16)}${digits(3)}-${digits(12)}`;
}
