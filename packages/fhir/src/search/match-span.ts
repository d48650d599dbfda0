import type { MomentSpan } from './moment-span.js';
import type { DateValue, NumberValue, QuantityValue } from './search-request.js';

/** Whether a span of time is what `wanted` asks for. Source: FHIR R4, Search, 3.1.1.4.4 prefixes and 3.1.1.4.7 date. */
export function matchesDate({ from, until }: MomentSpan, wanted: DateValue): boolean {
  const isWithin = from >= wanted.from && until <= wanted.until;
  switch (wanted.prefix) {
    case 'eq':
      return isWithin;
    case 'ne':
      return !isWithin;
    case 'gt':
      return until > wanted.until;
    case 'lt':
      return from < wanted.from;
    case 'ge':
      return isWithin || until > wanted.until;
    case 'le':
      return isWithin || from < wanted.from;
    case 'sa':
      return from >= wanted.until;
    case 'eb':
      return until <= wanted.from;
    case 'ap':
      return from < wanted.until && until > wanted.from;
  }
}

/** A quantity as it stands in a resource: its limits, and its unit by system and code and in words. */
export interface MeasuredQuantity {
  readonly low: number;
  readonly high: number;
  readonly system: string | undefined;
  readonly code: string | undefined;
  readonly unit: string | undefined;
}

/** Whether a quantity is what `wanted` asks for. Source: FHIR R4, Search, 3.1.1.4.4 prefixes and 3.1.1.4.14 quantity. */
export function matchesQuantity(found: MeasuredQuantity, wanted: QuantityValue): boolean {
  return matchesNumber(found, wanted) && matchesUnit(found, wanted);
}

function matchesNumber({ low, high }: MeasuredQuantity, wanted: NumberValue): boolean {
  const isWithin = low >= wanted.low && high < wanted.high;
  switch (wanted.prefix) {
    case 'eq':
      return isWithin;
    case 'ne':
      return !isWithin;
    case 'gt':
      return high > wanted.value;
    case 'lt':
      return low < wanted.value;
    case 'ge':
      return high >= wanted.value;
    case 'le':
      return low <= wanted.value;
    case 'sa':
      return low >= wanted.high;
    case 'eb':
      return high < wanted.low;
    case 'ap':
      return low <= wanted.high && high >= wanted.low;
  }
}

function matchesUnit(found: MeasuredQuantity, { system, code }: QuantityValue): boolean {
  if (system === undefined) return code === undefined || code === found.code || code === found.unit;
  return system === found.system && found.code !== undefined && (code === undefined || code === found.code);
}
