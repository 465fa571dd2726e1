// What each letter beyond ASCII is compared as: accents off, one width, Cyrillic, Greek, Armenian and Georgian in Latin letters.

/** Letters that Unicode doesn't take apart, and alphabets that are written in Latin letters in the same way nearly everywhere. */
const SPELLED = new Map(
  [
    // Latin
    "ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ı=i ħ=h ŧ=t ŋ=n ĸ=k ə=e ŀ=l ſ=s",
    // Cyrillic
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ў=u ѕ=dz қ=k ғ=g ң=n ө=o ү=u ұ=u һ=h ә=a җ=j",
    // Greek
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o",
    // Georgian
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h",
    // Armenian
    "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=u փ=p ք=k և=ev օ=o ֆ=f",
    // Arabic and Persian: one form for letters that are typed in several
    "أ=ا إ=ا آ=ا ٱ=ا ى=ي ی=ي ئ=ي ؤ=و ک=ك ة=ه ۀ=ه ـ=",
    // Hebrew: letters at the end of a word
    "ך=כ ם=מ ן=נ ף=פ ץ=צ",
  ]
    .flatMap((alphabet) => alphabet.split(" "))
    .map((entry) => entry.split("=")),
);
/** Legal forms in one sign, and signs that say nothing. */
const SIGNS = { "™": "", "℠": "", "㈱": "株式会社", "㈲": "有限会社", "㈜": "주식회사" };
const RANGES = [
  [0x00a0, 0x024f],
  [0x0250, 0x02af],
  [0x0300, 0x03ff],
  [0x0400, 0x058f],
  [0x0591, 0x05ff],
  [0x0610, 0x06ff],
  [0x0e47, 0x0e4e],
  [0x10a0, 0x10ff],
  [0x1ab0, 0x1aff],
  [0x1c90, 0x1cbf],
  [0x1dc0, 0x1dff],
  [0x1e00, 0x1fff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x209f],
  [0x20d0, 0x20ff],
  [0x2100, 0x218f],
  [0x2460, 0x24ff],
  [0x3200, 0x32ff],
  [0xf900, 0xfaff],
  [0xfb00, 0xfeff],
  [0xff00, 0xffef],
];
/** The voice mark makes another letter. */
const KANA = /[\p{Script=Katakana}\p{Script=Hiragana}]/u;
/** Left to a pattern in Apex: they vanish whatever letter they stand at. */
const MARK = /^[\p{M}\p{Cf}]$/u;

/** ` à=a ß=ss `: found by `substringBetween(' ' + letter + '=', ' ')`. */
export function baseLetters() {
  const entries = [];
  const add = (letter) => {
    const base = SIGNS[letter] ?? baseOf(letter);
    if (base !== letter && base !== undefined) entries.push(`${letter}=${base}`);
  };
  for (const [from, to] of RANGES)
    for (let code = from; code <= to; code++) add(String.fromCodePoint(code));
  // Half-width kana carry their voice mark as a second character.
  for (let code = 0xff66; code <= 0xff9d; code++)
    for (const mark of ["\uff9e", "\uff9f"]) {
      const pair = String.fromCodePoint(code) + mark;
      if ([...pair.normalize("NFKC")].length === 1) add(pair);
    }
  return ` ${entries.join(" ")} `;
}

/** Undefined where Unicode has no such letter, or it only becomes space or punctuation. */
function baseOf(letter) {
  if (!/^\p{Assigned}+$/u.test(letter) || MARK.test(letter)) return undefined;
  const lower = letter.normalize("NFKC").toLowerCase();
  const base = [...lower]
    .map(
      (one) =>
        SPELLED.get(one) ?? (KANA.test(one) ? one : one.normalize("NFKD").replace(/\p{M}/gu, "")),
    )
    .join("")
    .replace(/./gsu, (one) => SPELLED.get(one) ?? digitOf(one))
    .normalize("NFC");
  return /[^\p{L}\p{N}]/u.test(base) ? base.replace(/[^\p{L}\p{N}]+/gu, "") || undefined : base;
}
function digitOf(letter) {
  const zeros = [0x0660, 0x06f0];
  const code = letter.codePointAt(0);
  const zero = zeros.find((one) => code >= one && code <= one + 9);
  return zero === undefined ? letter : String(code - zero);
}
