import { isObject } from '../parse-resource.js';
import { textOf } from './element-values.js';

/** A number or a range of numbers with its unit. */
export interface QuantitySpan {
  /** Inclusive; -Infinity where the range is open. */
  readonly low: number;
  /** Inclusive; Infinity where the range is open. */
  readonly high: number;
  /** `system|code` of the unit, `|unit` where it is only written out, the empty text where there is none. */
  readonly unit: string;
}

/**
 * The numbers of a Quantity (Age, Duration), Money or Range, once for each way its unit is given (by code, in words); empty where it
 * has no number. Units are not converted. Source: FHIR R4, Search, 3.1.1.4.14 quantity.
 */
export function quantitySpans(value: unknown, datatype: string): readonly QuantitySpan[] {
  if (!isObject(value)) return [];
  if (datatype === 'Range') return rangeSpans(value);
  const number = value.value;
  if (typeof number !== 'number') return [];
  return unitsOf(value, datatype).map((unit) => ({ ...limits(number, value.comparator), unit }));
}

function rangeSpans(range: Readonly<Record<string, unknown>>): readonly QuantitySpan[] {
  const [low] = quantitySpans(range.low, 'Quantity');
  const [high] = quantitySpans(range.high, 'Quantity');
  const given = isObject(range.low) && low !== undefined ? range.low : range.high;
  if ((low ?? high) === undefined || !isObject(given)) return [];
  const ends = { low: low?.low ?? Number.NEGATIVE_INFINITY, high: high?.high ?? Number.POSITIVE_INFINITY };
  return unitsOf(given, 'Quantity').map((unit) => ({ ...ends, unit }));
}

/** `<5` is any number up to 5: a quantity with a comparator is a span. */
function limits(value: number, comparator: unknown): { readonly low: number; readonly high: number } {
  const isBelow = comparator === '<' || comparator === '<=';
  const isAbove = comparator === '>' || comparator === '>=';
  return {
    low: isBelow ? Number.NEGATIVE_INFINITY : value,
    high: isAbove ? Number.POSITIVE_INFINITY : value,
  };
}

function unitsOf(quantity: Readonly<Record<string, unknown>>, datatype: string): readonly string[] {
  if (datatype === 'Money') return [`urn:iso:std:iso:4217|${textOf(quantity.currency) ?? ''}`];
  const [code, unit] = [textOf(quantity.code), textOf(quantity.unit)];
  const coded = code === undefined ? [] : [`${textOf(quantity.system) ?? ''}|${code}`];
  const written = unit === undefined || unit === code ? [] : [`|${unit}`];
  const units = [...coded, ...written];
  return units.length === 0 ? [''] : units;
}
