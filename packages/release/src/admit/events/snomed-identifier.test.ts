import { describe, expect, it } from 'vitest';
import { isSnomedIdentifier } from './snomed-identifier.js';

describe('isSnomedIdentifier', () => {
  it.each([
    ['asthma', '195967001'],
    ['myocardial infarction, the example of the specification', '22298006'],
    ['dissent from secondary use, of the UK extension', '827241000000103'],
    ['a concept of ten digits', '1119302008'],
    ['a medicine of dm+d', '322236009'],
    ['the shortest there is', '100005'],
  ])('knows %s', (_, code) => {
    expect(isSnomedIdentifier(code)).toBe(true);
  });

  it('refuses a code with any one digit changed, or two neighbours swapped', () => {
    const code = '195967001';
    const changed = Array.from(code, (digit, at) =>
      Array.from({ length: 10 }, (_, other) => `${code.slice(0, at)}${other}${code.slice(at + 1)}`).filter(
        (other) => other !== code && digit !== '',
      ),
    ).flat();
    const swapped = Array.from(
      { length: code.length - 1 },
      (_, at) => code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2),
    ).filter((other) => other !== code);
    expect([...changed, ...swapped].filter(isSnomedIdentifier)).toEqual([]);
  });

  it.each(['', '12345', '0195967001', '195967001 ', '8302-2', '195967031', '1234567890123456789'])(
    'refuses %j',
    (code) => {
      expect(isSnomedIdentifier(code)).toBe(false);
    },
  );
});
