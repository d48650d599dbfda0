/**
 * `count` as a whole number with a comma at each thousand, as England writes it: 1,234,567. Not by `Intl`,
 * whose tables change from one version of Node to the next: a chart of the same figures has the same bytes
 * everywhere.
 */
export function formatCount(count: number): string {
  return formatFigure(count, 0);
}

/**
 * `value` with `decimals` places (0..20) and a comma at each thousand; below 0 with a minus sign, never "−0".
 */
export function formatFigure(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && /[1-9]/.test(digits) ? `\u{2212}${digits}` : digits;
}

/** How many decimal places (0..6) it takes to write all of `values` as they are. */
export function decimalsOf(values: readonly number[]): number {
  const exact = (decimals: number) =>
    values.every((value) => Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-9 * Math.abs(value));
  return [0, 1, 2, 3, 4, 5].find(exact) ?? 6;
}
