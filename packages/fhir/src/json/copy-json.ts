import { withNumberTextsOf } from './number-text.js';

/** A deep copy of a JSON value, which keeps how its numbers were written. */
export function copyJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return withNumberTextsOf(value, value.map(copyJson));
  const copy = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copyJson(item)]));
  return withNumberTextsOf(value, copy);
}
