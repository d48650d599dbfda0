import type { NumberValue, SearchPrefix } from './search-request.js';

const spelling = /^(-?\d{1,30}(?:\.(\d{1,30}))?)(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The number `text` spells, with the span its last digit stands for: 100 is 99.5 to 100.5, 5.40 is 5.395 to 5.405, 1e2 is
 * 95 to 105 (so the standard has it, as if it were 1.0e2); of `ap` it is a tenth
 * either side. Undefined where it is no number. Source: FHIR R4, Search, 3.1.1.4.6 number.
 */
export function parseNumberValue(prefix: SearchPrefix, text: string): NumberValue | undefined {
  const parts = spelling.exec(text);
  const value = Number(text);
  if (parts === null || !Number.isFinite(value)) return undefined;
  const decimals = parts[2]?.length ?? (parts[3] === undefined ? 0 : 1);
  const half = prefix === 'ap' ? Math.abs(value) / 10 : 0.5 * 10 ** (Number(parts[3] ?? 0) - decimals);
  return { prefix, value, low: rounded(value - half), high: rounded(value + half) };
}

/** Binary fractions leave a trace in the sixteenth digit (5.4 - 0.05), which would move the limit. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}
