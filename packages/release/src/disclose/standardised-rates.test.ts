import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StandardisationBand } from '../compare/directly-standardised-rate.js';
import { directlyStandardisedRate } from '../compare/directly-standardised-rate.js';
import { europeanStandardPopulation2013 } from '../compare/european-standard-population-2013.js';
import type { Cell } from './cell.js';
import { hidden, shown } from './cell.js';
import { disclosurePolicies } from './policies.js';
import { pooledRates, standardisedRateCells } from './standardised-rates.js';
import { treatCount } from './treat-count.js';

const policy = disclosurePolicies['nhs-secondary-care'];
const rules = {
  policy,
  multiplier: 100_000,
  pooledRates: Array.from({ length: 19 }, (_, band) => 0.001 * (band + 1)),
};

function bandsOf(events: readonly number[], populations: readonly number[], standard: readonly number[]) {
  return events.map((count, index) => ({
    events: count,
    population: populations[index] ?? 0,
    standardPopulation: standard[index] ?? 0,
  }));
}

function total(bands: readonly StandardisationBand[], of: 'events' | 'population'): number {
  return bands.reduce((sum, band) => sum + band[of], 0);
}

/** What is published of an area, as one text. */
function published(bands: readonly StandardisationBand[]): string {
  const events = treatCount(policy, total(bands, 'events'));
  const population = treatCount(policy, total(bands, 'population'));
  const cells = standardisedRateCells({ events, population, bands }, rules);
  if (!cells.ok) throw new Error(cells.error.detail);
  return JSON.stringify([events, population, cells.value]);
}

function cellsOf(events: Cell, bands: readonly StandardisationBand[], population: Cell = shown(1000)) {
  const cells = standardisedRateCells({ events, population, bands }, rules);
  if (!cells.ok) throw new Error(cells.error.detail);
  return cells.value;
}

const standard19 = europeanStandardPopulation2013.map((band) => band.standardPopulation);

/** An area of a region: 19 bands of an ageing or a young place, events rising with age. */
const anyArea = fc
  .record({
    people: fc.integer({ min: 1500, max: 40_000 }),
    ageing: fc.double({ min: -0.04, max: 0.04, noNaN: true }),
    unevenness: fc.array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 19, maxLength: 19 }),
    level: fc.double({ min: 0.5, max: 2, noNaN: true }),
  })
  .map(({ people, ageing, unevenness, level }) => {
    const populations = standard19.map((share, band) =>
      Math.round((people * share * (unevenness[band] ?? 1) * Math.exp(ageing * (band - 9))) / 100_000),
    );
    const events = populations.map((count, band) => Math.round(count * level * 0.00008 * (band + 1) ** 2));
    return bandsOf(events, populations, standard19);
  });

describe('standardisedRateCells', () => {
  const bands = bandsOf([5, 10, 20], [400, 300, 300], [500, 300, 200]);

  it('hides the rate and its limits when the count or the population under it is hidden', () => {
    const small = hidden('disclosure-control');
    expect(cellsOf(small, bands).rate).toEqual(hidden('from-hidden-count'));
    expect(cellsOf(shown(35), bands, small).upper998).toEqual(hidden('from-hidden-count'));
  });

  it('hides a rate whose shown count may stand for fewer than 10 events, whatever the true count is', () => {
    for (const events of [8, 9, 10, 12]) {
      const few = bandsOf([events, 0, 0], [400, 300, 300], [500, 300, 200]);
      expect(cellsOf(treatCount(policy, events), few).rate).toEqual(hidden('too-few-events'));
    }
    const enough = bandsOf([13, 0, 0], [400, 300, 300], [500, 300, 200]);
    expect(cellsOf(treatCount(policy, 13), enough).rate.kind).toBe('value');
  });

  it('hides a rate that an empty age band leaves undefined', () => {
    const empty = bandsOf([20, 15], [500, 0], [600, 400]);
    expect(cellsOf(shown(35), empty).rate).toEqual(hidden('empty-age-band'));
  });

  it('lies within the rounding of the rate that the true counts give', () => {
    fc.assert(
      fc.property(anyArea, (area) => {
        const events = treatCount(policy, total(area, 'events'));
        const cells = cellsOf(events, area, treatCount(policy, total(area, 'population')));
        const exact = directlyStandardisedRate(area);
        fc.pre(cells.rate.kind === 'value' && exact.ok && exact.value !== null);
        if (cells.rate.kind !== 'value' || !exact.ok || exact.value === null) return;
        const people = total(area, 'population');
        // Half a step for the rate, two people for the count, two and a half for the population.
        const allowed =
          (2.6 / people) * 100_000 + exact.value.value * (2 / total(area, 'events') + 3 / people) * 1.02;
        expect(Math.abs(cells.rate.value - exact.value.value)).toBeLessThanOrEqual(allowed + 0.1);
      }),
    );
  });

  it('has limits about as wide as those of Dobson for the true counts', () => {
    const areas = fc.sample(anyArea, { numRuns: 200, seed: 7 }).filter((area) => total(area, 'events') >= 13);
    const ratios = areas.flatMap((area) => widthRatio(area, pooledRates(areas))).sort((a, b) => a - b);
    expect(ratios.length).toBeGreaterThan(150);
    const at = (share: number) => ratios[Math.floor(ratios.length * share)] ?? Number.NaN;
    expect(at(0.5)).toBeGreaterThan(1);
    expect(at(0.5)).toBeLessThan(1.1);
    expect(at(0.05)).toBeGreaterThan(0.9);
    expect(at(0.95)).toBeLessThan(1.25);
  });
});

