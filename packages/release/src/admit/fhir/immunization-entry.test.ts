import { describe, expect, it } from 'vitest';
import { immunizationEntries } from './immunization-entry.js';

const vaccine = { system: 'https://dmd.nhs.uk', code: '39116211000001106' };
const vaccineCode = { coding: [vaccine] };

describe('the entry of an Immunization', () => {
  it('is an immunisation on the day it was given', () => {
    expect(immunizationEntries({ vaccineCode, occurrenceDateTime: '2021-07-20' })).toMatchObject({
      entries: [{ kind: 'immunisation', coding: vaccine, start: { day: '2021-07-20' } }],
    });
  });

  it('cannot be without a code or a date', () => {
    expect(immunizationEntries({ occurrenceDateTime: '2021' })).toMatchObject({ unusable: ['no-code'] });
    expect(immunizationEntries({ vaccineCode, occurrenceString: 'as a child' })).toMatchObject({
      unusable: ['date-missing'],
    });
  });

  it.each(['entered-in-error', 'not-done'])('is left out when %s', (status) => {
    expect(immunizationEntries({ status, vaccineCode, occurrenceDateTime: '2021' })).toEqual({
      leftOut: status,
    });
  });
});
