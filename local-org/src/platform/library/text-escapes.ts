// Escaping and unescaping of text for CSV, ECMAScript, Java, XML and HTML, as String's escape methods do it.

// Names of U+00A0 to U+00FF in order (HTML 3.2).
const latinNames =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(
    " ",
  );
const html4Names: Readonly<Record<string, string>> = {
  euro: "€",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  trade: "™",
  larr: "←",
  rarr: "→",
  dagger: "†",
  permil: "‰",
  lsaquo: "‹",
  rsaquo: "›",
  OElig: "Œ",
  oelig: "œ",
  Scaron: "Š",
  scaron: "š",
  Yuml: "Ÿ",
  fnof: "ƒ",
};
const basic: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const characterOf = new Map<string, string>([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ...latinNames.map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...Object.entries(html4Names),
]);
const nameOf4 = new Map<string, string>(
  Object.entries(html4Names).map(([name, character]) => [character, name]),
);

export function escapeHtml(text: string, version: 3 | 4): string {
  return text.replace(/[&<>"\u00A0-\u00FF]|[^\u0000-\u00FF]/g, (letter) => {
    const code = letter.charCodeAt(0);
    const name =
      code >= 160 && code <= 255
        ? latinNames[code - 160]
        : version === 4
          ? nameOf4.get(letter)
          : undefined;
    return basic[letter] ?? (name === undefined ? letter : `&${name};`);
  });
}
export function unescapeHtml(text: string): string {
  return text.replace(/&(#[xX]?[0-9a-fA-F]+|\w+);/g, (whole, name: string) =>
    unescapeEntity(whole, name, characterOf),
  );
}
function unescapeEntity(whole: string, name: string, table: ReadonlyMap<string, string>): string {
  if (!name.startsWith("#")) return table.get(name) ?? whole;
  const code = /^#[xX]/.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  return Number.isNaN(code) || code > 0x10ffff ? whole : String.fromCodePoint(code);
}
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => basic[letter] ?? "&apos;");
}
const xmlNames = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
export function unescapeXml(text: string): string {
  return text.replace(/&(#[xX]?[0-9a-fA-F]+|\w+);/g, (whole, name: string) =>
    unescapeEntity(whole, name, xmlNames),
  );
}

export function escapeCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
export function unescapeCsv(text: string): string {
  const inner =
    text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  return inner === text || !/[",\r\n]/.test(inner) ? text : inner.replaceAll('""', '"');
}

const named: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  "\\": "\\\\",
  '"': '\\"',
};
const unicode = (letter: string): string =>
  `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
export function escapeJava(text: string): string {
  return text.replace(
    /["\\\u0000-\u001F\u007F-\uFFFF]/g,
    (letter) => named[letter] ?? unicode(letter),
  );
}
export function escapeEcmaScript(text: string): string {
  return text.replace(/["'/\\\u0000-\u001F\u007F-\uFFFF]/g, (letter) =>
    letter === "'" || letter === "/" ? `\\${letter}` : (named[letter] ?? unicode(letter)),
  );
}
export function escapeUnicode(text: string): string {
  return text.replace(/[^\u0020-\u007E]/g, unicode);
}
export function unescapeJava(text: string): string {
  return text.replace(/\\(u+[0-9a-fA-F]{4}|[0-7]{1,3}|[\s\S])/g, (_whole, body: string) => {
    if (body.startsWith("u") && body.length > 1)
      return String.fromCharCode(Number.parseInt(body.replace(/^u+/, ""), 16));
    if (/^[0-7]+$/.test(body)) return String.fromCharCode(Number.parseInt(body, 8));
    return (
      ({ b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" } as Readonly<Record<string, string>>)[body] ??
      body
    );
  });
}
export function unescapeUnicode(text: string): string {
  return text.replace(/\\u+([0-9a-fA-F]{4})/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
