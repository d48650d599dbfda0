import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NhsNumber } from './nhs-number.js';
import {
  formatNhsNumber,
  isNeverIssuedNhsNumber,
  isPlaceholderNhsNumber,
  isTestNhsNumber,
  isValidNhsNumber,
  nhsNumberCheckDigit,
  parseNhsNumber,
} from './nhs-number.js';

const sharedData = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const vectorsFile = `${sharedData}release/pseudonym/vectors.json`;
const gpConnectFolder = `${sharedData}fhir/gpconnect-test-data-csv/`;

const anyNhsNumber: fc.Arbitrary<NhsNumber> = fc
  .integer({ min: 0, max: 999_999_999 })
  .map((n) => String(n).padStart(9, '0'))
  .filter((firstNine) => nhsNumberCheckDigit(firstNine) !== undefined)
  .map((firstNine) => `${firstNine}${nhsNumberCheckDigit(firstNine)}` as NhsNumber);

function parsed(text: string): NhsNumber {
  const result = parseNhsNumber(text);
  if (!result.ok) throw new Error(`expected a valid number: ${result.error.code}`);
  return result.value;
}

function codeOf(text: string): string {
  const result = parseNhsNumber(text);
  return result.ok ? 'valid' : result.error.code;
}

describe('NHS number', () => {
  it.each(['9434765919', '943 476 5919', '943-476-5919', ' 9434765919 ', '\t943 476 5919\n'])(
    'reads the spelling %j',
    (text) => {
      expect(parsed(text)).toBe('9434765919');
    },
  );

  it.each([
    '',
    '943476591',
    '94347659190',
    '943 4765919',
    '943 476-5919',
    '943  476 5919',
    '943476591X',
    '9434.765919',
    '９４３４７６５９１９',
  ])('refuses %j, which is not ten digits so spelled', (text) => {
    expect(codeOf(text)).toBe('CW-DOMAIN-001');
  });

  it('refuses a number whose last digit is not the check digit', () => {
    expect(codeOf('9434765918')).toBe('CW-DOMAIN-002');
  });

  it('refuses an NHS number whose check digit is 10', () => {
    expect(nhsNumberCheckDigit('123456789')).toBeUndefined();
    for (let last = 0; last <= 9; last += 1) expect(codeOf(`123456789${last}`)).toBe('CW-DOMAIN-002');
  });

  it('writes the check digit 11 as 0', () => {
    expect(nhsNumberCheckDigit('987654321')).toBe(0);
  });

  it.each(['', '12345678', '1234567890', '12345678x'])('gives no check digit for %j', (text) => {
    expect(nhsNumberCheckDigit(text)).toBeUndefined();
  });

  it('says how many characters and digits it found, and never the digits', () => {
    const result = parseNhsNumber('94347659');
    expect(result).toMatchObject({
      ok: false,
      error: { category: 'invalid', detail: expect.stringContaining('8 characters, 8 of them digits') },
    });
    expect(JSON.stringify(result)).not.toContain('94347659');
  });

  it('knows the numbers that are tests only', () => {
    expect(isTestNhsNumber(parsed('9990000018'))).toBe(true);
    expect(isTestNhsNumber(parsed('9434765919'))).toBe(false);
  });

  it('knows that no number beginning with 9 was issued to a person', () => {
    expect(isNeverIssuedNhsNumber(parsed('9434765919'))).toBe(true);
    expect(isNeverIssuedNhsNumber(parsed('4505577104'))).toBe(false);
  });

  it('finds one digit ten times over valid by modulus 11, and knows it for a placeholder', () => {
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(isPlaceholderNhsNumber(parsed(String(digit).repeat(10)))).toBe(true);
    }
    expect(isPlaceholderNhsNumber(parsed('9434765919'))).toBe(false);
  });
});

describe('laws of the NHS number', () => {
  it('reads back every spelling of a valid number', () => {
    fc.assert(
      fc.property(anyNhsNumber, (nhsNumber) => {
        expect(parsed(nhsNumber)).toBe(nhsNumber);
        expect(parsed(formatNhsNumber(nhsNumber))).toBe(nhsNumber);
        expect(parsed(formatNhsNumber(nhsNumber).replaceAll(' ', '-'))).toBe(nhsNumber);
      }),
    );
  });

  it('finds every change of a single digit', () => {
    fc.assert(
      fc.property(
        anyNhsNumber,
        fc.nat({ max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (nhsNumber, position, step) => {
          const digit = (Number(nhsNumber.charAt(position)) + step) % 10;
          const changed = `${nhsNumber.slice(0, position)}${digit}${nhsNumber.slice(position + 1)}`;
          expect(codeOf(changed)).toBe('CW-DOMAIN-002');
        },
      ),
    );
  });

  it('finds every swap of two different neighbours', () => {
    fc.assert(
      fc.property(anyNhsNumber, fc.nat({ max: 8 }), (nhsNumber, position) => {
        const left = nhsNumber.charAt(position);
        const right = nhsNumber.charAt(position + 1);
        fc.pre(left !== right);
        const swapped = `${nhsNumber.slice(0, position)}${right}${left}${nhsNumber.slice(position + 2)}`;
        expect(codeOf(swapped)).toBe('CW-DOMAIN-002');
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isValidNhsNumber(text)).toBe(parseNhsNumber(text).ok);
      }),
    );
  });
});

describe('published NHS numbers', () => {
  it.skipIf(!existsSync(vectorsFile))('agrees with the shared vectors', () => {
    const { nhsNumber } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as {
      nhsNumber: { valid: string[]; invalid: string[] };
    };
    expect(nhsNumber.valid.length).toBeGreaterThan(0);
    expect(nhsNumber.invalid.length).toBeGreaterThan(0);
    for (const text of nhsNumber.valid) expect(isValidNhsNumber(text), text).toBe(true);
    for (const text of nhsNumber.invalid) expect(isValidNhsNumber(text), text).toBe(false);
  });

  it.skipIf(!existsSync(gpConnectFolder))('finds all 203 numbers of the GP Connect test data valid', () => {
    const files = ['PDS.csv', 'RegisterPatients.csv', 'NHSNoMap.csv'];
    const texts = files.map((name) => readFileSync(gpConnectFolder + name, 'utf8'));
    const numbers = new Set(texts.join('\n').match(/(?<=^|,)\d{10}(?=,|\s*$)/gm) ?? []);
    expect(numbers.size).toBe(203);
    for (const text of numbers) expect(isValidNhsNumber(text), text).toBe(true);
  });
});
