// Runs something in an open org and then undoes what it stored, so that measurements don't see each other's records.
import type { Org } from "./contract.ts";
import { LocalOrg } from "./org.ts";

/** Records, jobs, outbox and clock are afterwards as they were. Ids are not given out twice. */
export function rehearse<T>(org: Org, body: () => T): T {
  if (!(org instanceof LocalOrg)) throw new Error("Only an org that openOrg opened can rehearse.");
  const { database, setup, platformCache, clock } = org.state;
  database.savepoint("rehearsal");
  try {
    return body();
  } finally {
    database.rollbackTo("rehearsal");
    database.release("rehearsal");
    setup.clear();
    platformCache.clear();
    clock.reload();
  }
}
