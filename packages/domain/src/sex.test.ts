import { describe, expect, it } from 'vitest';
import { parseSex, sexes } from './sex.js';

describe('sex', () => {
  it('has the four codes of the NHS Data Dictionary, and reads each as itself', () => {
    expect(Object.keys(sexes)).toEqual(['0', '1', '2', '9']);
    for (const code of Object.keys(sexes)) expect(parseSex(code)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['male', '1'],
    ['female', '2'],
    ['other', '9'],
    ['unknown', '0'],
    [' F ', '2'],
    ['m', '1'],
    ['X', '0'],
  ])('reads %j as %s', (text, code) => {
    expect(parseSex(text)).toEqual({ ok: true, value: code });
  });

  it.each(['', '3', '01', 'toString', 'man'])('refuses %j', (text) => {
    expect(parseSex(text)).toMatchObject({
      ok: false,
      error: { code: 'CW-DOMAIN-007', category: 'invalid' },
    });
  });
});
