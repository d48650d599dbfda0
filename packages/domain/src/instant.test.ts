import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from './instant.js';
import { addMs, dateOfInstant, instantOfMs, msOfInstant, parseInstant } from './instant.js';

const first = '1800-01-01T00:00:00.000Z' as Instant;
const last = '2200-12-31T23:59:59.999Z' as Instant;
const anyMs = fc.integer({ min: msOfInstant(first), max: msOfInstant(last) });

function readInstant(text: string): string | undefined {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : undefined;
}

describe('instant', () => {
  it.each([
    ['2026-11-22T22:00:00Z', '2026-11-22T22:00:00.000Z'],
    ['2026-11-22T22:00:00.1Z', '2026-11-22T22:00:00.100Z'],
    ['2026-11-22T22:00:00.123456789Z', '2026-11-22T22:00:00.123Z'],
    ['2026-11-22T22:00:00+01:00', '2026-11-22T21:00:00.000Z'],
    ['2026-01-01T00:30:00+01', '2025-12-31T23:30:00.000Z'],
    ['2024-02-28T23:30:00-0130', '2024-02-29T01:00:00.000Z'],
    ['2026-11-22 22:00:00+00', '2026-11-22T22:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ])('reads %s as %s', (text, expected) => {
    expect(readInstant(text)).toBe(expected);
  });

  it.each([
    '',
    '2026-11-22',
    '2026-11-22T22:00Z',
    '2026-11-22T22:00:00',
    '2026-11-31T22:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T22:60:00Z',
    '2026-11-22T22:00:61Z',
    '2026-11-22T22:00:00+15:00',
    '2026-11-22T22:00:00+01:60',
    '1800-01-01T00:00:00+01:00',
    '2200-12-31T23:59:60Z',
    '20261122T220000Z',
  ])('refuses %j', (text) => {
    const parsed = parseInstant(text);
    expect(parsed.ok ? parsed.value : parsed.error.code).toBe('CW-DOMAIN-010');
  });

  it('says nothing of the text that it refuses', () => {
    const parsed = parseInstant('9434765919');
    expect(parsed.ok ? '' : parsed.error.detail).not.toContain('9434765919');
  });

  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [951_782_400_000, '2000-02-29T00:00:00.000Z'],
    [1_000_000_000_000, '2001-09-09T01:46:40.000Z'],
    [2_147_483_647_000, '2038-01-19T03:14:07.000Z'],
  ])('counts %i milliseconds from 1970 as %s', (ms, expected) => {
    expect(instantOfMs(ms)).toBe(expected);
    expect(msOfInstant(expected as Instant)).toBe(ms);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const instant = instantOfMs(ms);
        return msOfInstant(instant) === ms && readInstant(instant) === instant;
      }),
    );
  });

  it('orders as text as it orders in time', () => {
    fc.assert(fc.property(anyMs, anyMs, (a, b) => instantOfMs(a) < instantOfMs(b) === a < b));
  });

  it('adds milliseconds, and leaves its years with an error', () => {
    expect(addMs('2026-12-31T23:59:59.999Z' as Instant, 1)).toBe('2027-01-01T00:00:00.000Z');
    expect(addMs('2026-11-22T22:00:00.000Z' as Instant, -1)).toBe('2026-11-22T21:59:59.999Z');
    expect(() => addMs(last, 1)).toThrow(RangeError);
  });

  it('has a day in UTC', () => {
    expect(dateOfInstant('2026-11-22T22:00:00.000Z' as Instant)).toBe('2026-11-22');
  });
});
