import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateShiftWeeks } from './date-shift.js';
import { masterKey } from './master-key.js';
import { nhsNumberToken, pseudonymToken } from './pseudonym-token.js';
import type { ReleaseKey } from './release-key.js';
import { releaseKey } from './release-key.js';

const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);

function key(release = 'release:2026-0001', field = 'nhs-number'): ReleaseKey {
  const master = masterKey(bytes);
  if (!master.ok) throw new Error(master.error.detail);
  const derived = releaseKey(master.value, { release, field });
  if (!derived.ok) throw new Error(derived.error.detail);
  return derived.value;
}

/** RFC 4648 base32 the slow way: the bits as text, five at a time. */
function base32Reference(digest: Uint8Array): string {
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{5}/g) ?? [];
  return fives.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five, 2))).join('');
}

describe('pseudonymToken', () => {
  it('is 26 characters of base32, the same every time', () => {
    const token = pseudonymToken(key(), '9434765919');
    expect(token).toMatch(/^[A-Z2-7]{26}$/);
    expect(pseudonymToken(key(), '9434765919')).toBe(token);
  });

  it('cannot be joined between two releases, nor between two fields of one', () => {
    const releases = fc.stringMatching(/^release:\d{4}-\d{4}$/);
    fc.assert(
      fc.property(releases, releases, fc.stringMatching(/^\d{10}$/), (one, other, number) => {
        fc.pre(one !== other);
        expect(pseudonymToken(key(one), number)).not.toBe(pseudonymToken(key(other), number));
        expect(pseudonymToken(key(one, 'a'), number)).not.toBe(pseudonymToken(key(one, 'b'), number));
      }),
    );
  });

  it('is not the salted digest that OpenPseudonymiser makes, nor any digest without a key', () => {
    const token = pseudonymToken(key(), '4505577104');
    for (const text of ['4505577104', 'nhs-number\x004505577104', '4505577104hello']) {
      expect(token).not.toBe(base32Reference(createHash('sha256').update(text).digest()).slice(0, 26));
    }
  });

  it('refuses an empty value, which all who lack a number would share', () => {
    expect(() => pseudonymToken(key(), '')).toThrow(RangeError);
  });
});

describe('nhsNumberToken', () => {
  it('gives one token to a number however it is written', () => {
    const tokens = ['9434765919', '943 476 5919', '943-476-5919'].map((text) => nhsNumberToken(key(), text));
    expect(new Set(tokens.map((token) => token.ok && token.value)).size).toBe(1);
    expect(tokens[0]).toEqual({ ok: true, value: pseudonymToken(key(), '9434765919') });
  });

  it('refuses a number whose check digit does not fit, without repeating it', () => {
    const refused = nhsNumberToken(key(), '9434765918');
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-DOMAIN-002' } });
    expect(JSON.stringify(refused)).not.toContain('943476');
  });
});

describe('masterKey', () => {
  it.each([0, 16, 31])('refuses a key of %i bytes', (length) => {
    expect(masterKey(bytes.slice(0, length))).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-121' } });
  });

  it('refuses a key that is one byte repeated', () => {
    expect(masterKey(new Uint8Array(32))).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-121' } });
  });

  it('keeps the bytes out of what is printed', () => {
    const printed = JSON.stringify(masterKey(bytes));
    expect(printed).not.toMatch(/00010203|AAECAw/);
    expect(printed).not.toContain('"3":3');
  });
});

describe('releaseKey', () => {
  it('refuses a release or field with a bar, by which two pairs could give one key', () => {
    const master = masterKey(bytes);
    if (!master.ok) throw new Error('the key is long enough');
    const refused = releaseKey(master.value, { release: 'a|b', field: 'c' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-126' } });
  });
});

describe('dateShiftWeeks', () => {
  it('moves by 1 to 8 whole weeks either way, never by none, and meets each of the 16 about equally often', () => {
    const people = Array.from({ length: 16_000 }, (_, index) => `person ${index}`);
    const shifts = new Map<number, number>();
    for (const person of people) {
      const weeks = dateShiftWeeks(key('release:1', 'date-shift'), person);
      shifts.set(weeks, (shifts.get(weeks) ?? 0) + 1);
    }
    expect([...shifts.keys()].sort((a, b) => a - b)).toEqual([
      -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8,
    ]);
    // Chi-square with 15 degrees of freedom: 37.7 is passed by chance once in a thousand; the key is fixed, so this
    // does not vary.
    const distance = [...shifts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(distance).toBeLessThan(37.7);
  });

  it('moves one person differently in different releases', () => {
    const shifts = ['a', 'b', 'c', 'd', 'e', 'f'].map((release) =>
      dateShiftWeeks(key(release, 'date-shift'), 'one'),
    );
    expect(new Set(shifts).size).toBeGreaterThan(1);
  });
});
