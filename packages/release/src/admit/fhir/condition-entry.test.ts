import { describe, expect, it } from 'vitest';
import { conditionEntries } from './condition-entry.js';

const asthma = { system: 'http://snomed.info/sct', code: '195967001' };
const code = { coding: [asthma] };

describe('the entry of a Condition', () => {
  it('is a problem from its onset to its abatement', () => {
    const condition = {
      code,
      onsetDateTime: '2003',
      recordedDate: '2024-02-01',
      abatementDateTime: '2010-05-06',
    };
    expect(conditionEntries(condition)).toMatchObject({
      entries: [
        { kind: 'problem', coding: asthma, start: { day: '2003-01-01', isWhole: false }, end: '2010-05-06' },
      ],
    });
  });

  it('takes the beginning of a period of onset, and the end of one of abatement', () => {
    const condition = {
      code,
      onsetPeriod: { start: '2003-04-05' },
      abatementPeriod: { start: '2004', end: '2005-06' },
    };
    expect(conditionEntries(condition)).toMatchObject({
      entries: [{ start: { day: '2003-04-05' }, end: '2005-06-30' }],
    });
  });

  it('begins when it was recorded where its onset is not known as a date', () => {
    const condition = { code, onsetAge: { value: 40 }, recordedDate: '2024-02-01T10:00:00Z' };
    expect(conditionEntries(condition)).toMatchObject({
      entries: [{ start: { day: '2024-02-01' }, end: undefined }],
    });
  });

  it('cannot be without a code or a date', () => {
    expect(conditionEntries({ code: { text: 'Myocardial infarction' }, recordedDate: '2024-02-01' })).toEqual(
      {
        entries: [],
        unusable: ['no-code'],
      },
    );
    expect(conditionEntries({ code })).toEqual({ entries: [], unusable: ['date-missing'] });
  });

  it.each(['entered-in-error', 'refuted'])('is left out when %s', (status) => {
    const verificationStatus = { coding: [{ code: status }] };
    expect(conditionEntries({ code, recordedDate: '2024-02-01', verificationStatus })).toEqual({
      leftOut: status,
    });
  });
});
