import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Postcode } from './postcode.js';
import {
  isPlaceholderPostcode,
  outwardCode,
  parsePostcode,
  postcodeArea,
  postcodeSector,
} from './postcode.js';

function parsed(text: string): Postcode {
  const result = parsePostcode(text);
  if (!result.ok) throw new Error(`expected a postcode: ${result.error.code}`);
  return result.value;
}

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const digit = fc.constantFrom(...'0123456789');
const shapes = ['A9', 'A99', 'AA9', 'AA99', 'A9A', 'AA9A'];
const anyPostcode: fc.Arbitrary<string> = fc
  .constantFrom(...shapes)
  .chain((outward) =>
    fc.tuple(
      ...Array.from(`${outward} 9AA`, (c) => (c === 'A' ? letter : c === '9' ? digit : fc.constant(c))),
    ),
  )
  .map((parts) => parts.join(''));

describe('postcode', () => {
  it.each([
    'CB4 8JA',
    'cb48ja',
    'CB4  8JA',
    ' CB4 8JA',
    'CB4 8JA ',
    'Cb4\t8jA',
    'CB4\u00a08JA',
    'C B 4 8 J A',
  ])('reads %j as CB4 8JA', (text) => {
    expect(parsed(text)).toBe('CB4 8JA');
  });

  it.each([
    ['M1 1AE', 'M1', 'M1 1', 'M'],
    ['B33 8TH', 'B33', 'B33 8', 'B'],
    ['CR2 6XH', 'CR2', 'CR2 6', 'CR'],
    ['DN55 1PT', 'DN55', 'DN55 1', 'DN'],
    ['W1A 0AX', 'W1A', 'W1A 0', 'W'],
    ['EC1A 1BB', 'EC1A', 'EC1A 1', 'EC'],
    ['GIR 0AA', 'GIR', 'GIR 0', 'GIR'],
  ])('takes %s apart into its outward code, sector and area', (text, outward, sector, area) => {
    const postcode = parsed(text.replace(' ', ''));
    expect(postcode).toBe(text);
    expect(outwardCode(postcode)).toBe(outward);
    expect(postcodeSector(postcode)).toBe(sector);
    expect(postcodeArea(postcode)).toBe(area);
  });

  it.each([
    '',
    'CB4',
    '8JA',
    'CB4 8J',
    'CB4 8JAA',
    'CB444 8JA',
    'CBX4 8JA',
    '4CB 8JA',
    'CB4-8JA',
    'CB4 OJA',
    'GIS 0AA',
  ])('refuses %j', (text) => {
    expect(parsePostcode(text)).toMatchObject({ ok: false, error: { code: 'CW-DOMAIN-003' } });
  });

  it('says the length of what it refused, and never the text', () => {
    const result = parsePostcode('CB44 8JAXQ');
    expect(result).toMatchObject({ error: { detail: expect.stringContaining('10 characters') } });
    expect(JSON.stringify(result)).not.toContain('CB44');
  });

  it.each(['ZZ99 3VZ', 'zz993wz', 'ZZ99 3CZ'])('knows %s for a placeholder', (text) => {
    expect(isPlaceholderPostcode(parsed(text))).toBe(true);
  });

  it('does not take a place for a placeholder', () => {
    expect(isPlaceholderPostcode(parsed('CB4 8JA'))).toBe(false);
    expect(isPlaceholderPostcode(parsed('ZE1 0AA'))).toBe(false);
  });

  it('has one normal form: reading it again changes nothing, whatever the case and spaces were', () => {
    fc.assert(
      fc.property(anyPostcode, fc.nat({ max: 8 }), (text, position) => {
        expect(parsed(text)).toBe(text);
        const packed = text.replace(' ', '').toLowerCase();
        expect(parsed(`${packed.slice(0, position)} ${packed.slice(position)}`)).toBe(text);
      }),
    );
  });
});
