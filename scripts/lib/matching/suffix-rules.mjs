// The Public Suffix List from the package `tldts`, as the rules of each top-level domain: ` co *.kawasaki !city.kawasaki ` under `jp`.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { domainToUnicode, pathToFileURL } from "node:url";

const folder = dirname(createRequire(import.meta.url).resolve("tldts/package.json"));
const trie = await import(pathToFileURL(join(folder, "dist/es6/src/data/trie.js")).href);
const ICANN = 1;
/** Private rules with more labels are regions of cloud providers: no company has its site there. */
const MOST_PRIVATE_LABELS = 3;

/** Hosts of sites of other companies that the list does not have. */
const ADDED =
  "bigcartel.com business.site canva.site fc2.com force.com godaddysites.com jimdofree.com jimdosite.com mybigcommerce.com my.site.com mystrikingly.com negocio.site over-blog.com site.com squarespace.com strikingly.com ueniweb.com webador.com weebly.com wordpress.com zohosites.com";

/** Rules of one label are left out: an unknown ending of one label is one anyway. */
export function suffixRules() {
  const rules = new Map();
  const add = (labels, mark) => {
    if (labels.length < 2) return;
    const unicode = labels.map((label) => (label === "*" ? label : domainToUnicode(label)));
    const [top] = unicode.slice(-1);
    const known = rules.get(top) ?? [];
    known.push(mark + unicode.slice(0, -1).join("."));
    rules.set(top, known);
  };
  for (const { labels, flags } of entriesUnder(trie.rulesRoot))
    if ((flags & ICANN) !== 0 || labels.length <= MOST_PRIVATE_LABELS) add(labels, "");
  for (const { labels } of entriesUnder(trie.exceptionsRoot)) add(labels, "!");
  for (const domain of ADDED.split(" ")) add(domain.split("."), "");
  return new Map(
    [...rules].map(([top, names]) => [top, ` ${[...new Set(names)].sort().join(" ")} `]),
  );
}

function* entriesUnder(node, labels = []) {
  if (trie.nodeFlags[node] !== 0) yield { labels, flags: trie.nodeFlags[node] };
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++)
    yield* entriesUnder(trie.edgeChild[edge], [labelOf(edge), ...labels]);
}

const starts = [];
for (let edge = 0, start = 0; edge < trie.edgeLength.length; start += trie.edgeLength[edge++])
  starts.push(start);
function labelOf(edge) {
  return trie.labelText.slice(starts[edge], starts[edge] + trie.edgeLength[edge]);
}
