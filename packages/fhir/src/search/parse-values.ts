import { momentSpan } from './moment-span.js';
import { parseNumberValue } from './parse-number.js';
import type {
  DateValue,
  NumberValue,
  QuantityValue,
  ReferenceValue,
  SearchPrefix,
  TokenValue,
} from './search-request.js';
import { splitUnescaped, unescaped } from './search-text.js';

/** A code as asked: `code`, `system|code`, `|code` or `system|`; undefined where neither is there. */
export function parseToken(text: string): TokenValue | undefined {
  const parts = splitUnescaped(text, '|').map(unescaped);
  if (parts.length > 2 || parts.every((part) => part === '')) return undefined;
  const [first = '', second] = parts;
  if (second === undefined) return { system: undefined, code: first };
  return { system: first, code: second === '' ? undefined : second };
}

const relativeSpelling = /^(?:([A-Z][A-Za-z]+)\/)?([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]+)?$/;

/**
 * A reference as asked: `id`, `Type/id`, either below `base` (the server's own address), or any other address; undefined where it is
 * empty, or names another type than `type`.
 */
export function parseReference(
  text: string,
  { type, base }: { readonly type: string | undefined; readonly base: string | undefined },
): ReferenceValue | undefined {
  const address = unescaped(text);
  const local =
    base !== undefined && address.startsWith(`${base}/`) ? address.slice(base.length + 1) : address;
  const [, named, id] = relativeSpelling.exec(local) ?? [];
  if (id === undefined)
    return local === '' || type !== undefined ? undefined : { type: undefined, id: local };
  if (type !== undefined && named !== undefined && named !== type) return undefined;
  return { type: named ?? type, id };
}

const prefixSpelling = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/s;

/** A date of any precision with its prefix; undefined where it is none. */
export function parseDate(text: string): DateValue | undefined {
  const [prefix, rest] = prefixed(text);
  // A plus sign that was not percent-encoded arrives as a space; in a date it can only have been the sign of a zone.
  const span = momentSpan(rest.replace(/ (?=\d\d:\d\d$)/, '+'));
  return span === undefined ? undefined : { prefix, ...span };
}

/** A number with its prefix; undefined where it is none. */
export function parseNumber(text: string): NumberValue | undefined {
  const [prefix, rest] = prefixed(text);
  return parseNumberValue(prefix, rest);
}

/** A quantity as asked: `number`, `number|system|code` or `number||unit`, with its prefix; undefined where it is none. */
export function parseQuantity(text: string): QuantityValue | undefined {
  const [first = '', system = '', code = '', ...more] = splitUnescaped(text, '|').map(unescaped);
  const number = parseNumber(first);
  if (number === undefined || more.length > 0) return undefined;
  return {
    ...number,
    system: system === '' ? undefined : system,
    code: code === '' ? undefined : code,
  };
}

function prefixed(text: string): readonly [SearchPrefix, string] {
  const [, prefix = 'eq', rest = ''] = prefixSpelling.exec(unescaped(text)) ?? [];
  return [prefix as SearchPrefix, rest];
}
