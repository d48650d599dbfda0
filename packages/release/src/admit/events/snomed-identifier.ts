// The tables of the dihedral group D5, after J. Verhoeff, "Error Detecting Decimal Codes" (1969): the product of two digits, and the
// permutation that is applied once more at every place.
const product = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
] as const;

const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const;

/** The permutation of a digit at each place from the right; it comes back to itself after eight. */
const permutations: readonly (readonly number[])[] = Array.from({ length: 8 }, (_, place) =>
  Array.from({ length: 10 }, (__, digit) => {
    let permuted = digit;
    for (let times = 0; times < place; times += 1) permuted = permutation[permuted] ?? permuted;
    return permuted;
  }),
);

/**
 * Whether `text` is an identifier of SNOMED CT: six to eighteen digits without a leading zero, a partition of concepts, descriptions or
 * relationships (00 to 02, 10 to 12 before the last digit), and Verhoeff's check digit.
 *
 * A number of ten digits can be both this and an NHS number; one in a thousand NHS numbers is. Source: SNOMED CT Release File
 * Specification, SCTID.
 */
export function isSnomedIdentifier(text: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(text) || !/[01][012]\d$/.test(text)) return false;
  const digits = Array.from(text, Number).reverse();
  const check = digits.reduce(
    (sum, digit, place) => product[sum]?.[permutations[place % 8]?.[digit] ?? 0] ?? 0,
    0,
  );
  return check === 0;
}
