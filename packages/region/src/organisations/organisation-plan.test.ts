import { parseOdsCode } from '@causeway/domain';
import { describe, expect, it } from 'vitest';
import { planAreas } from '../areas/area-plan.js';
import { randomStreams } from '../random/random-streams.js';
import { nearest, planOrganisations } from './organisation-plan.js';

const planOf = (people: number, ambulance = true) =>
  planOrganisations(planAreas(people, randomStreams(1)), { people, ambulance });
const kindsOf = (people: number, ambulance?: boolean) => {
  const { byKind } = planOf(people, ambulance);
  return Object.fromEntries(
    Object.entries(byKind).map(([kind, organisations]) => [kind, organisations.length]),
  );
};

describe('planOrganisations', () => {
  it('has six practices and two hospitals at least', () => {
    expect(kindsOf(1_000)).toEqual({ gp: 6, hospital: 2, community: 1, 'out-of-hours': 1, ambulance: 1 });
  });

  it('has a practice for 8,000 people', () => {
    expect(kindsOf(1_000_000)).toMatchObject({ gp: 125, hospital: 7 });
  });

  it('leaves the ambulance service out when asked, and changes no other organisation by it', () => {
    const without = planOf(50_000, false);
    expect(without.byKind.ambulance).toEqual([]);
    expect(without.all).toEqual(planOf(50_000).all.filter(({ kind }) => kind !== 'ambulance'));
  });

  it('gives every organisation an ODS code of its own, even in a region of ten million', () => {
    const codes = planOf(10_000_000).all.map(({ ods }) => ods);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.slice(0, 2)).toEqual(['D81001', 'D81002']);
    for (const code of codes) expect(parseOdsCode(code)).toEqual({ ok: true, value: code });
  });

  it('serves every neighbourhood, and shares them out among organisations of a kind', () => {
    const { gp } = planOf(50_000).byKind;
    const served = Array.from({ length: 60 }, (_, index) => nearest(gp, index, { neighbourhoods: 60 }).ods);
    expect(new Set(served).size).toBe(gp.length);
    expect(served).toEqual([...served].sort());
  });
});
