import { describe, expect, it } from 'vitest';
import { countInWords, dayInWords, momentInWords, nhsNumberInWords } from './template-filters.js';

describe('words of the templates', () => {
  it.each([
    ['2026-03-03', '3 March 2026'],
    ['2026-03', 'March 2026'],
    ['2026', '2026'],
    ['2026-12-31T23:59:59.000Z', '31 December 2026'],
    [undefined, ''],
    ['', ''],
  ])('tell the day of %s as %s, and no more than is known', (iso, words) => {
    expect(dayInWords(iso)).toBe(words);
  });

  it.each([
    // Clocks went forward on 29 March 2026 and back on 25 October, at 01:00 UTC.
    ['2026-03-29T00:59:00.000Z', '29 March 2026, 00:59'],
    ['2026-03-29T01:00:00.000Z', '29 March 2026, 02:00'],
    ['2026-10-25T00:59:00.000Z', '25 October 2026, 01:59'],
    ['2026-10-25T01:00:00.000Z', '25 October 2026, 01:00'],
    ['2026-06-30T23:30:00.000Z', '1 July 2026, 00:30'],
    ['2026-06-30', '30 June 2026'],
  ])('tell the moment %s as clocks here show it: %s', (iso, words) => {
    expect(momentInWords(iso)).toBe(words);
  });

  it('tell thousands and the groups of an NHS number apart', () => {
    expect(countInWords(1234567)).toBe('1,234,567');
    expect(nhsNumberInWords('9434765919')).toBe('943 476 5919');
    expect(nhsNumberInWords('12345')).toBe('12345');
  });
});
