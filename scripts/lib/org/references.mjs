// The references of the sample plan: `@Account1` to a record loaded before, `@Profile:Standard User` to one the org has.
import { OrgProblem } from "./problem.mjs";
import { query, soqlList } from "./sf.mjs";

const NAMED = /^@(\w+):(.+)$/;
const NAME_FIELD = { Profile: "Name", PermissionSet: "Name" };

/** Puts the Ids of what records name by type and name (`@PermissionSet:TandemAdmin`) into `ids`. */
export function findNamed({ sf, org, ids }, records) {
  const wanted = new Map();
  for (const value of records.flatMap((record) => Object.values(record))) {
    const [, type, name] = NAMED.exec(typeof value === "string" ? value : "") ?? [];
    if (type === undefined || ids.has(`${type}:${name}`)) continue;
    wanted.set(type, (wanted.get(type) ?? new Set()).add(name));
  }
  for (const [type, names] of wanted) {
    if (type === "User") findAdmin({ sf, org, ids });
    else findByName({ sf, org, ids }, type, [...names]);
  }
}

/** The user who runs this: the scratch org's own admin. */
function findAdmin({ sf, org, ids }) {
  const soql = `SELECT Id FROM User WHERE Username IN ${soqlList([org.username])}`;
  const [admin] = query(sf, org.username, soql, [{ Id: "005000000000000AAA" }]);
  if (!admin) throw new OrgProblem({ what: `The org has no user ${org.username}.` });
  ids.set("User:admin", admin.Id);
}

function findByName({ sf, org, ids }, type, names) {
  const field = NAME_FIELD[type];
  const dry = names.map((name) => ({ Id: `<${name}>`, [field]: name }));
  const soql = `SELECT Id, ${field} FROM ${type} WHERE ${field} IN ${soqlList(names)}`;
  for (const record of query(sf, org.username, soql, dry))
    ids.set(`${type}:${record[field]}`, record.Id);
  const missing = names.filter((name) => !ids.has(`${type}:${name}`));
  if (missing.length > 0) {
    throw new OrgProblem({
      what: `The org has no ${type} named ${missing.join(", ")}.`,
      where: org.username,
      fix:
        type === "Profile"
          ? "The profile comes with digital experiences and partner licences: the org must be made from config/project-scratch-def.json."
          : "Deploy the package first: npm run org:create -- --from deploy",
    });
  }
}

/** Whether everything a record refers to is known by now, be it loaded or left out. */
export function isReady({ ids, leftOut }, record) {
  return references(record).every((name) => ids.has(name) || leftOut.has(name));
}

/** The record with Ids for references. A field that refers to somebody left out is left out too, so the org's default holds. */
export function resolved({ ids, leftOut }, record) {
  const fields = Object.entries(record).flatMap(([field, value]) => {
    const [name] = references({ [field]: value });
    if (name === undefined) return [[field, value]];
    if (ids.has(name)) return [[field, ids.get(name)]];
    if (leftOut.has(name)) return [];
    throw new OrgProblem({
      what: `The sample data refers to @${name}, which no part before it makes.`,
      where: `${record.attributes.type} ${record.attributes.referenceId}, field ${field}`,
      fix: "Mend scripts/data/generate.mjs and write the data again.",
    });
  });
  return Object.fromEntries(fields);
}

/** Whether a record refers to somebody who was left out. */
export function refersToLeftOut({ leftOut }, record) {
  return references(record).some((name) => leftOut.has(name));
}

function references(record) {
  return Object.values(record)
    .filter((value) => typeof value === "string" && /^@\w+(:.+)?$/.test(value))
    .map((value) => value.slice(1));
}
