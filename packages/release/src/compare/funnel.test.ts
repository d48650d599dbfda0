import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFlag } from './count-flag.js';
import { exactPoissonLimitsAtTail } from './exact-poisson-limits.js';
import { axisPoints, axisRange } from './funnel-axis.js';
import { proportionFlags, proportionFunnel } from './proportion-funnel.js';
import { rateFlags, rateFunnel, rateFunnelPlaces } from './rate-funnel.js';
import { ratioFlags, ratioFunnel } from './ratio-funnel.js';
import { wilsonLimits } from './wilson-limits.js';

const dsr = { kind: 'directly-standardised', multiplier: 100_000, years: 1 } as const;

describe('the axis of a funnel', () => {
  it('goes a little beyond the areas at round numbers, and from 0 when they differ much', () => {
    expect(axisRange([1000, 5000])).toEqual({ from: 0, to: 5300 });
    expect(axisRange([4100, 5000])).toEqual({ from: 3000, to: 5300 });
  });

  it('has 100 whole points, each above the one before, the last at its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 2000, max: 1e7 }), (from, to) => {
        const points = axisPoints({ from, to });
        expect(points.length).toBe(100);
        expect(
          points.every((point, index) => Number.isInteger(point) && point > (points[index - 1] ?? 0)),
        ).toBe(true);
        expect(points.at(-1)).toBe(to);
      }),
    );
  });
});

describe('the funnel of proportions', () => {
  it("has a limit where Wilson's interval of the proportion there just reaches the average", () => {
    const funnel = proportionFunnel(
      [
        { cases: 300, people: 1000 },
        { cases: 900, people: 3000 },
      ],
      1,
    );
    if (!funnel.ok) throw new Error(funnel.error.detail);
    const at = funnel.value.curves.upper95.find((point) => point.at > 200);
    const limits = wilsonLimits((at?.limit ?? 0) * (at?.at ?? 0), at?.at ?? 1, 0.95);
    expect(limits.lower).toBeCloseTo(funnel.value.baseline, 10);
  });

  it('flags an area beyond the limits, by how far', () => {
    const many = Array.from({ length: 20 }, () => ({ cases: 500, people: 5000 }));
    const flags = proportionFlags([
      ...many,
      { cases: 70, people: 500 },
      { cases: 100, people: 500 },
      { cases: 20, people: 500 },
    ]);
    expect(flags.ok && flags.value.slice(-3)).toEqual(['high-95', 'high-99.8', 'low-99.8']);
  });

  it('refuses no areas, more cases than people, and nobody', () => {
    expect(proportionFunnel([])).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-102' } });
    expect(proportionFlags([{ cases: 3, people: 2 }])).toMatchObject({ ok: false, error: { path: 'cases' } });
    expect(proportionFlags([{ cases: 0, people: 0 }])).toMatchObject({
      ok: false,
      error: { path: 'people' },
    });
  });
});

describe('the funnels of counts', () => {
  it('draw the limit of a count where its exact interval ends', () => {
    const funnel = ratioFunnel([{ observed: 20, expected: 15 }], 1);
    if (!funnel.ok) throw new Error(funnel.error.detail);
    const point = funnel.value.curves.lower998[10];
    const events = (point?.limit ?? 0) * (point?.at ?? 0);
    expect(exactPoissonLimitsAtTail(Math.round(events), 0.001).upper).toBeCloseTo(point?.at ?? Number.NaN, 9);
  });

  it('flag a count by the side of what was expected on which its interval lies', () => {
    expect([5, 12, 18, 20, 28, 36].map((observed) => countFlag(observed, 20))).toEqual([
      'low-99.8',
      'within',
      'within',
      'within',
      'within',
      'high-99.8',
    ]);
    expect(countFlag(0, 5)).toBe('low-95');
    expect(countFlag(0, 0.1)).toBe('within');
    expect(ratioFlags([{ observed: 31, expected: 20 }])).toEqual({ ok: true, value: ['high-95'] });
  });

  it('leave a standardised rate of fewer than 10 events without flag and place', () => {
    const areas = [
      { events: 9, rate: 90 },
      { events: 900, rate: 100 },
    ];
    expect(rateFlags(areas, dsr)).toEqual({ ok: true, value: ['too-few-events', 'within'] });
    expect(rateFunnelPlaces(areas, dsr)).toEqual({
      ok: true,
      value: [
        { rate: null, population: null },
        { rate: 100, population: 900_000 },
      ],
    });
  });

  it('refuse areas no funnel can be made of', () => {
    expect(ratioFunnel([])).toMatchObject({ ok: false, error: { code: 'CW-RELEASE-102' } });
    expect(ratioFlags([{ observed: 1, expected: 0 }])).toMatchObject({
      ok: false,
      error: { path: 'expected' },
    });
    expect(rateFunnel([{ events: 5, rate: 0 }], dsr)).toMatchObject({ ok: false, error: { path: 'rate' } });
    expect(rateFunnel([{ events: 0, rate: 0 }], dsr)).toMatchObject({
      ok: false,
      error: { path: 'population' },
    });
    expect(rateFunnel([{ events: 0, rate: 0, population: 9 }], dsr)).toMatchObject({
      ok: false,
      error: { code: 'CW-RELEASE-102' },
    });
  });
});
