// Runs the expiry of a store and dies in the last of so many scopes, without a word: `node crash.ts STORE SCOPES`.
import { stillHost } from "../limits/stage.ts";
import { openEmptyOrg, run } from "../org.ts";

const [, , store = "", scopes = "0"] = process.argv;
let left = Number(scopes);
const { org, admin } = openEmptyOrg({
  store,
  host: stillHost(),
  onTransaction: ({ codeUnit }) => {
    if (codeUnit === "ExpireRegistrationsBatch.execute" && --left === 0) process.exit(3);
  },
});
run(org, admin.id, "Database.executeBatch(new ExpireRegistrationsBatch());");
org.runJobs();
