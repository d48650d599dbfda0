import { describe, expect, it } from 'vitest';
import { procedureEntries } from './procedure-entry.js';

const examination = { system: 'http://snomed.info/sct', code: '128004' };
const code = { coding: [examination] };

describe('the entry of a Procedure', () => {
  it('is on the day or over the period it was performed', () => {
    expect(procedureEntries({ code, performedDateTime: '2019-12-10T13:00:00+00:00' })).toMatchObject({
      entries: [{ kind: 'procedure', coding: examination, start: { day: '2019-12-10' }, end: undefined }],
    });
    expect(
      procedureEntries({ code, performedPeriod: { start: '2019-12-10', end: '2019-12-12' } }),
    ).toMatchObject({
      entries: [{ start: { day: '2019-12-10' }, end: '2019-12-12' }],
    });
  });

  it('cannot be without a code or a date', () => {
    expect(procedureEntries({ performedDateTime: '2019' })).toMatchObject({ unusable: ['no-code'] });
    expect(procedureEntries({ code, performedString: 'in spring' })).toMatchObject({
      unusable: ['date-missing'],
    });
  });

  it.each(['entered-in-error', 'not-done', 'preparation'])('is left out when %s', (status) => {
    expect(procedureEntries({ status, code, performedDateTime: '2019' })).toEqual({ leftOut: status });
  });
});
