// The two forms of a record Id: 15 characters that depend on case, and 18 with a checksum that does not.

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const checksumAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** Three characters, one per five of the Id, that say which of the five are upper case. */
export function idChecksum(fifteen: string): string {
  let checksum = "";
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let index = 0; index < 5; index++) {
      const code = fifteen.charCodeAt(block * 5 + index);
      if (code >= 65 && code <= 90) bits |= 1 << index;
    }
    checksum += checksumAlphabet.charAt(bits);
  }
  return checksum;
}

/** The 18-character form of an Id given in either form, or undefined when the text is no Id. */
export function toLongId(text: string): string | undefined {
  if (!/^(?:[0-9A-Za-z]{15}|[0-9A-Za-z]{18})$/.test(text)) return undefined;
  const checksum = idChecksum(text);
  if (text.length === 15) return text + checksum;
  return text.endsWith(checksum) ? text : restoreCase(text);
}

/** The 18 characters are enough to restore the case of the first 15, which tools that fold case have lost. */
function restoreCase(text: string): string | undefined {
  let restored = "";
  for (let index = 0; index < 15; index++) {
    const bits = checksumAlphabet.indexOf(text.charAt(15 + Math.floor(index / 5)).toUpperCase());
    if (bits < 0) return undefined;
    const character = text.charAt(index);
    restored +=
      (bits & (1 << (index % 5))) !== 0 ? character.toUpperCase() : character.toLowerCase();
  }
  return restored + text.slice(15).toUpperCase();
}

/** Key prefix, instance `000`, a counter of nine base-62 digits, checksum. Ids of one object sort in the order they were made. */
export function makeId(keyPrefix: string, counter: number): string {
  let digits = "";
  for (let rest = counter, index = 0; index < 9; index++) {
    digits = alphabet.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  const fifteen = `${keyPrefix}000${digits}`;
  return fifteen + idChecksum(fifteen);
}

/** The counter in an Id that `makeId` made. */
export function idCounter(id: string): number {
  let counter = 0;
  for (const character of id.slice(6, 15)) counter = counter * 62 + alphabet.indexOf(character);
  return counter;
}
