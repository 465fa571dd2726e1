// The domains of mail providers from the package `email-providers`, with those it lacks, by their first character.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { domainToUnicode } from "node:url";

const file = createRequire(import.meta.url).resolve("email-providers/all.json");
/** Large providers that the package does not have. */
const ADDED =
  "bigpond.com btinternet.com duck.com fastmail.com freenet.de inbox.lv mailbox.org o2.pl online.de orange.fr outlook.de outlook.fr posteo.de proton.me rediffmail.com sfr.fr telia.com tuta.com tutanota.com tutamail.com virgilio.it ymail.com ziggo.nl zoho.com";
/** What the package has and nobody offers mailboxes at. */
const WRONG = new Set(["example.com"]);

export function mailProviders() {
  const domains = [...JSON.parse(readFileSync(file, "utf8")), ...ADDED.split(" ")]
    .map((domain) => domainToUnicode(domain.trim().toLowerCase()))
    .filter((domain) => domain.includes(".") && !WRONG.has(domain));
  const byFirst = Map.groupBy(new Set(domains), ([first]) => first);
  return new Map([...byFirst].map(([first, all]) => [first, ` ${all.sort().join(" ")} `]));
}
