// Puts the three lists of customer matching into Apex classes, formatted as everything else; compares them instead with `--check`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../install.mjs";
import { baseLetters } from "./letters.mjs";
import { mailProviders } from "./mail-providers.mjs";
import { suffixRules } from "./suffix-rules.mjs";

const FOLDER = "force-app/main/core/classes/matching";
const SOURCE = "Written by `node scripts/matching-lists.mjs`; not to be edited.";

/** Text, or one map from a key to text; each text is one literal, so that all is there after one statement. */
const classes = {
  PublicSuffixList: {
    about:
      "The endings under which anyone can register a domain, as the Public Suffix List has them, by top-level domain. A class because it then costs neither query nor heap until a domain is read (ADR 13).",
    member: "RULES_BY_TOP_LEVEL",
    entries: suffixRules(),
  },
  MailProviderList: {
    about:
      "Domains at which anyone can have a mailbox, by their first character: they never say which company a customer is.",
    member: "DOMAINS_BY_FIRST",
    entries: mailProviders(),
  },
  BaseLetters: {
    about:
      "What letters with accents, of other alphabets and in other widths are when names are compared: Apex has no Unicode normaliser.",
    member: "LETTERS",
    text: baseLetters(),
  },
};

function literal(text) {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
function source(name, { about, member, text, entries }) {
  const [type, value] =
    text === undefined ? ["Map<String, String>", mapLiteral(entries)] : ["String", literal(text)];
  return `/** ${about} ${SOURCE} */
public with sharing class ${name} {
  public static final ${type} ${member} = ${value};
}
`;
}
function mapLiteral(entries) {
  const lines = [...entries]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, text]) => `${literal(key)} => ${literal(text)}`);
  return `new Map<String, String>{\n${lines.join(",\n")}\n}`;
}

const isCheck = process.argv.includes("--check");
let stale = 0;
for (const [name, list] of Object.entries(classes)) {
  const file = join(root, FOLDER, `${name}.cls`);
  const text = await format(source(name, list), {
    ...(await resolveConfig(file)),
    parser: "apex",
  });
  if (!isCheck) {
    writeFileSync(file, text);
    console.log(`${name}: ${Math.round(text.length / 1024)} kB`);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${FOLDER}/${name}.cls is stale: run \`node scripts/matching-lists.mjs\`.`);
    stale++;
  }
}
process.exitCode = stale === 0 ? 0 : 1;
