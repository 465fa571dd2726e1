// Loads the plan files of `sf data import tree` through the real DML path: references between records resolved, 200 records a call.
import { resolveField, resolveObject } from "../../metadata/schema.ts";
import type { ObjectDefinition } from "../../metadata/schema.ts";
import { recordFromJson } from "../api-values.ts";
import type { Org } from "../contract.ts";
import { performDml } from "../dml/index.ts";
import type { DmlError } from "../../platform/ports.ts";
import { LocalOrg } from "../org.ts";
import type { SObject } from "../../platform/values/sobject.ts";
import { References } from "./references.ts";

export interface PlanEntry {
  readonly sobject: string;
  readonly saveRefs?: boolean;
  readonly resolveRefs?: boolean;
  readonly files: readonly string[];
}
export interface ImportReport {
  readonly imported: { readonly sobject: string; readonly count: number }[];
  readonly problems: string[];
}
interface TreeRecord {
  readonly attributes?: { readonly type?: string; readonly referenceId?: string };
  readonly [field: string]: unknown;
}

const CALL = 200;

/** Records that fail are left out and named in `problems`; the others are kept. */
export function importPlan(
  org: Org,
  userId: string,
  readFile: (name: string) => string,
  plan: readonly PlanEntry[],
): ImportReport {
  if (!(org instanceof LocalOrg))
    throw new Error("Data is imported into an org that openOrg opened.");
  const importer = new Importer(org, userId);
  for (const entry of plan) {
    for (const file of entry.files) importer.load(entry, file, readFile(file));
  }
  importer.applyLater();
  return importer.report;
}

/** A lookup to a record that comes later in the plan, set once everything is there. */
interface Later {
  readonly object: ObjectDefinition;
  readonly id: string;
  readonly field: string;
  readonly reference: string;
  readonly where: string;
}

class Importer {
  readonly report: ImportReport = { imported: [], problems: [] };
  private readonly org: LocalOrg;
  private readonly userId: string;
  private readonly references: References;
  private readonly later: Later[] = [];

  constructor(org: LocalOrg, userId: string) {
    this.org = org;
    this.userId = userId;
    this.references = new References(org.state);
  }

  load(entry: PlanEntry, file: string, text: string): void {
    const object = resolveObject(this.org.schema, entry.sobject);
    if (!object) {
      this.report.problems.push(`${file}: there is no object '${entry.sobject}'.`);
      return;
    }
    const records = recordsIn(text);
    if (!records) {
      this.report.problems.push(`${file}: it isn't a list of records ({ "records": [ … ] }).`);
      return;
    }
    let count = 0;
    for (let start = 0; start < records.length; start += CALL)
      count += this.insert(object, file, records.slice(start, start + CALL), start);
    this.count(entry.sobject, count);
  }

  private count(sobject: string, count: number): void {
    const known = this.report.imported.findIndex((one) => one.sobject === sobject);
    if (known >= 0)
      this.report.imported[known] = {
        sobject,
        count: (this.report.imported[known]?.count ?? 0) + count,
      };
    else this.report.imported.push({ sobject, count });
  }

  private insert(
    object: ObjectDefinition,
    file: string,
    records: readonly TreeRecord[],
    start: number,
  ): number {
    const prepared = records.flatMap(
      (
        json,
        index,
      ): { json: TreeRecord; record: SObject; later: Omit<Later, "id">[]; where: string }[] => {
        const where = `${file}, record ${start + index + 1}${json.attributes?.referenceId === undefined ? "" : ` (${json.attributes.referenceId})`}`;
        const found = this.prepare(object, json, where);
        return found ? [{ json, ...found, where }] : [];
      },
    );
    const outcome = this.org.transact({ userId: this.userId, quiddity: "BULK_API" }, (tx) =>
      performDml(
        tx,
        "insert",
        prepared.map((one) => one.record),
        { access: "system", allOrNone: false },
      ),
    );
    if (!outcome.ok) {
      this.report.problems.push(
        `${file}: ${outcome.error.exceptionType}: ${outcome.error.message}${outcome.error.stackTrace === "" ? "" : `\n${outcome.error.stackTrace}`}`,
      );
      return 0;
    }
    let count = 0;
    outcome.value.forEach((result, index) => {
      const one = prepared[index];
      if (!one) return;
      if (!result.success || result.id === null) {
        this.report.problems.push(`${one.where}: ${result.errors.map(describe).join("; ")}`);
        return;
      }
      count++;
      const reference = one.json.attributes?.referenceId;
      if (reference !== undefined) this.references.add(reference, result.id);
      for (const late of one.later) this.later.push({ ...late, id: result.id });
    });
    return count;
  }

  private prepare(
    object: ObjectDefinition,
    json: TreeRecord,
    where: string,
  ): { record: SObject; later: Omit<Later, "id">[] } | undefined {
    const values: Record<string, unknown> = {};
    const later: Omit<Later, "id">[] = [];
    for (const [name, value] of Object.entries(json)) {
      if (name === "attributes") continue;
      const field = resolveField(this.org.schema, object, name);
      const id =
        typeof value === "string" && value.startsWith("@")
          ? this.references.find(value.slice(1))
          : undefined;
      if (id !== undefined) values[name] = id;
      else if (
        typeof value !== "string" ||
        !value.startsWith("@") ||
        !(field?.reference || field?.type === "Id")
      )
        values[name] = value;
      else if (field.required || field.type === "MasterDetail" || !field.updateable) {
        this.report.problems.push(
          `${where}: nothing is known by the reference ${value} (${name}).`,
        );
        return undefined;
      } else later.push({ object, field: field.name, reference: value.slice(1), where });
    }
    try {
      return { record: recordFromJson(this.org.schema, object.name, values), later };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.report.problems.push(`${where}: ${error.message}`);
      return undefined;
    }
  }

  applyLater(): void {
    const groups = new Map<ObjectDefinition, Later[]>();
    for (const one of this.later) groups.set(one.object, [...(groups.get(one.object) ?? []), one]);
    for (const [object, own] of groups)
      for (let start = 0; start < own.length; start += CALL)
        this.update(object, own.slice(start, start + CALL));
  }

  private update(object: ObjectDefinition, lookups: readonly Later[]): void {
    const records = lookups.flatMap((late) => {
      const id = this.references.find(late.reference);
      if (id === undefined)
        this.report.problems.push(
          `${late.where}: nothing is known by the reference @${late.reference} (${late.field}).`,
        );
      return id === undefined
        ? []
        : [recordFromJson(this.org.schema, object.name, { Id: late.id, [late.field]: id })];
    });
    const outcome = this.org.transact({ userId: this.userId, quiddity: "BULK_API" }, (tx) =>
      performDml(tx, "update", records, { access: "system", allOrNone: false }),
    );
    if (!outcome.ok) this.report.problems.push(`${object.name}: ${outcome.error.message}`);
    else
      outcome.value.forEach((result, index) => {
        if (!result.success)
          this.report.problems.push(
            `${lookups[index]?.where ?? object.name}: ${result.errors.map(describe).join("; ")}`,
          );
      });
  }
}

const describe = (error: DmlError): string =>
  `${error.statusCode}: ${error.message}${error.fields.length > 0 ? ` [${error.fields.join(", ")}]` : ""}`;

function recordsIn(text: string): TreeRecord[] | undefined {
  const parsed: unknown = JSON.parse(text);
  const list: unknown =
    typeof parsed === "object" && parsed !== null && "records" in parsed ? parsed.records : parsed;
  return Array.isArray(list) ? (list as TreeRecord[]) : undefined;
}
