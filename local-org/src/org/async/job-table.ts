// The queue of asynchronous work, kept in the store beside the records that show it (AsyncApexJob, CronTrigger).
import type { Database, SqlRow } from "../../database/index.ts";

export type JobKind = "queueable" | "future" | "batch" | "scheduled" | "event";
export interface Job {
  /** order of arrival */
  readonly sequence: number;
  readonly kind: JobKind;
  /** the AsyncApexJob's Id (scheduled work: the CronTrigger's) */
  readonly id: string;
  readonly userId: string;
  readonly className: string;
  readonly payload: string;
  readonly due: number;
  readonly depth: number;
  /** what else the kind needs: method, scope, cron expression, finalizer, attempts */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export class JobTable {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    database.exec(`CREATE TABLE IF NOT EXISTS "_job" (sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, user TEXT NOT NULL, class TEXT NOT NULL, payload TEXT NOT NULL, due INTEGER NOT NULL, depth INTEGER NOT NULL, details TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS "_job_due" ON "_job" (due, sequence);
      CREATE TABLE IF NOT EXISTS "_batch_items" (sequence INTEGER PRIMARY KEY, items TEXT NOT NULL);
      CREATE TRIGGER IF NOT EXISTS "_batch_items_gone" AFTER DELETE ON "_job" BEGIN DELETE FROM "_batch_items" WHERE sequence = old.sequence; END;`);
  }
  add(job: Omit<Job, "sequence">): number {
    const row = this.database.get(
      `INSERT INTO "_job" (kind, id, user, class, payload, due, depth, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING sequence`,
      [
        job.kind,
        job.id,
        job.userId,
        job.className,
        job.payload,
        job.due,
        job.depth,
        JSON.stringify(job.details),
      ],
    );
    return Number(row?.["sequence"]);
  }
  /** The next job that is due, in order of time and arrival; in tests only those added after `from`. */
  next(until: number, from = 0): Job | undefined {
    const row = this.database.get(
      `SELECT * FROM "_job" WHERE due <= ? AND sequence > ? ORDER BY due, sequence LIMIT 1`,
      [until, from],
    );
    return row ? jobOf(row) : undefined;
  }
  bySequence(sequence: number): Job | undefined {
    const row = this.database.get(`SELECT * FROM "_job" WHERE sequence = ?`, [sequence]);
    return row ? jobOf(row) : undefined;
  }
  /** A batch has come further. */
  proceed(sequence: number, payload: string, details: Job["details"]): void {
    this.database.run(`UPDATE "_job" SET payload = ?, details = ? WHERE sequence = ?`, [
      payload,
      JSON.stringify(details),
      sequence,
    ]);
  }
  /** What a batch goes over; it goes with the job. */
  keepItems(sequence: number, items: string): void {
    this.database.run(`INSERT OR REPLACE INTO "_batch_items" (sequence, items) VALUES (?, ?)`, [
      sequence,
      items,
    ]);
  }
  items(sequence: number): string {
    return String(
      this.database.get(`SELECT items FROM "_batch_items" WHERE sequence = ?`, [sequence])?.[
        "items"
      ],
    );
  }
  byId(id: string): Job | undefined {
    const row = this.database.get(`SELECT * FROM "_job" WHERE id = ? ORDER BY sequence LIMIT 1`, [
      id,
    ]);
    return row ? jobOf(row) : undefined;
  }
  /** Everything that waits, in order of arrival. */
  waiting(): Job[] {
    return this.database.all(`SELECT * FROM "_job" ORDER BY sequence`).map(jobOf);
  }
  moveTo(sequence: number, due: number): void {
    this.database.run(`UPDATE "_job" SET due = ? WHERE sequence = ?`, [due, sequence]);
  }
  /** When the first of the waiting jobs is due. */
  firstDue(): number | undefined {
    const due = this.database.get(`SELECT min(due) AS due FROM "_job"`)?.["due"];
    return typeof due === "number" ? due : undefined;
  }
  lastSequence(): number {
    return Number(
      this.database.get(
        `SELECT coalesce(max(seq), 0) AS last FROM sqlite_sequence WHERE name = '_job'`,
      )?.["last"] ?? 0,
    );
  }
  /** Whether it was still there: of two processes that serve one store only one takes a job. */
  remove(sequence: number): boolean {
    return this.database.run(`DELETE FROM "_job" WHERE sequence = ?`, [sequence]).changes > 0;
  }
  /** Takes back what was put in after that, save schedules. */
  removeAfter(sequence: number): void {
    this.database.run(`DELETE FROM "_job" WHERE sequence > ? AND kind <> 'scheduled'`, [sequence]);
  }
  removeById(id: string): void {
    this.database.run(`DELETE FROM "_job" WHERE id = ?`, [id]);
  }
  count(kind: JobKind): number {
    return Number(
      this.database.get(`SELECT count(*) AS n FROM "_job" WHERE kind = ?`, [kind])?.["n"] ?? 0,
    );
  }
  hasSignature(signature: string): boolean {
    return (
      this.database.get(
        `SELECT 1 AS yes FROM "_job" WHERE json_extract(details, '$.signature') = ?`,
        [signature],
      ) !== undefined
    );
  }
}

function jobOf(row: SqlRow): Job {
  const kind = String(row["kind"]);
  return {
    sequence: Number(row["sequence"]),
    kind:
      kind === "queueable" || kind === "future" || kind === "batch" || kind === "scheduled"
        ? kind
        : "event",
    id: String(row["id"]),
    userId: String(row["user"]),
    className: String(row["class"]),
    payload: String(row["payload"]),
    due: Number(row["due"]),
    depth: Number(row["depth"]),
    details: JSON.parse(String(row["details"])) as Job["details"],
  };
}
