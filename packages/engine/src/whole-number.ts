/** The whole number as a number where a double holds it exactly, and as it is beyond ±2^53. */
export function plainWholeNumber(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}
