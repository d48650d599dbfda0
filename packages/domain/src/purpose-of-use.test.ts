import { describe, expect, it } from 'vitest';
import type { PurposeOfUse } from './purpose-of-use.js';
import { isSecondaryUse, parsePurposeOfUse, purposesOfUse } from './purpose-of-use.js';

describe('purpose of use', () => {
  it('reads each purpose as itself', () => {
    for (const purpose of Object.keys(purposesOfUse)) {
      expect(parsePurposeOfUse(purpose)).toEqual({ ok: true, value: purpose });
    }
  });

  it.each(['', 'Research', 'direct care', 'marketing', '__proto__'])(
    'refuses %j and guesses nothing',
    (text) => {
      expect(parsePurposeOfUse(text)).toMatchObject({ ok: false, error: { code: 'CW-DOMAIN-009' } });
    },
  );

  it.each<PurposeOfUse>(['planning', 'research', 'audit'])('counts %s as secondary use', (purpose) => {
    expect(isSecondaryUse(purpose)).toBe(true);
  });

  it.each<PurposeOfUse>(['direct-care', 'patient-access', 'safeguarding'])(
    'does not count %s as secondary use',
    (purpose) => {
      expect(isSecondaryUse(purpose)).toBe(false);
    },
  );
});
