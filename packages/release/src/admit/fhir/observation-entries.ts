import { preferredCoding } from './coding.js';
import {
  type Entry,
  type EntryParts,
  type EntryReading,
  entryOf,
  readingOf,
  type UnusableReason,
} from './entry.js';
import { firstDayAmong, lastDayOf } from './fhir-day.js';
import { type Fields, fieldsOf, listOf, textOf } from './json-fields.js';

const ucum = 'http://unitsofmeasure.org';
const withoutResult: ReadonlySet<string> = new Set(['entered-in-error', 'cancelled', 'registered']);

/**
 * The observations of an Observation: itself, where it has a value or stands alone, and each of its components (the two pressures of a
 * blood pressure). Source: FHIR R4, Observation.
 */
export function observationEntries(observation: Fields): EntryReading {
  const status = textOf(observation.status);
  if (withoutResult.has(status)) return { leftOut: status };
  const period = fieldsOf(observation.effectivePeriod);
  const { effectiveDateTime, effectiveInstant } = observation;
  const when = {
    start: firstDayAmong([effectiveDateTime, period.start, effectiveInstant]),
    end: lastDayOf(period.end),
  };
  const components = listOf(observation.component);
  const isPanel = components.length > 0 && !hasValue(observation);
  return readingOf([
    ...(isPanel ? [] : [observed(observation, when)]),
    ...components.map((component, index) => observed(component, { ...when, part: `#${index + 1}` })),
  ]);
}

function observed(source: Fields, when: Pick<EntryParts, 'start' | 'end' | 'part'>): Entry | UnusableReason {
  return entryOf({ kind: 'observation', coding: preferredCoding(source.code), ...when, ...resultOf(source) });
}

function hasValue(source: Fields): boolean {
  return Object.keys(source).some((name) => name.startsWith('value'));
}

/** The value and unit of a result that is a number or a code. Text is never read: people write names into it. */
function resultOf(source: Fields): { readonly value: string; readonly unit: string } {
  const { valueQuantity, valueCodeableConcept, valueInteger, valueBoolean } = source;
  const quantity = fieldsOf(valueQuantity);
  if (typeof quantity.value === 'number')
    return {
      value: `${textOf(quantity.comparator)}${quantity.value}`,
      unit: unitOf(quantity),
    };
  const value =
    typeof valueInteger === 'number' || typeof valueBoolean === 'boolean'
      ? String(valueInteger ?? valueBoolean)
      : (preferredCoding(valueCodeableConcept)?.code ?? '');
  return { value, unit: '' };
}

/** The code of UCUM, by which units of different senders can be compared; else the unit as people read it. */
function unitOf({ system, code, unit }: Fields): string {
  const written = textOf(unit);
  return textOf(system) === ucum ? textOf(code) || written : written || textOf(code);
}