/** How wide the published 95 % interval is against that of the true counts. */
function widthRatio(area: readonly StandardisationBand[], rates: readonly number[]): readonly number[] {
  const exact = directlyStandardisedRate(area);
  const events = treatCount(policy, total(area, 'events'));
  const population = treatCount(policy, total(area, 'population'));
  const cells = standardisedRateCells({ events, population, bands: area }, { ...rules, pooledRates: rates });
  if (!exact.ok || exact.value === null || !cells.ok) return [];
  const { lower95, upper95 } = cells.value;
  if (lower95.kind === 'hidden' || upper95.kind === 'hidden') return [];
  const { lower, upper } = exact.value.limits95;
  return [(upper95.value - lower95.value) / (upper - lower)];
}

/** Every way to share `sum` among `parts` bands. */
function patterns(sum: number, parts: number): readonly (readonly number[])[] {
  if (parts === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, first) =>
    patterns(sum - first, parts - 1).map((rest) => [first, ...rest]),
  ).flat();
}

/** A share of the patterns an attacker with the age structure at hand tells from every other by what `publish` gives. */
function shareRecovered(publish: (bands: readonly StandardisationBand[]) => string): number {
  let recovered = 0;
  let all = 0;
  for (const [populations, standard] of structures) {
    const groups = new Map<string, Set<number>>();
    const texts: string[] = [];
    for (const sum of [13, 14, 15, 16, 17]) {
      for (const events of patterns(sum, populations.length)) {
        const text = publish(bandsOf(events, populations, standard));
        groups.set(text, (groups.get(text) ?? new Set()).add(sum));
        texts.push(text);
      }
    }
    all += texts.length;
    recovered += texts.filter((text) => groups.get(text)?.size === 1).length;
  }
  return recovered / all;
}

// Few wide bands are the worst case: fewer patterns, so that each number tells more.
const structures: readonly (readonly [readonly number[], readonly number[]])[] = [
  [
    [412, 633, 187, 268],
    [5500, 7000, 4000, 1500],
  ],
  [
    [845, 512, 143],
    [6500, 6000, 2500],
  ],
  [
    [301, 977, 222, 655],
    [6000, 5500, 1000, 7000],
  ],
];

describe('an attacker who knows the age structure of an area', () => {
  it('recovers the true count from a rate and limits given in full, or to three digits', () => {
    const inFull = (digits: number) => (bands: readonly StandardisationBand[]) => {
      const rate = directlyStandardisedRate(bands);
      if (!rate.ok || rate.value === null) return 'none';
      const { value, limits95, limits998 } = rate.value;
      const figures = [value, limits95.lower, limits95.upper, limits998.lower, limits998.upper];
      return figures.map((figure) => figure.toPrecision(digits)).join();
    };
    expect(shareRecovered(inFull(12))).toBeGreaterThan(0.9);
    expect(shareRecovered(inFull(3))).toBeGreaterThan(0.7);
  });

  it('cannot tell the true count from its neighbours by what is published', () => {
    expect(shareRecovered(published)).toBe(0);
  });

  it('cannot tell one true count from another when all its age bands change in proportion', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(20, 35, 60, 100),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 6 }),
        (shownCount, shape) => {
          const weight = shape.reduce((sum, part) => sum + part, 0);
          const populations = shape.map((_, band) => 200 + 50 * band);
          const texts = [-2, -1, 0, 1, 2].map((difference) => {
            const events = shape.map((part) => ((shownCount + difference) * part) / weight);
            const people = total(bandsOf(events, populations, populations), 'population');
            const cells = cellsOf(
              shown(shownCount),
              bandsOf(events, populations, populations),
              shown(people),
            );
            return JSON.stringify(cells);
          });
          expect(new Set(texts).size).toBe(1);
        },
      ),
    );
  });
});
