import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directlyStandardisedRate } from './directly-standardised-rate.js';
import { europeanStandardPopulation2013, standardAgeBandIndex } from './european-standard-population-2013.js';
import { indirectlyStandardisedRate, indirectlyStandardisedRatio } from './indirectly-standardised.js';
import { rate } from './rate.js';
import { repeatedEventsRate } from './repeated-events-rate.js';

const standard = europeanStandardPopulation2013.map((band) => band.standardPopulation);

const anyBands = fc.array(
  fc.record({
    events: fc.nat({ max: 200 }),
    population: fc.integer({ min: 200, max: 5000 }),
    standardPopulation: fc.integer({ min: 1, max: 7000 }),
  }),
  { minLength: 1, maxLength: 19 },
);

function rateOf(bands: Parameters<typeof directlyStandardisedRate>[0]) {
  const found = directlyStandardisedRate(bands);
  if (!found.ok) throw new Error(found.error.detail);
  return found.value;
}

describe('directlyStandardisedRate', () => {
  it("is the crude rate with Byar's limits where every band is as large a share as in the standard population", () => {
    const bands = standard.map((people, band) => ({
      events: band,
      population: people,
      standardPopulation: people,
    }));
    const crude = rate(171, 100_000);
    const found = rateOf(bands);
    if (!crude.ok || found === null) throw new Error('171 events are enough');
    expect(found.value).toBeCloseTo(crude.value.value, 9);
    expect(found.limits95.lower).toBeCloseTo(crude.value.limits95.lower, 9);
    expect(found.limits998.upper).toBeCloseTo(crude.value.limits998.upper, 9);
    expect(found).toMatchObject({ events: 171, population: 100_000 });
  });

  it('is none under 10 events', () => {
    expect(rateOf([{ events: 9, population: 100, standardPopulation: 1 }])).toBeNull();
    expect(rateOf([{ events: 10, population: 100, standardPopulation: 1 }])?.value).toBe(10_000);
  });

  it('does not depend on the size of the standard population, and lies within its limits', () => {
    fc.assert(
      fc.property(anyBands, (bands) => {
        const found = rateOf(bands);
        fc.pre(found !== null);
        const twice = rateOf(
          bands.map((band) => ({ ...band, standardPopulation: 2 * band.standardPopulation })),
        );
        expect(twice?.value).toBeCloseTo(found?.value ?? Number.NaN, 6);
        expect(twice?.limits95.upper).toBeCloseTo(found?.limits95.upper ?? Number.NaN, 6);
        expect(found?.limits95.lower).toBeLessThan(found?.value ?? Number.NaN);
        expect(found?.limits95.upper).toBeGreaterThan(found?.value ?? Number.NaN);
      }),
    );
  });

  it.each([
    ['no band', []],
    ['a standard population of nobody', [{ events: 20, population: 10, standardPopulation: 0 }]],
  ])('refuses %s', (_, bands) => {
    expect(directlyStandardisedRate(bands)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-102' } });
  });
});

describe('repeatedEventsRate', () => {
  it('is the rate of independent events where nobody has two, and wider limits round the same rate where some do', () => {
    const band = { population: 1000, standardPopulation: 1 };
    const once = repeatedEventsRate([{ ...band, peopleByEvents: [{ eventsEach: 1, people: 60 }] }]);
    const thrice = repeatedEventsRate([{ ...band, peopleByEvents: [{ eventsEach: 3, people: 20 }] }]);
    const independent = rateOf([{ ...band, events: 60 }]);
    if (!once.ok || !thrice.ok || independent === null) throw new Error('60 events are enough');
    expect(once.value?.limits95).toEqual(independent.limits95);
    expect(thrice.value?.value).toBe(independent.value);
    // The standard error grows with the square root of the events of each person.
    const width = (limits?: { lower: number; upper: number }) => (limits?.upper ?? 0) - (limits?.lower ?? 0);
    expect(width(thrice.value?.limits95) / width(independent.limits95)).toBeCloseTo(Math.sqrt(3), 9);
  });

  it('refuses people who are not a count', () => {
    const bands = [
      { population: 10, standardPopulation: 1, peopleByEvents: [{ eventsEach: 1, people: -1 }] },
    ];
    expect(repeatedEventsRate(bands)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-101' } });
  });
});

describe('indirectly standardised statistics', () => {
  const bands = [
    { population: 1000, referenceEvents: 10, referencePopulation: 1000 },
    { population: 500, referenceEvents: 40, referencePopulation: 1000 },
  ];

  it('are observed over expected, and that times the reference rate', () => {
    expect(indirectlyStandardisedRatio(45, bands, 100)).toMatchObject({
      ok: true,
      value: { value: 150, expected: 30 },
    });
    const found = indirectlyStandardisedRate(45, bands, 1000);
    expect(found).toMatchObject({ ok: true, value: { referenceRate: 25, value: 37.5 } });
  });

  it('are refused where nothing is expected, or the reference is impossible', () => {
    const nothing = [{ population: 10, referenceEvents: 0, referencePopulation: 10 }];
    expect(indirectlyStandardisedRatio(1, nothing)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-102' },
    });
    const impossible = [{ population: 10, referenceEvents: 1, referencePopulation: 0 }];
    expect(indirectlyStandardisedRatio(1, impossible)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-101' },
    });
    expect(indirectlyStandardisedRatio(-1, bands)).toMatchObject({ ok: false, error: { path: 'observed' } });
  });
});

describe('the European Standard Population of 2013', () => {
  it('has 100,000 people in 19 bands of five years, the last open', () => {
    expect(standard.length).toBe(19);
    expect(standard.reduce((sum, people) => sum + people, 0)).toBe(100_000);
    expect(europeanStandardPopulation2013.at(-1)).toEqual({
      band: '90+',
      fromAge: 90,
      standardPopulation: 1000,
    });
    expect([0, 4, 5, 89, 90, 104].map(standardAgeBandIndex)).toEqual([0, 0, 1, 17, 18, 18]);
  });
});
