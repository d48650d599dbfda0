import { isObject } from '../parse-resource.js';
import type { ElementPath } from './search-parameter.js';

/** The values at `path` in `resource`, lists opened, in document order; empty where there are none. */
export function elementValues(resource: unknown, path: ElementPath): readonly unknown[] {
  const found = valuesAt(resource, path.steps);
  const { where } = path;
  if (where === undefined) return found;
  return found.filter((value) => isObject(value) && value[where.element] === where.text);
}

/** What stands at the end of `steps` below `node`, lists opened. */
export function valuesAt(node: unknown, steps: readonly string[]): readonly unknown[] {
  const found: unknown[] = [];
  collect(node, steps, found);
  return found;
}

/** `value` where it is a text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The items of `value`: of a list its members, of anything else there itself. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function collect(node: unknown, steps: readonly string[], found: unknown[]): void {
  if (node === undefined || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, steps, found);
    return;
  }
  const [step, ...further] = steps;
  if (step === undefined) found.push(node);
  else if (isObject(node)) collect(node[step], further, found);
}
