import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCursor, sealCursor } from './sealed-cursor.js';

const key = new Uint8Array(32).fill(7);
const place = ['2026-01-01T00:00:00.000Z', null, '11111111-1111-4111-8111-111111111111'];

describe('a sealed cursor', () => {
  it('opens to the place it was sealed with, and is the same each time', () => {
    const cursor = sealCursor(key, ['user', 3], place);
    expect(openCursor(key, ['user', 3], cursor)).toEqual({ ok: true, value: place });
    expect(sealCursor(key, ['user', 3], place)).toBe(cursor);
  });

  it('shows nothing of the place', () => {
    const cursor = sealCursor(key, [], ['Zzyzx']);
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain('Zzyzx');
  });

  it('does not open for another user, query or state of the choices, nor with another key', () => {
    const cursor = sealCursor(key, ['user', 3], place);
    const answers = [
      openCursor(key, ['other', 3], cursor),
      openCursor(key, ['user', 4], cursor),
      openCursor(new Uint8Array(32).fill(8), ['user', 3], cursor),
    ];
    expect(answers.map((answer) => (answer.ok ? 'opened' : answer.error.code))).toEqual(
      Array(3).fill('CW-RECORD-011'),
    );
  });

  it('refuses whatever was not sealed here', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(openCursor(key, ['user', 3], text).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
