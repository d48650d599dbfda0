import type { Instant } from '@causeway/domain';
import { instantOfMs, msOfInstant } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentSpan } from './moment-span.js';

describe('momentSpan', () => {
  it.each([
    ['2020', '2020-01-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z'],
    ['2020-02', '2020-02-01T00:00:00.000Z', '2020-03-01T00:00:00.000Z'],
    ['2020-12', '2020-12-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z'],
    ['2020-02-29', '2020-02-29T00:00:00.000Z', '2020-03-01T00:00:00.000Z'],
    ['2020-06-15T10:30', '2020-06-15T10:30:00.000Z', '2020-06-15T10:31:00.000Z'],
    ['2020-06-15T10:30:05Z', '2020-06-15T10:30:05.000Z', '2020-06-15T10:30:06.000Z'],
    ['2020-06-15T10:30:05.5Z', '2020-06-15T10:30:05.500Z', '2020-06-15T10:30:05.600Z'],
    ['2020-06-15T10:30:05.1234567Z', '2020-06-15T10:30:05.123Z', '2020-06-15T10:30:05.124Z'],
    ['2020-01-01T00:30:00+01:00', '2019-12-31T23:30:00.000Z', '2019-12-31T23:30:01.000Z'],
    ['2020-12-31T23:59:60-05:30', '2021-01-01T05:30:00.000Z', '2021-01-01T05:30:01.000Z'],
    ['9999', '9999-01-01T00:00:00.000Z', 'infinity'],
    ['0001-01-01T00:00:00+02:00', '-infinity', '-infinity'],
  ])('reads %s by its precision', (text, from, until) => {
    expect(momentSpan(text)).toEqual({ from, until });
  });

  it.each([
    '',
    '20',
    '2020-13',
    '2020-02-30',
    '2019-02-29',
    '2020-01-01T25:00:00Z',
    '2020-01-01T10:00:00+15:00',
    'today',
    '0000',
  ])('reads nothing from "%s"', (text) => expect(momentSpan(text)).toBeUndefined());

  it('reads every instant as the millisecond it is', () => {
    const [first, last] = ['1800-01-01T00:00:00.000Z', '2200-12-31T00:00:00.000Z'] as Instant[];
    const range = { min: msOfInstant(first as Instant), max: msOfInstant(last as Instant) };
    fc.assert(
      fc.property(fc.integer(range), (ms) => {
        expect(momentSpan(instantOfMs(ms))).toEqual({ from: instantOfMs(ms), until: instantOfMs(ms + 1) });
      }),
      { numRuns: 300 },
    );
  });
});
