import { parseDate, parseQuantity, parseReference, parseToken } from './parse-values.js';
import type { CompositePath, SearchComponent } from './search-parameter.js';
import type { SearchCondition } from './search-request.js';
import { splitUnescaped, unescaped } from './search-text.js';

/** A composite parameter, as far as its values are read by it. */
export interface CompositeParameter {
  readonly parameter: string;
  readonly composites: readonly CompositePath[];
  readonly base: string | undefined;
}

/** The two conditions of `first$second`, both under the composite's name; undefined where one is not of its form, or the first has no code. */
export function parseComposite(
  composite: CompositeParameter,
  text: string,
): readonly SearchCondition[] | undefined {
  const [first = '', second = '', ...more] = splitUnescaped(text, '$');
  const half = composite.composites[0]?.components[1];
  const head = parseToken(first);
  if (head?.code === undefined || half === undefined || more.length > 0 || second === '') return undefined;
  const tail = parseHalf(composite, half, second);
  if (tail === undefined) return undefined;
  return [{ kind: 'token', parameter: composite.parameter, not: false, values: [head] }, tail];
}

function parseHalf(
  { parameter, base }: CompositeParameter,
  { type }: SearchComponent,
  text: string,
): SearchCondition | undefined {
  if (type === 'string') return { kind: 'string', parameter, match: 'starts', values: [unescaped(text)] };
  if (type === 'date') {
    const value = parseDate(text);
    return value && { kind: 'date', parameter, values: [value] };
  }
  if (type === 'quantity') {
    const value = parseQuantity(text);
    return value && { kind: 'quantity', parameter, values: [value] };
  }
  if (type === 'reference') {
    const value = parseReference(text, { type: undefined, base });
    return value && { kind: 'reference', parameter, values: [value] };
  }
  const value = parseToken(text);
  return value && { kind: 'token', parameter, not: false, values: [value] };
}
