import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeExpectancy, lifeTableStartAges } from './life-expectancy.js';
import { quantileGroups } from './quantile-group.js';
import { simulatedSlopeLimits } from './simulated-slope-limits.js';
import { slopeIndexOfInequality } from './slope-index-of-inequality.js';

describe('quantileGroups', () => {
  it('puts the highest values in group 1 where asked, the lowest else', () => {
    const values = [5, 1, 4, 2, 3];
    expect(quantileGroups(values, { groups: 5, highestFirst: true })).toEqual({
      ok: true,
      value: [1, 5, 2, 4, 3],
    });
    expect(quantileGroups(values, { groups: 5, highestFirst: false })).toEqual({
      ok: true,
      value: [5, 1, 4, 2, 3],
    });
  });

  it('keeps equal values together and leaves missing ones without a group', () => {
    const found = quantileGroups([7, null, 7, 7, 1], { groups: 2, highestFirst: true });
    expect(found).toEqual({ ok: true, value: [1, null, 1, 1, 2] });
  });

  it('makes groups whose sizes differ by one at most, where no values are equal', () => {
    const values = fc.uniqueArray(fc.integer(), { minLength: 10, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 10 }), (areas, groups) => {
        const found = quantileGroups(areas, { groups, highestFirst: true });
        if (!found.ok) throw new Error(found.error.detail);
        const sizes = Array.from(
          { length: groups },
          (_, group) => found.value.filter((each) => each === group + 1).length,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives nobody a group where there are fewer values than groups', () => {
    expect(quantileGroups([1, 2], { groups: 3, highestFirst: true })).toEqual({
      ok: true,
      value: [null, null],
    });
    expect(quantileGroups([1, 2], { groups: 1, highestFirst: true })).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-101' },
    });
  });
});

describe('slopeIndexOfInequality', () => {
  const line = [10, 12, 14, 16, 18].map((value) => ({ population: 100, value }));

  it('is the rise of a straight line from end to end', () => {
    const found = slopeIndexOfInequality(line);
    expect(found.ok && found.value.slopeIndex).toBeCloseTo(10, 12);
    expect(found.ok && found.value.intercept).toBeCloseTo(9, 12);
    expect(found.ok && found.value.relativeIndex).toBeCloseTo(19 / 9, 12);
  });

  it('turns about with a negative multiplier', () => {
    const found = slopeIndexOfInequality(line, { multiplier: -1 });
    expect(found.ok && found.value.slopeIndex).toBeCloseTo(-10, 12);
    expect(found.ok && found.value.relativeIndex).toBeCloseTo(9 / 19, 12);
  });

  it('refuses four quantiles, an empty one, and a value outside its scale', () => {
    expect(slopeIndexOfInequality(line.slice(1))).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-102' },
    });
    const empty = line.map((quantile, index) => (index === 2 ? { ...quantile, population: 0 } : quantile));
    expect(slopeIndexOfInequality(empty)).toMatchObject({ ok: false, error: { path: 'population' } });
    expect(slopeIndexOfInequality(line, { scale: 'logit' })).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-101' },
    });
  });
});

describe('simulatedSlopeLimits', () => {
  const quantiles = [10, 12, 14, 16, 18].map((value) => ({ population: 100, value, standardError: 0.5 }));
  const simulation = { variesOn: 'natural', fitsOnScale: false, multiplier: 1, repetitions: 20_000 } as const;

  /** A linear congruential generator (Numerical Recipes): even enough for a test, the same every time. */
  function seeded(): () => number {
    let state = 42;
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
  }

  it('are those of theory where the values vary normally and the line is straight', () => {
    const found = simulatedSlopeLimits(quantiles, { ...simulation, random: seeded() });
    if (!found.ok) throw new Error(found.error.detail);
    // Slope of five evenly spaced points of equal weight: standard error 0.5 / √Σ(b − ½)² = 0.5 / √0.4.
    const standardError = 0.5 / Math.sqrt(0.4);
    expect(found.value.slopeIndex.limits95.lower).toBeCloseTo(10 - 1.96 * standardError, 1);
    expect(found.value.slopeIndex.limits95.upper).toBeCloseTo(10 + 1.96 * standardError, 1);
    expect(found.value.slopeIndex.limits998.upper).toBeGreaterThan(found.value.slopeIndex.limits95.upper);
  });

  it('have no width without uncertainty, on either scale', () => {
    const certain = quantiles.map((quantile) => ({
      ...quantile,
      value: quantile.value / 100,
      standardError: 0,
    }));
    const index = slopeIndexOfInequality(certain, { scale: 'logit' });
    const found = simulatedSlopeLimits(certain, {
      ...simulation,
      variesOn: 'logit',
      fitsOnScale: true,
      repetitions: 1000,
      random: seeded(),
    });
    if (!index.ok || !found.ok) throw new Error('both can be computed');
    expect(found.value.slopeIndex.limits998.lower).toBeCloseTo(index.value.slopeIndex, 12);
    expect(found.value.relativeIndex.limits998.upper).toBeCloseTo(index.value.relativeIndex, 12);
  });

  it('refuse a negative standard error and too few repetitions', () => {
    const wrong = quantiles.map((quantile) => ({ ...quantile, standardError: -1 }));
    expect(simulatedSlopeLimits(wrong, { ...simulation, random: seeded() })).toMatchObject({
      ok: false,
      error: { path: 'standardError' },
    });
    expect(simulatedSlopeLimits(quantiles, { ...simulation, repetitions: 10, random: seeded() }).ok).toBe(
      false,
    );
  });
});

describe('lifeExpectancy', () => {
  const bands = lifeTableStartAges.map((startAge) => ({
    startAge,
    population: 10_000,
    deaths: startAge === 90 ? 2500 : 20,
  }));

  it('of the last age is the inverse of its death rate', () => {
    const found = lifeExpectancy(bands);
    expect(found.ok && found.value.at(-1)?.value).toBeCloseTo(4, 12);
    expect(found.ok && found.value[0]).toMatchObject({
      startAge: 0,
      populationUsed: 200_000,
      deathsUsed: 2880,
    });
  });

  it('is not given where its interval is wider than 20 years', () => {
    const small = bands.map((band) => ({ ...band, population: 300, deaths: band.startAge === 90 ? 1 : 10 }));
    const found = lifeExpectancy(small);
    expect(found.ok && found.value.at(-1)?.value).toBeNull();
  });

  it.each([
    ['a band left out', bands.slice(1), 'CW-RELEASE-101'],
    ['deaths below 0', bands.map((band) => ({ ...band, deaths: -1 })), 'CW-RELEASE-101'],
    ['more deaths than people', bands.map((band) => ({ ...band, deaths: 10_001 })), 'CW-RELEASE-101'],
    ['a band without people', bands.map((band) => ({ ...band, population: 0, deaths: 0 })), 'CW-RELEASE-101'],
    ['5,000 people', bands.map((band) => ({ ...band, population: 250, deaths: 2 })), 'CW-RELEASE-102'],
    ['no death at 90 and over', bands.map((band) => ({ ...band, deaths: 0 })), 'CW-RELEASE-102'],
  ])('refuses %s', (_, wrong, code) => {
    expect(lifeExpectancy(wrong)).toMatchObject({ ok: false, error: { code } });
  });
});
