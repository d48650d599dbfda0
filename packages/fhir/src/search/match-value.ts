import { isObject } from '../parse-resource.js';
import { listOf, textOf } from './element-values.js';
import { dateSpans } from './index-dates.js';
import { normalisedString } from './index-texts.js';
import type { MeasuredQuantity } from './match-span.js';
import type { MomentSpan } from './moment-span.js';
import type { SearchParameter } from './search-parameter.js';
import type { TokenValue } from './search-request.js';

/** A code with its system as they stand in a resource; undefined where they do not. */
export interface FoundCode {
  readonly system: string | undefined;
  readonly code: string | undefined;
}

const contactParameters = new Set(['telecom', 'phone', 'email']);

/** The codes of a value that a token parameter found, by the shape the value has. */
export function codesOf(
  value: unknown,
  parameter: Pick<SearchParameter, 'name' | 'paths'>,
): readonly FoundCode[] {
  if (!isObject(value)) {
    const code = typeof value === 'boolean' ? String(value) : textOf(value);
    const system = parameter.paths.find(({ datatype }) => datatype === 'code')?.argument;
    return code === undefined ? [] : [{ system: typeof value === 'string' ? system : undefined, code }];
  }
  if (contactParameters.has(parameter.name))
    return existing({ system: undefined, code: textOf(value.value) });
  const isCoding = value.code !== undefined || (value.value === undefined && value.coding === undefined);
  const isConcept = value.coding !== undefined;
  if (isConcept) return listOf(value.coding).flatMap((coding) => codesOf(coding, parameter));
  return existing({ system: textOf(value.system), code: textOf(isCoding ? value.code : value.value) });
}

function existing(found: FoundCode): readonly FoundCode[] {
  return found.system === undefined && found.code === undefined ? [] : [found];
}

/** Whether a code is what `wanted` asks for: any system where that is undefined, none where it is empty. */
export function matchesToken(found: FoundCode, { system, code }: TokenValue): boolean {
  const isSystem =
    system === undefined || (system === '' ? found.system === undefined : found.system === system);
  return isSystem && (code === undefined || found.code === code);
}

/** The spans of time of a value that a date parameter found. */
export function spansOf(value: unknown): readonly MomentSpan[] {
  if (!isObject(value)) return dateSpans(value, 'dateTime');
  return dateSpans(value, value.start !== undefined || value.end !== undefined ? 'Period' : 'Timing');
}

/** The texts of a value that a string parameter found. */
export function textsOf(value: unknown): readonly string[] {
  if (!isObject(value)) return listOf(textOf(value)) as readonly string[];
  const { use: _use, type: _type, period: _period, ...parts } = value;
  return Object.values(parts)
    .flatMap(listOf)
    .map(textOf)
    .filter((text) => text !== undefined);
}

/** Whether a text begins with, contains or is what is wanted. */
export function matchesText(text: string, wanted: string, match: 'starts' | 'exact' | 'contains'): boolean {
  if (match === 'exact') return text === wanted;
  const [found, sought] = [normalisedString(text), normalisedString(wanted)];
  return match === 'contains' ? found.includes(sought) : found.startsWith(sought);
}

/** The quantities of a value that a quantity parameter found. */
export function quantitiesOf(value: unknown): readonly MeasuredQuantity[] {
  if (!isObject(value)) return [];
  if (value.low !== undefined || value.high !== undefined) return rangeOf(value.low, value.high);
  if (typeof value.value !== 'number') return [];
  const comparator = textOf(value.comparator);
  const money = textOf(value.currency);
  return [
    {
      low: comparator?.startsWith('<') === true ? Number.NEGATIVE_INFINITY : value.value,
      high: comparator?.startsWith('>') === true ? Number.POSITIVE_INFINITY : value.value,
      system: money === undefined ? textOf(value.system) : 'urn:iso:std:iso:4217',
      code: money ?? textOf(value.code),
      unit: textOf(value.unit),
    },
  ];
}

function rangeOf(low: unknown, high: unknown): readonly MeasuredQuantity[] {
  const [least] = quantitiesOf(low);
  const [most] = quantitiesOf(high);
  const given = least ?? most;
  if (given === undefined) return [];
  return [
    { ...given, low: least?.low ?? Number.NEGATIVE_INFINITY, high: most?.high ?? Number.POSITIVE_INFINITY },
  ];
}
