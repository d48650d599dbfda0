// RFC 4648, section 6. Upper case, as the RFC writes it: a token then cannot be taken for hexadecimal or for a word,
// reads alike in every typeface we met (there is no 0, 1 or 8 beside O, I, B), and survives systems that fold case,
// because folding it again restores it.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first `length` characters of `bytes` in base32 (RFC 4648), five bits each, without padding. */
export function base32(bytes: Uint8Array, length: number): string {
  return Array.from({ length }, (_, index) => alphabet.charAt(fiveBits(bytes, index * 5))).join('');
}

function fiveBits(bytes: Uint8Array, from: number): number {
  const first = from >> 3;
  const two = ((bytes[first] ?? 0) << 8) | (bytes[first + 1] ?? 0);
  return (two >> (11 - (from & 7))) & 31;
}
