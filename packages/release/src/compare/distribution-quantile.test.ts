import { describe, expect, it } from 'vitest';
import { chiSquareQuantile, normalQuantile, studentTQuantile } from './distribution-quantile.js';

// Computed with mpmath at 40 digits, by bisection of the regularised incomplete gamma and beta functions.
const normal: readonly (readonly [number, number])[] = [
  [0.001, -3.0902323061678136],
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
];
const chiSquare: readonly (readonly [number, number, number])[] = [
  [0.001, 2, 0.002001000667167067],
  [0.001, 20, 5.921040745487519],
  [0.001, 1000, 867.4790826072768],
  [0.001, 100000, 98623.7038163696],
  [0.025, 2, 0.05063561596857975],
  [0.025, 20, 9.590777392264867],
  [0.025, 1000, 914.257153799259],
  [0.025, 100000, 99125.37330064735],
  [0.975, 2, 7.377758908227871],
  [0.975, 20, 34.16960690283834],
  [0.975, 1000, 1089.5309127749135],
  [0.975, 100000, 100878.41530566558],
  [0.999, 2, 13.815510557964272],
  [0.999, 20, 45.31474661812586],
  [0.999, 1000, 1143.9170926196791],
  [0.999, 100000, 101387.69553252945],
  // Where cephes' own inverse throws.
  [0.025, 2000000, 1996081.966680588],
  [0.001, 2000000, 1993825.2346396304],
  [0.975, 14970, 15311.02638711822],
  [0.975, 18350, 18727.365784598805],
  [0.975, 2000000, 2003921.8219309007],
  [0.999, 2000000, 2006186.1647397089],
];
const studentT: readonly (readonly [number, number, number])[] = [
  [0.975, 1, 12.706204736174694],
  [0.975, 7, 2.364624251592785],
  [0.975, 25, 2.0595385527532972],
  [0.975, 5000, 1.9604385517065075],
  [0.999, 1, 318.30883898555015],
  [0.999, 7, 4.785289628638333],
  [0.999, 25, 3.450188726973064],
  [0.999, 5000, 3.0918631199609816],
];

function relative(actual: number, expected: number): number {
  return Math.abs(actual / expected - 1);
}

describe('the quantiles of distributions', () => {
  it.each(normal)('of the normal distribution at %d', (p, expected) => {
    expect(relative(normalQuantile(p), expected)).toBeLessThan(1e-13);
  });

  it.each(chiSquare)('of chi-square at %d with %i degrees of freedom', (p, degreesOfFreedom, expected) => {
    expect(relative(chiSquareQuantile(p, degreesOfFreedom), expected)).toBeLessThan(1e-12);
  });

  it.each(studentT)("of Student's t at %d with %i degrees of freedom", (p, degreesOfFreedom, expected) => {
    expect(relative(studentTQuantile(p, degreesOfFreedom), expected)).toBeLessThan(1e-11);
  });

  it('are found for the large counts that a funnel of a region needs', () => {
    const [lower, upper] = [chiSquareQuantile(0.001, 200_000) / 2, chiSquareQuantile(0.999, 200_002) / 2];
    // Wilson–Hilferty is within 1e-6 there.
    expect(
      relative(lower, 100_000 * (1 - 1 / 900_000 - 3.0902323 / (3 * Math.sqrt(100_000))) ** 3),
    ).toBeLessThan(1e-6);
    expect(
      relative(upper, 100_001 * (1 - 1 / 900_009 + 3.0902323 / (3 * Math.sqrt(100_001))) ** 3),
    ).toBeLessThan(1e-6);
  });
});
