import { localDate } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { regionSpec } from './region-spec.js';

const codeOf = (request: Parameters<typeof regionSpec>[0]) => {
  const spec = regionSpec(request);
  return spec.ok ? 'accepted' : `${spec.error.code} ${spec.error.path}`;
};

describe('regionSpec', () => {
  it('fills in what was not said', () => {
    expect(regionSpec({ people: 10, seed: 1, errorRates: { sexWrong: 0.5 } })).toMatchObject({
      ok: true,
      value: {
        ambulance: true,
        record: true,
        referenceDate: '2026-01-01',
        errorRates: { sexWrong: 0.5, missingNhsNumberAmbulance: 0.86 },
      },
    });
  });

  it('refuses a number of people, a seed or a date outside its range, naming it', () => {
    expect(codeOf({ people: 0, seed: 1 })).toBe('CW-REGION-001 people');
    expect(codeOf({ people: 2.5, seed: 1 })).toBe('CW-REGION-001 people');
    expect(codeOf({ people: 10_000_001, seed: 1 })).toBe('CW-REGION-001 people');
    expect(codeOf({ people: 10, seed: -1 })).toBe('CW-REGION-001 seed');
    expect(codeOf({ people: 10, seed: 1, referenceDate: localDate(2019, 12, 31) })).toBe(
      'CW-REGION-001 reference date',
    );
    expect(codeOf({ people: 10_000_000, seed: 0, referenceDate: localDate(2020, 1, 1) })).toBe('accepted');
  });

  it('refuses a rate that is no probability, naming it', () => {
    expect(codeOf({ people: 10, seed: 1, errorRates: { sexWrong: 1.01 } })).toBe('CW-REGION-002 sexWrong');
    expect(codeOf({ people: 10, seed: 1, errorRates: { sexWrong: Number.NaN } })).toBe(
      'CW-REGION-002 sexWrong',
    );
    expect(codeOf({ people: 10, seed: 1, errorRates: { errorProneOdds: 0.5 } })).toBe(
      'CW-REGION-002 errorProneOdds',
    );
    expect(codeOf({ people: 10, seed: 1, errorRates: { errorProneOdds: 3 } })).toBe('accepted');
    expect(codeOf({ people: 10, seed: 1, choiceRates: { typeOne: -0.1 } })).toBe('CW-REGION-002 typeOne');
  });
});
