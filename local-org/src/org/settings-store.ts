// Facts the org keeps about itself between starts (its Id, the clock's offset, what was seeded), by name.
import type { Database } from "../database/database.ts";

export class SettingsStore {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    database.exec(
      `CREATE TABLE IF NOT EXISTS "_setting" (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
    );
  }
  get(name: string): string | undefined {
    const value = this.database.get(`SELECT value FROM "_setting" WHERE name = ?`, [name])?.[
      "value"
    ];
    return typeof value === "string" ? value : undefined;
  }
  set(name: string, value: string): void {
    this.database.run(
      `INSERT INTO "_setting" (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [name, value],
    );
  }
}

/** Where a browser finds the org: where it was served last, else where it usually is. */
export const urlOf = (settings: SettingsStore): string =>
  settings.get("url") ?? "http://127.0.0.1:4400";
