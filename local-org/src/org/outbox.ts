// What would leave the org: e-mails, bell notifications, callouts. Kept in the store and shown; nothing is sent.
import type { Database, SqlRow } from "../database/index.ts";
import type { OutboxMessage } from "./contract.ts";

export interface NewMessage {
  readonly kind: OutboxMessage["kind"];
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string | null;
  readonly relatedId?: string | null;
  readonly recipientUserId?: string | null;
}

export class Outbox {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    database.exec(
      `CREATE TABLE IF NOT EXISTS "_outbox" (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at INTEGER NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, html TEXT, related TEXT, user TEXT)`,
    );
  }
  add(message: NewMessage): void {
    this.database.run(
      `INSERT INTO "_outbox" (kind, at, sender, recipients, subject, body, html, related, user) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        message.kind,
        message.at,
        message.from,
        JSON.stringify(message.to),
        message.subject,
        message.body,
        message.htmlBody ?? null,
        message.relatedId ?? null,
        message.recipientUserId ?? null,
      ],
    );
  }
  /** Newest first. With a user: what is addressed to them, to their address or to everybody. */
  list(
    options: { readonly userId?: string; readonly email?: string; readonly limit?: number } = {},
  ): OutboxMessage[] {
    const limit = options.limit ?? 200;
    const rows =
      options.userId === undefined
        ? this.database.all(`SELECT * FROM "_outbox" ORDER BY id DESC LIMIT ?`, [limit])
        : this.database.all(
            `SELECT * FROM "_outbox" WHERE user = ? OR EXISTS (SELECT 1 FROM json_each(recipients) r WHERE lower(r.value) = lower(?)) ORDER BY id DESC LIMIT ?`,
            [options.userId, options.email ?? "", limit],
          );
    return rows.map(messageOf);
  }
}

function messageOf(row: SqlRow): OutboxMessage {
  const text = (name: string): string | null => (typeof row[name] === "string" ? row[name] : null);
  const kind = text("kind");
  const recipients: unknown = JSON.parse(text("recipients") ?? "[]");
  return {
    id: String(row["id"]),
    kind: kind === "bell" || kind === "callout" ? kind : "email",
    at: new Date(Number(row["at"])).toISOString(),
    from: text("sender") ?? "",
    to: Array.isArray(recipients) ? recipients.map(String) : [],
    subject: text("subject") ?? "",
    body: text("body") ?? "",
    htmlBody: text("html"),
    relatedId: text("related"),
    recipientUserId: text("user"),
  };
}
