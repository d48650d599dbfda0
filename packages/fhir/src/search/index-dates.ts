import { isObject } from '../parse-resource.js';
import { listOf, textOf } from './element-values.js';
import type { MomentSpan } from './moment-span.js';
import { momentSpan } from './moment-span.js';

/**
 * The spans of time that a date, dateTime, instant, Period or Timing covers; empty where it says none. Of a Timing it is the outer
 * limits of what is scheduled. Source: FHIR R4, Search, 3.1.1.4.7 date.
 */
export function dateSpans(value: unknown, datatype: string): readonly MomentSpan[] {
  if (datatype === 'Period') return listOf(periodSpan(value)) as readonly MomentSpan[];
  if (datatype === 'Timing') return timingSpans(value);
  const text = textOf(value);
  return listOf(text === undefined ? undefined : momentSpan(text)) as readonly MomentSpan[];
}

function periodSpan(value: unknown): MomentSpan | undefined {
  if (!isObject(value)) return undefined;
  const start = momentSpan(textOf(value.start) ?? '');
  const end = momentSpan(textOf(value.end) ?? '');
  if (start === undefined && end === undefined) return undefined;
  return { from: start?.from ?? '-infinity', until: end?.until ?? 'infinity' };
}

function timingSpans(value: unknown): readonly MomentSpan[] {
  if (!isObject(value)) return [];
  const events = listOf(value.event).flatMap((event) => dateSpans(event, 'dateTime'));
  const bounds = isObject(value.repeat) ? dateSpans(value.repeat.boundsPeriod, 'Period') : [];
  const spans = [...events, ...bounds];
  if (spans.length === 0) return [];
  const from = spans.map((span) => span.from).reduce((a, b) => (a < b ? a : b));
  const until = spans.map((span) => span.until).reduce((a, b) => (a > b ? a : b));
  return [{ from, until }];
}
