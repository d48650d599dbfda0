import { describe, expect, it } from 'vitest';
import { observationEntries } from './observation-entries.js';

const sct = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
const millimetres = { unit: 'millimeter of mercury', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' };

function only(observation: object): object | undefined {
  const reading = observationEntries({
    code: sct('27113001'),
    effectiveDateTime: '2023-08-10',
    ...observation,
  });
  return 'entries' in reading && reading.entries.length === 1 ? reading.entries[0] : undefined;
}

describe('the entries of an Observation', () => {
  it.each([
    ['a number with its unit', { valueQuantity: { value: 90.5, unit: 'kilogram' } }, '90.5', 'kilogram'],
    [
      'the code of the unit, where it is of UCUM',
      { valueQuantity: { value: 9, ...millimetres } },
      '9',
      'mm[Hg]',
    ],
    ['a number below what can be measured', { valueQuantity: { value: 5, comparator: '<' } }, '<5', ''],
    ['a code', { valueCodeableConcept: sct('300202002') }, '300202002', ''],
    ['a whole number', { valueInteger: 0 }, '0', ''],
    ['a truth', { valueBoolean: false }, 'false', ''],
    ['nothing of a text', { valueString: 'Marked' }, '', ''],
    ['nothing of what is not known', { dataAbsentReason: sct('1') }, '', ''],
  ])('have %s', (_, given, value, unit) => {
    expect(only(given)).toMatchObject({
      kind: 'observation',
      part: '',
      coding: { code: '27113001' },
      start: { day: '2023-08-10' },
      value,
      unit,
    });
  });

  it('are its components, each for itself, where it has no value', () => {
    const component = [
      { code: sct('72313002'), valueQuantity: { value: 142, ...millimetres } },
      { code: { text: 'Marked' }, valueQuantity: { value: 94, ...millimetres } },
    ];
    const reading = observationEntries({ code: sct('75367002'), effectiveDateTime: '2023-08-10', component });
    expect(reading).toMatchObject({
      entries: [{ part: '#1', coding: { code: '72313002' }, start: { day: '2023-08-10' }, value: '142' }],
      unusable: ['no-code'],
    });
  });

  it('are itself and its components where it has a value', () => {
    const component = [{ code: sct('2') }];
    const reading = observationEntries({
      code: sct('1'),
      effectiveDateTime: '2023',
      valueInteger: 7,
      component,
    });
    expect(reading).toMatchObject({
      entries: [
        { part: '', value: '7' },
        { part: '#1', value: '' },
      ],
    });
  });

  it('are when its period says, or its instant', () => {
    const effectivePeriod = { start: '2023-08-10', end: '2023-08-12T10:00:00Z' };
    expect(only({ effectiveDateTime: undefined, effectivePeriod })).toMatchObject({
      start: { day: '2023-08-10' },
      end: '2023-08-12',
    });
    expect(only({ effectiveDateTime: undefined, effectiveInstant: '2023-08-11T10:00:00Z' })).toMatchObject({
      start: { day: '2023-08-11' },
    });
  });

  it('cannot be without a date', () => {
    expect(observationEntries({ code: sct('1'), valueInteger: 7, issued: '2023-08-11T10:00:00Z' })).toEqual({
      entries: [],
      unusable: ['date-missing'],
    });
  });

  it.each(['entered-in-error', 'cancelled', 'registered'])('are left out when %s', (status) => {
    expect(observationEntries({ status, code: sct('1'), effectiveDateTime: '2023' })).toEqual({
      leftOut: status,
    });
  });
});
