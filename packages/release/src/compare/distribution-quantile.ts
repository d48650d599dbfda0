import { chdtri, compiled, ndtri, stdtri } from 'cephes';

// The ES build of cephes compiles its WebAssembly in the background; without this the first call would find no
// function. (The CommonJS build compiles at once, but which of the two a `require` finds depends on the conditions
// Node was started with.)
await compiled;

/** The x below which a standard normal variable falls with probability `p`, 0 < p < 1. Accurate to 1e-13 relative. */
export function normalQuantile(p: number): number {
  return ndtri(p);
}

/**
 * The x below which a chi-square variable of `degreesOfFreedom` > 0 falls with probability `p`, 0 < p < 1. Accurate
 * to 1e-12 relative.
 */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  return chdtri(degreesOfFreedom, 1 - p);
}

/**
 * The t below which Student's t of `degreesOfFreedom` (whole, from 1) falls with probability `p`, 0 < p < 1. Accurate
 * to 1e-11 relative.
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  return stdtri(degreesOfFreedom, p);
}
