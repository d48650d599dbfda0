import { formatNhsNumber, isValidNhsNumber, nhsNumberCheckDigit, parseNhsNumber } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codingFault, unitFault, valueFault } from './event-content.js';

const snomed = 'http://snomed.info/sct';

/** Valid NHS numbers, plain. */
const nhsNumbers = fc
  .integer({ min: 400_000_000, max: 799_999_999 })
  .map((nine) => `${nine}${nhsNumberCheckDigit(String(nine)) ?? ''}`)
  .filter((number) => isValidNhsNumber(number));

describe('the content of an event', () => {
  it.each([
    '',
    '5.4',
    '-12',
    '175.98241711129813',
    '1e-5',
    '<5',
    '>=60',
    'positive',
    'LA6576-8',
    '120/80',
    'A+',
  ])('admits the value %j', (value) => {
    expect(valueFault(value)).toBeUndefined();
  });

  it.each([
    ['1965-06-15', 'value-looks-like-identifier'],
    ['1965-06-15T10:00:00Z', 'value-looks-like-identifier'],
    ['15/06/1965', 'value-looks-like-identifier'],
    ['19650615', 'value-looks-like-identifier'],
    ['CB4 8JA', 'value-looks-like-identifier'],
    ['cb48ja', 'value-looks-like-identifier'],
    ['seen with mother', 'value-not-allowed'],
    ['a-very-long-word-of-text', 'value-not-allowed'],
  ])('sets aside the value %j', (value, reason) => {
    expect(valueFault(value)).toBe(reason);
  });

  it('sets aside every NHS number, as a value and as a code, however it is written', () => {
    fc.assert(
      fc.property(nhsNumbers, (text) => {
        const number = parseNhsNumber(text);
        const spaced = number.ok ? formatNhsNumber(number.value) : text;
        expect(valueFault(text)).toBe('value-looks-like-identifier');
        expect(valueFault(spaced)).toBe('value-looks-like-identifier');
        expect(codingFault('', text)).toBe('value-looks-like-identifier');
        expect(unitFault(spaced)).toBe('value-looks-like-identifier');
      }),
    );
  });

  it.each([
    ['of SNOMED CT', snomed, '195967001'],
    ['in the shape of SNOMED CT that is by chance a valid NHS number', snomed, '4000000004'],
    ['of Read v2 that is by chance a postcode of Harrow', 'http://read.info/readv2', 'H33zz'],
    ['of ICD-10', 'http://hl7.org/fhir/sid/icd-10', 'E11.9'],
    ['of OPCS-4', '', 'W37.1'],
    ['of CTV3', '', 'XaZ89'],
    ['of LOINC', 'http://loinc.org', '8302-2'],
    ['of no system', '', 'ATT'],
    ['that is missing', '', ''],
  ])('admits a code %s', (_, codeSystem, code) => {
    expect(codingFault(codeSystem, code)).toBeUndefined();
  });

  it.each([
    ['a postcode', '', 'CB4 8JA', 'value-looks-like-identifier'],
    ['a postcode without its space', '', 'CB48JA', 'value-looks-like-identifier'],
    ['a date', '', '1965-06-15', 'value-looks-like-identifier'],
    ['words', '', 'fell off a ladder', 'code-not-allowed'],
    ['words in place of a system', 'as told by the mother, Mrs M', '1', 'code-system-not-allowed'],
  ])('sets aside %s in the code', (_, codeSystem, code, reason) => {
    expect(codingFault(codeSystem, code)).toBe(reason);
  });

  it.each(['', 'mmol/L', '%', 'mm[Hg]', '10*9/L', '{score}', 'µg/L', 'kg/m2', '10^9/l'])(
    'admits the unit %j',
    (unit) => {
      expect(unitFault(unit)).toBeUndefined();
    },
  );

  it('sets aside a unit that is a sentence', () => {
    expect(unitFault('as measured at home by her daughter')).toBe('unit-not-allowed');
  });
});
