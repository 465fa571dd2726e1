// Record Ids: the form test, and the 18-character form with its case checksum.

const suffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const form = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

export function isIdForm(text: string): boolean {
  return (text.length === 15 || text.length === 18) && form.test(text);
}

function checksum(id: string): string {
  let suffix = "";
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let index = 0; index < 5; index++) {
      const code = id.charCodeAt(block * 5 + index);
      if (code >= 65 && code <= 90) bits |= 1 << index;
    }
    suffix += suffixAlphabet.charAt(bits);
  }
  return suffix;
}

/** The 18-character form of a 15- or 18-character Id; null when the text is not an Id. */
export function toId18(text: string): string | null {
  if (!form.test(text)) return null;
  // The checksum of a given 18-character Id is not verified (003000000000000000 is an Id).
  return text.length === 15 ? text + checksum(text) : text;
}

/** An 18-character Id whose case was lost: the checksum says which letters were capitals. null when it cannot be. */
export function restoreCase(text: string): string | null {
  const suffix = text.slice(15).toUpperCase();
  let restored = "";
  for (let index = 0; index < 15; index++) {
    const bits = suffixAlphabet.indexOf(suffix[Math.floor(index / 5)] ?? "");
    if (bits < 0) return null;
    const letter = text[index] ?? "";
    restored += bits & (1 << (index % 5)) ? letter.toUpperCase() : letter.toLowerCase();
  }
  return checksum(restored) === suffix ? restored + suffix : null;
}
