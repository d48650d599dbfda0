import { numberText } from './number-text.js';

/**
 * The JSON text of a value: as JSON.stringify writes it, but numbers as they were submitted. Keys stand in the order they have; what is
 * undefined is left out.
 */
export function writeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item, index) => written(value, index, item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${members(value).join(',')}}`;
}

/** The members of an object, each as `"name":value`, in the order they have. */
export function members(object: object): readonly string[] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}:${written(object, name, value)}`);
}

function written(holder: object, key: string | number, value: unknown): string {
  return typeof value === 'number' ? numberText(holder, key, value) : writeJson(value);
}
