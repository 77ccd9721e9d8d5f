/** Crockford's base 32: no I, L, O or U, so that a code read aloud or copied by hand is never in doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

// Spaces; dashes of every script, what looks like one (minus sign, long vowel mark, the character 一, a swung dash) and
// dots between groups; invisible characters that come along when a code is copied out of a chat.
const SEPARATORS = /[\s\p{Pd}\u2212\u30FC一~_.·・•\p{Cf}]/gu;

/** Bytes as Crockford base 32, high bits first, without padding: 10 bytes make 16 characters. */
export function encodeCrockford(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET.charAt((held >> (bits - 5)) & 31);
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text;
}

/**
 * The code's one spelling, 16 capitals and digits without separators, from whatever was typed: full-width letters and
 * digits, any spaces and dashes, lower case, and the letters that no code has for those they are taken for: O for 0, I
 * and L for 1, U for V. Null where it is no receipt code.
 */
export function normaliseReceiptCode(typed: string): string | null {
  return normaliseCrockford(typed, CODE_LENGTH);
}

/** The same for any code of so many characters in Crockford's base 32. */
export function normaliseCrockford(typed: string, length: number): string | null {
  const bare = typed.normalize('NFKC').replace(SEPARATORS, '');
  if (bare.length !== length || !/^[0-9A-Za-z]*$/.test(bare)) return null;
  return bare.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replaceAll('U', 'V');
}

/** The code as it is shown and read aloud: four groups of four. @throws RangeError where it is no receipt code. */
export function formatReceiptCode(code: string): string {
  const normal = normaliseReceiptCode(code);
  if (normal === null) throw new RangeError('not a receipt code');
  return inGroups(normal);
}

/** Groups of four with dashes between them. */
export function inGroups(code: string): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}
