import { isPlaceholderPostcode, parsePostcode } from '@causeway/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStreams } from '../random/random-streams.js';
import { type AreaPlan, placeCount, planAreas } from './area-plan.js';

const planOf = (people: number, seed = 4) => planAreas(people, randomStreams(seed));
const peopleIn = (plan: AreaPlan, placeIndex?: number) =>
  plan.neighbourhoods
    .filter(({ place }) => placeIndex === undefined || place.index === placeIndex)
    .reduce(
      (sum, { peopleAtHome, communal }) =>
        sum + peopleAtHome + communal.reduce((all, { people }) => all + people, 0),
      0,
    );
const postcodesOf = ({ neighbourhoods }: AreaPlan) =>
  neighbourhoods.flatMap(({ postcodes, communal }) => [
    ...postcodes,
    ...communal.map(({ postcode }) => postcode),
  ]);

describe('planAreas', () => {
  it('has room for exactly the people asked for, whatever their number and the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.maxSafeNat(), (people, seed) => {
        expect(peopleIn(planOf(people, seed))).toBe(people);
      }),
    );
  });

  it('has twelve places or more from 20,000 people on, and fewer and larger ones below', () => {
    expect(placeCount(20_000)).toBe(12);
    expect(placeCount(1_000_000)).toBeGreaterThanOrEqual(12);
    expect([1, 1_500, 3_500, 10_000].map(placeCount)).toEqual([1, 1, 2, 6]);
  });

  it('has no place of fewer than 1,500 people once there are as many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_600, max: 60_000 }), fc.maxSafeNat(), (people, seed) => {
        const plan = planOf(people, seed);
        // A hall of students may live in one place and count elsewhere, so a place can fall a little short.
        for (const { index } of plan.places) expect(peopleIn(plan, index)).toBeGreaterThanOrEqual(1_450);
      }),
    );
  });

  it('gives every postcode once, all of them well formed', () => {
    const postcodes = postcodesOf(planOf(100_000));
    expect(new Set(postcodes).size).toBe(postcodes.length);
    expect(postcodes.length).toBeGreaterThan(2_500);
    for (const postcode of postcodes) {
      expect(parsePostcode(postcode)).toEqual({ ok: true, value: postcode });
      expect(isPlaceholderPostcode(postcode)).toBe(false);
    }
  });

  it('has neighbourhoods of about 1,500 people, and middle areas of about 8,000', () => {
    const { neighbourhoods } = planOf(200_000);
    const msoas = new Set(neighbourhoods.map(({ msoa }) => msoa));
    expect(new Set(neighbourhoods.map(({ lsoa }) => lsoa)).size).toBe(neighbourhoods.length);
    expect(200_000 / neighbourhoods.length).toBeGreaterThan(1_350);
    expect(200_000 / neighbourhoods.length).toBeLessThan(1_650);
    expect(200_000 / msoas.size).toBeGreaterThan(6_500);
    expect(200_000 / msoas.size).toBeLessThan(9_500);
  });

  it('has every deprivation decile, and no name of a place twice', () => {
    const plan = planOf(300_000);
    const deciles = new Set(plan.neighbourhoods.map(({ imdDecile }) => imdDecile));
    expect([...deciles].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(plan.places.map(({ name }) => name)).size).toBe(plan.places.length);
  });

  it('has communal postcodes with hundreds of people, and care homes with tens', () => {
    const communal = planOf(200_000).neighbourhoods.flatMap((neighbourhood) => neighbourhood.communal);
    const sizes = (kind: string) => communal.filter((home) => home.kind === kind).map(({ people }) => people);
    expect(Math.max(...sizes('student-hall'))).toBeGreaterThan(500);
    expect(Math.max(...sizes('prison'))).toBeGreaterThan(150);
    expect(Math.max(...sizes('care-home'))).toBeLessThanOrEqual(80);
  });
});
