import { describe, expect, it } from 'vitest';
import { encounterEntries } from './encounter-entry.js';

const inpatient = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' };
const ward = { system: 'http://snomed.info/sct', code: '185212007' };
const period = { start: '2019-12-10T13:00:00+00:00', end: '2019-12-11T13:00:00+00:00' };

describe('the entry of an Encounter', () => {
  it('is of its type, over its period', () => {
    const encounter = {
      status: 'finished',
      class: inpatient,
      type: [{ text: 'ward' }, { coding: [ward] }],
      period,
    };
    expect(encounterEntries(encounter)).toMatchObject({
      entries: [
        { kind: 'encounter', coding: ward, start: { day: '2019-12-10' }, end: '2019-12-11', value: '' },
      ],
      unusable: [],
    });
  });

  it('is of its class where it has no type, and of neither where it has none', () => {
    expect(encounterEntries({ class: inpatient, period })).toMatchObject({
      entries: [{ coding: inpatient }],
    });
    expect(encounterEntries({ period })).toMatchObject({ entries: [{ coding: undefined }], unusable: [] });
  });

  it('cannot be without a date', () => {
    expect(encounterEntries({ class: inpatient })).toEqual({ entries: [], unusable: ['date-missing'] });
  });

  it.each(['entered-in-error', 'cancelled', 'planned'])('is left out when %s', (status) => {
    expect(encounterEntries({ status, class: inpatient, period })).toEqual({ leftOut: status });
  });
});
