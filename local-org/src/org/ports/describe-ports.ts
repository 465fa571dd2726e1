// Facts of the org that describe calls and tests ask for: record types, default values, the price book, created dates.
import { urlOf } from "../settings-store.ts";
import type { OrgPorts, WorkingWeek } from "../../platform/ports.ts";
import { apexError } from "../../platform/values/exception.ts";
import { recordShapes } from "../../platform/values/record-shape.ts";
import { SObject } from "../../platform/values/sobject.ts";
import { resolveObject } from "../../metadata/schema.ts";
import type { NeutralValue } from "../../soql/values.ts";
import { toApex } from "../codec.ts";
import { runDueJobs } from "../async/run.ts";
import { environmentOf } from "../formulas.ts";
import { applyDefaults } from "../dml/defaults.ts";
import type { Session } from "../session.ts";
import { objectOfId } from "../state.ts";

type DescribePorts = Required<
  Pick<
    OrgPorts,
    | "setCreatedDate"
    | "standardPricebookId"
    | "deliverEvents"
    | "organizationName"
    | "workingWeek"
    | "recordTypeId"
    | "defaultValues"
    | "sessionId"
    | "orgUrl"
    | "setFixedSearchResults"
    | "formulaEnvironment"
    | "recalculateFormulas"
    | "seesAllData"
  >
>;

export function describePorts(session: Session): DescribePorts {
  return {
    setCreatedDate(recordId, milliseconds) {
      const object = objectOfId(session.org, recordId);
      if (!object || !session.org.records.selectByIds(object.name, [recordId]).has(recordId))
        throw apexError(
          "System.TestException",
          `Test.setCreatedDate: no record with the Id ${recordId}`,
        );
      session.org.records.update(object.name, [
        new Map<string, NeutralValue>([
          ["id", recordId],
          ["createddate", { kind: "datetime", milliseconds }],
        ]),
      ]);
    },
    workingWeek: (id) => workingWeekOf(session, id),
    standardPricebookId() {
      const id = session.org.database.get(`SELECT "Id" FROM "Pricebook2" WHERE "IsStandard" = 1`)?.[
        "Id"
      ];
      if (typeof id !== "string")
        throw apexError("System.TestException", "The org has no standard price book.");
      return id;
    },
    deliverEvents() {
      session.queueOutlasting(session.tx);
      runDueJobs(session.org, () => session.tx.now, {
        from: session.tx.testWindow?.firstJob ?? 0,
        throwing: true,
      });
    },
    setFixedSearchResults(ids) {
      session.tx.fixedSearchIds = ids;
    },
    organizationName: () =>
      String(session.org.database.get(`SELECT "Name" FROM "Organization"`)?.["Name"] ?? ""),
    recordTypeId(objectName, developerName) {
      const object = resolveObject(session.org.schema, objectName);
      const id =
        object &&
        session.org.database.get(
          `SELECT "Id" FROM "RecordType" WHERE "SobjectType" = ? AND fold("DeveloperName") = fold(?)`,
          [object.name, developerName],
        )?.["Id"];
      return typeof id === "string" ? id : null;
    },
    defaultValues(objectName) {
      const object = resolveObject(session.org.schema, objectName);
      const shape = object && recordShapes(session.org.schema).of(object.name);
      if (!object || !shape) return [];
      const saving = {
        index: 0,
        input: new SObject(shape),
        id: null,
        old: null,
        next: new Map<string, NeutralValue>(),
        assigned: new Set<string>(),
        errors: [],
        created: false,
      };
      applyDefaults(session.tx, object, saving);
      // only events made this way carry their EventUuid before they are published
      if (object.kind === "platformEvent" && object.fields.has("eventuuid"))
        saving.next.set("eventuuid", session.rt.ports.newUuid());
      const given = [...saving.next].filter(([key]) => key !== "isdeleted");
      return given.map(
        ([key, value]) => [object.fields.get(key)?.name ?? key, toApex(value)] as const,
      );
    },
    recalculateFormulas(record) {
      if (record instanceof SObject)
        session.tx.state.program.formulas.recalculate(session.tx, record);
    },
    formulaEnvironment: () => environmentOf(session.tx),
    seesAllData: () => session.tx.seesAllData,
    sessionId: () => `${session.org.organizationId.slice(0, 15)}!local.${session.tx.requestId}`,
    orgUrl: () => urlOf(session.org.settings),
  };
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function workingWeekOf(session: Session, id: string): WorkingWeek | undefined {
  const row = session.org.records.selectByIds("BusinessHours", [id]).get(id);
  if (row === undefined) return undefined;
  const time = (field: string): number | null => {
    const value = row.get(field) ?? null;
    return typeof value === "object" && value?.kind === "time" ? value.milliseconds : null;
  };
  const zone = row.get("timezonesidkey");
  return {
    timeZone: typeof zone === "string" ? zone : "GMT",
    days: WEEKDAYS.map((day) => {
      const start = time(`${day}starttime`);
      const end = time(`${day}endtime`);
      return start === null || end === null ? null : { start, end };
    }),
  };
}
