import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventTime } from './event-time.js';
import { compareEventTimes, dayOfEvent, parseEventTime } from './event-time.js';

function at(text: string): EventTime {
  const time = parseEventTime(text);
  if (time === undefined) throw new Error('expected a time');
  return time;
}

const anyTime = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('', 'T10:00', 'T10:00:00.5Z', 'T11:30Z', 'T09:00+01:00'),
  )
  .map(([day, time]) => at(`2020-01-0${day}${time}`));

describe('event time', () => {
  it.each([
    ['2020-01-02', '2020-01-02'],
    ['20200102', '2020-01-02'],
    ['2020-01-02T10:30', '2020-01-02T10:30:00.000000000'],
    ['2020-01-02 10:30:05', '2020-01-02T10:30:05.000000000'],
    ['2020-01-02T10:30:05.25Z', '2020-01-02T10:30:05.250000000Z'],
    ['2020-01-02T23:30:00+01:00', '2020-01-02T23:30:00.000000000+01:00'],
  ])('reads %s', (text, time) => {
    expect(parseEventTime(text)).toBe(time);
    expect(dayOfEvent(at(text))).toBe('2020-01-02');
  });

  it.each(['', '2020', '02/01/2020', '2020-02-30', 'unknown'])('cannot read %j', (text) => {
    expect(parseEventTime(text)).toBeUndefined();
  });

  it('orders by day, then by time where both have one by the same clock', () => {
    expect(compareEventTimes(at('2020-01-01'), at('2020-01-02'))).toBe(-1);
    expect(compareEventTimes(at('2020-01-02T00:10'), at('2020-01-01'))).toBe(1);
    expect(compareEventTimes(at('2020-01-01T10:00'), at('2020-01-01T09:59:59'))).toBe(1);
    expect(compareEventTimes(at('2020-01-01T10:00Z'), at('2020-01-01T10:00:00.000Z'))).toBe(0);
    expect(compareEventTimes(at('2020-01-01'), at('2020-01-01'))).toBe(0);
  });

  it('says that it cannot tell, rather than guess', () => {
    expect(compareEventTimes(at('2020-01-01'), at('2020-01-01T10:00'))).toBeUndefined();
    expect(compareEventTimes(at('2020-01-01T10:00Z'), at('2020-01-01T10:30+01:00'))).toBeUndefined();
    expect(compareEventTimes(undefined, at('2020-01-01'))).toBeUndefined();
    expect(compareEventTimes(at('2020-01-01'), undefined)).toBeUndefined();
  });

  it('gives the opposite answer the other way round', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (a, b) => {
        const forwards = compareEventTimes(a, b);
        const back = compareEventTimes(b, a);
        expect(back === undefined ? undefined : 0 - back).toBe(forwards);
      }),
    );
  });
});
