// Facts about a store that two processes have open: each sees what the other changed.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openFixture } from "./fixture.ts";

test("users, permissions and the clock that another process changed are seen", () => {
  const folder = mkdtempSync(join(tmpdir(), "local-org-"));
  try {
    const store = join(folder, "org.db");
    const served = openFixture({}, { store });
    const other = openFixture({}, { store });
    const before = served.org.users().length;
    other.run(
      "insert new User(Username = 'new@example.com', LastName = 'New', Email = 'new@example.com', Alias = 'new', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8', ProfileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id);",
    );
    assert.equal(served.org.users().length, before + 1);
    other.org.advanceClock(3_600_000);
    assert.deepEqual(served.run("System.debug(System.now().formatGmt('HH:mm'));"), ["13:00"]);
    served.close();
    other.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
