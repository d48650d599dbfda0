import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOdsCode } from './ods-code.js';

describe('ODS code', () => {
  it.each([
    ['RGT', 'RGT'],
    ['d81001', 'D81001'],
    ['R1A14 ', 'R1A14'],
    ['RGT01', 'RGT01'],
    ['8HA03', '8HA03'],
  ])('reads %j as %s', (text, code) => {
    expect(parseOdsCode(text)).toEqual({ ok: true, value: code });
  });

  it.each(['', 'RG', 'RGT 01', 'RGT-01', '../RGT', 'RGTÉ', 'A23456789012X'])('refuses %j', (text) => {
    expect(parseOdsCode(text)).toMatchObject({ ok: false, error: { code: 'CW-DOMAIN-006' } });
  });

  it('has one normal form', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{3,12}$/), (text) => {
        const once = parseOdsCode(` ${text} `);
        expect(once).toEqual({ ok: true, value: text.toUpperCase() });
      }),
    );
  });
});
