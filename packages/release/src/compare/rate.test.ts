import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byarLimits } from './byar-limits.js';
import { countLimits } from './count-limits.js';
import { exactPoissonLimits } from './exact-poisson-limits.js';
import { mean } from './mean.js';
import { proportion } from './proportion.js';
import { rate } from './rate.js';
import { wilsonLimits } from './wilson-limits.js';

describe('rate', () => {
  // PHEindicatormethods, testdata_Rate, Area1 (exact) and Area4 (Byar's), per 100.
  it.each([
    [1, 1, 0.0253178079842899, 9.23341347645158],
    [65, 65, 50.1631877104595, 94.000290844318],
  ])('of %i events in 100 people is that of PHEindicatormethods', (events, value, lower95, upper998) => {
    const found = rate(events, 100, 100);
    expect(found).toMatchObject({ ok: true, value: { value } });
    expect(found.ok && found.value.limits95.lower).toBeCloseTo(lower95, 9);
    expect(found.ok && found.value.limits998.upper).toBeCloseTo(upper998, 9);
  });

  it('of no events has a lower limit of 0 and an upper one above', () => {
    const found = rate(0, 100, 100);
    expect(found.ok && found.value.limits95.lower).toBe(0);
    // −ln 0.025 = 3.689 expected events leave none with a chance of 2.5 %.
    expect(found.ok && found.value.limits95.upper).toBeCloseTo(-Math.log(0.025), 9);
  });

  it.each([
    [-1, 100],
    [Number.NaN, 100],
    [1, 0],
    [1, -5],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses %d events in %d people', (events, population) => {
    expect(rate(events, population)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-101' } });
  });
});

describe('limits of counts', () => {
  it('hold the count, and those of 99.8 % hold those of 95 %', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (events) => {
        const [at95, at998] = [countLimits(events, 0.95), countLimits(events, 0.998)];
        expect(at998.lower).toBeLessThanOrEqual(at95.lower);
        expect(at95.lower).toBeLessThanOrEqual(events);
        expect(at95.upper).toBeGreaterThan(events);
        expect(at998.upper).toBeGreaterThan(at95.upper);
      }),
    );
  });

  it('by Byar agree with the exact ones to 1 % from 10 events on, which is why they are used there', () => {
    for (const events of [10, 50, 1000, 100_000]) {
      const [byar, exact] = [byarLimits(events, 0.95), exactPoissonLimits(events, 0.95)];
      expect(Math.abs((byar.lower ?? 0) / exact.lower - 1)).toBeLessThan(0.01);
      expect(Math.abs(byar.upper / exact.upper - 1)).toBeLessThan(0.01);
    }
  });

  it('by Byar have no lower end for one event at 99.8 %, and none for no event', () => {
    expect(byarLimits(1, 0.998).lower).toBeNull();
    expect(byarLimits(0, 0.95).lower).toBeNull();
  });

  it.each([0, 0.5, 0.89, 1, 95])('refuse %d as a level of confidence', (confidence) => {
    expect(() => countLimits(10, confidence)).toThrow(RangeError);
  });
});

describe('proportion', () => {
  // PHEindicatormethods, testdata_Prop, Area1.
  it('of 1 in 100 is that of PHEindicatormethods', () => {
    const found = proportion(1, 100);
    expect(found.ok && found.value.limits95.lower).toBeCloseTo(0.00176743206414065, 12);
    expect(found.ok && found.value.limits998.upper).toBeCloseTo(0.104554452837058, 12);
  });

  it('has limits from 0 to 1 that mirror those of its complement', () => {
    const counts = fc
      .nat({ max: 5000 })
      .chain((people) => fc.tuple(fc.nat({ max: people }), fc.constant(people)));
    fc.assert(
      fc.property(counts, ([cases, people]) => {
        fc.pre(people > 0);
        const [one, other] = [wilsonLimits(cases, people, 0.95), wilsonLimits(people - cases, people, 0.95)];
        expect(one.lower).toBeGreaterThanOrEqual(0);
        expect(one.upper).toBeLessThanOrEqual(1);
        expect(one.lower).toBeCloseTo(1 - other.upper, 12);
      }),
    );
  });

  it.each([
    [11, 10],
    [-1, 10],
    [0, 0],
  ])('refuses %i cases of %i people', (cases, people) => {
    expect(proportion(cases, people)).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-101' } });
    expect(() => wilsonLimits(cases, people, 0.95)).toThrow(RangeError);
  });
});

describe('mean', () => {
  it('of 20, 30 and 40 has the limits of the t distribution with 2 degrees of freedom', () => {
    const found = mean([20, 30, 40]);
    expect(found).toMatchObject({ ok: true, value: { value: 30, standardDeviation: 10, count: 3 } });
    // t(0.975; 2) = 4.302652729749464.
    expect(found.ok && found.value.limits95.upper).toBeCloseTo(
      30 + (4.302652729749464 * 10) / Math.sqrt(3),
      9,
    );
  });

  it('refuses a single value and values that are not finite', () => {
    expect(mean([1])).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-102' } });
    expect(mean([1, Number.NaN])).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-101' } });
  });
});
